"""Use cases of supplements (P-05)."""
