"""Quotes in PostgreSQL and on the wire (I-12)."""
