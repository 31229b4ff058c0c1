"""Use case: somebody else grants or refuses the cost of a tool."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.loans.events import ToolRefunded
from inventory.domain.loans.refund import RefundId, RefundState, ToolRefund
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideToolRefund:
    refund_id: RefundId
    is_granted: bool
    reason: str


def decide_tool_refund(cmd: DecideToolRefund, tx: Tx, now: datetime) -> ToolRefund:
    """Grant the cost of a tool once, or refuse it.

    Args:
        cmd: The decision and why.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RefundNotFound: There is none, or it belongs to a branch of others.
        RefundAlreadyDecided: TOOL_REFUND_ALREADY_DECIDED.
        RefundDecidedByAsker: TOOL_REFUND_DECIDED_BY_ASKER.

    Source: rulebook P-12 [000/11 §1.12].
    """
    refund = tx.tool_refunds.lock(cmd.refund_id)
    decided = refund.decide(tx.actor.subject, cmd.reason, now, is_granted=cmd.is_granted)
    saved = tx.tool_refunds.save(decided)
    if saved.state is RefundState.GRANTED:
        tx.outbox.append(ToolRefunded(refund=saved, occurred_at=now))
    return saved
