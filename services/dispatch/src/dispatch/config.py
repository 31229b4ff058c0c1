"""Settings of dispatch: only those that every service has."""

from __future__ import annotations

from chassis.config import ServiceSettings


class DispatchSettings(ServiceSettings):
    """What dispatch can be told; figures of the rules are policies, not settings."""
