"""Planned work with a record: inspections, training, upgrades, backups (I-22, I-23, I-26, I-27)."""
