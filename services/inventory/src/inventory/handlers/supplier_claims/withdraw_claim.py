"""Use case: give a claim up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.supplier_claims.claim import SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.facts import SupplierClaimWithdrawn
from inventory.handlers.supplier_claims.steps import step_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawClaim:
    claim_id: SupplierClaimId
    reason: str
    occurred_at: datetime | None = None


def withdraw_claim(cmd: WithdrawClaim, tx: Tx, now: datetime) -> SupplierClaim:
    """Give up a claim that is not settled; what still lies here may be claimed anew.

    Args:
        cmd: The claim, and why as auditors will read it.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SupplierClaimNotFound: There is none, or it belongs to a branch of others.
        SupplierClaimIllegalTransition: It is paid, refused or withdrawn.
        OccurredBeforeBeginning: The step before had not been taken at that time.

    Source: rulebook P-10.
    """
    claim = tx.supplier_claims.lock(cmd.claim_id)
    step = step_of(tx, claim, cmd.reason, cmd.occurred_at, now)
    saved = tx.supplier_claims.save(claim.withdraw(step))
    if not saved.keeps_parts and saved.old_part_ids:
        tx.old_parts.lock_all(saved.old_part_ids)
        tx.claim_dues.reopen(saved.old_part_ids)
    tx.outbox.append(SupplierClaimWithdrawn(claim=saved, occurred_at=step.at))
    return saved
