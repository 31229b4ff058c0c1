"""Rows of tables as the rules of a service read them; the standard library alone."""
