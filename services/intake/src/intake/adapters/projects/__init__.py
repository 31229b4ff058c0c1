"""Projects in PostgreSQL and on the wire."""
