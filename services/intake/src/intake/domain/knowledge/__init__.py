"""What was learned from requests that are done (I-24)."""
