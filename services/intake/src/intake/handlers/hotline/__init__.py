"""Use cases of hotlines (I-04)."""
