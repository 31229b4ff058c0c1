"""Special orders in PostgreSQL and on the wire (P-13)."""
