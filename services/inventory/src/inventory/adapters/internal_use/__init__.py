"""Internal use in PostgreSQL and on the wire (P-17)."""
