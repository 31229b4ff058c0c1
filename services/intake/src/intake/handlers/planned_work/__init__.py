"""Use cases of planned work (I-22, I-23, I-26, I-27)."""
