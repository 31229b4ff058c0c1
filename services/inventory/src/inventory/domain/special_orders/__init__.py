"""Parts ordered for one customer (P-13)."""
