"""Plumbing of every Callout service: no business noun lives here."""
