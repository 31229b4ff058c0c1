"""Half-open stretches of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from dispatch.domain.errors import Invalid


class InvalidVisit(Invalid):
    """A visit ends before it starts."""

    reason = "VISIT_WINDOW_INVALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWindow:
    """[start, end) in aware UTC instants; never empty."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() != timedelta(0) or self.end.utcoffset() != timedelta(0):
            raise InvalidVisit("a visit needs instants in UTC", rule="D-05", field="visit")
        if self.end <= self.start:
            raise InvalidVisit(
                f"the visit ends at {self.end.isoformat()}, not after it starts",
                rule="D-05",
                field="visit.end_time",
            )

    def overlaps(self, other: TimeWindow) -> bool:
        """Say whether an instant belongs to both."""
        return self.start < other.end and other.start < self.end

    def days(self, zone: tzinfo) -> tuple[date, date]:
        """Return the first and the last calendar day it touches in a zone."""
        last = self.end - timedelta(microseconds=1)
        return self.start.astimezone(zone).date(), last.astimezone(zone).date()
