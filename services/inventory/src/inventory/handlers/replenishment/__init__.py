"""Use cases of replenishment (P-15)."""
