"""What asking does for an urgent customer: it takes what is held for others (P-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.approval import InForce
from inventory.domain.events import RequisitionRef, ReservationTaken
from inventory.domain.green_channel.policy import GreenChannelPolicy
from inventory.domain.green_channel.taking import losers
from inventory.domain.lines import Shortage, numbers_of
from inventory.domain.requisition import Requisition
from inventory.domain.severity import Severity
from inventory.domain.stock import StockOutOfBalance, shortages
from inventory.handlers.sourcing.expecting import short_again
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When something happened, and the time of the command that tells it (UTC)."""

    at: datetime
    now: datetime


def take_reservations(
    tx: Tx,
    short: Requisition,
    severity: Severity,
    policy: InForce[GreenChannelPolicy],
    times: Times,
) -> Requisition:
    """Hold everything for an urgent requisition at the cost of less urgent ones, or leave it short.

    Who loses waits again in the place he had by the time of asking, and is told.

    Args:
        tx: Open transaction; the warehouse is locked by it, and the requisition.
        short: Waits for something; it is saved already.
        severity: Of its order.
        policy: Says from whom and in which state it may take.
        times: When it takes, and when that is recorded.

    Returns:
        The requisition, RESERVED or still SHORT.

    Source: rulebook P-02, P-09.
    """
    warehouse_code, parts = short.warehouse_code, numbers_of(short.lines)
    holders = [
        each
        for each in tx.requisitions.lock_holding(warehouse_code, parts)
        if policy.body.may_lose(each.requisition.state, each.severity, severity)
    ]
    touched = {line.part_number for each in holders for line in each.requisition.lines} | {*parts}
    lock_line(tx, warehouse_code, touched)
    losing = losers(_missing(tx, short), holders)
    for each in losing:
        tx.stock.free(warehouse_code, each.lines)
    if missing := _missing(tx, short):
        return tx.requisitions.save(short.looked_up(missing))
    taker = tx.requisitions.save(short.looked_up(()))
    if tx.stock.hold(warehouse_code, taker.lines):
        raise StockOutOfBalance(f"stock of {warehouse_code} was not locked", rule="P-02")
    # All of them wait before it is said what each may expect behind the others.
    fallen = [tx.requisitions.save(each.lose(_missing(tx, each))) for each in losing]
    for each, lost in zip(losing, fallen, strict=True):
        lost_at = max(times.at, each.changed_at)
        tx.outbox.append(
            ReservationTaken(
                ref=RequisitionRef.to(lost),
                taken_by=taker.id,
                severity=severity,
                lines=each.lines,
                policy_ref=policy.ref,
                occurred_at=lost_at,
            )
        )
        tx.outbox.append(short_again(tx, lost, lost_at, times.now))
    serve(tx, warehouse_code, tx.requisitions.lock_waiting(warehouse_code, touched), times.at)
    return taker


def _missing(tx: Tx, requisition: Requisition) -> tuple[Shortage, ...]:
    levels = tx.stock.levels(requisition.warehouse_code, numbers_of(requisition.lines))
    return shortages(requisition.lines, {level.part_number: level for level in levels})
