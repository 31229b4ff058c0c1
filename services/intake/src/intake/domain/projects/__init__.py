"""Delivery and installation projects, and their hand-over (I-25, I-07)."""
