"""Use case: note what the supplier says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.supplier_claims.claim import Answer, SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.facts import SupplierClaimAnswered
from inventory.handlers.supplier_claims.steps import step_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerClaim:
    """`document`: the supplier's paper; `answers` by number of the line."""

    claim_id: SupplierClaimId
    document: str
    answers: Mapping[int, Answer]
    occurred_at: datetime | None = None


def answer_claim(cmd: AnswerClaim, tx: Tx, now: datetime) -> SupplierClaim:
    """Note what a supplier grants of each line, and why not all of it.

    Args:
        cmd: The claim, the paper, and an answer for every line (CNY).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The claim: answered, or refused if nothing is granted.

    Raises:
        SupplierClaimNotFound: There is none, or it belongs to a branch of others.
        SupplierClaimIllegalTransition: It was not sent, or is answered.
        AnswerIncomplete: SUPPLIER_CLAIM_ANSWER_INCOMPLETE.
        ClaimAmountInvalid: More is granted than was asked for, or less without a reason.
        OccurredBeforeBeginning: It had not been sent at that time.

    Source: rulebook P-10.
    """
    claim = tx.supplier_claims.lock(cmd.claim_id)
    step = step_of(tx, claim, cmd.document, cmd.occurred_at, now)
    saved = tx.supplier_claims.save(claim.answer(step, cmd.answers))
    tx.outbox.append(SupplierClaimAnswered(claim=saved, occurred_at=step.at))
    return saved
