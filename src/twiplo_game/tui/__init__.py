"""The ministry desk in Textual: the only room that draws on a terminal."""
