"""Settings of feedback: only those that every service has."""

from __future__ import annotations

from chassis.config import ServiceSettings


class FeedbackSettings(ServiceSettings):
    """What feedback can be told; figures of the rules are policies, not settings."""
