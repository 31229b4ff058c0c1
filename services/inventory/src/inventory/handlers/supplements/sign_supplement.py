"""Use case: record what the customer signed for added parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.events import RequisitionRef, SupplementSigned
from inventory.domain.ids import RequisitionId
from inventory.domain.instants import happened_at
from inventory.domain.supplements.supplement import (
    Signature,
    Supplement,
    SupplementId,
    check_signable,
)
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.issue_parts import share_order
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSupplement:
    """`withdraws`: the one that counts now and is replaced; None for the first."""

    supplement_id: SupplementId
    requisition_id: RequisitionId
    signature: Signature
    withdraws: SupplementId | None = None


def sign_supplement(cmd: SignSupplement, tx: Tx, now: datetime) -> Supplement:
    """Keep a signature for good; it counts until the next one withdraws it before issue.

    Args:
        cmd: What the paper says; its instants are not ahead of now.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        SupplementNotNeeded: The requisition is no addition.
        SupplementTooLate: It was issued or given up.
        SupplementAlreadySigned: Another one counts than the one to withdraw.
        Invalid: It was signed before the customer agreed, or is told for the future.

    Source: rulebook P-05.
    """
    share_order(tx, cmd.requisition_id)
    requisition = tx.requisitions.lock(cmd.requisition_id)
    signed_at = cmd.signature.signed_at
    happened_at(signed_at, now, skew=skew_of(requisition.branch_code, tx, now), rule="P-05")
    current = tx.supplements.in_force(requisition.id)
    check_signable(requisition, current, cmd.withdraws)
    supplement = Supplement(
        id=cmd.supplement_id,
        requisition_id=requisition.id,
        work_order_id=requisition.work_order_id,
        branch_code=requisition.branch_code,
        signature=cmd.signature,
        recorded_by=tx.actor.subject,
        recorded_at=now,
        withdraws=cmd.withdraws,
    )
    tx.supplements.add(supplement)
    tx.outbox.append(
        SupplementSigned(
            ref=RequisitionRef.to(requisition),
            supplement_id=supplement.id,
            amount=supplement.signature.amount,
            occurred_at=now,
            withdraws=cmd.withdraws or "",
        )
    )
    return supplement
