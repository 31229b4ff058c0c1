"""What becomes of an event that arrives, decided without any database."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.inbox.rules import (
    AggregateKey,
    Arrival,
    Decision,
    Fate,
    InboxState,
    Pending,
    RetryPolicy,
    after_failure,
    decide,
)

A, B = AggregateKey("main", "s.a", "a"), AggregateKey("main", "s.a", "b")
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
POLICY = RetryPolicy(
    first_delay=timedelta(seconds=1),
    longest_delay=timedelta(seconds=60),
    attempts=4,
    later_first_delay=timedelta(milliseconds=100),
    later_attempts=6,
)


def event_id(key: AggregateKey, sequence: int, tag: str = "") -> UUID:
    return uuid5(UUID(int=7), f"{key}{sequence}{tag}")


def arrival(key: AggregateKey, sequence: int, tag: str = "", **more: bool) -> Arrival:
    return Arrival(event_id=event_id(key, sequence, tag), key=key, sequence=sequence, **more)


def pending(
    key: AggregateKey, sequence: int, state: InboxState = InboxState.WAITING, tag: str = ""
) -> Pending:
    return Pending(event_id=event_id(key, sequence, tag), key=key, sequence=sequence, state=state)


def fates(decision: Decision) -> list[tuple[str, int, Fate]]:
    return [(step.key.aggregate_id, step.sequence, step.fate) for step in decision.steps]


def test_the_next_event_is_handled_and_moves_the_position() -> None:
    decision = decide([arrival(A, 3)], {A: 2}, set())
    assert fates(decision) == [("a", 3, Fate.HANDLE)]
    assert decision.positions == {A: 3}


def test_the_first_event_of_an_unknown_aggregate_has_number_one() -> None:
    assert fates(decide([arrival(A, 1)], {}, set())) == [("a", 1, Fate.HANDLE)]
    assert fates(decide([arrival(A, 2)], {}, set())) == [("a", 2, Fate.WAIT)]


@pytest.mark.parametrize("sequence", [1, 2])
def test_a_number_up_to_the_position_is_stale(sequence: int) -> None:
    decision = decide([arrival(A, sequence)], {A: 2}, set())
    assert fates(decision) == [("a", sequence, Fate.STALE)]
    assert decision.positions == {}


def test_an_event_after_a_gap_waits() -> None:
    decision = decide([arrival(A, 4)], {A: 2}, set())
    assert fates(decision) == [("a", 4, Fate.WAIT)]
    assert decision.positions == {}


def test_filling_a_gap_handles_what_waited_in_the_table() -> None:
    decision = decide([arrival(A, 3)], {A: 2}, set(), [pending(A, 4), pending(A, 6)])
    assert fates(decision) == [("a", 3, Fate.HANDLE), ("a", 4, Fate.HANDLE)]
    assert [step.drained for step in decision.steps] == [False, True]
    assert decision.positions == {A: 4}


def test_a_batch_out_of_order_is_handled_in_order() -> None:
    decision = decide([arrival(A, 3), arrival(A, 2), arrival(A, 1)], {}, set())
    assert fates(decision) == [(("a"), n, Fate.HANDLE) for n in (1, 2, 3)]


def test_the_same_event_twice_in_one_batch_is_handled_once() -> None:
    decision = decide([arrival(A, 1), arrival(A, 1)], {}, set())
    assert fates(decision) == [("a", 1, Fate.HANDLE), ("a", 1, Fate.DUPLICATE)]


def test_an_event_that_has_a_row_is_a_duplicate_even_while_it_waits() -> None:
    known = {event_id(A, 1), event_id(A, 5)}
    decision = decide([arrival(A, 1), arrival(A, 5)], {A: 1}, known, [pending(A, 5)])
    assert fates(decision) == [("a", 1, Fate.DUPLICATE), ("a", 5, Fate.DUPLICATE)]


def test_a_retry_is_no_duplicate_of_its_own_row() -> None:
    known = {event_id(A, 1)}
    decision = decide([arrival(A, 1, replay=True)], {A: 0}, known, [pending(A, 2)])
    assert fates(decision) == [("a", 1, Fate.HANDLE), ("a", 2, Fate.HANDLE)]


def test_a_waiting_row_that_is_replayed_is_handled_once() -> None:
    decision = decide(
        [arrival(A, 2, replay=True)], {A: 1}, {event_id(A, 2)}, [pending(A, 2), pending(A, 3)]
    )
    assert fates(decision) == [("a", 2, Fate.HANDLE), ("a", 3, Fate.HANDLE)]


@pytest.mark.parametrize("state", [InboxState.RETRY, InboxState.PARKED])
def test_a_failed_event_is_not_drained_and_holds_up_the_later_ones(state: InboxState) -> None:
    decision = decide([arrival(A, 1)], {}, set(), [pending(A, 2, state), pending(A, 3)])
    assert fates(decision) == [("a", 1, Fate.HANDLE)]
    assert decision.positions == {A: 1}


def test_an_unreadable_event_is_parked_and_moves_nothing() -> None:
    decision = decide([arrival(A, 1, broken=True), arrival(A, 2), arrival(B, 1)], {}, set())
    assert fates(decision) == [("a", 1, Fate.PARK), ("b", 1, Fate.HANDLE), ("a", 2, Fate.WAIT)]
    assert decision.positions == {B: 1}


def test_an_unreadable_event_of_the_past_is_only_stale() -> None:
    assert fates(decide([arrival(A, 1, broken=True)], {A: 1}, set())) == [("a", 1, Fate.STALE)]


def test_two_events_with_one_number_take_effect_once() -> None:
    decision = decide([arrival(A, 2), arrival(A, 2, "other"), arrival(A, 1)], {}, set())
    assert fates(decision) == [
        ("a", 1, Fate.HANDLE),
        ("a", 2, Fate.HANDLE),
        ("a", 2, Fate.STALE),
    ]


def test_aggregates_of_two_cells_do_not_meet() -> None:
    elsewhere = AggregateKey("north", A.stream, A.aggregate_id)
    decision = decide([arrival(A, 1), arrival(elsewhere, 1)], {}, set())
    assert [step.fate for step in decision.steps] == [Fate.HANDLE, Fate.HANDLE]


class Table:
    """The inbox table, in memory: what the SQL does with a decision."""

    def __init__(self) -> None:
        self.positions: dict[AggregateKey, int] = {}
        self.states: dict[UUID, InboxState] = {}
        self.waiting: dict[UUID, Pending] = {}
        self.handled: list[tuple[AggregateKey, int]] = []

    def take(self, batch: Sequence[Arrival]) -> None:
        decision = decide(batch, self.positions, self.states.keys(), self.waiting.values())
        for step in decision.steps:
            if step.fate is Fate.HANDLE:
                self.handled.append((step.key, step.sequence))
                self.waiting.pop(step.event_id, None)
                self.states[step.event_id] = InboxState.DONE
            elif step.fate is Fate.WAIT:
                self.states[step.event_id] = InboxState.WAITING
                self.waiting[step.event_id] = pending(step.key, step.sequence)
        self.positions |= decision.positions


def chunks(arrivals: Sequence[Arrival], rng: random.Random) -> Iterable[Sequence[Arrival]]:
    at = 0
    while at < len(arrivals):
        size = rng.randint(1, 7)
        yield arrivals[at : at + size]
        at += size


@given(st.integers(0, 2**32), st.integers(1, 3), st.integers(1, 12))
def test_any_order_with_any_repetition_takes_effect_once_and_in_order(
    seed: int, aggregates: int, events: int
) -> None:
    rng = random.Random(seed)
    keys = [AggregateKey("main", "s.a", str(n)) for n in range(aggregates)]
    arrivals = [arrival(key, n) for key in keys for n in range(1, events + 1)]
    arrivals += rng.choices(arrivals, k=rng.randint(0, len(arrivals)))
    rng.shuffle(arrivals)
    table = Table()
    for batch in chunks(arrivals, rng):
        table.take(batch)
    for key in keys:
        assert [n for k, n in table.handled if k == key] == list(range(1, events + 1))
    assert not table.waiting


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 1), (2, 2), (3, 4)])
def test_each_failure_doubles_the_pause(attempts: int, seconds: int) -> None:
    after = after_failure(POLICY, attempts=attempts, later=False, now=NOW, jitter=0)
    assert after.state is InboxState.RETRY
    assert after.next_attempt_at == NOW + timedelta(seconds=seconds)


def test_the_pause_has_a_limit() -> None:
    patient = RetryPolicy(
        first_delay=timedelta(seconds=1),
        longest_delay=timedelta(seconds=60),
        attempts=10_000,
        later_first_delay=timedelta(seconds=1),
        later_attempts=10_000,
    )
    for attempts in (7, 50, 9_000):
        after = after_failure(patient, attempts=attempts, later=False, now=NOW, jitter=0)
        assert after.next_attempt_at == NOW + timedelta(seconds=60)


def test_chance_shortens_a_pause_by_up_to_half() -> None:
    after = after_failure(POLICY, attempts=1, later=False, now=NOW, jitter=0.999)
    assert after.next_attempt_at is not None
    assert timedelta(seconds=0.5) < after.next_attempt_at - NOW < timedelta(seconds=0.51)


@pytest.mark.parametrize(
    ("attempts", "later", "state"),
    [
        (3, False, InboxState.RETRY),
        (4, False, InboxState.PARKED),
        (5, False, InboxState.PARKED),
        (4, True, InboxState.RETRY),
        (5, True, InboxState.RETRY),
        (6, True, InboxState.PARKED),
    ],
)
def test_the_last_attempt_parks(attempts: int, later: Any, state: InboxState) -> None:
    after = after_failure(POLICY, attempts=attempts, later=later, now=NOW, jitter=0)
    assert after.state is state
    assert (after.next_attempt_at is None) == (state is InboxState.PARKED)


def test_an_event_that_waits_for_another_stream_is_repeated_sooner() -> None:
    after = after_failure(POLICY, attempts=1, later=True, now=NOW, jitter=0)
    assert after.next_attempt_at == NOW + timedelta(milliseconds=100)
