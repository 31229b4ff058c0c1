"""Planned work in PostgreSQL and on the wire."""
