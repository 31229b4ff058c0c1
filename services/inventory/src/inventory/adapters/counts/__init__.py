"""Stock counts (P-14)."""
