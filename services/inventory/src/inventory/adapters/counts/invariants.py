"""What must hold of stock counts at any time."""

from __future__ import annotations

from typing import Final

COUNTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "a count has booked the differences that were decided to be booked, once",
        "P-14",
        """
        with told as (
            select difference.count_id, bin.account, difference.part_number, difference.lot,
                counted - booked as quantity
            from stock_count_difference as difference
            join stock_count on stock_count.id = difference.count_id
            join bin on bin.warehouse_code = stock_count.warehouse_code
                and bin.code = difference.bin_code
            where difference.is_posted
        ), booked as (
            select entry.document_id as count_id, posting.account, posting.part_number,
                posting.lot, sum(posting.quantity) as quantity
            from entry join posting on posting.entry_id = entry.id
            where entry.document_kind = 'count' and posting.account not like 'loss:%'
            group by entry.document_id, posting.account, posting.part_number, posting.lot
        )
        select coalesce(told.count_id, booked.count_id) as count_id,
            coalesce(told.account, booked.account) as account,
            coalesce(told.part_number, booked.part_number) as part_number,
            told.quantity, booked.quantity as booked
        from told full join booked on booked.count_id = told.count_id
            and booked.account = told.account and booked.part_number = told.part_number
            and booked.lot = told.lot
        where told.quantity is distinct from booked.quantity
        """,
    ),
    (
        "whoever decides about a count counted none of it, nor did one person count it twice",
        "P-14",
        """
        select id, counter, recounter, decided_by from stock_count
        where counter = recounter or decided_by in (counter, recounter)
        """,
    ),
    (
        "a count is decided about when every line is counted, and great differences twice",
        "P-14",
        """
        select line.count_id, line.bin_code, line.part_number, stock_count.state
        from stock_count_line as line join stock_count on stock_count.id = line.count_id
        where (stock_count.state in ('counted', 'posted')
                and (line.first_at is null or (line.is_again and line.second_at is null)))
            or line.is_open <> (stock_count.state in ('counting', 'recounting', 'counted'))
        """,
    ),
)
