"""Branches as intake tells about them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dispatch.domain.identity import BranchCode


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

    @property
    def zone(self) -> ZoneInfo:
        """The branch's time zone."""
        return ZoneInfo(self.time_zone)
