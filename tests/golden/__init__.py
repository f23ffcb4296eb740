"""Games played from start to end, kept word for word."""
