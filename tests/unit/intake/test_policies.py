"""The policy files say what the rulebook says, and a wrong one does not load."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from chassis.policy import PolicyError
from chassis.resources import service_folder
from intake.adapters.calendars import CalendarShelf
from intake.adapters.policies import PolicyShelf
from intake.domain.contract import ContractKind
from intake.domain.customer_file import FilePart
from intake.domain.errors import SlaPackUnknown
from intake.domain.facts import Timeline
from intake.domain.sla import Chosen, SlaSelection
from intake.domain.terms import Terms
from intake.domain.vocabulary import (
    CountedFrom,
    Impact,
    Milestone,
    Purpose,
    ServiceZone,
    Severity,
)
from intake.domain.warranty import Charging, TermStart
from unit.intake.scene import Scene

DAY = date(2026, 3, 2)
DESK = "sla-pack/service-desk@2026.1"
FOLDER = service_folder("intake", "policies")
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def shelf() -> PolicyShelf:
    return PolicyShelf(FOLDER)


A, B, C, D = Severity
AGREED = "agreed"


def told(severity: Severity = A, *conditions: str, km: int = 0, zone: str = "urban") -> Terms:
    return Terms(
        severity=severity,
        conditions=frozenset(conditions),
        distance_km=km,
        zone=ServiceZone(zone),
    )


@pytest.mark.parametrize(
    ("pack", "terms", "promised"),
    [
        ("appliance", told(zone="urban"), {"arrive": 6}),
        ("appliance", told(zone="suburban"), {"arrive": 7}),
        ("vehicle", told(A, "body_fault", km=100), {"arrive": 24}),
        ("vehicle", told(A, "body_fault", km=101), {"respond": 12}),
        ("vehicle", told(A, "body_fault", "supplier_needed"), {"respond": 12}),
        ("vehicle", told(A, "chassis_or_engine_fault"), {"respond": 12}),
        ("systems-integration", told(A), {"arrive": 2, "plan": 48}),
        ("systems-integration", told(A, zone="suburban"), {"arrive": 2, "plan": 48}),
        ("systems-integration", told(A, zone="other_city"), {"arrive": 24, "plan": 48}),
        ("systems-integration", told(B, zone="other_city"), {"arrive": 48, "plan": 72}),
        ("systems-integration", told(C), {"respond": 72, "plan": 108}),
        (
            "systems-integration",
            told(D),
            {"respond": AGREED, "arrive": AGREED, "plan": AGREED, "restore": AGREED},
        ),
        ("it-hardware", told(D), {"respond": 0.5, "arrive": 1}),
        ("it-support", told(B), {"respond": 0.5, "plan": 24}),
        ("data-centre", told(A), {"respond": 1 / 6, "arrive": AGREED, "report": AGREED}),
        ("data-centre", told(B), {"respond": 1 / 6, "arrive": AGREED, "report": AGREED}),
        ("data-centre", told(C), {"respond": 0.5, "arrive": AGREED}),
        ("it-project", told(C), {"respond": 0.5, "restore": 2}),
        ("managed-service", told(A), {"respond": 2, "arrive": 12, "restore": 48}),
        ("managed-service", told(D), {"respond": 2, "arrive": 12, "restore": 48}),
        ("building-systems", told(B), {"respond": 2, "arrive": 2, "restore": 4}),
        ("engineering", told(B), {"arrive": 48}),
        ("engineering", told(B, "emergency"), {"arrive": 2}),
        ("security-products", told(C), {"respond": 2}),
        ("security-products", told(C, "site_support"), {"arrive": 168}),
        ("manufacturer", told(C), {"respond": 48}),
        ("machinery", told(C), {"respond": 24, "arrive": AGREED}),
        ("return-to-factory", told(C), {"restore": 120}),
        ("service-desk", told(A), {"respond": 0.5, "restore": 4}),
        ("service-desk", told(B), {"respond": 0.5, "restore": 8}),
        ("service-desk", told(C), {"respond": 0.5, "restore": 24}),
        ("service-desk", told(D), {"respond": 0.5, "restore": 72}),
    ],
)
def test_every_pack_promises_what_i_18_says(
    shelf: PolicyShelf, pack: str, terms: Terms, promised: dict[str, float | str]
) -> None:
    body = shelf.sla_pack(pack, DAY).body
    found: dict[str, float | str] = {}
    for milestone in Milestone:
        if line := body.target(milestone, terms):
            length = line.length(terms.severity)
            found[milestone.value] = AGREED if length is None else length / HOUR
    assert found == promised


def test_every_line_of_i_18_is_counted_by_its_calendar(shelf: PolicyShelf) -> None:
    packs = ("appliance", "return-to-factory", "it-hardware", "security-products")
    calendars = [shelf.sla_pack(name, DAY).body.calendar for name in packs]
    assert calendars == ["working-hours", "cn-working-days", "7x24", "7x24"]
    question = shelf.sla_pack("security-products", DAY).body.target(Milestone.RESPOND, told(C))
    assert question
    assert question.calendar == "working-hours"
    visit = shelf.sla_pack("it-hardware", DAY).body.target(Milestone.ARRIVE, told(C))
    assert visit
    assert visit.counted_from is CountedFrom.DIAGNOSIS


def test_packs_were_in_force_when_the_real_input_happened(shelf: PolicyShelf) -> None:
    assert shelf.sla_pack("service-desk", date(2016, 2, 29)).ref == "sla-pack/service-desk@2026.1"


def test_an_unknown_pack_is_refused_by_its_rule(shelf: PolicyShelf) -> None:
    with pytest.raises(SlaPackUnknown) as refusal:
        shelf.sla_pack("gold", DAY)
    assert (refusal.value.rule, refusal.value.field) == ("I-18", "sla_pack")


def test_a_stored_reference_brings_the_promise_back(shelf: PolicyShelf, scene: Scene) -> None:
    request = scene.desk_call()
    stored = replace(request, call=replace(request.call, sla_policy_ref=DESK))
    promise = shelf.promise(stored, "Asia/Shanghai")
    assert promise.pledge.pack == shelf.sla_pack("service-desk", DAY).body
    assert promise.pledge.calendar.ref == "calendar/7x24@2026.1"
    assert promise.warnings
    assert [(str(w.share), w.role) for w in promise.warnings.warnings] == [
        ("0.50", "assignee"),
        ("0.75", "supervisor"),
        ("0.90", "manager"),
    ]


def test_a_stored_choice_brings_another_calendar_back(shelf: PolicyShelf, scene: Scene) -> None:
    request = scene.desk_call()
    call, *rest = request.timeline.facts
    office = replace(call, calendar_ref="calendar/cn-working-hours@2026.1")
    stored = replace(
        request,
        call=replace(request.call, sla_policy_ref=DESK),
        timeline=Timeline((office, *rest)),
    )
    promise = shelf.promise(stored, "Asia/Shanghai")
    assert promise.pledge.calendar.name == "cn-working-hours"
    assert promise.pledge.calendar.zone == "Asia/Shanghai"


def test_a_contract_names_pack_and_calendar_and_the_call_goes_before_it() -> None:
    selection = SlaSelection(
        default="managed-service",
        by_product_line={"vehicle": "vehicle"},
        by_contract={"C-1": Chosen(pack="data-centre", calendar="5x8"), "C-2": Chosen(pack="p")},
    )
    assert selection.choose("vehicle", "C-1", Chosen()) == Chosen(
        pack="data-centre", calendar="5x8"
    )
    assert selection.choose("vehicle", "C-1", Chosen(pack="x", calendar="y")) == Chosen(
        pack="x", calendar="y"
    )
    assert selection.choose("vehicle", "C-9", Chosen()) == Chosen(pack="vehicle")
    assert selection.choose("other", "", Chosen(calendar="y")) == Chosen(
        pack="managed-service", calendar="y"
    )


def test_severity_and_category_follow_i_15_and_i_10(shelf: PolicyShelf) -> None:
    severity, category = shelf.severity(DAY).body, shelf.category(DAY).body
    assert severity.by_impact[Impact.SYSTEM_DOWN].interrupted_over == timedelta(minutes=10)
    assert severity.by_impact[Impact.IMPROVEMENT_WISH].severity is Severity.D
    assert category.internal_purposes == {
        Purpose.INSPECTION,
        Purpose.ADMINISTRATION,
        Purpose.TRAINING,
    }
    assert category.without_product is Charging.PRICE_LIST


@pytest.mark.parametrize(
    ("line", "name", "months", "counted_from"),
    [
        ("security", "security-products", 12, TermStart.DELIVERY),
        ("road-monitoring", "road-monitoring", 36, TermStart.DELIVERY),
        ("it-system", "it-systems", 36, TermStart.ACCEPTANCE),
        ("low-voltage", "low-voltage", 24, TermStart.ACCEPTANCE),
        ("engineering", "engineering", 24, TermStart.ACCEPTANCE),
        ("planting", "engineering", 24, TermStart.ACCEPTANCE),
        ("?", "standard", 12, TermStart.DELIVERY),
    ],
)
def test_every_warranty_pack_says_what_i_10_says(
    shelf: PolicyShelf, line: str, name: str, months: int, counted_from: TermStart
) -> None:
    pack = shelf.warranty_pack(shelf.category(DAY).body.pack_for(line), DAY)
    assert pack.ref == f"warranty-pack/{name}@2026.1"
    assert (pack.body.months, pack.body.counted_from) == (months, counted_from)
    assert pack.body.replaced_part_months == months
    assert pack.body.excludes_damage_by_people
    assert pack.body.afterwards is Charging.COST_PRICE_AND_LABOUR


def test_a_file_is_due_in_two_days_and_looked_through_every_month(shelf: PolicyShelf) -> None:
    policy = shelf.customer_file(DAY)
    assert (policy.due_within_days, policy.upkeep_every_months) == (2, 1)
    assert set(policy.needed) == set(FilePart)


def test_contracts_are_noticed_a_month_before_and_projects_three_months_before(
    shelf: PolicyShelf,
) -> None:
    notices = shelf.contract_notices(DAY).body.by_kind
    assert {
        kind: [(rule.notice.value, rule.months_before) for rule in rules]
        for kind, rules in notices.items()
    } == {
        ContractKind.MAINTENANCE: [("renewal", 1)],
        ContractKind.PROJECT: [("report", 3), ("renewal", 1)],
    }


def test_every_product_line_has_a_pack(shelf: PolicyShelf) -> None:
    selection = shelf.sla_selection(DAY)
    assert selection.pack_for("low-voltage") == "building-systems"
    assert selection.pack_for("it-system") == "managed-service"
    assert selection.pack_for("anything else") == "managed-service"
    assert shelf.register(DAY).repeat_window == timedelta(days=30)


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        ("sla-packs/service-desk.yaml", "A: 4 h", "A: 4", "by_severity.A"),
        ("sla-packs/service-desk.yaml", "7x24", "9x9", "unknown calendar 9x9"),
        ("sla-packs/security-products.yaml", "working-hours", "9x9", "unknown calendar 9x9"),
        ("sla-packs/service-desk.yaml", "within: 30 min", "agreed: false", "one of within"),
        ("calendars/5x8.yaml", "to_year: 2026", "to_year: 2099", r"2098, 2099 are not.*I-17"),
        ("calendars/5x8.yaml", "list: cn-mainland", "list: cn-moon", "not known to cn-moon"),
        ("calendars/5x8.yaml", "make_up_as: mon", "make_up_as: sun", "no window on sun"),
        ("calendars/5x8.yaml", "days: [mon, tue, wed, thu, fri]", "days: []", "is on no day"),
        ("calendars/5x8.yaml", 'start: "09:00"', "start: 9", "time of day"),
        (
            "sla-selection.yaml",
            "by_contract: {}",
            "by_contract: {C-1: {pack: gold, calendar: 5x8}}",
            "no pack gold",
        ),
        (
            "sla-selection.yaml",
            "by_contract: {}",
            "by_contract: {C-1: {calendar: 9x9}}",
            "unknown calendar 9x9",
        ),
        ("sla-packs/service-desk.yaml", "A: 4 h", "E: 4 h", "expected one of A, B, C, D"),
        ("sla-selection.yaml", "default: managed-service", "default: gold", "no pack gold"),
        ("sla-warnings.yaml", '"0.90"', '"1.00"', "before the target"),
        ("sla-warnings.yaml", '"0.90"', '"0.75"', "warned of twice"),
        ("severity.yaml", "none: {severity: C}", "", "no severity for impact none"),
        ("warranty-packs/standard.yaml", "months: 12", "months: -12", "-12 months"),
        ("category.yaml", "default_pack: standard", "default_pack: gold", "no warranty pack gold"),
        ("customer-file.yaml", "upkeep_every_months: 1", "upkeep_every_months: 0", "from 1"),
        ("contract-notices.yaml", "months_before: 3", "months_before: -3", "-3 months before"),
        ("contract-notices.yaml", "notice: report", "notice: renewal", "named twice"),
        ("contract-notices.yaml", "    project:", "    other:", "expected one of"),
    ],
)
def test_a_wrong_policy_is_named_before_anything_starts(
    tmp_path: Path, file: str, before: str, after: str, complaint: str
) -> None:
    folder = copytree(FOLDER, tmp_path / "policies")
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after), "utf-8")
    with pytest.raises(PolicyError, match=complaint):
        PolicyShelf(folder)


def test_a_year_that_a_company_supplies_is_known_from_then_on(tmp_path: Path) -> None:
    folder = copytree(FOLDER, tmp_path / "policies")
    until = datetime(2026, 12, 31, 16, tzinfo=UTC)  # midnight of Shanghai
    before = CalendarShelf(folder).get("calendar/cn-working-hours@2026.1", "Asia/Shanghai")
    assert before.known_until(until - HOUR) == until
    assert not before.is_known(until - HOUR, until)
    (folder / "holiday-years" / "2027.yaml").write_text(YEAR_2027, "utf-8")
    calendar = CalendarShelf(folder).get("calendar/cn-working-hours@2026.1", "Asia/Shanghai")
    assert calendar.is_known(until - HOUR, until + HOUR)
    friday = datetime(2026, 12, 31, 16, tzinfo=UTC)  # 1 January in Shanghai
    assert calendar.open_between(friday, friday + 24 * HOUR) == timedelta(0)
    saturday = friday + 24 * HOUR
    assert calendar.open_between(saturday, saturday + 24 * HOUR) == 8 * HOUR


def test_a_day_of_another_year_is_not_taken(tmp_path: Path) -> None:
    folder = copytree(FOLDER, tmp_path / "policies")
    wrong = YEAR_2027.replace("2027-01-01", "2026-01-01")
    (folder / "holiday-years" / "2027.yaml").write_text(wrong, "utf-8")
    with pytest.raises(PolicyError, match=r"2026-01-01 is not a day of 2027 \(I-17\)"):
        PolicyShelf(folder)


YEAR_2027 = """
kind: holiday-year
name: cn-mainland-2027
version: "1"
effective_on: 2026-11-20
source: a test
body:
  list: cn-mainland
  year: 2027
  closed: {2027-01-01: New Year}
  working: {2027-01-02: New Year}
"""
