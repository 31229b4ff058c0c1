"""Use case: a claim goes to its supplier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.supplier_claims.claim import SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.facts import SupplierClaimSent
from inventory.domain.warehouse import known_branch
from inventory.handlers.supplier_claims.steps import step_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SendClaim:
    """`document`: the letter or the number in the supplier's portal."""

    claim_id: SupplierClaimId
    document: str
    occurred_at: datetime | None = None


def send_claim(cmd: SendClaim, tx: Tx, now: datetime) -> SupplierClaim:
    """Note that a claim was sent; its answer is chased by the policy of that day.

    Args:
        cmd: The claim and its paper.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SupplierClaimNotFound: There is none, or it belongs to a branch of others.
        SupplierClaimIllegalTransition: SUPPLIER_CLAIM_ILLEGAL_TRANSITION, it is not a draft.
        OccurredBeforeBeginning: It had not been drafted at that time.

    Source: rulebook P-10.
    """
    claim = tx.supplier_claims.lock(cmd.claim_id)
    step = step_of(tx, claim, cmd.document, cmd.occurred_at, now)
    branch = known_branch(tx.branches.find(claim.branch_code), claim.branch_code)
    policy = tx.policies.supplier_claims(branch.day_of(step.at))
    saved = tx.supplier_claims.save(claim.send(step, policy))
    tx.claim_dues.close(saved.old_part_ids, step.at)
    tx.outbox.append(SupplierClaimSent(claim=saved, occurred_at=step.at))
    return saved
