"""Old parts that a supplier may still ask to see (P-10)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from inventory.domain.errors import Refused
from inventory.domain.supplier_claims.claim import ClaimState, SupplierClaim

# The supplier may still ask to see the part, and nobody may throw it away meanwhile.
UNANSWERED: Final = frozenset({ClaimState.DRAFTED, ClaimState.SENT})


class OldPartInClaim(Refused):
    """The supplier has not answered yet and may ask to see it."""

    reason = "OLD_PART_IN_CLAIM"


def require_unclaimed(claims: Iterable[SupplierClaim]) -> None:
    """Refuse to dispose of old parts that a supplier may still ask to see.

    Args:
        claims: Those that keep the old parts.

    Raises:
        OldPartInClaim: OLD_PART_IN_CLAIM, one of them is not answered yet.

    Source: rulebook P-10.
    """
    for claim in claims:
        if claim.state in UNANSWERED:
            raise OldPartInClaim(
                f"claim {claim.number} is {claim.state}; its old parts stay or go back by it",
                rule="P-10",
                field="old_part_ids",
                claim_id=claim.id,
                claim_state=claim.state.value,
            )
