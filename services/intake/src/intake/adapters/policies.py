"""The policy files of intake, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

from chassis.policy import (
    Policy,
    PolicyError,
    PolicyNotFound,
    kind_of,
    load_policies,
    read_policy,
    with_policy,
)
from intake.adapters.calendars import CalendarShelf
from intake.adapters.chosen_policies import ChoiceKey, ChosenPolicies
from intake.adapters.policy_draft import PolicyDraft, RestsOn
from intake.domain.calendar import Calendar
from intake.domain.calendar_plan import CalendarPlan
from intake.domain.category import CategoryPolicy
from intake.domain.contract import ContractNoticePolicy
from intake.domain.customer_file import FilePolicy
from intake.domain.errors import PolicyInvalid, PolicyNotPreviewable, SlaPackUnknown
from intake.domain.follow_ups.day_end import FollowUpPolicy
from intake.domain.hotline.hotline import HotlinePolicy
from intake.domain.knowledge.ranking import RankingPolicy
from intake.domain.planned_work.policy import PlannedWorkPolicy
from intake.domain.projects.policy import ProjectPolicy
from intake.domain.promise import Pledge, Promise
from intake.domain.quotes.prices import PriceList, PriceListUnknown, QuotePolicy
from intake.domain.recalls.recall import RecallPolicy
from intake.domain.register import RegisterPolicy
from intake.domain.request import ServiceRequest
from intake.domain.return_cases.policy import ReturnPolicy
from intake.domain.severity import SeverityPolicy
from intake.domain.sla import InForce, SlaPack, SlaSelection, SlaWarnings
from intake.domain.warranty import WarrantyPack


class PolicyShelf:
    """All policies, read once; every lookup names the version that was in force on a day.

    Args:
        folder: The service's `policies` folder; packs are in `sla-packs` beneath it, calendars in
            `calendars`, years of holidays that a company supplies in `holiday-years`.

    Raises:
        PolicyError: A file is wrong, the selection names a pack that does not exist, a pack names
            a calendar that does not, or a calendar relies on a year that nobody knows.
    """

    def __init__(self, folder: Path) -> None:
        self._register = load_policies(folder, "register", RegisterPolicy)
        self._severity = load_policies(folder, "severity", SeverityPolicy)
        self._category = load_policies(folder, "category", CategoryPolicy)
        self._warranties = load_policies(folder / "warranty-packs", "warranty-pack", WarrantyPack)
        self._file = load_policies(folder, "customer-file", FilePolicy)
        self._notices = load_policies(folder, "contract-notices", ContractNoticePolicy)
        self._follow_up = load_policies(folder, "follow-up", FollowUpPolicy)
        self._hotline = load_policies(folder, "hotline", HotlinePolicy)
        self._price_lists = load_policies(folder / "price-lists", "price-list", PriceList)
        self._quote = load_policies(folder, "quote", QuotePolicy)
        self._return_case = load_policies(folder, "return-case", ReturnPolicy)
        self._ranking = load_policies(folder, "knowledge", RankingPolicy)
        self._selection = load_policies(folder, "sla-selection", SlaSelection)
        self._warnings = load_policies(folder, "sla-warnings", SlaWarnings)
        self._packs = load_policies(folder / "sla-packs", "sla-pack", SlaPack)
        self._planned_work = load_policies(folder, "planned-work", PlannedWorkPolicy)
        self._recalls = load_policies(folder, "recalls", RecallPolicy)
        self._projects = load_policies(folder, "projects", ProjectPolicy)
        self.calendars = CalendarShelf(folder)
        self._pledges: dict[tuple[ChoiceKey, str], Pledge] = {}
        self.needs_to_hold()

    def needs_to_hold(self) -> None:
        """Refuse files that say of each other what does not hold.

        Raises:
            PolicyError: A pack, calendar or year is named that is not there.
        """
        if problems := [*self._check(), *self._check_warranties()]:
            raise PolicyError(problems)

    def register(self, on: date) -> RegisterPolicy:
        return self._register.in_force("register", on).body

    def register_ref(self, on: date) -> str:
        return self._register.in_force("register", on).ref

    def severity(self, on: date) -> InForce[SeverityPolicy]:
        policy = self._severity.in_force("severity", on)
        return InForce(body=policy.body, ref=policy.ref)

    def category(self, on: date) -> InForce[CategoryPolicy]:
        policy = self._category.in_force("category", on)
        return InForce(body=policy.body, ref=policy.ref)

    def warranty_pack(self, name: str, on: date) -> InForce[WarrantyPack]:
        policy = self._warranties.in_force(name, on)
        return InForce(body=policy.body, ref=policy.ref)

    def customer_file(self, on: date) -> FilePolicy:
        return self._file.in_force("customer-file", on).body

    def contract_notices(self, on: date) -> InForce[ContractNoticePolicy]:
        policy = self._notices.in_force("contract-notices", on)
        return InForce(body=policy.body, ref=policy.ref)

    def follow_up(self, on: date) -> InForce[FollowUpPolicy]:
        policy = self._follow_up.in_force("follow-up", on)
        return InForce(body=policy.body, ref=policy.ref)

    def hotline(self, on: date) -> InForce[HotlinePolicy]:
        policy = self._hotline.in_force("hotline", on)
        return InForce(body=policy.body, ref=policy.ref)

    def price_list(self, name: str, on: date) -> InForce[PriceList]:
        try:
            policy = self._price_lists.in_force(name, on)
        except PolicyNotFound as error:
            raise PriceListUnknown(
                str(error), rule="I-12", field="price_list", price_list=name
            ) from error
        return InForce(body=policy.body, ref=policy.ref)

    def quote(self, on: date) -> InForce[QuotePolicy]:
        policy = self._quote.in_force("quote", on)
        return InForce(body=policy.body, ref=policy.ref)

    def return_case(self, on: date) -> InForce[ReturnPolicy]:
        policy = self._return_case.in_force("return-case", on)
        return InForce(body=policy.body, ref=policy.ref)

    def ranking(self, on: date) -> RankingPolicy:
        return self._ranking.in_force("knowledge", on).body

    def sla_selection(self, on: date) -> SlaSelection:
        return self._selection.in_force("sla-selection", on).body

    def sla_pack(self, name: str, on: date) -> InForce[SlaPack]:
        try:
            policy = self._packs.in_force(name, on)
        except PolicyNotFound as error:
            raise SlaPackUnknown(
                str(error), rule="I-18", field="sla_pack", sla_pack=name
            ) from error
        return InForce(body=policy.body, ref=policy.ref)

    def calendar_ref(self, name: str, on: date) -> str:
        return self.calendars.ref(name, on)

    def sla_calendars(self, on: date) -> Mapping[str, str]:
        found = {}
        for name in self._packs.names():
            with suppress(PolicyNotFound):
                found[name] = self._packs.in_force(name, on).body.calendar
        return found

    def planned_work(self, on: date) -> InForce[PlannedWorkPolicy]:
        policy = self._planned_work.in_force("planned-work", on)
        return InForce(body=policy.body, ref=policy.ref)

    def planned_work_by(self, ref: str) -> PlannedWorkPolicy:
        return self._planned_work.by_ref(ref).body

    def recalls(self, on: date) -> RecallPolicy:
        return self._recalls.in_force("recalls", on).body

    def projects(self, on: date) -> InForce[ProjectPolicy]:
        policy = self._projects.in_force("projects", on)
        return InForce(body=policy.body, ref=policy.ref)

    def projects_by(self, ref: str) -> ProjectPolicy:
        return self._projects.by_ref(ref).body

    def calendar(self, ref: str, zone: str, _digest: str = "") -> Calendar:
        return self.calendars.get(ref, zone)

    def promise(self, request: ServiceRequest, zone: str) -> Promise:
        first, *later = (
            (choice.sequence, self._pledge(ChoiceKey.of(choice, request, zone), zone))
            for choice in request.choices
        )
        return Promise(
            pledge=first[1],
            later=dict(later),
            product_line=request.call.product_line,
            warnings=self._warnings.in_force("sla-warnings", request.call.day).body,
        )

    def draft(self, text: str, file: str) -> PolicyDraft:
        return self.drafted(text, file, self.chosen)

    def drafted(self, text: str, file: str, rests_on: RestsOn) -> PolicyDraft:
        """Read a version that is not in force, validated as if its file were among the others.

        Args:
            text: A file of kind sla-pack, calendar or sla-selection.
            file: Its name, for messages.
            rests_on: Tells what a choice rests on now.

        Raises:
            PolicyNotPreviewable: It is of another kind.
            PolicyInvalid: A field is wrong, it collides with another version, or it names what is
                not there.
        """
        try:
            policy, shelf = self._with(text, file)
            shelf.needs_to_hold()
        except PolicyError as error:
            raise PolicyInvalid(
                "; ".join(error.problems), rule="I-16", field="policy_text", file=file
            ) from error
        return PolicyDraft(policy=policy, shelf=shelf, rests_on=rests_on)

    def _with(self, text: str, file: str) -> tuple[Policy[Any], PolicyShelf]:
        kind = kind_of(text, file)
        other = copy(self)
        other._pledges = {}  # noqa: SLF001 - a copy of its own
        policy: Policy[Any]
        if kind == "sla-pack":
            policy = read_policy(text, file, SlaPack)
            other._packs = with_policy(self._packs, policy, file)  # noqa: SLF001
        elif kind == "calendar":
            policy = read_policy(text, file, CalendarPlan)
            other.calendars = self.calendars.with_plan(policy, file)
        elif kind == "sla-selection":
            policy = read_policy(text, file, SlaSelection)
            other._selection = with_policy(self._selection, policy, file)  # noqa: SLF001
        else:
            raise PolicyNotPreviewable(
                f"{file}: kind: a preview is of sla-pack, calendar or sla-selection, not of {kind}",
                rule="I-16",
                field="policy_text",
                kind=kind,
            )
        return policy, other

    def pack_named(self, name: str, on: date) -> Policy[SlaPack]:
        """Return the version of a pack in force on a day.

        Raises:
            SlaPackUnknown: There is none.
        """
        return self._packs.by_ref(self.sla_pack(name, on).ref)

    def chosen(self, key: ChoiceKey, kept: Policy[SlaPack] | None = None) -> ChosenPolicies:
        """Return every version that a choice rests on: calendars of the day of the choice.

        Args:
            key: The choice.
            kept: The pack as it was promised, where the choice left it so; None: as its file says.

        Raises:
            PolicyNotFound: No loaded file has the pack's or the calendar's version.
            CalendarUnknown: A calendar of the pack is not in force on the day.
        """
        pack = kept or self._packs.by_ref(key.sla_policy_ref)
        plans = {name: self.calendars.policy(name, key.day) for name in pack.body.calendars}
        instead = self.calendars.by_ref(key.calendar_ref) if key.calendar_ref else None
        used = (
            plan.body.holidays.list
            for plan in (*plans.values(), *([instead] if instead else []))
            if plan.body.holidays
        )
        return ChosenPolicies(
            pack=pack,
            calendars=plans,
            instead=instead,
            warnings=self._warnings.in_force("sla-warnings", key.day),
            holidays={name: self.calendars.holidays(name) for name in used},
        )

    def _pledge(self, key: ChoiceKey, zone: str) -> Pledge:
        if (key, zone) not in self._pledges:
            self._pledges[key, zone] = self.chosen(key).pledge(zone, self.calendars.bind)
        return self._pledges[key, zone]

    def _check_planned_work(self) -> Iterator[str]:
        known = set(self._packs.names())
        for work in self._planned_work.versions("planned-work"):
            named = {kind.sla_pack for kind in work.body.kinds.values()}
            if missing := sorted(named - known):
                yield f"{work.ref}: no pack {', '.join(missing)}"
            if work.body.working_days not in self.calendars.names():
                yield f"{work.ref}: unknown calendar {work.body.working_days} (I-17)"
        for follow_up in self._follow_up.versions("follow-up"):
            if follow_up.body.calendar not in self.calendars.names():
                yield f"{follow_up.ref}: unknown calendar {follow_up.body.calendar} (I-17)"
        for recall in self._recalls.versions("recalls"):
            if recall.body.sla_pack not in known:
                yield f"{recall.ref}: no pack {recall.body.sla_pack}"

    def _check(self) -> Iterator[str]:
        """Name what the files say of each other and does not hold."""
        for name in self._packs.names():
            for pack in self._packs.versions(name):
                if missing := sorted(pack.body.calendars - self.calendars.names()):
                    yield f"{pack.ref}: unknown calendar {', '.join(missing)} (I-17)"
        yield from self._check_planned_work()
        known = set(self._packs.names())
        for name in self._selection.names():
            for version in self._selection.versions(name):
                chosen = version.body.by_contract.values()
                packs = {version.body.default, *version.body.by_product_line.values()}
                packs |= {each.pack for each in chosen if each.pack}
                if missing := sorted(packs - known):
                    yield f"{version.ref}: no pack {', '.join(missing)}"
                calendars = {each.calendar for each in chosen if each.calendar}
                if missing := sorted(calendars - self.calendars.names()):
                    yield f"{version.ref}: unknown calendar {', '.join(missing)} (I-17)"

    def _check_warranties(self) -> Iterator[str]:
        """Name warranty packs that the category policy counts on and that are not there."""
        warranties = set(self._warranties.names())
        for name in self._category.names():
            for policy in self._category.versions(name):
                packs = {policy.body.default_pack, *policy.body.pack_by_product_line.values()}
                if missing := sorted(packs - warranties):
                    yield f"{policy.ref}: no warranty pack {', '.join(missing)}"
