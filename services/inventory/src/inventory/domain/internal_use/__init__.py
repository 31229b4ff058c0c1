"""Consumables that departments use up, within their budgets (P-17)."""
