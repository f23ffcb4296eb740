"""From the text of a file to a scenario, or to problems with their positions. Pure: no disk."""
