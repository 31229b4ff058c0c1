"""Use case: hand out what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import in_bin, with_order
from inventory.domain.events import PartsIssued, RequisitionRef
from inventory.domain.fitted_parts.fitted_part import handed_out
from inventory.domain.ids import RequisitionId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, Heading, moved
from inventory.domain.lines import PartLine, numbers_of, with_lots
from inventory.domain.picking import picked
from inventory.domain.requisition import Requisition
from inventory.domain.work_order import WorkOrder, unknown
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.loans.calibrated import require_calibrated
from inventory.handlers.old_parts.owing import owe_old_parts
from inventory.handlers.supplements.requiring import require_supplement
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueParts:
    """`lots`: which units of its tracked parts go out."""

    requisition_id: RequisitionId
    lots: tuple[PartLine, ...] = ()
    occurred_at: datetime | None = None


def issue_parts(cmd: IssueParts, tx: Tx, now: datetime) -> Requisition:
    """Hand out every part of an approved requisition of a started work order.

    What the parts of an order in warranty replace is due back from now on; which serials and
    batches it got is kept.

    Args:
        cmd: The requisition, and the serials or batches of its parts that are tracked.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        IllegalTransition: It is not approved.
        WorkOrderNotStarted: The order is done, closed or cancelled.
        SupplementMissing: SUPPLEMENT_MISSING, the customer has not signed for it.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit the parts or the quantities.
        BalanceTooLow: BALANCE_TOO_LOW, a serial or batch does not lie in the warehouse.
        DeviceNotCalibrated: DEVICE_NOT_CALIBRATED, one is a measuring device out of calibration.
        OccurredBeforeBeginning: It had not been approved at that time.

    Source: rulebook P-02, P-04, P-05, P-06, P-18 to P-20.
    """
    share_order(tx, cmd.requisition_id)
    requisition = tx.requisitions.lock(cmd.requisition_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(requisition.branch_code, tx, now),
        rule="P-04",
        not_before=requisition.changed_at,
    )
    issued = requisition.issue(tx.actor, at)
    order = started_order(tx, requisition)
    require_supplement(tx, requisition, at)
    return hand_out(tx, issued, order, cmd.lots, at=at, now=now)


def share_order(tx: Tx, requisition_id: RequisitionId) -> Requisition:
    """Keep the order of a requisition from ending or moving away until the transaction ends.

    It comes before the locks of the warehouse and of the requisition.

    Returns:
        The requisition as it is known, not locked.

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.

    Source: rulebook P-04.
    """
    known = tx.requisitions.get(requisition_id)
    tx.work_orders.share(known.work_order_id)
    return known


def started_order(tx: Tx, requisition: Requisition) -> WorkOrder:
    """Return the order of a requisition, on which somebody works.

    Raises:
        WorkOrderUnknown: It is of a branch of others by now.
        WorkOrderNotStarted: The order is done, closed or cancelled.

    Source: rulebook P-04.
    """
    order = tx.work_orders.find(requisition.work_order_id)
    if order is None:
        raise unknown(requisition.work_order_id)
    order.require_started()
    return order


def hand_out(  # noqa: PLR0913 - what, for whom, which units, and both times
    tx: Tx,
    issued: Requisition,
    order: WorkOrder,
    lots: tuple[PartLine, ...],
    *,
    at: datetime,
    now: datetime,
) -> Requisition:
    """Save an issue, book it and announce it; everything about it was checked.

    Source: rulebook P-02, P-04, P-06.
    """
    lines = with_lots(issued.lines, lots)
    require_calibrated(tx, lines, at)
    saved = tx.requisitions.save(issued)
    heading = Heading(
        warehouse_code=saved.warehouse_code,
        branch_code=saved.branch_code,
        document_kind=DocumentKind.ISSUE,
        document_id=saved.id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
    )
    here, there = in_bin(saved.warehouse_code), with_order(saved.work_order_id)
    numbers = numbers_of(lines)
    parts = tx.parts.find_all(numbers)
    wanted = moved(lines, parts, here, there)
    owe_old_parts(tx, saved, order, parts, at)
    tx.fitted_parts.add(handed_out(saved, order, wanted, at))
    tx.stock.lock(saved.warehouse_code, numbers)
    shelf = tx.stock.shelf(saved.warehouse_code, numbers)
    tx.stock.book(Entry(heading=heading, movements=picked(wanted, shelf)), promised=True)
    tx.outbox.append(
        PartsIssued(ref=RequisitionRef.to(saved), lines=lines, amount=saved.amount, occurred_at=at)
    )
    return saved
