"""Intake: the call register, customer files and SLA clocks."""
