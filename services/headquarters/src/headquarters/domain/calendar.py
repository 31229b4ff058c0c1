"""Whose calendar days the network's own figures are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """`time_zone` is the IANA zone of headquarters; a branch's months are in its own zone."""

    time_zone: str

    def __post_init__(self) -> None:
        ZoneInfo(self.time_zone)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of headquarters."""
        return ZoneInfo(self.time_zone)
