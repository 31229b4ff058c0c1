"""Use case: give up what a department asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.internal_use.internal_use import (
    InternalUse,
    InternalUseId,
    UseState,
    UseStep,
)
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelInternalUse:
    use_id: InternalUseId
    reason: str


def cancel_internal_use(cmd: CancelInternalUse, tx: Tx, now: datetime) -> InternalUse:
    """Give up what was not handed out; the budget has the amount again.

    Args:
        cmd: What was asked for, and why it is given up.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        InternalUseNotFound: There is none, or it belongs to a branch of others.
        InternalUseIllegalTransition: INTERNAL_USE_ILLEGAL_TRANSITION, it was handed out or ended.

    Source: rulebook P-17.
    """
    use = tx.internal_uses.lock(cmd.use_id)
    step = UseStep(by=tx.actor.subject, at=max(now, use.changed_at), reason=cmd.reason)
    return tx.internal_uses.save(use.end(UseState.CANCELLED, step))
