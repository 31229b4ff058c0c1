"""Issues approved afterwards, in PostgreSQL and on the wire (P-09)."""
