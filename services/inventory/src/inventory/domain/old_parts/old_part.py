"""What a warranty part replaced: due back, received, written off, disposed of (P-06)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID, uuid5

from inventory.domain.approval import InForce
from inventory.domain.errors import NotFound, Refused
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking
from inventory.domain.old_parts.policy import OldPartPolicy
from inventory.domain.old_parts.waiver import Waiver
from inventory.domain.part import Part, known_part
from inventory.domain.requisition import Requisition
from inventory.domain.work_order import WorkOrder

OldPartId = NewType("OldPartId", str)
DisposalId = NewType("DisposalId", str)
_OLD_PARTS: Final = UUID("6f0c0c5e-0d0b-4b0e-9a5f-2b7f8d1c4e06")


class OldPartState(StrEnum):
    DUE = "due"  # not all of it came yet
    RECEIVED = "received"  # all came, the service report is still to come
    WRITTEN_OFF = "written_off"  # came, and the work is reported
    DISPOSED = "disposed"
    NOT_OWED = "not_owed"  # every part issued came back unused
    WAIVED = "waived"  # nothing came, and nothing will


OPEN: Final = frozenset({OldPartState.DUE, OldPartState.RECEIVED})


class OldPartNotFound(NotFound):
    reason = "OLD_PART_NOT_FOUND"


class OldPartIllegalTransition(Refused):
    reason = "OLD_PART_ILLEGAL_TRANSITION"


class OldPartExceedsIssue(Refused):
    """More old parts would come than parts were issued and kept."""

    reason = "OLD_PART_EXCEEDS_ISSUE"


class OldPartCameForIt(Refused):
    """A part cannot come back as unused when what it replaced has come."""

    reason = "OLD_PART_CAME_FOR_IT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What of an old part came at once.

    Args:
        lots: Serials or batches of a tracked part, else one lot without a number.
        condition: As the keeper found it.
        received_by: Subject of the keeper.
        received_at: When it came (UTC).
    """

    quantity: int
    lots: tuple[Lot, ...]
    condition: str
    received_by: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPart:
    """What is due back for one line of a requisition of an order in warranty.

    Args:
        warehouse_code: That issued the part and gets the old one.
        quantity: Whole units issued, less what came back unused.
        issued_at: When the new part went out (UTC).
        due_at: When it must be back (UTC), by the policy in `policy_ref`.
        overdue_at: When it was announced as overdue (UTC); once.
        handovers: What came, oldest first.
        waiver: What was missing and will not come; None: nothing.
        version: Grows with every change.
    """

    id: OldPartId
    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    branch_code: BranchCode
    warehouse_code: WarehouseCode
    part_number: PartNumber
    tracking: Tracking
    state: OldPartState
    quantity: int
    issued_at: datetime
    due_at: datetime
    policy_ref: str
    overdue_at: datetime | None = None
    written_off_at: datetime | None = None
    disposal_id: DisposalId | None = None
    handovers: tuple[Handover, ...] = ()
    waiver: Waiver | None = None
    version: int = 0

    @property
    def received(self) -> int:
        """Whole units that came."""
        return sum(each.quantity for each in self.handovers)

    @property
    def waived(self) -> int:
        """Whole units that will not come."""
        return self.waiver.quantity if self.waiver else 0

    @property
    def missing(self) -> int:
        """Whole units that are still to come."""
        return self.quantity - self.received - self.waived

    @property
    def key(self) -> tuple[datetime, str]:
        """Oldest due first."""
        return self.due_at, self.id

    def receive(self, handover: Handover) -> OldPart:
        """Return it with more of it in the warehouse.

        Raises:
            OldPartIllegalTransition: All of it came already, or nothing is owed.
            OldPartExceedsIssue: More would come than is missing.

        Source: rulebook P-06.
        """
        if self.state is not OldPartState.DUE:
            raise self._illegal(OldPartState.RECEIVED)
        if handover.quantity > self.missing:
            raise OldPartExceedsIssue(
                f"{handover.quantity} of {self.part_number} cannot come,"
                f" {self.missing} are missing",
                rule="P-06",
                field="quantity",
                old_part_id=self.id,
                missing=str(self.missing),
                quantity=str(handover.quantity),
            )
        return _looked_at(replace(self, handovers=(*self.handovers, handover)))

    def waive(self, waiver: Waiver) -> OldPart:
        """Return it with all that is missing given up; what came is written off as ever.

        Raises:
            OldPartIllegalTransition: Nothing is missing.

        Source: rulebook P-06.
        """
        if self.state is not OldPartState.DUE:
            raise self._illegal(OldPartState.WAIVED)
        return _looked_at(replace(self, waiver=waiver))

    def less(self, quantity: int) -> OldPart:
        """Return it after so many of the parts issued came back unused: nothing was replaced.

        Raises:
            OldPartCameForIt: What these parts replaced has come.

        Source: rulebook P-06, P-07.
        """
        left = self.quantity - quantity
        settled = self.received + self.waived
        if self.state not in OPEN or left < settled:
            raise OldPartCameForIt(
                f"{settled} old parts came or were given up for {self.quantity} of"
                f" {self.part_number},"
                f" {quantity} of them cannot be unused",
                rule="P-06",
                field="lines",
                old_part_id=self.id,
                received=str(self.received),
                quantity=str(quantity),
            )
        return _looked_at(replace(self, quantity=left))

    def settled(self, order: WorkOrder | None, now: datetime) -> OldPart:
        """Return it written off if all of it came and the work was reported after the issue.

        Args:
            order: Its work order as far as known.
            now: When it is looked at (UTC).

        Source: rulebook P-06.
        """
        reported_at = order.reported_at if order else None
        if self.state is not OldPartState.RECEIVED or reported_at is None:
            return self
        if reported_at < self.issued_at:
            return self
        return replace(self, state=OldPartState.WRITTEN_OFF, written_off_at=now)

    def chased(self, now: datetime) -> OldPart:
        """Return it announced as overdue; it is due, and nobody was told before."""
        return replace(self, overdue_at=now)

    def dispose(self, disposal_id: DisposalId) -> OldPart:
        """Return it disposed of.

        Raises:
            OldPartIllegalTransition: Its issue is not written off, or it is gone already.

        Source: rulebook P-06.
        """
        if self.state is not OldPartState.WRITTEN_OFF:
            raise self._illegal(OldPartState.DISPOSED)
        return replace(self, state=OldPartState.DISPOSED, disposal_id=disposal_id)

    def _illegal(self, wanted: OldPartState) -> OldPartIllegalTransition:
        return OldPartIllegalTransition(
            f"old part {self.id} is {self.state} and cannot be {wanted}",
            rule="P-06",
            old_part_id=self.id,
            from_state=self.state.value,
            to_state=wanted.value,
        )


