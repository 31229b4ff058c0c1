"""What must hold of goods that come back at any time."""

from __future__ import annotations

from typing import Final

RETURN_CASES: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "a return was approved by somebody who neither opened the case nor found the fault",
        "I-11",
        """
        select returned.id, kind, state, finding, decision
        from return_cases as returned
        cross join lateral (
            select state = 'approved' or (state = 'closed' and coalesce(
                decision ->> 'is_approved', finding ->> 'is_confirmed', 'true'
            ) = 'true') as is_taken_back
        ) as told
        where (kind = 'return' and is_taken_back
                and (decision ->> 'is_approved') is distinct from 'true')
            or (basis = 'quality_fault' and (is_taken_back or state = 'awaiting_approval')
                and (finding ->> 'is_confirmed') is distinct from 'true')
            or decision ->> 'by' in (opened_by, finding ->> 'by')
        """,
    ),
    (
        "a closed return that was taken back has a cause, and its cost is recovered",
        "I-11",
        """
        select id, cost, recovered, liability from return_cases
        where state = 'closed'
            and coalesce(decision ->> 'is_approved', finding ->> 'is_confirmed') = 'true'
            and (liability is null
                or (liability ->> 'cause' <> 'customers_choice' and recovered <> cost))
        """,
    ),
)
