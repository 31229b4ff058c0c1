"""The states of an entry and the moves between them (H-03)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from hr_appraisal.domain.errors import Refused


class EntryStateRefused(Refused):
    reason = "ENTRY_STATE_REFUSED"


class EntryState(StrEnum):
    PROPOSED = "proposed"
    VERIFIED = "verified"
    POSTED = "posted"
    REJECTED = "rejected"


_MOVES: Final[dict[EntryState, frozenset[EntryState]]] = {
    EntryState.PROPOSED: frozenset({EntryState.VERIFIED, EntryState.REJECTED}),
    EntryState.VERIFIED: frozenset({EntryState.POSTED, EntryState.REJECTED}),
    EntryState.POSTED: frozenset(),
    EntryState.REJECTED: frozenset(),
}


def may_become(state: EntryState, to: EntryState) -> bool:
    """Say whether an entry in one state may go to another.

    Source: rulebook H-03.
    """
    return to in _MOVES[state]
