"""The events of one transaction: reading what decides about them, writing what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from google.protobuf.message import Message

from chassis.inbox import kept as kept_events
from chassis.inbox import store
from chassis.inbox.rules import Arrival, Decision, Fate, InboxState, decide
from chassis.unit_of_work import Work
from chassis.worker import IncomingEvent

UNFINISHED: Final = frozenset({InboxState.WAITING, InboxState.RETRY, InboxState.PARKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An event with its parsed body; None when nobody reacts to it or `fault` says why not."""

    event: IncomingEvent
    message: Message | None
    fault: str = ""
    is_kept: bool = False
    """The event comes from the inbox table, not from the broker."""


@dataclass(slots=True, kw_only=True)
class Batch:
    """Letters of one transaction, what was decided about them, and how it is written down."""

    letters: dict[UUID, Letter]
    decision: Decision

    @classmethod
    def read(cls, work: Work[Any], letters: Sequence[Letter], *, with_followers: bool) -> Batch:
        """Lock the aggregates of the letters and decide about each event."""
        keys = {store.key_of(letter.event) for letter in letters}
        positions = store.lock_positions(work.connection, keys)
        states = store.states_of(work.connection, [letter.event.id for letter in letters])
        decision = decide(
            [_arrival(letter) for letter in letters if _is_open(letter, states)],
            positions,
            states.keys(),
            store.waiting_of(work.connection, keys) if with_followers else (),
        )
        return cls(letters={letter.event.id: letter for letter in letters}, decision=decision)

    def followers(self, work: Work[Any]) -> list[IncomingEvent]:
        """Load the kept events whose turn has come with this batch."""
        ids = [step.event_id for step in self.decision.steps if step.drained]
        return store.stored_events(work.connection, ids) if ids else []

    def write(self, work: Work[Any], now: datetime) -> None:
        """Write the fates of all events and the positions that moved."""
        fresh: dict[InboxState, list[Letter]] = {}
        kept: dict[InboxState, list[Letter]] = {}
        for step in self.decision.steps:
            if step.fate is not Fate.DUPLICATE:
                letter = self.letters[step.event_id]
                group = kept if letter.is_kept else fresh
                group.setdefault(_STATES[step.fate], []).append(letter)
        connection = work.connection
        for state in (InboxState.DONE, InboxState.STALE):
            store.add_settled(connection, _events(fresh.get(state)), state, now)
            store.settle_rows(connection, _ids(kept.get(state)), state, now)
        for state in (InboxState.WAITING, InboxState.PARKED):
            rows = [(letter.event, state, letter.fault or None) for letter in fresh.get(state, ())]
            kept_events.add_kept(connection, rows, now)
        kept_events.keep_waiting(connection, _ids(kept.get(InboxState.WAITING)))
        for letter in kept.get(InboxState.PARKED, ()):
            _park(work, letter, now)
        store.move_positions(connection, self.decision.positions)
        store.count_duplicates(connection, self.duplicates)

    @property
    def duplicates(self) -> int:
        """How many deliveries had taken effect before."""
        return sum(step.fate is Fate.DUPLICATE for step in self.decision.steps)


_STATES: Final = {
    Fate.HANDLE: InboxState.DONE,
    Fate.STALE: InboxState.STALE,
    Fate.WAIT: InboxState.WAITING,
    Fate.PARK: InboxState.PARKED,
}


def _is_open(letter: Letter, states: Mapping[UUID, InboxState]) -> bool:
    """Say whether a kept event is still unfinished; another worker may have settled it."""
    return not letter.is_kept or states.get(letter.event.id) in UNFINISHED


def _arrival(letter: Letter) -> Arrival:
    return Arrival(
        event_id=letter.event.id,
        key=store.key_of(letter.event),
        sequence=letter.event.sequence,
        replay=letter.is_kept,
        broken=bool(letter.fault),
    )


def _events(letters: Sequence[Letter] | None) -> list[IncomingEvent]:
    return [letter.event for letter in letters or ()]


def _ids(letters: Sequence[Letter] | None) -> list[UUID]:
    return [letter.event.id for letter in letters or ()]


def _park(work: Work[Any], letter: Letter, now: datetime) -> None:
    failure = kept_events.Failure(
        state=InboxState.PARKED, attempts=1, next_attempt_at=None, error=letter.fault
    )
    kept_events.keep_failure(work.connection, letter.event, failure, now)
