"""A contest's results as files that other systems read: each says what it is worth and what it comes from."""
