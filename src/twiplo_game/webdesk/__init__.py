"""The desk in a browser: many of them in a process of their own, each drawn through a WebSocket.

The host's side (`front`, `houses`) knows no Textual; the desks' side (`house`, `session`, `app`) is what it starts.
"""
