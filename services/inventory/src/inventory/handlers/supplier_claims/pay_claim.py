"""Use case: note what a supplier paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.supplier_claims.claim import Payment, SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.facts import SupplierClaimPaid
from inventory.domain.supplier_claims.paying import paid
from inventory.handlers.supplier_claims.steps import step_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PayClaim:
    """One payment.

    `settles`: nothing more is waited for; `difference_reason`: why, if it is not what was granted.
    """

    claim_id: SupplierClaimId
    amount: Decimal
    document: str
    settles: bool = False
    difference_reason: str = ""
    occurred_at: datetime | None = None


def pay_claim(cmd: PayClaim, tx: Tx, now: datetime) -> SupplierClaim:
    """Note money that came for a claim; settled when what was granted is there, or by will.

    Args:
        cmd: The claim, the amount (CNY) and its paper.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SupplierClaimNotFound: There is none, or it belongs to a branch of others.
        SupplierClaimIllegalTransition: It is not answered, or settled.
        ClaimAmountInvalid: Nothing came, or not in whole fen.
        PaymentAlreadyRecorded: SUPPLIER_CLAIM_PAYMENT_ALREADY_RECORDED.
        DifferenceUnexplained: SUPPLIER_CLAIM_DIFFERENCE_UNEXPLAINED.
        OccurredBeforeBeginning: It had not been answered at that time.

    Source: rulebook P-10.
    """
    claim = tx.supplier_claims.lock(cmd.claim_id)
    step = step_of(tx, claim, cmd.document, cmd.occurred_at, now)
    payment = Payment(
        amount=cmd.amount, document=cmd.document, recorded_by=step.by, paid_at=step.at
    )
    saved = tx.supplier_claims.save(
        paid(claim, payment, settles=cmd.settles, reason=cmd.difference_reason)
    )
    tx.outbox.append(SupplierClaimPaid(claim=saved, occurred_at=step.at))
    return saved
