"""The class: one crisis, one clock, a seat for each player; the server that holds it and the ways to it."""
