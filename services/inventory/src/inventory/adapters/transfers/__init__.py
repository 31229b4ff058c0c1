"""Transfers between warehouses of the cell (P-08)."""
