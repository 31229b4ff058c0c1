"""Supplements in PostgreSQL and on the wire (P-05)."""
