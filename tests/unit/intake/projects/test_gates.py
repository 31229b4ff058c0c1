"""Stages pass their gates in order, with what they were planned to bring (I-25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chassis.resources import service_folder
from intake.adapters.policies import PolicyShelf
from intake.domain.category import Check
from intake.domain.customer import AcceptedBeforeDelivery
from intake.domain.errors import CustomerNotFound, InstalledProductNotFound
from intake.domain.projects.gates import (
    AcceptanceNotSigned,
    DeliverableUnknown,
    GateClosed,
    GatePassed,
    Signature,
)
from intake.domain.projects.logbook import (
    LogEntryClosed,
    LogEntryNotFound,
    NotAWeekOfTheProject,
    WeekReported,
)
from intake.domain.projects.project import (
    Deliverable,
    EntryKind,
    ProjectCodeTaken,
    ProjectNotRunning,
    ProjectState,
    StageUnknown,
)
from intake.domain.registration import NotTheCustomersProduct
from intake.domain.vocabulary import ServiceCategory
from intake.handlers.projects.close_log_entry import CloseLogEntry, close_log_entry
from intake.handlers.projects.open_project import open_project
from intake.handlers.projects.pass_gate import pass_gate
from intake.handlers.projects.plan_stage import plan_stage
from intake.handlers.projects.record_deliverable import record_deliverable
from intake.handlers.projects.report_week import ReportWeek, report_week
from unit.intake.projects.builder import (
    NOW,
    SIGNED,
    Builder,
    delivering,
    opening,
    passing,
    planning,
)
from unit.intake.scene import PRODUCT

DAY = date(2026, 3, 31)
ACCEPTED_AT = datetime(2026, 3, 30, 16, tzinfo=UTC)  # the thirty-first in Hangzhou


@pytest.fixture
def builder() -> Builder:
    return Builder()


def test_the_stages_are_those_of_i_25_and_begin_with_a_signed_mandate() -> None:
    policy = PolicyShelf(service_folder("intake", "policies")).projects(DAY).body
    assert list(policy.stages) == [
        "start",
        "requirements",
        "design",
        "build",
        "test",
        "training",
        "go_live",
        "acceptance",
    ]
    assert "signed_mandate" in policy.stages["start"]
    assert policy.last_stage == "acceptance"


def test_a_project_opens_with_all_stages_and_nothing_planned(builder: Builder) -> None:
    assert [(s.name, s.due_on, s.owner) for s in builder.project.stages] == [
        ("start", None, ""),
        ("build", None, ""),
        ("acceptance", None, ""),
    ]
    taken = builder.refused(ProjectCodeTaken, open_project, opening(project_id="j-2"))
    assert taken.rule == "I-25"
    builder.refused(CustomerNotFound, open_project, opening(customer_id="c-9", code="J-2"))


@pytest.mark.parametrize("lacks", ["plan", "mandate", "drawing"])
def test_a_gate_is_closed_until_plan_and_deliverables_are_there(
    builder: Builder, lacks: str
) -> None:
    if lacks != "plan":
        builder.plan("start", DAY, "drawing")
        for name in {"mandate", "drawing"} - {lacks}:
            builder.deliver("start", name)
    error = builder.refused(GateClosed, pass_gate, passing("start"))
    assert (error.rule, error.metadata["needs"]) == ("I-25", lacks)


def test_gates_are_passed_in_order_and_once(builder: Builder) -> None:
    builder.plan("build", DAY)
    error = builder.refused(GateClosed, pass_gate, passing("build"))
    assert error.metadata["needs"] == "start"
    builder.plan("start", DAY)
    builder.deliver("start", "mandate")
    passed = builder.gate("start").stage("start")
    assert (passed.passed_at, passed.passed_by) == (NOW, "tester")
    builder.refused(GatePassed, pass_gate, passing("start"))
    builder.refused(GatePassed, plan_stage, planning("start", DAY))
    builder.refused(GatePassed, record_deliverable, delivering("start", "mandate", "other"))
    builder.gate("build")


def test_planning_again_keeps_what_was_delivered_and_what_policy_asks_for(
    builder: Builder,
) -> None:
    builder.plan("start", DAY, "drawing", "list")
    builder.deliver("start", "drawing", "D-1")
    stage = builder.plan("start", DAY + timedelta(days=7), "photo").stage("start")
    assert stage.due_on == DAY + timedelta(days=7)
    assert stage.deliverables == (
        Deliverable(name="mandate"),
        Deliverable(name="drawing", reference="D-1"),
        Deliverable(name="photo"),
    )


def test_what_nobody_planned_is_refused(builder: Builder) -> None:
    builder.refused(DeliverableUnknown, record_deliverable, delivering("start", "poem"))
    builder.refused(StageUnknown, plan_stage, planning("party", DAY))
    builder.refused(StageUnknown, pass_gate, passing("party"))


@pytest.mark.parametrize(("by", "document"), [("", "AR-7"), ("王先生", " ")])
def test_acceptance_is_signed_by_the_customer(builder: Builder, by: str, document: str) -> None:
    for stage, brought in (("start", "mandate"), ("build", "")):
        builder.plan(stage, DAY)
        if brought:
            builder.deliver(stage, brought)
        builder.gate(stage)
    builder.plan("acceptance", DAY)
    builder.deliver("acceptance", "report")
    unsigned = passing("acceptance", Signature(signed_by=by, signature=document))
    error = builder.refused(AcceptanceNotSigned, pass_gate, unsigned)
    assert (error.rule, error.field) == ("I-25", "signed_by")
    builder.gate("acceptance")


def test_acceptance_begins_the_projects_own_warranty_on_the_branchs_day(builder: Builder) -> None:
    accepted = builder.accept(ACCEPTED_AT)
    assert accepted.state is ProjectState.ACCEPTED
    assert accepted.acceptance is not None
    assert (accepted.acceptance.on, accepted.acceptance.warranty_ends_on) == (
        date(2026, 3, 31),
        date(2027, 3, 31),
    )
    builder.refused(ProjectNotRunning, plan_stage, planning("build", DAY))
    week = ReportWeek(project_id="j-1", day=NOW.date(), status="fine")
    builder.refused(ProjectNotRunning, report_week, week)


@pytest.mark.parametrize("line", ["appliance", "it-system"])
@pytest.mark.parametrize("proof", ["card", "no card"])
@pytest.mark.parametrize(
    ("day", "category"),
    [
        (date(2027, 3, 30), ServiceCategory.WARRANTY),
        (date(2027, 3, 31), ServiceCategory.CHARGEABLE),
    ],
)
def test_what_a_project_installed_carries_its_own_warranty_from_acceptance(
    builder: Builder, line: str, proof: str, day: date, category: ServiceCategory
) -> None:
    delivered = replace(
        PRODUCT, product_line=line, delivered_on=date(2025, 6, 1), has_warranty_card=proof == "card"
    )
    builder.scene.tx.state.products["p-1"] = delivered
    called_at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    builder.accept(ACCEPTED_AT, "p-1")
    assert builder.project.acceptance is not None
    assert builder.project.acceptance.products == ("p-1",)
    product = builder.scene.tx.state.products["p-1"]
    assert (product.accepted_on, product.installation_ends_on) == (DAY, date(2027, 3, 31))
    call = builder.scene.register(called_at, installed_product_id="p-1").request.call
    if (line, proof) == ("it-system", "card"):  # Its pack counts longer, from acceptance as well.
        assert call.category is ServiceCategory.WARRANTY
        return
    assert call.category is category
    (term,) = [each for each in call.considered if each.check is Check.IN_WARRANTY]
    assert dict(term.figures) == {
        "pack": builder.project.policy_ref,
        "evidence": "installation",
        "starts_on": "2025-06-01",
        "ends_on": "2027-03-31",
    }


def test_a_product_accepted_before_keeps_its_day(builder: Builder) -> None:
    early = replace(PRODUCT, accepted_on=date(2026, 1, 5))
    builder.scene.tx.state.products["p-1"] = early
    builder.accept(ACCEPTED_AT, "p-1")
    product = builder.scene.tx.state.products["p-1"]
    assert (product.accepted_on, product.installation_ends_on) == (
        date(2026, 1, 5),
        date(2027, 3, 31),
    )


@pytest.mark.parametrize(
    ("told", "refusal", "rule"),
    [
        ({"id": "p-9"}, InstalledProductNotFound, ""),
        ({"customer_id": "c-2"}, NotTheCustomersProduct, "I-25"),
        ({"delivered_on": date(2026, 4, 1)}, AcceptedBeforeDelivery, "I-06"),
    ],
)
def test_only_what_the_customer_has_is_accepted_with_the_project(
    builder: Builder, told: dict[str, Any], refusal: type[Exception], rule: str
) -> None:
    for stage, brought in (("start", "mandate"), ("build", "")):
        builder.plan(stage, DAY)
        if brought:
            builder.deliver(stage, brought)
        builder.gate(stage)
    builder.plan("acceptance", DAY)
    builder.deliver("acceptance", "report")
    product = replace(PRODUCT, **told)
    builder.scene.tx.state.products = {product.id: product}
    cmd = passing("acceptance", SIGNED, "p-1")
    assert builder.refused(refusal, pass_gate, cmd, ACCEPTED_AT).rule == rule


def test_risks_changes_and_open_points_are_numbered_in_one_log(builder: Builder) -> None:
    for kind in EntryKind:
        builder.entry(kind)
    assert [(e.number, e.kind) for e in builder.project.log] == list(enumerate(EntryKind, 1))
    close = CloseLogEntry(project_id="j-1", number=2, resolution="ordered")
    closed = builder.scene.run(close_log_entry, close, NOW)
    assert (closed.log[1].closed_at, closed.log[1].resolution) == (NOW, "ordered")
    assert builder.refused(LogEntryClosed, close_log_entry, close).rule == "I-25"
    missing = CloseLogEntry(project_id="j-1", number=4, resolution="x")
    builder.refused(LogEntryNotFound, close_log_entry, missing)


def test_every_week_has_one_status(builder: Builder) -> None:
    def week(day: date) -> ReportWeek:
        return ReportWeek(project_id="j-1", day=day, status="on time")

    builder.scene.run(report_week, week(date(2026, 3, 8)), NOW)
    assert [w.begins_on for w in builder.project.weeks] == [date(2026, 3, 2)]
    builder.refused(WeekReported, report_week, week(date(2026, 3, 2)))
    builder.refused(NotAWeekOfTheProject, report_week, week(date(2026, 3, 1)))
    builder.refused(NotAWeekOfTheProject, report_week, week(date(2026, 3, 9)))
    builder.scene.run(report_week, week(date(2026, 3, 9)), NOW + timedelta(days=6))


def test_gates_log_and_weeks_are_owed_by_their_day(builder: Builder) -> None:
    assert builder.owed() == [("I-25", "status 2026-03-02", date(2026, 3, 6))]
    builder.plan("start", date(2026, 3, 4))
    builder.entry(EntryKind.RISK, date(2026, 3, 5))
    assert builder.owed()[:2] == [
        ("I-25", "gate start", date(2026, 3, 4)),
        ("I-25", "log 1", date(2026, 3, 5)),
    ]
    assert builder.project.next_due_on == date(2026, 3, 4)
    builder.deliver("start", "mandate")
    builder.gate("start")
    assert builder.project.next_due_on == date(2026, 3, 5)
    builder.scene.run(report_week, ReportWeek(project_id="j-1", day=NOW.date(), status="fine"), NOW)
    assert ("I-25", "status 2026-03-09", date(2026, 3, 13)) in builder.owed()
