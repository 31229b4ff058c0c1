"""What becomes of an event that arrives: pure decisions, used by the worker and the simulation.

Each aggregate's events carry the numbers 1, 2, 3 … and take effect in that order. The position is
the last number that took effect, so everything else follows from comparing two numbers:

* up to the position: **stale**, it is remembered and ignored;
* the next one: **handle**, and then those that waited for it;
* beyond: **wait**, with its body, until the gap is filled.

An event that fails does not move the position; therefore later events of its aggregate wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

_MOST_DOUBLINGS: Final = 30


class AggregateKey(NamedTuple):
    """Whose sequence an event belongs to."""

    cell: str
    stream: str
    aggregate_id: str


class InboxState(StrEnum):
    """Life of a row in the inbox table."""

    DONE = "done"
    STALE = "stale"
    WAITING = "waiting"
    RETRY = "retry"
    PARKED = "parked"


class Fate(StrEnum):
    """What is done with an event now."""

    HANDLE = "handle"
    STALE = "stale"
    WAIT = "wait"
    PARK = "park"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An event to decide about.

    `replay` marks one that comes from the inbox table itself (a retry that is due), so that its own
    row does not make it a duplicate. `broken` marks one whose body cannot be read.
    """

    event_id: UUID
    key: AggregateKey
    sequence: int
    replay: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A row of the inbox that has not taken effect yet."""

    event_id: UUID
    key: AggregateKey
    sequence: int
    state: InboxState


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event and its fate; `drained` when it was waiting in the table and its turn has come."""

    event_id: UUID
    key: AggregateKey
    sequence: int
    fate: Fate
    drained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Steps in the order they are to be taken, and the positions that moved."""

    steps: tuple[Step, ...]
    positions: Mapping[AggregateKey, int]


def decide(
    arrivals: Sequence[Arrival],
    positions: Mapping[AggregateKey, int],
    known: AbstractSet[UUID],
    pending: Iterable[Pending] = (),
) -> Decision:
    """Decide about a batch, as if its events came one after the other.

    Args:
        arrivals: Events in the order of arrival; the same one may come several times.
        positions: Last effective number of each aggregate; a missing one is 0.
        known: Ids of arrivals that already have a row in the inbox.
        pending: Rows of these aggregates that have not taken effect. Only waiting ones are
            drained; give none to leave them for later.
    """
    board = _Board(positions, pending)
    seen: set[UUID] = set()
    for arrival in arrivals:
        if arrival.event_id in seen or (arrival.event_id in known and not arrival.replay):
            board.note(arrival, Fate.DUPLICATE)
        else:
            board.take(arrival)
        seen.add(arrival.event_id)
    return Decision(steps=tuple(board.steps()), positions=board.moved())


class _Board:
    """The aggregates of one batch while their events are being placed."""

    def __init__(self, positions: Mapping[AggregateKey, int], pending: Iterable[Pending]) -> None:
        self._before = positions
        self._last = dict(positions)
        self._steps: list[Step] = []
        self._waiting: dict[AggregateKey, dict[int, list[Step]]] = {}
        for row in pending:
            if row.state is InboxState.WAITING:
                step = Step(
                    event_id=row.event_id,
                    key=row.key,
                    sequence=row.sequence,
                    fate=Fate.WAIT,
                    drained=True,
                )
                self._hold(step)

    def note(self, arrival: Arrival, fate: Fate) -> None:
        self._steps.append(_step(arrival, fate))

    def take(self, arrival: Arrival) -> None:
        last = self._last.get(arrival.key, 0)
        if arrival.replay:
            self._forget(arrival)
        if arrival.sequence <= last:
            self.note(arrival, Fate.STALE)
        elif arrival.broken:
            self.note(arrival, Fate.PARK)
        elif arrival.sequence > last + 1:
            self._hold(_step(arrival, Fate.WAIT))
        else:
            self.note(arrival, Fate.HANDLE)
            self._last[arrival.key] = arrival.sequence
            self._drain(arrival.key)

    def steps(self) -> Iterable[Step]:
        yield from self._steps
        for held in self._waiting.values():
            for steps in held.values():
                yield from (step for step in steps if not step.drained)

    def moved(self) -> dict[AggregateKey, int]:
        return {key: last for key, last in self._last.items() if last != self._before.get(key, 0)}

    def _hold(self, step: Step) -> None:
        self._waiting.setdefault(step.key, {}).setdefault(step.sequence, []).append(step)

    def _forget(self, arrival: Arrival) -> None:
        """A replayed row is placed as an arrival; it must not be drained as well."""
        held = self._waiting.get(arrival.key, {})
        if steps := held.get(arrival.sequence):
            held[arrival.sequence] = [s for s in steps if s.event_id != arrival.event_id]

    def _drain(self, key: AggregateKey) -> None:
        held = self._waiting.get(key)
        while held and (steps := held.pop(self._last[key] + 1, None)):
            first, *others = steps
            self._steps.append(_with_fate(first, Fate.HANDLE))
            self._last[key] = first.sequence
            self._steps += [_with_fate(other, Fate.STALE) for other in others]


def _step(arrival: Arrival, fate: Fate) -> Step:
    return Step(event_id=arrival.event_id, key=arrival.key, sequence=arrival.sequence, fate=fate)


def _with_fate(step: Step, fate: Fate) -> Step:
    return Step(
        event_id=step.event_id,
        key=step.key,
        sequence=step.sequence,
        fate=fate,
        drained=step.drained,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often and how soon a failing event is tried again.

    Delays double from the first one to `longest_delay`; each is shortened by up to half at random.
    An event that only has to wait for another stream (`retry_later`) begins with its own, shorter
    delay and has its own, larger limit.
    """

    first_delay: timedelta
    longest_delay: timedelta
    attempts: int
    later_first_delay: timedelta
    later_attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterFailure:
    """What becomes of an event that failed; `next_attempt_at` is None when it is parked."""

    state: InboxState
    next_attempt_at: datetime | None


def after_failure(
    policy: RetryPolicy, *, attempts: int, later: bool, now: datetime, jitter: float
) -> AfterFailure:
    """Decide what follows a failure.

    Args:
        policy: Limits and delays.
        attempts: Attempts that were begun, the one that failed included.
        later: The reaction asked to be called later; nothing is wrong.
        now: Instant of the failure (UTC).
        jitter: Random number from 0 up to 1; 0 gives the full delay.
    """
    limit = policy.later_attempts if later else policy.attempts
    if attempts >= limit:
        return AfterFailure(state=InboxState.PARKED, next_attempt_at=None)
    first_delay = policy.later_first_delay if later else policy.first_delay
    delay = min(policy.longest_delay, first_delay * 2 ** min(attempts - 1, _MOST_DOUBLINGS))
    return AfterFailure(state=InboxState.RETRY, next_attempt_at=now + delay * (1 - jitter / 2))
