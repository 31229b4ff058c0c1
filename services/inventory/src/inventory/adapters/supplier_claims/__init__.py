"""Supplier claims in PostgreSQL and on the wire (P-10)."""
