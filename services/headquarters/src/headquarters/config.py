"""Settings of headquarters: only those that every service has."""

from __future__ import annotations

from chassis.config import ServiceSettings


class HeadquartersSettings(ServiceSettings):
    """What headquarters can be told; figures of the rules are policies, not settings."""
