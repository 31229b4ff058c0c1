"""Use case: decide what becomes of parts in quarantine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import in_quarantine
from inventory.domain.ids import QuarantineReleaseId, WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, Heading, moved
from inventory.domain.lines import PartLine, checked_lines, numbers_of
from inventory.domain.quarantine import Outcome
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseQuarantine:
    """`reason`: what was found, as the claim or the disposal will say it."""

    release_id: QuarantineReleaseId
    warehouse_code: WarehouseCode
    lines: tuple[PartLine, ...]
    outcome: Outcome
    reason: str
    occurred_at: datetime | None = None


def release_quarantine(cmd: ReleaseQuarantine, tx: Tx, now: datetime) -> Entry:
    """Put parts from quarantine on the shelf, send them back to the supplier, or scrap them.

    Args:
        cmd: Whole units, each part once; serials or batches of parts that are tracked.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The entry, with its number.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        PartNotFound: A part is not on the price list.
        BalanceTooLow: BALANCE_TOO_LOW, less lies in quarantine.
        Invalid: A quantity, serial or batch makes no sense, or the time is ahead.

    Source: rulebook P-03.
    """
    lines = checked_lines(cmd.lines)
    warehouse = tx.warehouses.lock(cmd.warehouse_code)
    at = happened_at(
        cmd.occurred_at, now, skew=skew_of(warehouse.branch_code, tx, now), rule="P-03"
    )
    heading = Heading(
        warehouse_code=warehouse.code,
        branch_code=warehouse.branch_code,
        document_kind=DocumentKind.QUARANTINE,
        document_id=cmd.release_id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
        reason=cmd.reason,
    )
    numbers = numbers_of(lines)
    there = cmd.outcome.account_of(warehouse.code)
    movements = moved(lines, tx.parts.find_all(numbers), in_quarantine(warehouse.code), there)
    entry = Entry(heading=heading, movements=movements)
    waiting = lock_line(tx, warehouse.code, entry.shelved)
    booked = tx.stock.book(entry)
    serve(tx, warehouse.code, waiting, at)
    return booked
