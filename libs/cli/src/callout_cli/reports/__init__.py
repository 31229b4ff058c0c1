"""Tables out of the public API."""
