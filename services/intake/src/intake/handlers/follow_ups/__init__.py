"""Use cases about what is not finished the same day, and about questions (I-20)."""
