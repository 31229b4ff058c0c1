"""Urgent customers go first (P-09)."""
