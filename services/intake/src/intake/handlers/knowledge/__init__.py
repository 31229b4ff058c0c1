"""Use cases of the knowledge base (I-24)."""
