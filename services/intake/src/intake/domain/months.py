"""Months as the calendar has them."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

_MONTHS = 12


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month if it is shorter.

    A negative number of months goes back. Beyond the first and last day that there is, the answer
    is that day.
    """
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if months < 0 else date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))
