"""The simple seat: the words of a view as HTML, drawn up by the class's server for any browser."""
