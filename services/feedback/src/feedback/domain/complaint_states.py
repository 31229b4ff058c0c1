"""The states of a complaint and the moves between them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from feedback.domain.errors import Refused


class ComplaintStateRefused(Refused):
    reason = "COMPLAINT_STATE_REFUSED"


class ComplaintState(StrEnum):
    FILED = "filed"
    CONFIRMED = "confirmed"
    ANSWERED = "answered"
    CLOSED = "closed"


_MOVES: Final[dict[ComplaintState, frozenset[ComplaintState]]] = {
    ComplaintState.FILED: frozenset({ComplaintState.CONFIRMED}),
    ComplaintState.CONFIRMED: frozenset({ComplaintState.ANSWERED}),
    ComplaintState.ANSWERED: frozenset({ComplaintState.CLOSED}),
    ComplaintState.CLOSED: frozenset(),
}
IN_HANDLING: Final = frozenset({ComplaintState.CONFIRMED, ComplaintState.ANSWERED})


def check_move(number: str, state: ComplaintState, to: ComplaintState, *, rule: str) -> None:
    """Refuse a move that the life of a complaint does not know.

    Args:
        number: Of the complaint.
        state: Where it is.
        to: Where it should go.
        rule: Rule to name in a refusal.

    Raises:
        ComplaintStateRefused: COMPLAINT_STATE_REFUSED.

    Source: rulebook F-08.
    """
    if to not in _MOVES[state]:
        raise not_in_state(number, state, to, rule=rule)


def not_in_state(
    number: str, state: ComplaintState, to: ComplaintState, *, rule: str
) -> ComplaintStateRefused:
    """Return the refusal of what cannot be done in a state."""
    return ComplaintStateRefused(
        f"complaint {number} is {state}",
        rule=rule,
        from_state=state.value,
        to_state=to.value,
    )
