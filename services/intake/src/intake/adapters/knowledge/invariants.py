"""What must hold of the knowledge base at any time."""

from __future__ import annotations

from typing import Final

KNOWLEDGE: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "every word of a published case is counted, and no other",
        "I-24",
        """
        with published as (
            select '' as token, count(*) as cases from knowledge_cases where state = 'published'
            union all
            select token, count(*) from knowledge_cases cross join unnest(tokens) as token
            where state = 'published' group by token
        )
        select token, counted.cases as counted, published.cases
        from knowledge_tokens as counted full join published using (token)
        where coalesce(counted.cases, 0) <> coalesce(published.cases, 0)
        """,
    ),
    (
        "a published case was learned from a request that was done",
        "I-24",
        """
        select learned.id, learned.service_request_id from knowledge_cases as learned
        where not exists (
            select from facts
            where facts.request_id = learned.service_request_id and facts.kind = 'closed'
                and (facts.told ->> 'outcome' like 'done%'
                    or facts.told ->> 'outcome' = 'returned_from_repair')
        )
        """,
    ),
)
