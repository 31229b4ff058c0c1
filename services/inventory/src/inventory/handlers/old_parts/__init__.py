"""Use cases of old parts (P-06)."""
