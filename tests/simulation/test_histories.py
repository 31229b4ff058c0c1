"""Ten thousand small companies, each with its own troubles: the promises hold in all of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chassis.inbox.rules import AggregateKey, Arrival, Decision, Fate, Pending, decide
from headquarters.domain.facts import RequestClosed
from intake.domain.clock import ClockReading
from intake.domain.vocabulary import Milestone
from simulation.network import Trouble
from simulation.node import Node, WouldBeParked
from simulation.promises import broken
from simulation.world import NotQuiet, World, leave_alone

HISTORIES = int(os.environ.get("CALLOUT_TEST_SIMULATION_HISTORIES", "10000"))
FIRST_SEED = int(os.environ.get("CALLOUT_TEST_SIMULATION_SEED", "0"))
PORTIONS = 20
_STEPS_IN_TROUBLE = 120

Clocks = tuple[ClockReading, ...]

pytestmark = pytest.mark.simulation


def lived(seed: int, plant: Callable[[Node], None] = leave_alone) -> World:
    """Return the world of a seed: one call or three, some with a calm network."""
    trouble = Trouble() if seed % 7 else Trouble(crash=0.0)
    return World(seed, trouble, plant).live(calls=1 if seed % 5 else 3, steps=_STEPS_IN_TROUBLE)


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_every_promise_holds_whatever_crashes_doubles_or_overtakes(portion: int) -> None:
    first, end = (FIRST_SEED + HISTORIES * each // PORTIONS for each in (portion, portion + 1))
    seeds = range(first, end)
    seen: Counter[str] = Counter()
    for seed in seeds:
        world = lived(seed)
        assert not (found := broken(world)), f"seed {seed}: {found}"
        seen["crashes"] += world.crashes
        seen["duplicates absorbed"] += world.duplicates
        seen["calls"] += len(world.nodes["intake"].store.state.requests)  # type: ignore[attr-defined]
    print(f"seeds {first}..{end - 1}: {dict(seen)}")
    assert seen["crashes"] > 0
    assert seen["duplicates absorbed"] > 0


def test_a_seed_tells_the_same_story_twice() -> None:
    one, other = lived(7), lived(7)
    assert one.now == other.now
    assert {n: node.records.positions for n, node in one.nodes.items()} == {
        n: node.records.positions for n, node in other.nodes.items()
    }


def forgets_before_it_publishes(node: Node) -> None:
    """Plant: a relay that deletes its row first; a crash in between loses the event."""
    node.marks_first = True


def ignores_the_order(node: Node) -> None:
    """Plant: an inbox that handles later events of an aggregate before earlier ones."""

    def hasty(
        arrivals: Sequence[Arrival],
        positions: Mapping[AggregateKey, int],
        known: AbstractSet[UUID],
        pending: Iterable[Pending] = (),
    ) -> Decision:
        ready = dict(positions)
        for arrival in arrivals:
            if arrival.event_id not in known:
                ready[arrival.key] = arrival.sequence - 1
        return decide(arrivals, ready, known, pending)

    node.decide = hasty


def drops_what_waits(node: Node) -> None:
    """Plant: an inbox that takes an event beyond a gap for a stale one."""

    def forgetful(
        arrivals: Sequence[Arrival],
        positions: Mapping[AggregateKey, int],
        known: AbstractSet[UUID],
        pending: Iterable[Pending] = (),
    ) -> Decision:
        decision = decide(arrivals, positions, known, pending)
        steps = tuple(step for step in decision.steps if step.fate is not Fate.WAIT)
        return Decision(steps=steps, positions=decision.positions)

    node.decide = forgetful


def takes_a_closing_for_the_last_word(node: Node) -> None:
    """Plant: a listener that does not hear of corrections of a closing."""
    node.reactions = {
        name: reaction
        for name, reaction in node.reactions.items()
        if not name.endswith(".ClosingCorrected")
    }


PLANTS = (
    forgets_before_it_publishes,
    ignores_the_order,
    drops_what_waits,
    takes_a_closing_for_the_last_word,
)
# How a world says that something was lost; any other error is a defect of the simulation.
FINDINGS = (NotQuiet, WouldBeParked)


def breaks_the_simulation(node: Node) -> None:
    """Plant: no bug of the platform, but one of the test."""

    def defect(*_: object) -> Decision:
        raise ZeroDivisionError

    node.decide = defect


def test_a_defect_of_the_simulation_is_no_planted_bug_found() -> None:
    with pytest.raises(ZeroDivisionError):
        _first_trouble(breaks_the_simulation, (1,))


def longer(clocks: Clocks) -> Clocks:
    return tuple(replace(clock, used=clock.used + timedelta(seconds=1)) for clock in clocks)


def without_the_first(clocks: Clocks) -> Clocks:
    return clocks[1:]


def twice_the_first(clocks: Clocks) -> Clocks:
    return (clocks[0], *clocks)


def unpromised(clocks: Clocks) -> Clocks:
    absent = next(each for each in Milestone if each not in {clock.milestone for clock in clocks})
    return (*clocks, replace(clocks[0], milestone=absent))


@pytest.mark.parametrize("spoil", [longer, without_the_first, twice_the_first, unpromised])
def test_a_spoilt_clock_breaks_its_promise(spoil: Callable[[Clocks], Clocks]) -> None:
    world = lived(1)
    store: Any = world.nodes["intake"].store
    for identity, request in store.state.requests.items():
        store.state.requests[identity] = replace(request, clocks=spoil(request.clocks))
    found = {each.partition(":")[0] for each in broken(world)}
    assert found == {"one_clock_for_each_milestone"}


def test_a_closing_that_headquarters_missed_breaks_its_promise() -> None:
    world = lived(1)
    headquarters: Any = world.nodes["headquarters"].store
    (closed,) = headquarters.all_of(RequestClosed)
    headquarters.state.pop((RequestClosed, closed.key))
    found = {each.partition(":")[0] for each in broken(world)}
    assert found == {"headquarters_counts_each_request_once"}


def _first_trouble(plant: Callable[[Node], None], seeds: Iterable[int]) -> str:
    for seed in seeds:
        try:
            found = broken(lived(seed, plant))
        except FINDINGS as error:
            return f"seed {seed}: {type(error).__name__}"
        if found:
            return f"seed {seed}: {found[0]}"
    return ""


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_found(plant: Callable[[Node], None]) -> None:
    found = _first_trouble(plant, range(1, 60))
    print(f"{plant.__name__}: {found}")
    assert found
