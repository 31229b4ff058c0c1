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
