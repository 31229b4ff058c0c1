"""Branches (service stations): the owners of registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from intake.domain.errors import AlreadyExists, Invalid


class UnknownTimeZone(Invalid):
    """A branch needs a zone that the platform knows."""

    reason = "UNKNOWN_TIME_ZONE"


class BranchAlreadyRegistered(AlreadyExists):
    """The code belongs to a branch that was described differently."""

    reason = "BRANCH_ALREADY_REGISTERED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A service station or office; `time_zone` is an IANA name and decides the register's day.

    Raises:
        UnknownTimeZone: The zone has no rules here.
    """

    code: str
    name: str
    city: str
    region: str
    time_zone: str

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise UnknownTimeZone(
                f"branch {self.code}: there is no time zone {self.time_zone!r}",
                rule="I-17",
                field="time_zone",
                time_zone=self.time_zone,
            ) from error

    def local(self, instant: datetime) -> datetime:
        """Return an instant as the clocks of this branch show it."""
        return instant.astimezone(ZoneInfo(self.time_zone))

    def day_of(self, instant: datetime) -> date:
        """Return the calendar day of an instant at this branch (I-02)."""
        return self.local(instant).date()

    def instant(self, day: date, clock: time) -> datetime:
        """Return the instant (UTC) at which the clocks of this branch show a time of a day."""
        return datetime.combine(day, clock, ZoneInfo(self.time_zone)).astimezone(UTC)
