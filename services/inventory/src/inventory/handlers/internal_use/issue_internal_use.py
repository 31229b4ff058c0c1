"""Use case: hand out what a department was granted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from inventory.domain.accounts import in_bin, used_by
from inventory.domain.instants import happened_at
from inventory.domain.internal_use.facts import InternalUseIssued
from inventory.domain.internal_use.internal_use import InternalUse, InternalUseId
from inventory.domain.ledger import DocumentKind, Entry, Heading, moved
from inventory.domain.lines import PartLine, numbers_of, with_lots
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.loans.calibrated import require_calibrated
from inventory.handlers.transfers.booking import taken_off_the_shelf
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueInternalUse:
    """`lots`: which units of its tracked parts go out."""

    use_id: InternalUseId
    lots: tuple[PartLine, ...] = ()
    occurred_at: datetime | None = None


def issue_internal_use(cmd: IssueInternalUse, tx: Tx, now: datetime) -> InternalUse:
    """Book what a department was granted off the shelf, to the department.

    Args:
        cmd: What was granted, and the serials or batches of its parts that are tracked.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        InternalUseNotFound: There is none, or it belongs to a branch of others.
        InternalUseIllegalTransition: INTERNAL_USE_ILLEGAL_TRANSITION, it is not approved.
        InternalUseByAsker: INTERNAL_USE_BY_ASKER, the same person asked.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit the parts or the quantities.
        BalanceTooLow: BALANCE_TOO_LOW, less lies there that is not promised to anybody.
        DeviceNotCalibrated: DEVICE_NOT_CALIBRATED, one is a measuring device out of calibration.
        OccurredBeforeBeginning: It had not been approved at that time.

    Source: rulebook P-02, P-17, P-20.
    """
    use = tx.internal_uses.lock(cmd.use_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(use.branch_code, tx, now),
        rule="P-17",
        not_before=use.changed_at,
    )
    issued = use.issue(tx.actor, at)
    lines = with_lots(issued.lines, cmd.lots)
    require_calibrated(tx, lines, at)
    parts = tx.parts.find_all(numbers_of(lines))
    here, there = in_bin(use.warehouse_code), used_by(use.department_code)
    taken = taken_off_the_shelf(tx, use.warehouse_code, moved(lines, parts, here, there), lines)
    heading = Heading(
        warehouse_code=use.warehouse_code,
        branch_code=use.branch_code,
        document_kind=DocumentKind.INTERNAL_USE,
        document_id=use.id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
        reason=use.purpose,
    )
    entry = tx.stock.book(Entry(heading=heading, movements=taken))
    saved = tx.internal_uses.save(replace(issued, entry_id=entry.id))
    tx.outbox.append(InternalUseIssued(internal_use=saved, occurred_at=at))
    return saved
