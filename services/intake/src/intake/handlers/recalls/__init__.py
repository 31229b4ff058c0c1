"""Use cases of recalls (I-14)."""
