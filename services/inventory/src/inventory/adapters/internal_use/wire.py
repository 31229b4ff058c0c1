"""Internal use as messages of the contract, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from google.protobuf.message import Message
from google.type.date_pb2 import Date

from callout.inventory.v1 import internal_use_events_pb2 as events_pb
from callout.inventory.v1 import internal_use_pb2 as pb
from inventory.adapters.wire_resources import part_lines, timestamp
from inventory.domain.ids import BranchCode
from inventory.domain.internal_use import facts
from inventory.domain.internal_use.budget import Budget, DepartmentMonth
from inventory.domain.internal_use.internal_use import Approval, InternalUse, UseState

STREAM: Final = "inventory.internal_use"

_STATES: Final = {
    UseState.ASKED: pb.InternalUse.STATE_ASKED,
    UseState.APPROVED: pb.InternalUse.STATE_APPROVED,
    UseState.ISSUED: pb.InternalUse.STATE_ISSUED,
    UseState.REVERSED: pb.InternalUse.STATE_REVERSED,
    UseState.CANCELLED: pb.InternalUse.STATE_CANCELLED,
}


def state_of(number: int) -> UseState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def internal_use(value: InternalUse) -> pb.InternalUse:
    """Return an internal use as a message."""
    issued, ended = value.issued, value.ended
    return pb.InternalUse(
        id=value.id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        department_code=value.department_code,
        state=_STATES[value.state],
        lines=part_lines(value.lines),
        amount=_money(value.amount),
        purpose=value.purpose,
        asked_by=value.asked.by,
        asked_time=timestamp(value.asked.at),
        approval=_approval(value.approval) if value.approval else None,
        issued_by=issued.by if issued else "",
        issued_time=timestamp(issued.at) if issued else None,
        ended_by=ended.by if ended else "",
        ended_time=timestamp(ended.at) if ended else None,
        end_reason=ended.reason if ended else "",
        version=value.version,
    )


def budget(value: Budget, branch_code: BranchCode) -> pb.Budget:
    """Return a budget of a department of a branch as a message."""
    return pb.Budget(
        department_code=value.department_code,
        branch_code=branch_code,
        effective_on=_day(value.effective_on),
        monthly_amount=_money(value.monthly),
        reason=value.reason,
        set_by=value.set_by,
        set_time=timestamp(value.set_at),
    )


def month(value: DepartmentMonth) -> pb.DepartmentMonth:
    """Return how a department stands in a month, as a message."""
    return pb.DepartmentMonth(
        department_code=value.department_code,
        branch_code=value.branch_code,
        month=_day(value.month),
        budget_amount="" if value.budget is None else _money(value.budget),
        used_amount=_money(value.used),
        remaining_amount=_money(value.remaining),
    )


def _approval(value: Approval) -> pb.InternalUseApproval:
    return pb.InternalUseApproval(
        month=_day(value.month),
        budget_amount=_money(value.budget),
        used_before_amount=_money(value.used_before),
        over_budget=value.over_budget,
        approved_by=value.by,
        role=value.role,
        approved_time=timestamp(value.at),
        policy_ref=value.policy_ref,
    )


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _day(value: date) -> Date:
    return Date(year=value.year, month=value.month, day=value.day)


_TOLD: Final[dict[type[Any], Callable[..., Message]]] = {
    facts.InternalUseApproved: events_pb.InternalUseApproved,
    facts.InternalUseIssued: events_pb.InternalUseIssued,
    facts.InternalUseReversed: events_pb.InternalUseReversed,
}


def _event(fact: facts.InternalUseEvent) -> Message:
    return _TOLD[type(fact)](internal_use=internal_use(fact.internal_use))


ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = dict.fromkeys(_TOLD, _event)
