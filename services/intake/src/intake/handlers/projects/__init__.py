"""Use cases of projects (I-25, I-07)."""
