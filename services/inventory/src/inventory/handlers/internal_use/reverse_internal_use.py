"""Use case: what a department got comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import EntryId
from inventory.domain.instants import happened_at
from inventory.domain.internal_use.facts import InternalUseReversed
from inventory.domain.internal_use.internal_use import (
    InternalUse,
    InternalUseId,
    UseState,
    UseStep,
)
from inventory.domain.ledger import DocumentKind, Entry, Heading
from inventory.domain.lines import numbers_of
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseInternalUse:
    use_id: InternalUseId
    reason: str
    occurred_at: datetime | None = None


def reverse_internal_use(cmd: ReverseInternalUse, tx: Tx, now: datetime) -> InternalUse:
    """Book all of it back where it lay; its month's budget has the amount again.

    Args:
        cmd: What was handed out, and why it comes back.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        InternalUseNotFound: There is none, or it belongs to a branch of others.
        InternalUseIllegalTransition: INTERNAL_USE_ILLEGAL_TRANSITION, it was not handed out, or
            it came back.
        OccurredBeforeBeginning: It had not been handed out at that time.

    Source: rulebook P-02, P-17.
    """
    known = tx.internal_uses.get(cmd.use_id)
    tx.warehouses.lock(known.warehouse_code)
    use = tx.internal_uses.lock(cmd.use_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(use.branch_code, tx, now),
        rule="P-17",
        not_before=use.changed_at,
    )
    step = UseStep(by=tx.actor.subject, at=at, reason=cmd.reason)
    saved = tx.internal_uses.save(use.end(UseState.REVERSED, step))
    waiting = lock_line(tx, use.warehouse_code, numbers_of(use.lines))
    issued = tx.ledger.get(use.entry_id or EntryId(0))
    heading = Heading(
        warehouse_code=use.warehouse_code,
        branch_code=use.branch_code,
        document_kind=DocumentKind.INTERNAL_RETURN,
        document_id=use.id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
        reason=cmd.reason,
    )
    tx.stock.book(Entry(heading=heading, movements=tuple(each.back() for each in issued.movements)))
    serve(tx, use.warehouse_code, waiting, at)
    tx.outbox.append(InternalUseReversed(internal_use=saved, occurred_at=at))
    return saved
