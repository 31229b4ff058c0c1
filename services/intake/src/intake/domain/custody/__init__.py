"""Custody of access to customers' systems (I-28)."""
