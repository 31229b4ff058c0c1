"""Loans, measuring devices and tools in PostgreSQL and on the wire (P-11, P-12, P-20)."""
