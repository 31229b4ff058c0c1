"""Who took a step of a claim, and when (P-10)."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.instants import happened_at
from inventory.domain.supplier_claims.claim import Step, SupplierClaim
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


def step_of(
    tx: Tx, claim: SupplierClaim, note: str, stated: datetime | None, now: datetime
) -> Step:
    """Return a step of a claim, by the actor, not before the one that went before it.

    Args:
        tx: Open transaction; the claim is locked by it.
        claim: As it is.
        note: Paper or reason.
        stated: When it was taken (UTC); None: just now.
        now: Time of the command (UTC).

    Raises:
        OccurredBeforeBeginning: The step before it had not been taken at that time.

    Source: rulebook P-10.
    """
    at = happened_at(
        stated,
        now,
        skew=skew_of(claim.branch_code, tx, now),
        rule="P-10",
        not_before=claim.changed_at,
    )
    return Step(by=tx.actor.subject, at=at, note=note)
