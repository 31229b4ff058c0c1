"""What must hold of the green channel at any time."""

from __future__ import annotations

from typing import Final

GREEN_CHANNEL: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what was issued first is on the list of approvals, and says the same",
        "P-09",
        """
        select coalesce(asked.id, first_issue.requisition_id) as requisition_id,
            asked.approved_by, first_issue.approved_by as approved_by_list
        from (select * from requisition where is_issued_first) as asked
            full join first_issue on first_issue.requisition_id = asked.id
        where asked.id is null or first_issue.requisition_id is null
            or asked.approved_by is distinct from first_issue.approved_by
            or asked.issued_by <> first_issue.issued_by or asked.amount <> first_issue.amount
        """,
    ),
    (
        "a transfer is urgent for somebody who waits at its receiver",
        "P-09",
        """
        select transfer.id, requisition.warehouse_code, transfer.to_warehouse_code
        from transfer left join requisition on requisition.id = transfer.requisition_id
        where transfer.is_urgent and requisition.id is null
            or requisition.warehouse_code <> transfer.to_warehouse_code
        """,
    ),
)
