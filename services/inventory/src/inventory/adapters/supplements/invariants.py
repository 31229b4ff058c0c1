"""What must hold of supplements at any time."""

from __future__ import annotations

from typing import Final

SUPPLEMENTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "no addition is approved or issued without the customer's signature",
        "P-05",
        """
        select id, state from requisition
        where needs_supplement and state in ('approved', 'issued') and not exists (
            select from supplement
            where supplement.requisition_id = requisition.id and withdrawn_at is null)
        """,
    ),
    (
        "a supplement is withdrawn by the next one of its requisition and by nothing else",
        "P-05",
        """
        select old.id, old.withdrawn_at, next.id as next_id, next.recorded_at
        from supplement as old full join supplement as next on next.withdraws = old.id
        where old.id is not null and (old.withdrawn_at is not null) <> (next.id is not null)
            or next.withdraws is not null
            and old.requisition_id is distinct from next.requisition_id
        """,
    ),
)
