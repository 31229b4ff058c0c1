"""Requests of the contract as commands of the use cases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as pb
from callout.hr_appraisal.v1 import resources_pb2
from chassis.context import current_principal
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.ids import EmployeeCode, EntryId
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.proposal import Evidence
from hr_appraisal.handlers.approve_entry import ApproveEntry
from hr_appraisal.handlers.list_entries import ListEntries
from hr_appraisal.handlers.propose_entry import ProposeEntry
from hr_appraisal.handlers.read_sheets import GetMonthlySheet, ListMonthlySheets
from hr_appraisal.handlers.reject_entry import RejectEntry
from hr_appraisal.handlers.reverse_entry import ReverseEntry
from hr_appraisal.handlers.verify_entry import VerifyEntry

DEFAULT_PAGE_SIZE = 50

# A reversed entry is a posted one with an opposite.
_STATES: dict[int, tuple[EntryState | None, bool | None]] = {
    resources_pb2.AppraisalEntry.STATE_UNSPECIFIED: (None, None),
    resources_pb2.AppraisalEntry.STATE_PROPOSED: (EntryState.PROPOSED, None),
    resources_pb2.AppraisalEntry.STATE_VERIFIED: (EntryState.VERIFIED, None),
    resources_pb2.AppraisalEntry.STATE_POSTED: (EntryState.POSTED, False),
    resources_pb2.AppraisalEntry.STATE_REJECTED: (EntryState.REJECTED, None),
    resources_pb2.AppraisalEntry.STATE_REVERSED: (EntryState.POSTED, True),
}


def actor() -> Actor:
    """Return who is calling."""
    principal = current_principal()
    return Actor(subject=principal.subject, role=principal.role)


def propose_entry(request: pb.ProposeEntryRequest, entry_id: EntryId) -> ProposeEntry:
    """Read a proposal; the entry's id is made at the door."""
    return ProposeEntry(
        entry_id=entry_id,
        employee_code=EmployeeCode(request.employee_code),
        trigger=request.trigger,
        evidence=Evidence(kind=request.evidence_kind, ref=request.evidence_ref),
        reason=request.reason,
        actor=actor(),
        occurred_at=_stated(request),
    )


def verify_entry(request: pb.VerifyEntryRequest) -> VerifyEntry:
    """Read a verification."""
    return VerifyEntry(
        entry_id=EntryId(request.entry_id), actor=actor(), occurred_at=_stated(request)
    )


def approve_entry(request: pb.ApproveEntryRequest) -> ApproveEntry:
    """Read an approval."""
    return ApproveEntry(
        entry_id=EntryId(request.entry_id), actor=actor(), occurred_at=_stated(request)
    )


def reject_entry(request: pb.RejectEntryRequest) -> RejectEntry:
    """Read a rejection."""
    return RejectEntry(
        entry_id=EntryId(request.entry_id),
        reason=request.reason,
        actor=actor(),
        occurred_at=_stated(request),
    )


def reverse_entry(request: pb.ReverseEntryRequest, reversal_id: EntryId) -> ReverseEntry:
    """Read a reversal; the id of the opposite entry is made at the door."""
    return ReverseEntry(
        entry_id=EntryId(request.entry_id),
        reversal_id=reversal_id,
        reason=request.reason,
        actor=actor(),
        occurred_at=_stated(request),
    )


def list_entries(request: pb.ListEntriesRequest) -> ListEntries:
    """Read which entries to list."""
    state, is_reversed = _STATES[request.state]
    return ListEntries(
        branch_code=request.branch_code,
        employee_code=request.employee_code,
        month=request.month,
        state=state,
        is_reversed=is_reversed,
        page_size=request.page_size or DEFAULT_PAGE_SIZE,
        page_token=request.page_token,
        actor=actor(),
    )


def get_monthly_sheet(request: pb.GetMonthlySheetRequest) -> GetMonthlySheet:
    """Read whose sheet of which month."""
    return GetMonthlySheet(
        employee_code=EmployeeCode(request.employee_code), month=request.month, actor=actor()
    )


def list_monthly_sheets(request: pb.ListMonthlySheetsRequest) -> ListMonthlySheets:
    """Read which sheets to list."""
    return ListMonthlySheets(
        branch_code=request.branch_code,
        month=request.month,
        page_size=request.page_size or DEFAULT_PAGE_SIZE,
        page_token=request.page_token,
        actor=actor(),
    )


def _stated(request: Any) -> datetime | None:
    if not request.HasField("occurred_time"):
        return None
    stated: datetime = request.occurred_time.ToDatetime(tzinfo=UTC)
    return stated
