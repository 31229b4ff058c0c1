"""Expected arrivals in PostgreSQL and on the wire (P-08)."""
