"""Recalls in PostgreSQL and on the wire."""
