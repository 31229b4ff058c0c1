"""Custody in PostgreSQL and on the wire."""
