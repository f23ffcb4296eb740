"""Solving a story: what its best play is worth, computed on what the player can know at each moment."""
