"""What customers sign for, wait for and pay on: rows of the tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import green_channel_service_pb2 as green
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import special_order_service_pb2 as special
from callout_cli.texts import say, word
from callout_cli.times import instant_of

UNSIGNED_COLUMNS: Final = (
    "col.requisition",
    "col.work_order",
    "col.warehouse",
    ">col.amount_cny",
    "col.requested_by",
    "col.requested",
)
FIRST_ISSUE_COLUMNS: Final = (
    "col.requisition",
    "col.warehouse",
    "col.severity_then",
    ">col.amount_cny",
    "col.issued_by",
    "col.approval_due",
    "col.approved_by",
)
SPECIAL_ORDER_COLUMNS: Final = (
    "col.id",
    "col.requisition",
    "col.warehouse",
    "col.procurement",
    "col.state",
    ">col.part_price",
    ">col.deposit_due",
    "col.deposit",
)


def unsigned_cells(requisition: rs.Requisition) -> list[str]:
    """Write an addition that waits for a signature for a terminal."""
    return [
        requisition.id,
        requisition.work_order_id,
        requisition.warehouse_code,
        requisition.amount,
        requisition.requested_by,
        _when(requisition.requested_time),
    ]


def first_issue_cells(issue: green.FirstIssue, now: datetime | None = None) -> list[str]:
    """Write an issue that is approved afterwards; an overdue one is marked."""
    due = instant_of(issue.approval_due_time)
    is_late = not issue.approved_by and due < (now or datetime.now(UTC))
    return [
        issue.requisition_id,
        issue.warehouse_code,
        issue.severity,
        issue.amount,
        issue.issued_by,
        f"{due:%Y-%m-%d %H:%M}{' ✗' if is_late else ''}",
        issue.approved_by or "–",
    ]


def special_order_cells(order: special.SpecialOrder) -> list[str]:
    """Write a special order for a terminal."""
    return [
        order.id,
        order.requisition_id,
        order.warehouse_code,
        procurement_word(order),
        state_word(order),
        order.price or "–",
        order.deposit_due or "–",
        deposit_word(order),
    ]


def special_order_lines(order: special.SpecialOrder) -> list[str]:
    """Write one special order with everything that was decided about it."""
    lines = [
        say(
            "stock.special_order.head",
            procurement=procurement_word(order),
            requisition=order.requisition_id,
            warehouse=order.warehouse_code,
            state=state_word(order),
        ),
        say(
            "stock.special_order.proposed",
            who=order.proposed_by,
            when=_when(order.proposed_time),
            reason=order.reason,
        ),
    ]
    lines += [
        say(
            "stock.special_order.quote",
            supplier=each.supplier,
            amount=each.amount,
            document=each.document,
        )
        for each in order.quotes
    ]
    return [*lines, *_decisions(order)]


def _decisions(order: special.SpecialOrder) -> list[str]:
    lines = []
    if order.approved_by:
        lines.append(
            say(
                "stock.special_order.approved",
                who=order.approved_by,
                when=_when(order.approved_time),
                price=order.price,
                due=order.deposit_due,
                policy_ref=order.policy_ref,
                reason=" ".join(filter(None, (order.chosen_supplier, order.choice_reason))),
            ).strip()
        )
    lines += _payments(order)
    if order.placed_by:
        when = _when(order.expected_time)
        lines.append(say("stock.special_order.expected", who=order.placed_by, when=when))
    if order.receipt_id:
        when = _when(order.arrived_time)
        lines.append(say("stock.special_order.arrived", when=when, receipt=order.receipt_id))
    if order.cancelled_by:
        lines.append(
            say(
                "stock.special_order.cancelled",
                who=order.cancelled_by,
                when=_when(order.cancelled_time),
                reason=order.cancel_reason,
            )
        )
    return lines


def _payments(order: special.SpecialOrder) -> list[str]:
    if not order.HasField("deposit"):
        return []
    paid = order.deposit
    lines = [
        say(
            "stock.special_order.deposit",
            amount=paid.amount,
            who=paid.received_by,
            when=_when(paid.received_time),
            receipt=paid.receipt_number,
        )
    ]
    if paid.settled_by:
        lines.append(
            say(
                "stock.special_order.settled",
                outcome=deposit_word(order),
                who=paid.settled_by,
                when=_when(paid.settled_time),
                document=paid.settled_document,
            )
        )
    return lines


def procurement_word(order: special.SpecialOrder) -> str:
    """Return the reader's word for how it is bought."""
    name = special.Procurement.Name(order.procurement).removeprefix("PROCUREMENT_")
    return word("procurement", name)


def state_word(order: special.SpecialOrder) -> str:
    """Return the reader's word for the state of a special order."""
    return word("special", special.SpecialOrder.State.Name(order.state).removeprefix("STATE_"))


def deposit_word(order: special.SpecialOrder) -> str:
    """Return the reader's word for what became of a deposit."""
    if not order.HasField("deposit"):
        return word("deposit", "NONE")
    name = special.DepositOutcome.Name(order.deposit.outcome).removeprefix("DEPOSIT_OUTCOME_")
    return word("deposit", "HELD" if name == "UNSPECIFIED" else name)


def _when(moment: Timestamp) -> str:
    return f"{instant_of(moment):%Y-%m-%d %H:%M}"
