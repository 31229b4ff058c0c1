"""What must hold of expected arrivals at any time."""

from __future__ import annotations

from typing import Final

EXPECTATIONS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what a requisition waits for is expected again and again, without a gap",
        "P-08",
        """
        select requisition_id, part_number, count(*) as decided, max(number) as last_number
        from expectation group by requisition_id, part_number
        having count(*) <> max(number)
        """,
    ),
    (
        "whoever waited and was looked at knows of something to come",
        "P-08",
        """
        select requisition.id from requisition
        where requisition.look_again_at is not null and not exists (
            select from expectation where expectation.requisition_id = requisition.id)
        """,
    ),
)
