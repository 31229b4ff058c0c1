"""How much of a part a warehouse should hold, and when it should order more (P-15, P-16)."""
