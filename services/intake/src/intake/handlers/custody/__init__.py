"""Use cases of custody (I-28)."""
