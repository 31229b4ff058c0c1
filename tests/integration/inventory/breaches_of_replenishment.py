"""What breaks each invariant of replenishment, once the constraints are gone."""

from __future__ import annotations

from typing import Final

ADMIT: Final = (
    "alter table replenishment_proposal drop constraint proposal_decided_by_another",
    "alter table replenishment_proposal drop constraint proposal_reasoned",
    "alter table requisition_line drop constraint requisition_line_short_at_first",
)
BREACHES: Final = {
    "nobody decides on an order he had proposed himself": (
        "update replenishment_proposal set proposed_by = decided_by where decided_by is not null"
    ),
    "an order refused, or approved in another quantity, has a reason": (
        "update replenishment_proposal set decided_quantity = quantity + 1 where state = 'approved'"
    ),
    "an order is proposed where the position is at or below its reorder point, in whole lots": (
        "update replenishment_proposal"
        " set finding = jsonb_set(finding, '{position,on_order}', '99')"
    ),
    "a line was never short of more than it asked for, and one that is issued waits no more": (
        "update requisition_line set short_at_first = quantity + 1"
    ),
}
