"""Settings of inventory: only those that every service has."""

from __future__ import annotations

from chassis.config import ServiceSettings


class InventorySettings(ServiceSettings):
    """What inventory can be told; figures of the rules are policies, not settings."""
