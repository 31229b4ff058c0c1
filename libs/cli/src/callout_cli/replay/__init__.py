"""Drive an incident log of another system through the public API, with its own times."""
