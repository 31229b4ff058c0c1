"""What both stores promise of projects (I-25, I-07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from chassis.unit_of_work import Principal
from intake.domain.listing import ProductKey
from intake.domain.projects.gates import Signature, StagePlan
from intake.domain.projects.project import (
    Deliverable,
    EntryKind,
    Project,
    ProjectCodeTaken,
    ProjectNotFound,
    ProjectStale,
    ProjectState,
)
from intake.handlers.projects.close_log_entry import CloseLogEntry, close_log_entry
from intake.handlers.projects.finish_hand_over import finish_hand_over
from intake.handlers.projects.open_project import OpenProject, open_project
from intake.handlers.projects.pass_gate import PassGate, pass_gate
from intake.handlers.projects.plan_stage import PlanStage, plan_stage
from intake.handlers.projects.raise_log_entry import RaiseLogEntry, raise_log_entry
from intake.handlers.projects.record_deliverable import RecordDeliverable, record_deliverable
from intake.handlers.projects.record_hand_over_item import (
    RecordHandOverItem,
    record_hand_over_item,
)
from intake.handlers.projects.report_week import ReportWeek, report_week
from intake.handlers.projects.start_hand_over import start_hand_over
from intake.handlers.register_branch import register_branch
from integration.intake.conftest import Begin
from unit.intake.projects.builder import NOW
from unit.intake.scene import CUSTOMER, HANGZHOU, PRODUCT, SHANGHAI

CUSTOMER_ID, PRODUCT_ID = str(UUID(int=1)), str(UUID(int=2))
ELSEWHERE = Principal(subject="li", role="supervisor", branches=frozenset({"SH02"}))


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Two branches, a customer and a product."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))
        tx.installed_products.add(replace(PRODUCT, id=PRODUCT_ID, customer_id=CUSTOMER_ID))


def opened(begin: Begin, number: int = 1, branch: str = "HZ01", code: str = "") -> Project:
    with begin() as tx:
        cmd = OpenProject(
            project_id=project_id(number),
            branch=branch,
            customer_id=CUSTOMER_ID,
            code=code or f"J-{number}",
            name="机房改造",
            owner="chen",
        )
        return open_project(cmd, tx, NOW)


def project_id(number: int) -> str:
    return str(UUID(int=200 + number))


def led(begin: Begin, project: Project) -> Project:
    """Lead a project to after-sales through every use case there is."""
    id_ = project.id
    steps: list[tuple[Any, Any]] = [
        (
            raise_log_entry,
            RaiseLogEntry(
                project_id=id_,
                kind=EntryKind.OPEN_POINT,
                text="线缆",
                owner="chen",
                due_on=date(2026, 5, 1),
            ),
        ),
        (close_log_entry, CloseLogEntry(project_id=id_, number=1, resolution="done")),
        (report_week, ReportWeek(project_id=id_, day=NOW.date(), status="fine")),
    ]
    for stage, brought in (("start", "mandate"), ("build", ""), ("acceptance", "report")):
        plan = StagePlan(
            stage=stage, owner="chen", plan="p", deliverables=(), due_on=date(2026, 6, 30)
        )
        steps.append((plan_stage, PlanStage(project_id=id_, plan=plan)))
        if brought:
            there = Deliverable(name=brought, reference="D-1")
            cmd = RecordDeliverable(project_id=id_, stage=stage, deliverable=there)
            steps.append((record_deliverable, cmd))
        signature = Signature(signed_by="王先生", signature="AR-7")
        passing = PassGate(project_id=id_, stage=stage, signature=signature, products=(PRODUCT_ID,))
        steps.append((pass_gate, passing))
    steps.append((start_hand_over, id_))
    for item in ("documents", "open_points"):
        line = RecordHandOverItem(project_id=id_, item=item, reference="D-2")
        steps.append((record_hand_over_item, line))
    steps.append((finish_hand_over, id_))
    for use_case, cmd in steps:
        with begin() as tx:
            project = use_case(cmd, tx, NOW)
    return project


def test_a_project_is_read_as_it_was_stored(begin: Begin) -> None:
    stored = opened(begin)
    with begin() as tx:
        assert tx.projects.get(stored.id) == stored == tx.projects.lock(stored.id)
    with begin(ELSEWHERE) as tx, pytest.raises(ProjectNotFound):
        tx.projects.get(stored.id)
    with pytest.raises(ProjectCodeTaken):
        opened(begin, 2, code="J-1")


def test_a_project_with_everything_on_it_is_read_as_it_was_stored(begin: Begin) -> None:
    done = led(begin, opened(begin))
    assert done.state is ProjectState.IN_AFTER_SALES
    assert done.acceptance is not None
    with begin() as tx:
        assert tx.projects.get(done.id) == done
        product = tx.installed_products.lock(PRODUCT_ID)
        page = tx.installed_products.page(ProductKey(customer_id=CUSTOMER_ID), "", 10)
    assert page.rows == (product,)
    assert (product.accepted_on, product.installation_ends_on, product.installation_policy_ref) == (
        done.acceptance.on,
        done.acceptance.warranty_ends_on,
        done.policy_ref,
    )


def test_a_project_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    stored = opened(begin)
    with begin() as tx:
        start_hand_over(stored.id, tx, NOW)
    with pytest.raises(ProjectStale), begin() as tx:
        tx.projects.save(stored)


def test_projects_are_paged_by_code_and_found_when_overdue(begin: Begin) -> None:
    opened(begin, 1)
    opened(begin, 2, "SH02")
    opened(begin, 3)
    with begin() as tx:
        cmd = ReportWeek(project_id=project_id(3), day=NOW.date(), status="fine")
        report_week(cmd, tx, NOW)
    with begin() as tx:
        page = tx.projects.page("", None, "", 2)
        assert ([p.code for p in page.rows], page.has_more) == (["J-1", "J-2"], True)
        page = tx.projects.page("", None, "J-2", 2)
        assert ([p.code for p in page.rows], page.has_more) == (["J-3"], False)
        assert [p.code for p in tx.projects.page("HZ01", None, "", 9).rows] == ["J-1", "J-3"]
        midnight = datetime(2026, 3, 6, 16, tzinfo=UTC)  # Friday is over at the branches.
        before = midnight - timedelta(minutes=1)
        assert tx.projects.page("", before, "", 9).rows == ()
        late = tx.projects.page("", midnight, "", 9)
        assert [p.code for p in late.rows] == ["J-1", "J-2"]
    with begin(ELSEWHERE) as tx:
        assert [p.code for p in tx.projects.page("", None, "", 9).rows] == ["J-2"]
