"""Where parts best come from (P-08)."""
