"""Use cases of internal use (P-17)."""
