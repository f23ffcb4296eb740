"""What is found out by playing: bots, and the debrief of a game. Pure."""
