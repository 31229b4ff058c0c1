"""What must hold of replenishment at any time."""

from __future__ import annotations

from typing import Final

REPLENISHMENT: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "nobody decides on an order he had proposed himself",
        "P-15",
        """
        select id, proposed_by, decided_by from replenishment_proposal
        where decided_by = proposed_by
        """,
    ),
    (
        "an order refused, or approved in another quantity, has a reason",
        "P-15",
        """
        select id, state, quantity, decided_quantity from replenishment_proposal
        where reason = '' and (state = 'refused'
            or state = 'approved' and decided_quantity <> quantity)
        """,
    ),
    (
        "an order is proposed where the position is at or below its reorder point, in whole lots",
        "P-15",
        """
        select id, part_number, quantity, reorder_point, lot, position
        from replenishment_proposal cross join lateral (
            select cast(finding #>> '{rule,reorder_point}' as bigint) as reorder_point,
                cast(finding #>> '{rule,lot}' as bigint) as lot,
                cast(finding #>> '{position,available}' as bigint)
                    + cast(finding #>> '{position,on_order}' as bigint)
                    - cast(finding #>> '{position,waited_for}' as bigint) as position
        ) as found
        where position > reorder_point or quantity % lot <> 0
            or position + quantity <= reorder_point
            or position + quantity > reorder_point + lot
        """,
    ),
    (
        "a line was never short of more than it asked for, and one that is issued waits no more",
        "P-15",
        """
        select line.requisition_id, line.part_number, line.quantity, line.short_at_first
        from requisition_line as line
        join requisition on requisition.id = line.requisition_id
        where line.short_at_first not between 0 and line.quantity
            or (requisition.state = 'issued' and line.missing > 0)
        """,
    ),
)
