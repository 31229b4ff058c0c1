"""Use cases of quotes (I-12)."""
