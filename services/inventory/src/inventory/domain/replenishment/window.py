"""The time that is looked back on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Periods of one length that end at an instant (UTC); the last one has age 0."""

    until: datetime
    period: timedelta
    periods: int

    @property
    def since(self) -> datetime:
        """When the first period begins; that instant itself is before it."""
        return self.until - self.period * self.periods

    def age_of(self, at: datetime) -> int:
        """Return the age of the period in which an instant (UTC) lies."""
        return (self.until - at) // self.period

    def oldest(self, first_received_at: datetime | None, first_asked_at: datetime) -> int:
        """Return the age of the first period that tells something of a part.

        A part that came before anybody asked for it was not here in the periods before; for
        one that was asked for first, all of them were periods without demand.

        Args:
            first_received_at: When it first came to the warehouse (UTC); None: never.
            first_asked_at: When it was first asked for in the window (UTC).

        Source: rulebook P-15.
        """
        if first_received_at is None or not self.since < first_received_at <= first_asked_at:
            return self.periods - 1
        return self.age_of(first_received_at)
