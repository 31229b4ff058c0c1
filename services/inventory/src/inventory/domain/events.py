"""Facts inventory announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.fitted_parts.events import FittedPartEvent
from inventory.domain.ids import (
    BranchCode,
    EntryId,
    ReceiptId,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.internal_use.facts import InternalUseEvent
from inventory.domain.ledger import Entry, Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.loans.events import AssetEvent, LoanEvent
from inventory.domain.old_parts.events import DisposalDue, OldPartEvent
from inventory.domain.receipt import Receipt
from inventory.domain.replenishment.proposal import ReplenishmentApproved
from inventory.domain.requisition import Requisition
from inventory.domain.severity import Severity
from inventory.domain.sourcing.expectation import Expectation
from inventory.domain.supplements.supplement import SupplementId
from inventory.domain.supplier_claims.facts import SupplierClaimEvent
from inventory.domain.transfers.facts import TransferEvent
from inventory.domain.warehouse import Warehouse


@dataclass(frozen=True, slots=True, kw_only=True)
class WarehouseOpened:
    warehouse: Warehouse
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StockReceived:
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    receipt_id: ReceiptId
    lines: tuple[PartLine, ...]
    occurred_at: datetime

    @classmethod
    def of(cls, receipt: Receipt, lines: tuple[PartLine, ...]) -> StockReceived:
        """Return what to announce: `lines` are what went on the shelf."""
        return cls(
            warehouse_code=receipt.warehouse_code,
            branch_code=receipt.branch_code,
            receipt_id=receipt.id,
            lines=lines,
            occurred_at=receipt.received_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReversed:
    """An entry was undone; `movements` are those of the reversal."""

    warehouse_code: WarehouseCode
    branch_code: BranchCode
    entry_id: EntryId
    reverses: EntryId
    document_id: str
    movements: tuple[Movement, ...]
    reason: str
    occurred_at: datetime

    @classmethod
    def of(cls, reversal: Entry) -> EntryReversed:
        heading = reversal.heading
        return cls(
            warehouse_code=heading.warehouse_code,
            branch_code=heading.branch_code,
            entry_id=reversal.id,
            reverses=heading.reverses or EntryId(0),
            document_id=heading.document_id,
            movements=reversal.movements,
            reason=heading.reason,
            occurred_at=heading.occurred_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisitionRef:
    """What every event of a requisition names."""

    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    branch_code: BranchCode
    warehouse_code: WarehouseCode

    @classmethod
    def to(cls, requisition: Requisition) -> RequisitionRef:
        return cls(
            requisition_id=requisition.id,
            work_order_id=requisition.work_order_id,
            service_request_id=requisition.service_request_id,
            branch_code=requisition.branch_code,
            warehouse_code=requisition.warehouse_code,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsReserved:
    ref: RequisitionRef
    lines: tuple[PartLine, ...]
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsShort:
    ref: RequisitionRef
    shortages: tuple[Shortage, ...]
    occurred_at: datetime
    expectations: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationChanged:
    """Something is expected otherwise than was told before; names every part that is missing."""

    ref: RequisitionRef
    expectations: tuple[Expectation, ...]
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisitionApproved:
    ref: RequisitionRef
    approved_by: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsIssued:
    ref: RequisitionRef
    lines: tuple[PartLine, ...]
    amount: Decimal
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsReturned:
    ref: RequisitionRef
    lines: tuple[PartLine, ...]
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationReleased:
    ref: RequisitionRef
    reason: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementSigned:
    """`withdraws`: the supplement that it replaced; empty for the first (P-05)."""

    ref: RequisitionRef
    supplement_id: SupplementId
    amount: Decimal
    occurred_at: datetime
    withdraws: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationTaken:
    """What it held, the `lines`, serves a more urgent requisition; it waits again (P-09)."""

    ref: RequisitionRef
    taken_by: RequisitionId
    severity: Severity
    lines: tuple[PartLine, ...]
    policy_ref: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueApproved:
    """What was issued first is approved now (P-09)."""

    ref: RequisitionRef
    approved_by: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalOverdue:
    """What was issued first was not approved in time (P-09)."""

    ref: RequisitionRef
    issued_by: str
    amount: Decimal
    occurred_at: datetime


RequisitionEvent = (
    PartsReserved
    | PartsShort
    | ExpectationChanged
    | RequisitionApproved
    | PartsIssued
    | PartsReturned
    | ReservationReleased
    | SupplementSigned
    | ReservationTaken
    | IssueApproved
    | ApprovalOverdue
)
WarehouseEvent = WarehouseOpened | StockReceived | EntryReversed | DisposalDue
Event = (
    WarehouseEvent
    | RequisitionEvent
    | ReplenishmentApproved
    | OldPartEvent
    | FittedPartEvent
    | TransferEvent
    | SupplierClaimEvent
    | InternalUseEvent
    | LoanEvent
    | AssetEvent
)


def looked_up(
    requisition: Requisition, at: datetime, expected: Sequence[Expectation] = ()
) -> PartsReserved | PartsShort:
    """Return what to announce after a look at stock: held, or what is missing.

    Args:
        requisition: After the look.
        at: When (UTC).
        expected: Where what is missing best comes from, and when.

    Source: rulebook P-04, P-08.
    """
    ref = RequisitionRef.to(requisition)
    if requisition.shortages:
        return PartsShort(
            ref=ref,
            shortages=requisition.shortages,
            occurred_at=at,
            expectations=tuple(expected),
        )
    return PartsReserved(ref=ref, lines=requisition.lines, occurred_at=at)
