"""The review of a game: what each decision was worth on what could be known then, and what would have been better."""
