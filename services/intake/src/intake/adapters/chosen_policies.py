"""Every version of a policy that one choice of a pack rests on, and the pledge made from them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from chassis.policy import Policy
from intake.domain.calendar import Calendar
from intake.domain.calendar_plan import CalendarPlan, Holidays
from intake.domain.promise import Pledge
from intake.domain.request import Choice, ServiceRequest
from intake.domain.sla import SlaPack, SlaWarnings

Bind = Callable[[Policy[CalendarPlan], Policy[Holidays] | None, str], Calendar]
"""Makes the calendar of a plan with the holidays it uses, in a zone."""


def digest_of(policy: Policy[Any]) -> str:
    """Return the hash of which version a policy is and what it says."""
    return hashlib.sha256(f"{policy.ref}\n{policy.written}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceKey:
    """A choice as facts store it: versions of pack and calendar, and the branch's day.

    `pack_digest` is the hash of what the pack had said, where the choice left it as it was.
    """

    sla_policy_ref: str
    calendar_ref: str
    day: date
    pack_digest: str = ""

    @classmethod
    def of(cls, choice: Choice, request: ServiceRequest, zone: str) -> ChoiceKey:
        """Read the key of a choice.

        Args:
            choice: One of the request's.
            request: Whose choice it is; a call is of the register's day.
            zone: IANA zone of the branch that took the call.
        """
        day = request.call.day
        if choice.sequence != 1:
            day = choice.chosen_at.astimezone(ZoneInfo(zone)).date()
        return cls(
            sla_policy_ref=choice.sla_policy_ref,
            calendar_ref=choice.calendar_ref,
            day=day,
            pack_digest=choice.pack_digest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPolicies:
    """Pack, the calendars it names, the one in its place if any, warnings, holidays used."""

    pack: Policy[SlaPack]
    calendars: Mapping[str, Policy[CalendarPlan]]
    instead: Policy[CalendarPlan] | None
    warnings: Policy[SlaWarnings]
    holidays: Mapping[str, Policy[Holidays]]

    @property
    def plans(self) -> tuple[Policy[CalendarPlan], ...]:
        """All calendars."""
        return (*self.calendars.values(), *([self.instead] if self.instead else []))

    @property
    def all(self) -> tuple[Policy[Any], ...]:
        """All versions, each once, in a fixed order."""
        every: list[Policy[Any]] = [self.pack, *self.plans, self.warnings, *self.holidays.values()]
        found = {digest_of(each): each for each in every}
        return tuple(found[digest] for digest in sorted(found))

    def pledge(self, zone: str, bind: Bind) -> Pledge:
        """Make the pledge in a zone, its calendars bound."""

        def bound(plan: Policy[CalendarPlan]) -> Calendar:
            used = plan.body.holidays
            return bind(plan, self.holidays[used.list] if used else None, zone)

        versions: list[Policy[Any]] = [self.pack, *self.plans]
        return Pledge(
            pack=self.pack.body,
            ref=self.pack.ref,
            calendars={name: bound(plan) for name, plan in self.calendars.items()},
            instead=bound(self.instead) if self.instead else None,
            digests={each.ref: digest_of(each) for each in versions},
        )
