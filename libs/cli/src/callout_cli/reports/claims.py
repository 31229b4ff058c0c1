"""Old parts, transfers, supplier claims and internal use: rows of the tables."""

from __future__ import annotations

from typing import Final

from google.protobuf.message import Message
from google.type.date_pb2 import Date

from callout.inventory.v1 import internal_use_pb2 as uses
from callout.inventory.v1 import old_parts_pb2 as old
from callout.inventory.v1 import supplier_claims_pb2 as claims
from callout_cli.texts import word
from callout_cli.times import instant_of

OLD_PART_COLUMNS: Final = (
    "col.id",
    "col.warehouse",
    "col.part",
    "col.state",
    ">col.quantity",
    ">col.came",
    ">col.given_up",
    "col.deadline",
    "col.order",
)
DISPOSAL_COLUMNS: Final = (
    "col.number",
    "col.warehouse",
    "col.where_to",
    "col.document",
    "col.who",
    "col.when",
    "col.why",
)
REVIEW_COLUMNS: Final = (
    "col.month",
    "col.warehouse",
    ">col.old_parts",
    ">col.units",
    "col.oldest",
)
CLAIM_COLUMNS: Final = (
    "col.number",
    "col.supplier",
    "col.state",
    ">col.claimed",
    ">col.accepted",
    ">col.paid",
    "col.answer_due",
    "col.id",
)
DUE_COLUMNS: Final = (
    "col.id",
    "col.warehouse",
    "col.part",
    ">col.quantity",
    "col.written_off",
    "col.deadline",
)
SUPPLIER_COLUMNS: Final = (
    "col.supplier",
    ">col.claims",
    ">col.claimed",
    ">col.accepted",
    ">col.refused",
    ">col.open",
    ">col.paid",
    ">col.oldest_days",
)
USE_COLUMNS: Final = (
    "col.id",
    "col.department",
    "col.warehouse",
    "col.state",
    "col.part",
    ">col.amount",
    "col.asked",
    "col.who",
)
BUDGET_COLUMNS: Final = (
    "col.department",
    "col.month",
    ">col.budget",
    ">col.used",
    ">col.remaining",
)


def old_part_cells(part: old.OldPart) -> list[str]:
    """Write an old part for a terminal; one that is late is marked."""
    late = " ✗" if part.HasField("overdue_time") and part.state == old.OldPart.STATE_DUE else ""
    return [
        part.id,
        part.warehouse_code,
        part.part_number,
        word("old_part", old.OldPart.State.Name(part.state).removeprefix("STATE_")),
        str(part.quantity),
        str(part.received),
        str(part.waiver.quantity),
        _when(part, "due_time") + late,
        part.work_order_id,
    ]


def disposal_cells(disposal: old.Disposal) -> list[str]:
    """Write the record of a disposal for a terminal."""
    outcome = old.DisposalOutcome.Name(disposal.outcome).removeprefix("DISPOSAL_OUTCOME_")
    return [
        disposal.number,
        disposal.warehouse_code,
        word("disposal", outcome),
        disposal.document,
        disposal.disposed_by,
        _when(disposal, "disposed_time"),
        disposal.reason,
    ]


def review_cells(review: old.DisposalReview) -> list[str]:
    """Write a month's call for disposal for a terminal."""
    return [
        _month(review.month),
        review.warehouse_code,
        str(review.old_parts),
        str(review.units),
        _when(review, "oldest_time"),
    ]


def claim_cells(claim: claims.SupplierClaim) -> list[str]:
    """Write a supplier claim for a terminal."""
    return [
        claim.number,
        claim.supplier,
        word("claim", claims.SupplierClaim.State.Name(claim.state).removeprefix("STATE_")),
        claim.claimed_amount,
        claim.accepted_amount or "–",
        claim.paid_amount,
        _when(claim, "answer_due_time"),
        claim.id,
    ]


def due_cells(due: claims.ClaimDue) -> list[str]:
    """Write an old part to be claimed for a terminal; one that is late is marked."""
    return [
        due.old_part_id,
        due.warehouse_code,
        due.part_number,
        str(due.quantity),
        _when(due, "written_off_time"),
        _when(due, "due_time") + (" ✗" if due.HasField("overdue_time") else ""),
    ]


def supplier_cells(sums: claims.SupplierSums) -> list[str]:
    """Write how claims on a supplier stand for a terminal."""
    return [
        sums.supplier,
        str(sums.claims),
        sums.claimed_amount,
        sums.accepted_amount,
        sums.refused_amount,
        sums.open_amount,
        sums.paid_amount,
        str(sums.oldest_days),
    ]


def use_cells(use: uses.InternalUse) -> list[str]:
    """Write an internal use for a terminal; one approved above the budget is marked."""
    state = uses.InternalUse.State.Name(use.state).removeprefix("STATE_")
    return [
        use.id,
        use.department_code,
        use.warehouse_code,
        word("internal_use", state),
        ", ".join(f"{line.part_number} ×{line.quantity}" for line in use.lines),
        use.amount + (" ✗" if use.approval.over_budget else ""),
        _when(use, "asked_time"),
        use.asked_by,
    ]


def budget_cells(month: uses.DepartmentMonth) -> list[str]:
    """Write how a department stands in a month for a terminal."""
    return [
        month.department_code,
        _month(month.month),
        month.budget_amount or "–",
        month.used_amount,
        month.remaining_amount,
    ]


def _month(day: Date) -> str:
    return f"{day.year}-{day.month:02d}"


def _when(message: Message, field: str) -> str:
    if not message.HasField(field):
        return "–"
    return f"{instant_of(getattr(message, field)):%Y-%m-%d %H:%M}"
