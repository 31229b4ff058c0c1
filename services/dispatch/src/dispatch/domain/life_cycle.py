"""The one table that knows the life of a work order (D-06)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dispatch.domain.errors import Refused


class IllegalTransition(Refused):
    """The table has no such move from the present state."""

    reason = "WORK_ORDER_ILLEGAL_TRANSITION"


class State(StrEnum):
    """D-06."""

    OPEN = "open"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    INTERRUPTED = "interrupted"
    TAKEN_IN = "taken_in"
    WAITING_FOR_PARTS = "waiting_for_parts"
    WAITING_FOR_CUSTOMER = "waiting_for_customer"
    DONE = "done"
    SIGNED = "signed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What can happen to a work order."""

    ASSIGN = "assign"
    ACCEPT = "accept"
    TRAVEL = "travel"
    CHECK_IN = "check_in"
    START = "start"
    SUSPEND = "suspend"
    RESUME = "resume"
    REPORT = "report"
    SIGN = "sign"
    CLOSE = "close"
    CANCEL = "cancel"
    REOPEN = "reopen"
    RELEASE = "release"


S = State
SUSPENDED: Final = frozenset(
    {S.INTERRUPTED, S.TAKEN_IN, S.WAITING_FOR_PARTS, S.WAITING_FOR_CUSTOMER}
)
FINISHED: Final = frozenset({S.DONE, S.SIGNED, S.CLOSED, S.CANCELLED})
UNFINISHED: Final = frozenset(State) - FINISHED

_WAITING = frozenset({S.WAITING_FOR_PARTS, S.WAITING_FOR_CUSTOMER})


def _to(target: State, *sources: State) -> Mapping[State, frozenset[State]]:
    return MappingProxyType({source: frozenset({target}) for source in sources})


MOVES: Final[Mapping[Act, Mapping[State, frozenset[State]]]] = MappingProxyType(
    {
        Act.ASSIGN: _to(S.ASSIGNED, S.OPEN, S.ASSIGNED, S.ACCEPTED, S.TRAVELLING, *SUSPENDED),
        Act.ACCEPT: _to(S.ACCEPTED, S.ASSIGNED),
        Act.TRAVEL: _to(S.TRAVELLING, S.ACCEPTED),
        Act.CHECK_IN: _to(S.ON_SITE, S.TRAVELLING),
        # On the bench work starts where the item is; the state tells where, not whether it started.
        Act.START: {each: frozenset({each}) for each in (S.ON_SITE, S.TAKEN_IN)},
        Act.SUSPEND: {
            S.ACCEPTED: _WAITING,
            S.TRAVELLING: _WAITING | {S.INTERRUPTED},
            S.ON_SITE: SUSPENDED,
            **{each: (_WAITING | {S.INTERRUPTED}) - {each} for each in SUSPENDED},
        },
        Act.RESUME: {each: frozenset({S.ON_SITE, S.TRAVELLING}) for each in SUSPENDED},
        Act.REPORT: {S.ON_SITE: frozenset({S.DONE, S.INTERRUPTED})},
        Act.SIGN: _to(S.SIGNED, S.DONE),
        Act.CLOSE: _to(S.CLOSED, S.DONE, S.SIGNED),
        Act.CANCEL: _to(S.CANCELLED, *UNFINISHED),
        Act.REOPEN: _to(S.OPEN, *FINISHED),
        Act.RELEASE: _to(S.OPEN, *(UNFINISHED - {S.OPEN})),
    }
)


def allows(act: Act, source: State, target: State) -> bool:
    """Say whether the table has this move."""
    return target in MOVES[act].get(source, frozenset())


def check_move(act: Act, source: State, target: State, *, work_order_id: str) -> None:
    """Refuse a move that the table does not have.

    Raises:
        IllegalTransition: WORK_ORDER_ILLEGAL_TRANSITION, with act and both states.

    Source: rulebook D-06.
    """
    if not allows(act, source, target):
        raise IllegalTransition(
            f"work order {work_order_id} is {source}: {act} to {target} is not possible",
            rule="D-14" if act is Act.SIGN else "D-06",
            work_order_id=work_order_id,
            act=act,
            from_state=source,
            to_state=target,
        )
