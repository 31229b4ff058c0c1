"""Return cases in PostgreSQL and on the wire (I-11)."""
