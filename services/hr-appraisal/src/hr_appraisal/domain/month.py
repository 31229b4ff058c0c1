"""The month in which things count: a calendar month of the branch."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NewType
from zoneinfo import ZoneInfo

from hr_appraisal.domain.errors import Invalid

Month = NewType("Month", str)
"""`YYYY-MM`."""

# Years in which every zone's calendar can be computed.
_FIRST_YEAR = 1970
_LAST_YEAR = 2999
_FORM = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class MonthUnreadable(Invalid):
    reason = "MONTH_UNREADABLE"


def read_month(text: str) -> Month:
    """Read a month.

    Raises:
        MonthUnreadable: The text is not `YYYY-MM`, or far from our time.

    Source: rulebook H-07.
    """
    if not _FORM.fullmatch(text) or not _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        raise MonthUnreadable(f"{text!r} is not a month YYYY-MM", rule="H-07", field="month")
    return Month(text)


def day_of(at: datetime, time_zone: str) -> date:
    """Return the calendar day of an instant.

    Args:
        at: Instant (aware UTC).
        time_zone: IANA name of the branch's zone.

    Source: rulebook H-07.
    """
    return at.astimezone(ZoneInfo(time_zone)).date()


def month_of(at: datetime, time_zone: str) -> Month:
    """Return the calendar month of an instant.

    Args:
        at: Instant (aware UTC).
        time_zone: IANA name of the branch's zone.

    Source: rulebook H-07.
    """
    return Month(f"{at.astimezone(ZoneInfo(time_zone)):%Y-%m}")


def bounds_of(month: Month, time_zone: str) -> tuple[datetime, datetime]:
    """Return first and end instant of a month as UTC, half-open.

    Args:
        month: `YYYY-MM`.
        time_zone: IANA name of the branch's zone.

    Source: rulebook H-07.
    """
    zone = ZoneInfo(time_zone)
    year, number = int(month[:4]), int(month[5:])
    start = datetime(year, number, 1, tzinfo=zone)
    after = (year + 1, 1) if number == 12 else (year, number + 1)  # noqa: PLR2004 - December
    end = datetime(*after, 1, tzinfo=zone)
    return start.astimezone(UTC), end.astimezone(UTC)
