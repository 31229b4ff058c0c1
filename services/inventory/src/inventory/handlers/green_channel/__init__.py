"""Use cases of the green channel (P-09)."""
