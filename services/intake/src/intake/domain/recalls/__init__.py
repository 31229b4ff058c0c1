"""Recalls over the installed base (I-14)."""
