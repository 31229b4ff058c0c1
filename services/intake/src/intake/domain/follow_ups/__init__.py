"""What is not finished the same day, and questions that nobody could answer at once (I-20)."""
