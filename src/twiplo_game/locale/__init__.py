"""The interface's own words, in each language, and how each language writes times and figures."""
