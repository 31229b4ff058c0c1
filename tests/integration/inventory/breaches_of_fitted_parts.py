"""What breaks each invariant of fitted parts and expected arrivals, without the constraints."""

from __future__ import annotations

from typing import Final

ADMIT: Final = ("alter table expectation disable trigger all",)
BREACHES: Final = {
    "what orders have by serial or batch is what was issued and not brought back": (
        "update fitted_part set quantity = 1 - quantity"
    ),
    "a part is fitted by a report after its issue that the fault is gone": "delete from fixing",
    "a fitted part names the customer and product of its order": (
        "update fitted_part set customer_id = null"
    ),
    "what a requisition waits for is expected again and again, without a gap": (
        "update expectation set number = 3, cause = 'overdue'"
    ),
    "whoever waited and was looked at knows of something to come": "delete from expectation",
}
