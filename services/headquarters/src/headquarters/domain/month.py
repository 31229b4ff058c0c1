"""A calendar month, written YYYY-MM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from headquarters.domain.errors import Invalid

_TEXT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_WIDEST_OFFSET = timedelta(days=1)


class MonthUnreadable(Invalid):
    """The text is no month."""

    reason = "MONTH_UNREADABLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read a month such as 2026-03.

        Raises:
            MonthUnreadable: It is not a month of the years 1 to 9998.

        Source: rulebook Q-01.
        """
        found = _TEXT.fullmatch(text)
        if found is None or not 1 <= int(found[1]) < date.max.year:
            raise MonthUnreadable(f"{text!r} is not a month", rule="Q-01", field="month")
        return cls(year=int(found[1]), number=int(found[2]))

    @property
    def first_day(self) -> date:
        """The day whose policies count for the month."""
        return date(self.year, self.number, 1)

    def instants(self) -> tuple[datetime, datetime]:
        """Return a half-open stretch (UTC) with every instant that is in the month somewhere.

        No zone is a day away from UTC, so the stretch is the month and a day on both sides.
        """
        year, number = divmod(self.year * 12 + self.number, 12)
        begins = datetime.combine(self.first_day, time(), UTC)
        ends = datetime(year, number + 1, 1, tzinfo=UTC)
        if self.first_day == date.min:
            return begins, ends + _WIDEST_OFFSET
        return begins - _WIDEST_OFFSET, ends + _WIDEST_OFFSET

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"
