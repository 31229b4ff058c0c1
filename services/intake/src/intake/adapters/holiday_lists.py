"""Lists of public holidays as policies that can be kept: every year that was known, by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from chassis.policy import Policy
from chassis.policy.yaml import load_yaml, write_yaml
from intake.domain.calendar_plan import NO_HOLIDAYS, Holidays, HolidayYear

HOLIDAY_LIST: Final = "holiday-list"


def holiday_list(name: str, holidays: Holidays) -> Policy[Holidays]:
    """Return a list as a policy; its version tells the first and the last year."""
    years = sorted(holidays.years)
    content = {year: _written(holidays.years[year]) for year in years}
    return Policy(
        kind=HOLIDAY_LIST,
        name=name,
        version=f"{years[0]}-{years[-1]}" if years else "none",
        effective_on=date(years[0] if years else 1, 1, 1),
        source="I-17",
        body=holidays,
        written=write_yaml(content),
    )


def lists_of(years: Iterable[HolidayYear]) -> dict[str, Policy[Holidays]]:
    """Gather years by list; a later one of the same year replaces an earlier one."""
    found: dict[str, list[HolidayYear]] = {}
    for year in years:
        found.setdefault(year.list, []).append(year)
    return {name: holiday_list(name, Holidays.of(iter(known))) for name, known in found.items()}


def restored_list(name: str, written: str) -> Holidays:
    """Return a list that was kept."""
    years = (_read(name, year, content) for year, content in load_yaml(written).items())
    return Holidays.of(years)


def widened(kept: Policy[Holidays], known: Policy[Holidays]) -> Policy[Holidays]:
    """Add the years that have become known; a year that was kept stays what it was."""
    fresh = known.body.years.keys() - kept.body.years.keys()
    if not fresh:
        return kept
    years = {**known.body.years, **kept.body.years}
    return holiday_list(kept.name, Holidays(MappingProxyType(years)))


def no_list(name: str) -> Policy[Holidays]:
    """Return a list of which nothing is known."""
    return holiday_list(name, NO_HOLIDAYS)


def _written(year: HolidayYear) -> dict[str, Any]:
    return {"closed": dict(year.closed), "working": dict(year.working)}


def _read(name: str, year: int, content: dict[str, Any]) -> HolidayYear:
    return HolidayYear(list=name, year=year, closed=content["closed"], working=content["working"])
