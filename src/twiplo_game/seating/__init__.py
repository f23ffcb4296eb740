"""A player's place at a game: what can be asked of a game and what it answers, wherever the game is held."""
