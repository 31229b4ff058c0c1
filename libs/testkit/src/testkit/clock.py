"""A clock that moves when a test says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Stands where `chassis.clock.utc_now` stands: call it for the current instant."""

    def __init__(self, now: datetime = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)) -> None:
        if now.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> datetime:
        """Let time pass; returns the new instant."""
        if by < timedelta():
            raise ValueError("time does not go back")
        self.now += by
        return self.now
