"""The knowledge base in PostgreSQL and on the wire (I-24)."""
