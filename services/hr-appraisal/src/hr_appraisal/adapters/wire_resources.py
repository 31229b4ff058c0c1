"""Entries and sheets as the contract shows them."""

from __future__ import annotations

from datetime import datetime

from google.protobuf.timestamp_pb2 import Timestamp

from callout.hr_appraisal.v1 import resources_pb2 as pb
from hr_appraisal.adapters.wire_words import number_of
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.sheet import MonthlySheet, SheetLine


def timestamp(at: datetime | None) -> Timestamp | None:
    """Return an instant as the contract writes it."""
    if at is None:
        return None
    written = Timestamp()
    written.FromDatetime(at)
    return written


def entry(shown: AppraisalEntry, *, with_reason: bool) -> pb.AppraisalEntry:
    """Return an entry; its reason is for those who may read it, never for events."""
    reason = shown.rejection or shown.reason
    return pb.AppraisalEntry(
        id=shown.id,
        employee_code=shown.employee_code,
        branch_code=shown.branch_code,
        month=shown.month,
        trigger=shown.trigger,
        consequence=number_of(shown.consequence),
        points=shown.points,
        fine="" if shown.fine is None else f"{shown.fine:.2f}",
        state=_state(shown),
        evidence_kind=shown.evidence.kind,
        evidence_ref=shown.evidence.ref,
        proposed_by=shown.proposed_by,
        verified_by=shown.verified_by,
        approved_by=shown.approved_by,
        approver_role=shown.approver_role,
        reversal_of=shown.reversal_of or "",
        reason=reason if with_reason else "",
        occurred_time=timestamp(shown.occurred_at),
        posted_time=timestamp(shown.posted_at),
        policy_ref=shown.policy_ref,
        version=shown.version,
        doubled=shown.doubled,
    )


def sheet(shown: MonthlySheet) -> pb.MonthlySheet:
    """Return a monthly sheet."""
    return pb.MonthlySheet(
        employee_code=shown.employee_code,
        employee_name=shown.employee_name,
        branch_code=shown.branch_code,
        month=shown.month,
        score=str(shown.score),
        lines=[_line(line) for line in shown.lines],
        policy_ref=shown.policy_ref,
    )


def _line(shown: SheetLine) -> pb.SheetLine:
    return pb.SheetLine(
        part=shown.part,
        item=shown.item,
        value=str(shown.value),
        figures=shown.figures,
        sources=shown.sources,
    )


def _state(shown: AppraisalEntry) -> pb.AppraisalEntry.State:
    if shown.reversed_by is not None:
        return pb.AppraisalEntry.STATE_REVERSED
    return {
        EntryState.PROPOSED: pb.AppraisalEntry.STATE_PROPOSED,
        EntryState.VERIFIED: pb.AppraisalEntry.STATE_VERIFIED,
        EntryState.POSTED: pb.AppraisalEntry.STATE_POSTED,
        EntryState.REJECTED: pb.AppraisalEntry.STATE_REJECTED,
    }[shown.state]
