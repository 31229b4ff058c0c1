"""Where dispatch meets PostgreSQL, the wire and the policy files."""
