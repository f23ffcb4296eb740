"""The only room that touches the disk: the library, the doctrine's files, saved games and settings."""
