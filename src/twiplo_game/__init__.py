"""Twiplo: a crisis on the duty desk of a foreign ministry."""

__version__ = "0.1.0"
