"""Fitted parts in PostgreSQL."""
