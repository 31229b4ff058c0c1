"""Goods that come back: why, who pays, who decides, who is responsible (I-11)."""
