"""Replaced warranty parts: due back, kept, disposed of (P-06)."""
