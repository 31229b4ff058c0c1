"""Hotlines in PostgreSQL and on the wire (I-04)."""
