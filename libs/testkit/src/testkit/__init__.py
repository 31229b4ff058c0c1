"""Fixtures and fakes that every test suite of Callout shares."""
