"""The policy files say what the rulebook says, and a wrong one does not load."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from chassis.policy import PolicyError
from chassis.resources import service_folder
from intake.adapters.policies import PolicyShelf
from intake.domain.category import TermStart
from intake.domain.errors import SlaPackUnknown
from intake.domain.vocabulary import Impact, Milestone, Purpose, Severity

DAY = date(2026, 3, 2)
FOLDER = service_folder("intake", "policies")
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def shelf() -> PolicyShelf:
    return PolicyShelf(FOLDER)


@pytest.mark.parametrize(
    ("pack", "severity", "respond", "arrive", "restore"),
    [
        ("service-desk", Severity.A, 0.5, None, 4),
        ("service-desk", Severity.B, 0.5, None, 8),
        ("service-desk", Severity.C, 0.5, None, 24),
        ("service-desk", Severity.D, 0.5, None, 72),
        ("managed-service", Severity.A, 2, 12, 48),
        ("managed-service", Severity.D, 2, 12, 48),
        ("building-systems", Severity.B, 2, 2, 4),
        ("it-hardware", Severity.A, 0.5, None, None),
        ("it-support", Severity.C, 0.5, None, None),
        ("systems-integration", Severity.A, None, 2, None),
        ("systems-integration", Severity.B, None, 48, None),
        ("systems-integration", Severity.C, 72, None, None),
        ("systems-integration", Severity.D, None, None, None),
        ("systems-integration-other-city", Severity.A, None, 24, None),
    ],
)
def test_every_pack_promises_what_i_18_says(
    shelf: PolicyShelf,
    pack: str,
    severity: Severity,
    respond: float | None,
    arrive: float | None,
    restore: float | None,
) -> None:
    body = shelf.sla_pack(pack, DAY).body
    assert body.calendar == "7x24"
    for milestone, hours in (
        (Milestone.RESPOND, respond),
        (Milestone.ARRIVE, arrive),
        (Milestone.RESTORE, restore),
    ):
        assert body.target(milestone, severity) == (None if hours is None else hours * HOUR)


def test_packs_were_in_force_when_the_real_input_happened(shelf: PolicyShelf) -> None:
    assert shelf.sla_pack("service-desk", date(2016, 2, 29)).ref == "sla-pack/service-desk@2026.1"


def test_an_unknown_pack_is_refused_by_its_rule(shelf: PolicyShelf) -> None:
    with pytest.raises(SlaPackUnknown) as refusal:
        shelf.sla_pack("gold", DAY)
    assert (refusal.value.rule, refusal.value.field) == ("I-18", "sla_pack")


def test_a_stored_reference_brings_the_promise_back(shelf: PolicyShelf) -> None:
    promise = shelf.promise("sla-pack/service-desk@2026.1", DAY)
    assert promise.pack == shelf.sla_pack("service-desk", DAY).body
    assert [(str(w.share), w.role) for w in promise.warnings.warnings] == [
        ("0.50", "assignee"),
        ("0.75", "supervisor"),
        ("0.90", "manager"),
    ]


def test_severity_and_category_follow_i_15_and_i_10(shelf: PolicyShelf) -> None:
    severity, category = shelf.severity(DAY).body, shelf.category(DAY).body
    assert severity.by_impact[Impact.SYSTEM_DOWN].interrupted_over == timedelta(minutes=10)
    assert severity.by_impact[Impact.IMPROVEMENT_WISH].severity is Severity.D
    assert category.internal_purposes == {
        Purpose.INSPECTION,
        Purpose.ADMINISTRATION,
        Purpose.TRAINING,
    }
    assert [
        (category.term(line).months, category.term(line).counted_from)
        for line in ("security", "road-monitoring", "it-system", "low-voltage", "planting", "?")
    ] == [
        (12, TermStart.DELIVERY),
        (36, TermStart.DELIVERY),
        (36, TermStart.ACCEPTANCE),
        (24, TermStart.ACCEPTANCE),
        (24, TermStart.ACCEPTANCE),
        (12, TermStart.DELIVERY),
    ]


def test_every_product_line_has_a_pack(shelf: PolicyShelf) -> None:
    selection = shelf.sla_selection(DAY)
    assert selection.pack_for("low-voltage") == "building-systems"
    assert selection.pack_for("it-system") == "managed-service"
    assert selection.pack_for("anything else") == "managed-service"
    assert shelf.register(DAY).repeat_window == timedelta(days=30)


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        ("sla-packs/service-desk.yaml", "A: 4 h", "A: 4", "restore"),
        ("sla-packs/service-desk.yaml", "7x24", "9x9", "unknown calendar"),
        ("sla-packs/service-desk.yaml", "restore", "plan", "nothing can meet"),
        ("sla-packs/service-desk.yaml", "A: 4 h", "E: 4 h", "expected one of A, B, C, D"),
        ("sla-selection.yaml", "default: managed-service", "default: gold", "no pack gold"),
        ("sla-warnings.yaml", '"0.90"', '"1.00"', "before the target"),
        ("sla-warnings.yaml", '"0.90"', '"0.75"', "warned of twice"),
        ("severity.yaml", "none: {severity: C}", "", "no severity for impact none"),
        ("category.yaml", "months: 12", "months: -12", "-12 months"),
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
