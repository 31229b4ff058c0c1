"""Demand, proposals and slow stock in PostgreSQL and on the wire (P-15, P-16)."""
