"""Inventory: branch warehouses, requisitions and stock."""
