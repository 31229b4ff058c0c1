"""What customers sign for parts that are added during a repair (P-05)."""
