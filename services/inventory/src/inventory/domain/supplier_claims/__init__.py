"""Claims on suppliers for the cost of warranty (P-10)."""
