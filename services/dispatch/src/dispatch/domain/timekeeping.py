"""Figures about time that every rule shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePolicy:
    """How far clocks may differ, and the zone that counts until intake has told about a branch.

    `default_time_zone` is an IANA name.
    """

    clock_skew: timedelta
    default_time_zone: str

    def __post_init__(self) -> None:
        if self.clock_skew < timedelta():
            raise ValueError("clock_skew must not be negative")
        try:
            ZoneInfo(self.default_time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{self.default_time_zone!r} is not a time zone") from error

    @property
    def zone(self) -> ZoneInfo:
        """The default time zone."""
        return ZoneInfo(self.default_time_zone)
