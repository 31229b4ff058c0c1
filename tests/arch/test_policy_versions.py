"""Every decision keeps the version of the policy that made it, in its type and in the store."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from sqlalchemy import Table

from dispatch.adapters import tables as dispatch_tables
from dispatch.domain.ranking import Suggestion
from dispatch.domain.requirements import Requirements
from dispatch.domain.service_report import ServiceReport
from dispatch.domain.work_order import WorkOrder
from feedback.adapters import tables as feedback_tables
from feedback.domain.complaint import Complaint
from feedback.domain.step import Step
from feedback.domain.survey import Survey
from headquarters.domain.figures import BranchMonth
from hr_appraisal.adapters import tables as appraisal_tables
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.sheet import MonthlySheet
from inventory.adapters import tables as inventory_tables
from inventory.adapters.counts import tables as count_tables
from inventory.adapters.loans import tables as loan_tables
from inventory.adapters.old_parts import tables as old_part_tables
from inventory.adapters.sourcing import tables as expectation_tables
from inventory.adapters.supplier_claims import tables as claim_tables
from inventory.domain.counts.count import StockCount
from inventory.domain.loans.calibration import Calibration
from inventory.domain.loans.loan import Loan
from inventory.domain.old_parts.old_part import OldPart
from inventory.domain.old_parts.review import DisposalReview
from inventory.domain.requisition import Requisition
from inventory.domain.sourcing.expectation import Expectation
from inventory.domain.sourcing.ranking import Sourcing
from inventory.domain.supplier_claims.due import ClaimDue

STORED: list[tuple[type, str, Table, str]] = [
    (Requirements, "policy_ref", dispatch_tables.work_order, "requirements_policy_ref"),
    (WorkOrder, "assignment_policy_ref", dispatch_tables.work_order, "assignment_policy_ref"),
    (ServiceReport, "policy_ref", dispatch_tables.service_report, "policy_ref"),
    (Requisition, "policy_ref", inventory_tables.requisition, "policy_ref"),
    (Requisition, "approval_policy_ref", inventory_tables.requisition, "approval_policy_ref"),
    (StockCount, "policy_ref", count_tables.stock_count, "policy_ref"),
    (OldPart, "policy_ref", old_part_tables.old_part, "policy_ref"),
    (DisposalReview, "policy_ref", old_part_tables.disposal_review, "policy_ref"),
    (ClaimDue, "policy_ref", claim_tables.claim_due, "policy_ref"),
    (Loan, "policy_ref", loan_tables.loan, "policy_ref"),
    (Calibration, "policy_ref", loan_tables.calibration, "policy_ref"),
    (Expectation, "policy_ref", expectation_tables.expectation, "policy_ref"),
    (Survey, "policy_ref", feedback_tables.survey, "policy_ref"),
    (Survey, "outcome_policy_ref", feedback_tables.survey, "outcome_policy_ref"),
    (Complaint, "policy_ref", feedback_tables.complaint, "policy_ref"),
    (Step, "policy_ref", feedback_tables.complaint_step, "policy_ref"),
    (AppraisalEntry, "trigger_ref", appraisal_tables.entry, "trigger_ref"),
    (AppraisalEntry, "points_ref", appraisal_tables.entry, "points_ref"),
]
# Drawn anew whenever somebody asks; the answer names the version.
ANSWERED: list[tuple[type, str]] = [
    (Suggestion, "policy_ref"),
    (MonthlySheet, "policy_ref"),
    (Sourcing, "policy_ref"),
    (BranchMonth, "targets"),
]
SERVICES = Path(__file__).parents[2] / "services"
HANDLERS = [
    path
    for service in ("dispatch", "feedback", "headquarters", "hr-appraisal", "inventory")
    for path in sorted(SERVICES.glob(f"{service}/src/*/handlers/*.py"))
]
# They decide nothing that is kept: what is refused, what day and which month it is.
WITHOUT_VERSION = {"timekeeping", "calendar", "default_zone", "zone_of", "today"}


@pytest.mark.parametrize(("kind", "field", "table", "column"), STORED)
def test_a_decision_and_its_row_have_the_version(
    kind: type, field: str, table: Table, column: str
) -> None:
    assert field in {each.name for each in fields(kind)}
    assert not table.c[column].nullable


@pytest.mark.parametrize(("kind", "field"), ANSWERED)
def test_an_answer_that_is_not_stored_has_the_version(kind: type, field: str) -> None:
    assert field in {each.name for each in fields(kind)}


def dropped(source: str) -> Iterator[str]:
    """Yield the policies of which a use case takes the figures and forgets the version."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        kept: dict[str, str] = {}
        whole: set[str] = set()
        bodies: set[int] = set()
        for node in ast.walk(function):
            match node:
                case ast.Attribute(value=ast.Call() as call, attr="body") if _policy(call):
                    yield from {_policy(call)} - WITHOUT_VERSION
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call):
                    if _policy(call):
                        kept[name] = _policy(call)
                case ast.Attribute(value=ast.Name() as name_, attr="body"):
                    bodies.add(id(name_))
                case _:
                    pass
        for node in ast.walk(function):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                whole |= set() if id(node) in bodies else {node.id}
        yield from {kept[name] for name in kept.keys() - whole} - WITHOUT_VERSION


def _policy(call: ast.Call) -> str:
    """Return the name of the policy that a call asks for, else nothing."""
    match call.func:
        case ast.Attribute(value=ast.Attribute(attr="policies"), attr=name):
            return name
    return ""


@pytest.mark.parametrize("path", HANDLERS, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_no_use_case_takes_figures_without_their_version(path: Path) -> None:
    assert not list(dropped(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("policy = tx.policies.approval(day)\n    return asked.approve(policy.body)", ["approval"]),
        ("policy = tx.policies.approval(day)\n    return asked.approve(policy)", []),
        ("policy = tx.policies.score(day)\n    return draw(policy.body, policy.ref)", []),
        ("return draw(tx.policies.score(day).body)", ["score"]),
        ("return tx.policies.timekeeping(day).body.clock_skew", []),
    ],
)
def test_figures_without_their_version_are_noticed(lines: str, found: list[str]) -> None:
    assert list(dropped(f"def use_case(tx, day):\n    {lines}\n")) == found
