"""Ends of days and questions in PostgreSQL and on the wire (I-20)."""
