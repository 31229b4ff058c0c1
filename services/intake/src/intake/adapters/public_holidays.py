"""Public holidays and make-up working days of mainland China, from library `chinesecalendar`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import chinese_calendar

from intake.domain.calendar_plan import HolidayYear

CN_MAINLAND: Final = "cn-mainland"


def mainland_years() -> Iterator[HolidayYear]:
    """Yield every year that the library knows; it is updated once a year, in November (I-17)."""
    closed, working = _by_year(chinese_calendar.holidays), _by_year(chinese_calendar.workdays)
    for year in range(min(closed), max(closed) + 1):
        yield HolidayYear(
            list=CN_MAINLAND, year=year, closed=closed[year], working=working.get(year, {})
        )


def _by_year(names: Mapping[date, str]) -> Mapping[int, Mapping[date, str]]:
    found: dict[int, dict[date, str]] = {}
    for day, name in names.items():
        found.setdefault(day.year, {})[day] = name
    return found
