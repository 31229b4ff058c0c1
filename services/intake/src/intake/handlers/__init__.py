"""Use cases, reactions and the timer of intake: one each per file."""
