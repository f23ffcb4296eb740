"""What every shipped scenario must be worth."""
