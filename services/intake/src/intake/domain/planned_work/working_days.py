"""Working days, counted one by one (I-17, I-22)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def after_working_days(day: date, count: int, is_worked: Callable[[date], bool]) -> date:
    """Return the day that is some working days after another one; none gives the day itself.

    Args:
        day: From which day; it need not be a working day.
        count: How many, from zero.
        is_worked: Tells whether a day is worked.

    Source: rulebook I-17, I-22.
    """
    while count:
        day += timedelta(days=1)
        count -= is_worked(day)
    return day
