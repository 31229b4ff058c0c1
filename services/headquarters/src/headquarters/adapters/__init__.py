"""Where the use cases meet PostgreSQL, policy files and the wire."""
