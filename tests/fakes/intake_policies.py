"""Figures that tests of intake count on, independent of the policy files."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache

from fakes.intake_files import (
    CATEGORY,
    FILE,
    NOTICES,
    WARRANTIES,
)
from fakes.intake_follow_ups import FOLLOW_UP
from fakes.intake_hotline import HOTLINE, NIGHTS, WORKING_HOURS
from fakes.intake_knowledge import RANKING
from fakes.intake_planned_work import (
    PLANNED_WORK,
)
from fakes.intake_projects import PROJECTS
from fakes.intake_quotes import PRICES, QUOTE
from fakes.intake_recalls import RECALLS
from fakes.intake_return_cases import RETURNS
from intake.domain.calendar import AroundTheClock, Calendar
from intake.domain.calendar_plan import NO_HOLIDAYS, CalendarPlan, Weekday, Window
from intake.domain.category import CategoryPolicy
from intake.domain.contract import ContractNoticePolicy
from intake.domain.customer_file import FilePolicy
from intake.domain.errors import (
    CalendarUnknown,
    PolicyInvalid,
    SlaPackUnknown,
)
from intake.domain.follow_ups.day_end import FollowUpPolicy
from intake.domain.hotline.hotline import HotlinePolicy
from intake.domain.knowledge.ranking import RankingPolicy
from intake.domain.planned_work.policy import PlannedWorkPolicy
from intake.domain.projects.policy import ProjectPolicy
from intake.domain.promise import Pledge, Promise
from intake.domain.quotes.prices import PriceList, PriceListUnknown, QuotePolicy
from intake.domain.recalls.recall import (
    RecallPolicy,
)
from intake.domain.register import RegisterPolicy
from intake.domain.request import Choice, ServiceRequest
from intake.domain.return_cases.policy import ReturnPolicy
from intake.domain.severity import ImpactRule, SeverityPolicy
from intake.domain.sla import (
    Chosen,
    InForce,
    SlaPack,
    SlaSelection,
    SlaWarnings,
    Target,
    WarningRule,
)
from intake.domain.vocabulary import (
    CountedFrom,
    Impact,
    Milestone,
    Purpose,
    ServiceZone,
    Severity,
)
from intake.domain.warranty import WarrantyPack
from intake.domain.working_calendar import calendar_in_zone
from intake.ports import PolicyDraft

FIRST_DAY = date(2010, 1, 1)

_EVERY_SEVERITY = tuple(Severity)
_URBAN = ServiceZone.URBAN


def _hours(*hours: int) -> dict[Severity, timedelta]:
    return {s: timedelta(hours=h) for s, h in zip(_EVERY_SEVERITY, hours, strict=True)}


SERVICE_DESK = SlaPack(
    calendar="7x24",
    targets=(
        Target(milestone=Milestone.RESPOND, within=timedelta(minutes=30)),
        Target(milestone=Milestone.RESTORE, by_severity=_hours(4, 8, 24, 72)),
    ),
)
ON_SITE = SlaPack(
    calendar="7x24",
    targets=(
        Target(milestone=Milestone.RESPOND, within=timedelta(hours=2)),
        Target(milestone=Milestone.ARRIVE, within=timedelta(hours=12)),
        Target(milestone=Milestone.RESTORE, within=timedelta(hours=48)),
    ),
)
EVERYTHING = SlaPack(
    calendar="7x24",
    targets=(
        Target(milestone=Milestone.RESPOND, within=timedelta(hours=1)),
        Target(
            milestone=Milestone.ARRIVE,
            within=timedelta(hours=2),
            counted_from=CountedFrom.DIAGNOSIS,
        ),
        Target(milestone=Milestone.PLAN, within=timedelta(hours=6), zones=frozenset({_URBAN})),
        Target(milestone=Milestone.PLAN, within=timedelta(hours=9)),
        Target(
            milestone=Milestone.RESTORE,
            within=timedelta(hours=3),
            conditions=frozenset({"emergency"}),
        ),
        Target(milestone=Milestone.RESTORE, agreed=True, severities=frozenset({Severity.D})),
        Target(milestone=Milestone.RESTORE, within=timedelta(hours=24), calendar="office"),
        Target(milestone=Milestone.REPORT, within=timedelta(hours=72)),
    ),
)
_WEEKDAYS = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})
OFFICE = CalendarPlan(
    windows=(
        Window(name="morning", days=_WEEKDAYS, start=time(9), end=time(12)),
        Window(name="afternoon", days=_WEEKDAYS, start=time(13), end=time(18)),
    )
)
CALENDARS = {"office": OFFICE, "working-hours": WORKING_HOURS, "nights": NIGHTS}
NOTHING = SlaPack(calendar="7x24", targets=())
WARNINGS = SlaWarnings(
    warnings=(
        WarningRule(share=Decimal("0.50"), role="assignee"),
        WarningRule(share=Decimal("0.75"), role="supervisor"),
        WarningRule(share=Decimal("0.90"), role="manager"),
    )
)
REGISTER = RegisterPolicy(
    repeat_window=timedelta(days=30),
    reopen_window=timedelta(days=30),
    clock_skew=timedelta(minutes=5),
    longest_wait=timedelta(days=366),
)
SEVERITY = SeverityPolicy(
    by_impact={
        Impact.SYSTEM_DOWN: ImpactRule(
            severity=Severity.A, interrupted_over=timedelta(minutes=10), otherwise=Severity.B
        ),
        Impact.DATA_LOST: ImpactRule(severity=Severity.A),
        Impact.WRONG_RESULT: ImpactRule(severity=Severity.B),
        Impact.CAPACITY_LOST: ImpactRule(severity=Severity.B),
        Impact.OUTAGE_THREATENED: ImpactRule(severity=Severity.B),
        Impact.NONE: ImpactRule(severity=Severity.C),
        Impact.IMPROVEMENT_WISH: ImpactRule(severity=Severity.D),
    },
    by_purpose={
        Purpose.QUESTION: Severity.C,
        Purpose.INSPECTION: Severity.D,
        Purpose.ADMINISTRATION: Severity.D,
        Purpose.TRAINING: Severity.D,
    },
)


@cache
def _calendar(name: str, ref: str, zone: str) -> Calendar:
    """Its table of a year is filled once, as in a process."""
    return calendar_in_zone(name, ref, CALENDARS[name], zone, NO_HOLIDAYS)


class FakePolicies:
    """Figures that tests count on, independent of the policy files."""

    def __init__(self, **packs: SlaPack) -> None:
        self.drafts: dict[str, PolicyDraft] = {}
        named = {name.replace("_", "-"): pack for name, pack in packs.items()}
        self._packs = {
            "service-desk": SERVICE_DESK,
            "managed-service": ON_SITE,
            "everything": EVERYTHING,
            "planned-work": NOTHING,
            "nothing": NOTHING,
            **named,
        }

    def _in_force(self, on: date) -> None:
        assert on >= FIRST_DAY, f"no policy was in force on {on}"

    def register(self, on: date) -> RegisterPolicy:
        self._in_force(on)
        return REGISTER

    def register_ref(self, on: date) -> str:
        self._in_force(on)
        return "register/register@test"

    def severity(self, on: date) -> InForce[SeverityPolicy]:
        self._in_force(on)
        return InForce(body=SEVERITY, ref="severity/severity@test")

    def category(self, on: date) -> InForce[CategoryPolicy]:
        self._in_force(on)
        return InForce(body=CATEGORY, ref="category/category@test")

    def warranty_pack(self, name: str, on: date) -> InForce[WarrantyPack]:
        self._in_force(on)
        return InForce(body=WARRANTIES[name], ref=f"warranty-pack/{name}@test")

    def customer_file(self, on: date) -> FilePolicy:
        self._in_force(on)
        return FILE

    def sla_calendars(self, on: date) -> dict[str, str]:
        self._in_force(on)
        return {name: pack.calendar for name, pack in self._packs.items()}

    def contract_notices(self, on: date) -> InForce[ContractNoticePolicy]:
        self._in_force(on)
        return InForce(body=NOTICES, ref="contract-notices/contract-notices@test")

    def follow_up(self, on: date) -> InForce[FollowUpPolicy]:
        self._in_force(on)
        return InForce(body=FOLLOW_UP, ref="follow-up/follow-up@test")

    def hotline(self, on: date) -> InForce[HotlinePolicy]:
        self._in_force(on)
        return InForce(body=HOTLINE, ref="hotline/hotline@test")

    def price_list(self, name: str, on: date) -> InForce[PriceList]:
        self._in_force(on)
        if name != "standard":
            raise PriceListUnknown(f"no list {name}", rule="I-12", field="price_list")
        return InForce(body=PRICES, ref="price-list/standard@test")

    def quote(self, on: date) -> InForce[QuotePolicy]:
        self._in_force(on)
        return InForce(body=QUOTE, ref="quote/quote@test")

    def return_case(self, on: date) -> InForce[ReturnPolicy]:
        self._in_force(on)
        return InForce(body=RETURNS, ref="return-case/return-case@test")

    def ranking(self, on: date) -> RankingPolicy:
        self._in_force(on)
        return RANKING

    def sla_selection(self, on: date) -> SlaSelection:
        self._in_force(on)
        return SlaSelection(
            default="managed-service",
            by_product_line={},
            by_contract={"C-OFFICE": Chosen(calendar="office")},
        )

    def sla_pack(self, name: str, on: date) -> InForce[SlaPack]:
        self._in_force(on)
        if name not in self._packs:
            raise SlaPackUnknown(f"no pack {name}", rule="I-18", field="sla_pack", sla_pack=name)
        return InForce(body=self._packs[name], ref=f"sla-pack/{name}@test")

    def calendar_ref(self, name: str, on: date) -> str:
        self._in_force(on)
        if name != "7x24" and name not in CALENDARS:
            raise CalendarUnknown(
                f"no calendar {name}", rule="I-17", field="calendar", calendar=name
            )
        return f"calendar/{name}@test"

    def calendar(self, ref: str, zone: str, _digest: str = "") -> Calendar:
        name = ref.removeprefix("calendar/").partition("@")[0]
        if name not in CALENDARS:
            return AroundTheClock(ref=ref, zone=zone)
        return _calendar(name, ref, zone)

    def draft(self, text: str, file: str) -> PolicyDraft:
        """Drafts are put here by tests, by their text."""
        if text not in self.drafts:
            raise PolicyInvalid(f"{file}: unreadable", rule="I-16", field="policy_text", file=file)
        return self.drafts[text]

    def promise(self, request: ServiceRequest, zone: str) -> Promise:
        self._in_force(request.call.day)
        first, *later = ((c.sequence, self._pledge(c, zone)) for c in request.choices)
        return Promise(
            pledge=first[1],
            later=dict(later),
            product_line=request.call.product_line,
            warnings=WARNINGS,
        )

    def _pledge(self, choice: Choice, zone: str) -> Pledge:
        pack = self._packs[choice.sla_policy_ref.removeprefix("sla-pack/").partition("@")[0]]
        return Pledge(
            pack=pack,
            ref=choice.sla_policy_ref,
            calendars={n: self.calendar(f"calendar/{n}@test", zone) for n in pack.calendars},
            instead=self.calendar(choice.calendar_ref, zone) if choice.calendar_ref else None,
        )

    def planned_work(self, on: date) -> InForce[PlannedWorkPolicy]:
        self._in_force(on)
        return InForce(body=PLANNED_WORK, ref="planned-work/planned-work@test")

    def recalls(self, on: date) -> RecallPolicy:
        self._in_force(on)
        return RECALLS

    def projects(self, on: date) -> InForce[ProjectPolicy]:
        self._in_force(on)
        return InForce(body=PROJECTS, ref="projects/projects@test")

    def projects_by(self, ref: str) -> ProjectPolicy:
        assert ref == "projects/projects@test"
        return PROJECTS

    def planned_work_by(self, ref: str) -> PlannedWorkPolicy:
        assert ref == "planned-work/planned-work@test"
        return PLANNED_WORK