def owed_for(
    issued: Requisition,
    order: WorkOrder,
    parts: Mapping[PartNumber, Part],
    policy: InForce[OldPartPolicy],
    issued_at: datetime,
) -> tuple[OldPart, ...]:
    """Return what is due back for a requisition, by part number; nothing outside of warranty.

    Args:
        issued: The requisition.
        order: Its work order.
        parts: The parts of the price list that it names.
        policy: In force on the day of issue.
        issued_at: When the parts went out (UTC).

    Source: rulebook P-06.
    """
    if not order.owes_old_parts(issued_at):
        return ()
    return tuple(
        OldPart(
            id=old_part_id_of(issued.id, line.part_number),
            requisition_id=issued.id,
            work_order_id=issued.work_order_id,
            service_request_id=issued.service_request_id,
            branch_code=issued.branch_code,
            warehouse_code=issued.warehouse_code,
            part_number=line.part_number,
            tracking=known_part(parts, line.part_number).tracking,
            state=OldPartState.DUE,
            quantity=line.quantity,
            issued_at=issued_at,
            due_at=issued_at + policy.body.due_within,
            policy_ref=policy.ref,
        )
        for line in issued.lines
    )


def old_part_id_of(requisition_id: RequisitionId, part_number: PartNumber) -> OldPartId:
    """Return the id of what is due back for a line of a requisition."""
    return OldPartId(str(uuid5(_OLD_PARTS, f"{requisition_id}/{part_number}")))


def lines_of(old_part: OldPart) -> tuple[PartLine, ...]:
    """Return what came of an old part, hand-over by hand-over."""
    return tuple(
        PartLine(
            part_number=old_part.part_number,
            quantity=each.quantity,
            lots=each.lots if old_part.tracking is not Tracking.NONE else (),
        )
        for each in old_part.handovers
    )


def _looked_at(old_part: OldPart) -> OldPart:
    if not old_part.quantity:
        return replace(old_part, state=OldPartState.NOT_OWED)
    if old_part.missing:
        return replace(old_part, state=OldPartState.DUE)
    came = old_part.received > 0
    return replace(old_part, state=OldPartState.RECEIVED if came else OldPartState.WAIVED)
