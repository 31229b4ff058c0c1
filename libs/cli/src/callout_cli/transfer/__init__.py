"""Customers, installed products and contracts in tables, in and out (I-05, I-06, I-13)."""
