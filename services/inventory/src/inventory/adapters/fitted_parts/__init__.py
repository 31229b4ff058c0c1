"""Fitted parts and traces in PostgreSQL and on the wire (P-18, P-19)."""
