"""The game itself: pure functions over frozen values. No clock, no disk, no chance but by (seed, name)."""
