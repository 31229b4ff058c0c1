"""Working days by the calendar that `planned-work.yaml` names: holidays and make-up days count."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from intake.domain.branch import Branch
from intake.domain.calendar import Calendar
from intake.domain.planned_work.working_days import after_working_days
from intake.ports import Policies


class CalendarDays:
    """A day is worked at a branch if the calendar is open on some of it.

    Args:
        policies: Where the calendar's name and its versions are read.
    """

    def __init__(self, policies: Policies) -> None:
        self._policies = policies

    def after(self, branch: Branch, day: date, count: int) -> date:
        """Return the day that is some working days after another one."""
        name = self._policies.planned_work(day).body.working_days
        ref = self._policies.calendar_ref(name, day)
        calendar = self._policies.calendar(ref, branch.time_zone)
        zone = ZoneInfo(branch.time_zone)
        return after_working_days(day, count, lambda each: _is_worked(calendar, each, zone))


def _is_worked(calendar: Calendar, day: date, zone: ZoneInfo) -> bool:
    start, end = (
        datetime.combine(each, time(), zone).astimezone(UTC)
        for each in (day, day + timedelta(days=1))
    )
    return calendar.open_between(start, end) > timedelta()
