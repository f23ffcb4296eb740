"""What makes a scenario that can be played better: warnings about facts, answers, people and words."""
