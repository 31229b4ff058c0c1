"""Technicians, entries and facts at any point of their life, made by the use cases themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from fakes.hr_appraisal import FakeTx
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.facts import ClosedCall, ComplaintFact, RatingFact
from hr_appraisal.domain.ids import (
    ComplaintId,
    EmployeeCode,
    EntryId,
    ServiceRequestId,
    SurveyId,
    WorkOrderId,
    entry_id_of_complaint,
)
from hr_appraisal.domain.people import Actor, EmploymentState
from hr_appraisal.domain.proposal import Evidence
from hr_appraisal.domain.words import Fault, Rating
from hr_appraisal.handlers.approve_entry import ApproveEntry, approve_entry
from hr_appraisal.handlers.on_liability_verified import LiabilityVerified, on_liability_verified
from hr_appraisal.handlers.on_technician_told import TechnicianTold, on_technician_told
from hr_appraisal.handlers.propose_entry import ProposeEntry, propose_entry
from hr_appraisal.handlers.reject_entry import RejectEntry, reject_entry
from hr_appraisal.handlers.reverse_entry import Reversed, ReverseEntry, reverse_entry
from hr_appraisal.handlers.verify_entry import VerifyEntry, verify_entry
from hr_appraisal.ports import Tx

_NAMES = UUID("55a7b1f2-8f5e-4b1e-8d56-0c4f6d3b9a10")
FILED = datetime(2026, 3, 3, 3, tzinfo=UTC)
NOW = datetime(2026, 3, 5, 2, tzinfo=UTC)

TECHNICIAN = EmployeeCode("T-01")
COLLEAGUE = EmployeeCode("T-02")
LEADER = Actor(subject="zg-01", role="supervisor")
OTHER_LEADER = Actor(subject="zg-02", role="supervisor")
HR = Actor(subject="hr-01", role="hr")
HR_DIRECTOR = Actor(subject="hr-02", role="hr")
CHIEF = Actor(subject="fz-01", role="approver")
ADMIN = Actor(subject="admin", role="admin")


def an_id(name: str) -> str:
    return str(uuid5(_NAMES, name))


def told(code: EmployeeCode = TECHNICIAN, **changes: Any) -> TechnicianTold:
    event = TechnicianTold(
        code=code,
        name="陈立",
        branch_code="SZ",
        line_supervisor="zg-01" if code == TECHNICIAN else "zg-02",
        employment_state=EmploymentState.REGULAR,
        sequence=1,
    )
    return replace(event, **changes)


def staffed() -> FakeTx:
    """Return a store that knows two technicians of two lines."""
    tx = FakeTx()
    on_technician_told(told(TECHNICIAN), tx, NOW)
    on_technician_told(told(COLLEAGUE, name="林燕"), tx, NOW)
    return tx


def liability(name: str = "first", **changes: Any) -> LiabilityVerified:
    event = LiabilityVerified(
        complaint_id=ComplaintId(an_id(f"complaint {name}")),
        complaint_number=f"C-SZ-2026-{name}",
        service_request_id=ServiceRequestId(an_id(f"request {name}")),
        branch_code="SZ",
        fault=Fault.RUDE,
        responsible_person=TECHNICIAN,
        repeated=False,
        filed_at=FILED,
        verified_at=FILED + timedelta(hours=2),
    )
    return replace(event, **changes)


def event_entry_id(name: str = "first", fault: Fault = Fault.RUDE) -> EntryId:
    return entry_id_of_complaint(ComplaintId(an_id(f"complaint {name}")), fault.value)


def proposed_by_event(tx: FakeTx | None = None, name: str = "first", **changes: Any) -> FakeTx:
    """Return a store with an entry that a verified complaint proposed."""
    tx = tx or staffed()
    on_liability_verified(liability(name, **changes), tx, NOW)
    return tx


def propose(
    tx: Tx, name: str = "manual", by: Actor = OTHER_LEADER, now: datetime = NOW, **changes: Any
) -> AppraisalEntry:
    cmd = ProposeEntry(
        entry_id=EntryId(an_id(f"entry {name}")),
        employee_code=TECHNICIAN,
        trigger="technical_idea_adopted",
        evidence=Evidence(kind="document", ref=f"idea {name}"),
        reason="saves two hours a week",
        actor=by,
        occurred_at=None,
    )
    return propose_entry(replace(cmd, **changes), tx, now)


def verify(
    tx: Tx, entry_id: EntryId | None = None, by: Actor = HR, now: datetime = NOW, **more: Any
) -> AppraisalEntry:
    cmd = VerifyEntry(entry_id=entry_id or event_entry_id(), actor=by, occurred_at=None)
    return verify_entry(replace(cmd, **more), tx, now)


def approve(
    tx: Tx, entry_id: EntryId | None = None, by: Actor = CHIEF, now: datetime = NOW, **more: Any
) -> AppraisalEntry:
    cmd = ApproveEntry(entry_id=entry_id or event_entry_id(), actor=by, occurred_at=None)
    return approve_entry(replace(cmd, **more), tx, now)


def reject(
    tx: Tx, entry_id: EntryId | None = None, by: Actor = CHIEF, now: datetime = NOW, **more: Any
) -> AppraisalEntry:
    cmd = RejectEntry(
        entry_id=entry_id or event_entry_id(), reason="not proved", actor=by, occurred_at=None
    )
    return reject_entry(replace(cmd, **more), tx, now)


def undo(
    tx: Tx, entry_id: EntryId | None = None, by: Actor = CHIEF, now: datetime = NOW, **more: Any
) -> Reversed:
    cmd = ReverseEntry(
        entry_id=entry_id or event_entry_id(),
        reversal_id=EntryId(an_id(f"reversal of {entry_id}")),
        reason="the customer took it back",
        actor=by,
        occurred_at=None,
    )
    return reverse_entry(replace(cmd, **more), tx, now)


def posted(tx: FakeTx | None = None, name: str = "first", **changes: Any) -> FakeTx:
    """Return a store with a posted entry that a verified complaint proposed."""
    tx = proposed_by_event(tx, name, **changes)
    entry_id = event_entry_id(name, changes.get("fault", Fault.RUDE))
    verify(tx, entry_id)
    approve(tx, entry_id)
    return tx


def after(tx: FakeTx, *steps: Callable[[FakeTx], object]) -> FakeTx:
    """Do steps one after the other, then forget what was announced."""
    for step in steps:
        step(tx)
    tx.sent.clear()
    return tx


def rating(name: str = "first", *levels: Rating, **changes: Any) -> RatingFact:
    attitude, skill, punctuality, promises_kept = levels or (Rating.GOOD,) * 4
    fact = RatingFact(
        survey_id=SurveyId(an_id(f"survey {name}")),
        service_request_id=ServiceRequestId(an_id(f"request {name}")),
        branch_code="SZ",
        technician_code=TECHNICIAN,
        attitude=attitude,
        skill=skill,
        punctuality=punctuality,
        promises_kept=promises_kept,
        answered_at=FILED,
        seen=2,
    )
    return replace(fact, **changes)


def call(name: str = "first", **changes: Any) -> ClosedCall:
    fact = ClosedCall(
        service_request_id=ServiceRequestId(an_id(f"request {name}")),
        request_number=f"SZ-20260303-{name}",
        branch_code="SZ",
        technician_code=TECHNICIAN,
        closed_at=FILED,
        visits=1,
        is_repeat=False,
        in_time=True,
        is_done=True,
        is_closed=True,
        seen=1,
    )
    return replace(fact, **changes)


def complaint(name: str = "first", **changes: Any) -> ComplaintFact:
    fact = ComplaintFact(
        complaint_id=ComplaintId(an_id(f"complaint {name}")),
        number=f"C-SZ-2026-{name}",
        service_request_id=ServiceRequestId(an_id(f"request {name}")),
        branch_code="SZ",
        technician_code=TECHNICIAN,
        filed_at=FILED,
    )
    return replace(fact, **changes)


def order_id(name: str = "first") -> WorkOrderId:
    return WorkOrderId(an_id(f"order {name}"))


def kinds(events: Sequence[object]) -> list[str]:
    return [type(event).__name__ for event in events]
