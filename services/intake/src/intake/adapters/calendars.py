"""The calendars of intake's policies, each bound to a zone once."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date
from pathlib import Path

from chassis.policy import (
    Policy,
    PolicyError,
    PolicyNotFound,
    load_policies,
    with_policy,
)
from intake.adapters.chosen_policies import digest_of
from intake.adapters.holiday_lists import lists_of, no_list
from intake.adapters.public_holidays import mainland_years
from intake.domain.calendar import ALWAYS, Calendar
from intake.domain.calendar_plan import NO_HOLIDAYS, CalendarPlan, Holidays, HolidayYear
from intake.domain.errors import CalendarUnknown
from intake.domain.working_calendar import calendar_in_zone

_ANY_ZONE = "UTC"


class CalendarShelf:
    """Calendars and the holidays they use; a year that a company supplies goes before the library.

    Args:
        folder: The service's `policies` folder; calendars are in `calendars` beneath it, and years
            that the library does not know yet in `holiday-years`.

    Raises:
        PolicyError: A file is wrong, or a calendar relies on a year that nobody knows (I-17).
    """

    def __init__(self, folder: Path) -> None:
        self._plans = load_policies(folder / "calendars", "calendar", CalendarPlan)
        supplied = load_policies(folder / "holiday-years", "holiday-year", HolidayYear)
        years = [policy.body for name in supplied.names() for policy in supplied.versions(name)]
        self._lists = lists_of([*mainland_years(), *years])
        self._bound: dict[tuple[str, str], Calendar] = {}
        self._bound_by_digest: dict[tuple[str, str, str], Calendar] = {}
        if problems := list(self._problems()):
            raise PolicyError(problems)

    def names(self) -> frozenset[str]:
        """Return the names of the calendars."""
        return frozenset(self._plans.names())

    def ref(self, name: str, on: date) -> str:
        """Return the version of a calendar in force on a day.

        Raises:
            CalendarUnknown: There is none.
        """
        try:
            return self._plans.in_force(name, on).ref
        except PolicyNotFound as error:
            raise CalendarUnknown(
                str(error), rule="I-17", field="calendar", calendar=name
            ) from error

    def get(self, ref: str, zone: str) -> Calendar:
        """Return a version of a calendar in a zone; no reference at all means around the clock.

        Raises:
            PolicyNotFound: No loaded file has this reference.
        """
        if not ref:
            return ALWAYS
        if (ref, zone) not in self._bound:
            self._bound[ref, zone] = self._bind(self._plans.by_ref(ref), zone)
        return self._bound[ref, zone]

    def policy(self, name: str, on: date) -> Policy[CalendarPlan]:
        """Return the version of a calendar in force on a day.

        Raises:
            CalendarUnknown: There is none.
        """
        return self._plans.by_ref(self.ref(name, on))

    def by_ref(self, ref: str) -> Policy[CalendarPlan]:
        """Return a version of a calendar.

        Raises:
            PolicyNotFound: No loaded file has this reference.
        """
        return self._plans.by_ref(ref)

    def holidays(self, name: str) -> Policy[Holidays]:
        """Return a list of public holidays with every year that is known today."""
        return self._lists.get(name) or no_list(name)

    def bind(
        self, plan: Policy[CalendarPlan], holidays: Policy[Holidays] | None, zone: str
    ) -> Calendar:
        """Return the calendar of a plan with its holidays in a zone; the same one every time."""
        key = (digest_of(plan), digest_of(holidays) if holidays else "", zone)
        if key not in self._bound_by_digest:
            self._bound_by_digest[key] = calendar_in_zone(
                plan.name, plan.ref, plan.body, zone, holidays.body if holidays else NO_HOLIDAYS
            )
        return self._bound_by_digest[key]

    def with_plan(self, plan: Policy[CalendarPlan], file: str) -> CalendarShelf:
        """Return a shelf with one more version, as if its file were among the others.

        Raises:
            PolicyError: It is wrong or collides.
        """
        other = copy(self)
        other._plans = with_policy(self._plans, plan, file)  # noqa: SLF001 - a copy of its own
        other._bound = {}  # noqa: SLF001
        if problems := list(other._problems()):  # noqa: SLF001
            raise PolicyError(problems)
        return other

    def _bind(self, policy: Policy[CalendarPlan], zone: str) -> Calendar:
        used = policy.body.holidays
        return self.bind(policy, self.holidays(used.list) if used else None, zone)

    def _problems(self) -> Iterator[str]:
        """Bind every version once, so that what is wrong is known before anything starts."""
        for name in self._plans.names():
            for policy in self._plans.versions(name):
                try:
                    self._bind(policy, _ANY_ZONE)
                except ValueError as error:
                    yield f"{policy.ref}: body.holidays: {error}"
