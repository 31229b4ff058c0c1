"""Dispatch: technicians, work orders and visits."""
