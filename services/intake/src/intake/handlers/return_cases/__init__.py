"""Use cases of returns and exchanges (I-11)."""
