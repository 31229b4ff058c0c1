"""Use cases of special orders (P-13)."""
