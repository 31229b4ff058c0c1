"""What touches PostgreSQL, policy files and the wire."""
