"""Settings of appraisal: only those that every service has."""

from __future__ import annotations

from chassis.config import ServiceSettings


class AppraisalSettings(ServiceSettings):
    """What appraisal can be told; figures of the rules are policies, not settings."""
