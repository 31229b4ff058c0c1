"""Branches as intake tells about them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dispatch.domain.errors import Invalid
from dispatch.domain.identity import BranchCode


class InvalidBranch(Invalid):
    """A branch in an unknown time zone."""

    reason = "BRANCH_INVALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Local copy of a branch; its zone decides which calendar day it is there.

    `time_zone` is an IANA name.
    """

    code: BranchCode
    name: str
    city: str
    region: str
    time_zone: str

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise InvalidBranch(
                f"branch {self.code}: {self.time_zone!r} is not a time zone",
                rule="D-01",
                field="time_zone",
            ) from error

    @property
    def zone(self) -> ZoneInfo:
        """The branch's time zone."""
        return ZoneInfo(self.time_zone)
