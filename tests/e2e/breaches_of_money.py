"""Breaches of what returns and prices ask of several services (I-11, I-12); see `breaches`."""

from __future__ import annotations

from typing import Final

from e2e.breaches import another_entry, breach

RETURN_ENTRIES: Final = (
    "whoever caused a return has exactly one entry proposed, and nobody else has"
)
_STARTED: Final = "chargeable work that is done was started, after its customer accepted the price"
WHO_PAYS: Final = "dispatch knows which visits the customer pays for"
_PRICES: Final = "dispatch knows every price that a customer accepted, and no other"
# A return that was taken back and settled, for which a technician answers.
_CLOSED_CASE: Final = """
    insert into return_cases (id, branch_code, customer_id, installed_product_id, kind, basis,
        sold_on, description, state, opened_by, opened_at, policy_ref, finding, decision, liability,
        levels, notices, recoveries, cost, recovered, conclusion, closed_by, closed_at, version)
    select gen_random_uuid(), branch_code, customer_id, id, 'return', 'quality_fault',
        current_date, 'x', 'closed', 'clerk', now(), 'x',
        '{"by": "engineer", "is_confirmed": true}'::jsonb,
        '{"by": "boss", "is_approved": true}'::jsonb,
        '{"cause": "repair", "person": "SH01-T01"}'::jsonb,
        '[]'::jsonb, '[]'::jsonb, '[]'::jsonb, 1, 1, 'x', 'x', now(), 1
    from installed_products limit 1
"""
_ACCEPTED: Final = """
    insert into accepted_quote (quote_id, service_request_id, accepted_at)
    values ('q', '{plain}', '2000-01-01');
"""

MONEY: Final = (
    breach(RETURN_ENTRIES, intake=_CLOSED_CASE),
    breach(
        RETURN_ENTRIES,
        hr=another_entry("proposed_by = 'system:intake', evidence_kind = 'return_case'"),
    ),
    breach(
        WHO_PAYS,
        dispatch="update work_order set is_chargeable = true where service_request_id = '{open}'",
    ),
    breach(_PRICES, dispatch=_ACCEPTED),
    *(
        breach(
            _STARTED,
            intake="update service_requests set category = 'chargeable', historical = false"
            " where id = '{plain}'",
            dispatch=f"update work_order set is_chargeable = true, work_started_at = {started}"
            " where service_request_id = '{plain}'",
        )
        for started in (
            "null",
            "arrived_at",
            "null, charged_from = finished_at - interval '1 s'",
        )
    ),
    breach(
        "no warranty pays for damage by people that was found",
        intake="update facts set kind = 'damage_found' where request_id = '{plain}'"
        " and sequence = 2",
    ),
)
