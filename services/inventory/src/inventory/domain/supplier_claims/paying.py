"""What comes of a supplier claim, and the difference to what was granted (P-10)."""

from __future__ import annotations

from dataclasses import replace

from inventory.domain.errors import Refused
from inventory.domain.supplier_claims.claim import (
    ClaimState,
    Payment,
    Step,
    SupplierClaim,
    SupplierClaimIllegalTransition,
)
from inventory.domain.supplier_claims.line import NOTHING, ClaimAmountInvalid, whole_fen


class PaymentAlreadyRecorded(Refused):
    """A paper stands for one payment."""

    reason = "SUPPLIER_CLAIM_PAYMENT_ALREADY_RECORDED"


class DifferenceUnexplained(Refused):
    """What came is not what was granted, and nobody says why that settles the claim."""

    reason = "SUPPLIER_CLAIM_DIFFERENCE_UNEXPLAINED"


def paid(
    claim: SupplierClaim, payment: Payment, *, settles: bool, reason: str = ""
) -> SupplierClaim:
    """Return a granted claim with a payment; settled once what was granted has come, or by will.

    Args:
        claim: Answered.
        payment: What came.
        settles: Nothing more is waited for.
        reason: Why it is settled though more or less came than was granted.

    Raises:
        SupplierClaimIllegalTransition: It is not answered, or settled.
        ClaimAmountInvalid: Nothing came, or not in whole fen.
        PaymentAlreadyRecorded: SUPPLIER_CLAIM_PAYMENT_ALREADY_RECORDED, the same paper again.
        DifferenceUnexplained: SUPPLIER_CLAIM_DIFFERENCE_UNEXPLAINED.

    Source: rulebook P-10.
    """
    if claim.state is not ClaimState.ANSWERED:
        raise SupplierClaimIllegalTransition(
            f"claim {claim.number} is {claim.state} and cannot be paid",
            rule="P-10",
            claim_id=claim.id,
            from_state=claim.state.value,
            to_state=ClaimState.PAID.value,
        )
    if not whole_fen(payment.amount, "amount"):
        raise ClaimAmountInvalid("nothing was paid", rule="P-10", field="amount", amount="0.00")
    if any(each.document == payment.document for each in claim.payments):
        raise PaymentAlreadyRecorded(
            f"{payment.document} was recorded for claim {claim.number} already",
            rule="P-10",
            field="document",
            document=payment.document,
        )
    more = replace(claim, payments=(*claim.payments, payment))
    granted = more.accepted or NOTHING
    if more.paid < granted and not settles:
        return more
    if more.paid != granted and not reason:
        raise DifferenceUnexplained(
            f"{more.paid} came for claim {claim.number}, {granted} was granted; why is it settled?",
            rule="P-10",
            field="difference_reason",
            accepted=str(granted),
            paid=str(more.paid),
        )
    why = reason if more.paid != granted else ""
    settled = Step(by=payment.recorded_by, at=payment.paid_at, note=why)
    return replace(more, state=ClaimState.PAID, settled=settled)
