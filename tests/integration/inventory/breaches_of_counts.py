"""What breaks each invariant of stock counts, once the constraints are gone."""

from __future__ import annotations

from typing import Final

ADMIT: Final = (
    "alter table stock_count_difference disable trigger all",
    "alter table stock_count drop constraint stock_count_decided_by_another",
)
BREACHES: Final = {
    "a count has booked the differences that were decided to be booked, once": (
        "update stock_count_difference set is_posted = false"
    ),
    "whoever decides about a count counted none of it, nor did one person count it twice": (
        "update stock_count set decided_by = counter where state = 'posted'"
    ),
    "a count is decided about when every line is counted, and great differences twice": (
        "update stock_count_line set second_lots = null, second_at = null"
    ),
}

# What the database refuses, and by which constraint.
FORBIDDEN: Final = (
    ("update stock_count set recounter = counter", "stock_count_by_two"),
    (
        "update stock_count set decided_by = recounter where state = 'posted'",
        "stock_count_decided_by_another",
    ),
    ("update stock_count set state = 'posted' where state = 'counting'", "stock_count_decided"),
    ("update stock_count set bins = '{}'", "stock_count_bins"),
    ("update stock_count set cancel_reason = 'x'", "stock_count_cancelled"),
    ("update stock_count set serial = 1", "stock_count_number"),
    (
        """
        insert into stock_count_line
        select stock_count.id, bin_code, part_number, line.warehouse_code, tracking, true,
            frozen, false, null, null, false, null, null
        from stock_count_line as line join stock_count on stock_count.id <> line.count_id
        where is_open
        """,
        "stock_count_line_open",
    ),
    ("update stock_count_line set first_at = null where not is_open", "stock_count_line_first"),
    ("update stock_count_line set is_again = false where second_at is not null", "line_second"),
    ("update stock_count_difference set cause = 'x'", "P-02"),
    ("delete from stock_count_difference", "P-02"),
    (
        """
        insert into entry (warehouse_code, branch_code, document_kind, document_id, actor,
            occurred_at, recorded_at, reason)
        select warehouse_code, branch_code, document_kind, document_id, actor, occurred_at,
            recorded_at, reason from entry where document_kind = 'count'
        """,
        "count_posted_once",
    ),
)
