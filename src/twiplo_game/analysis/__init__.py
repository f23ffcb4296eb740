"""What can be said about games: bots, debriefs. Pure."""
