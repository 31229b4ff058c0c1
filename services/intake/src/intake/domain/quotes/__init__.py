"""Prices of chargeable work: quoted, lowered by rule, accepted before work starts (I-12)."""
