"""Old parts in PostgreSQL and on the wire (P-06)."""
