"""Use cases of supplier claims (P-10)."""
