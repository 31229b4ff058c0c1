"""What must hold in appraisal's database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

INVARIANTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "nobody verifies what they proposed or approves what they proposed or verified",
        "H-03",
        """
        select id, proposed_by, verified_by, approved_by from entry
        where (verified_by <> '' and verified_by = proposed_by)
            or (approved_by <> '' and approved_by = verified_by)
            or (approved_by <> '' and approved_by = proposed_by and reversal_of is null)
        """,
    ),
    (
        "nobody decides their own case",
        "H-03",
        """
        select id, employee_code from entry
        where employee_code in (verified_by, approved_by, rejected_by)
        """,
    ),
    (
        "a posted entry was verified and approved, or reverses one that was",
        "H-03",
        """
        select posted.id from entry as posted
        left join entry as undone on undone.id = posted.reversal_of
        where posted.state = 'posted' and (posted.approved_by = ''
            or (posted.reversal_of is null and posted.verified_by = '')
            or (posted.reversal_of is not null and undone.state is distinct from 'posted'))
        """,
    ),
    (
        "an entry and its reversal sum to nothing in the same month of the same person",
        "H-03",
        """
        select undone.id, opposite.id as reversal
        from entry as opposite join entry as undone on undone.id = opposite.reversal_of
        where opposite.points + undone.points <> 0
            or coalesce(opposite.fine, 0) + coalesce(undone.fine, 0) <> 0
            or opposite.month <> undone.month
            or opposite.employee_code <> undone.employee_code
            or undone.reversal_of is not null
        """,
    ),
    (
        "the same row of the policy carries the same points, doubled where it is doubled",
        "H-01",
        """
        select consequence, points_ref, count(distinct points) as different
        from (
            select consequence, points_ref,
                points / case when doubled then 2 else 1 end as points
            from entry where reversal_of is null
        ) as single
        group by consequence, points_ref
        having count(distinct points) > 1
        """,
    ),
    (
        "a complaint proposes at most one entry for a fault",
        "H-04",
        """
        select evidence_ref, trigger, count(*) as entries from entry
        where proposed_by = 'system:feedback' and reversal_of is null
        group by evidence_ref, trigger having count(*) > 1
        """,
    ),
    (
        "whoever answers for a repeated complaint bears a doubled penalty, others do not",
        "H-04",
        """
        select entry.id, complaint.number
        from entry join complaint on complaint.number = entry.evidence_ref
        where entry.proposed_by = 'system:feedback' and entry.reversal_of is null
            and entry.doubled <> complaint.repeated
        """,
    ),
    (
        "visits of a work order are followed in their order",
        "H-07",
        """
        select earlier.work_order_id, earlier.number
        from visit as earlier join visit as later
            on later.work_order_id = earlier.work_order_id and later.number > earlier.number
        where earlier.reported_at is null and earlier.ended_at is null
        """,
    ),
)
