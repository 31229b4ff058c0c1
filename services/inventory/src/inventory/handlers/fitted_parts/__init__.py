"""Use cases of fitted parts (P-18, P-19)."""
