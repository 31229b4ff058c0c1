"""A version of a policy that is not in force, and what open requests would be promised by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from chassis.policy import Policy
from intake.adapters.calendars import CalendarShelf
from intake.adapters.chosen_policies import ChoiceKey, ChosenPolicies, digest_of
from intake.domain.calendar_plan import CalendarPlan, Holidays
from intake.domain.facts import Fact
from intake.domain.promise import Promise
from intake.domain.request import ServiceRequest
from intake.domain.sla import Chosen, SlaPack, SlaSelection
from intake.domain.vocabulary import ChosenBy

RestsOn = Callable[[ChoiceKey], ChosenPolicies]


class Shelf(Protocol):
    """The policies among which the draft is."""

    calendars: CalendarShelf

    def sla_selection(self, on: date) -> SlaSelection: ...

    def pack_named(self, name: str, on: date) -> Policy[SlaPack]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDraft:
    """`intake.ports.PolicyDraft`: as if the version had counted since every call.

    A pack takes the place of every version of its name, a calendar likewise; a selection chooses
    anew for each call that named neither pack nor calendar, nor has a contract that names one. What
    somebody changed later stays as it was changed.
    """

    policy: Policy[Any]
    shelf: Shelf
    rests_on: RestsOn

    @property
    def ref(self) -> str:
        return self.policy.ref

    @property
    def effective_on(self) -> date:
        return self.policy.effective_on

    @property
    def digest(self) -> str:
        return digest_of(self.policy)

    def promise(self, request: ServiceRequest, zone: str) -> Promise:
        first, *later = (
            (choice.sequence, ChoiceKey.of(choice, request, zone)) for choice in request.choices
        )
        call = request.timeline.facts[0]
        bind = self.shelf.calendars.bind
        started = self._as_drafted(self.rests_on(first[1]), first[1].day)
        if isinstance(self.policy.body, SlaSelection):
            started = self._selected(self.policy.body, started, request, call)
        return Promise(
            pledge=started.pledge(zone, bind),
            later={
                number: self._as_drafted(self.rests_on(key), key.day).pledge(zone, bind)
                for number, key in later
            },
            product_line=request.call.product_line,
        )

    def _as_drafted(self, chosen: ChosenPolicies, day: date) -> ChosenPolicies:
        """Put the draft in the place of the versions of its name."""
        body = self.policy.body
        if isinstance(body, SlaPack) and chosen.pack.name == self.policy.name:
            return self._with_pack(chosen, self.policy, day)
        if not isinstance(body, CalendarPlan):
            return chosen
        name = self.policy.name
        swapped = replace(
            chosen,
            calendars={n: self.policy if n == name else c for n, c in chosen.calendars.items()},
            instead=self.policy
            if chosen.instead and chosen.instead.name == name
            else chosen.instead,
        )
        return self._with_holidays(swapped)

    def _with_pack(
        self, chosen: ChosenPolicies, pack: Policy[SlaPack], day: date
    ) -> ChosenPolicies:
        plans = {
            name: chosen.calendars.get(name) or self.shelf.calendars.policy(name, day)
            for name in pack.body.calendars
        }
        return self._with_holidays(replace(chosen, pack=pack, calendars=plans))

    def _with_holidays(self, chosen: ChosenPolicies) -> ChosenPolicies:
        holidays: dict[str, Policy[Holidays]] = {}
        for plan in chosen.plans:
            if used := plan.body.holidays:
                kept = chosen.holidays.get(used.list)
                holidays[used.list] = kept or self.shelf.calendars.holidays(used.list)
        return replace(chosen, holidays=holidays)

    def _selected(
        self, selection: SlaSelection, chosen: ChosenPolicies, request: ServiceRequest, call: Fact
    ) -> ChosenPolicies:
        """Choose pack and calendar of a call anew, unless it or its contract named them."""
        day = request.call.day
        selected = self.shelf.sla_selection(day).by_contract
        by_itself = call.chosen_by is ChosenBy.CONTRACT and call.contract not in selected
        if call.chosen_by is ChosenBy.CALL or by_itself:
            return chosen
        names = selection.choose(request.call.product_line, call.contract, Chosen())
        if names.pack != chosen.pack.name:
            chosen = self._with_pack(chosen, self.shelf.pack_named(names.pack, day), day)
        if names.calendar != (chosen.instead.name if chosen.instead else ""):
            calendars = self.shelf.calendars
            instead = calendars.policy(names.calendar, day) if names.calendar else None
            chosen = self._with_holidays(replace(chosen, instead=instead))
        return chosen
