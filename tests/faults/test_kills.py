"""Workers, api processes and both servers are killed under load; every call happens once."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from faults.moments import published_but_not_forgotten
from faults.rig import CELL, START_S, Process, Rig
from faults.traffic import Traffic
from faults.verdict import (
    assert_every_call_once,
    assert_invariants_hold,
    duplicates_absorbed,
    explained,
)
from testkit.waiting import eventually

pytestmark = pytest.mark.faults
_PLAN = {"worker": 26, "api": 3, "rabbitmq": 1, "postgresql": 1}
_HEARD = ("intake", "dispatch")
"""Services whose events others take, so that these absorb what comes twice."""


def test_whatever_is_killed_every_call_is_carried_to_its_end_once(
    rig: Rig, traffic: Traffic, seed: int
) -> None:
    draw = random.Random(seed)
    order = [kind for kind, times in _PLAN.items() for _ in range(times)]
    draw.shuffle(order)
    before = duplicates_absorbed(rig.databases)
    killed: Counter[str] = Counter()
    with explained(rig.databases):
        traffic.start()
        traffic.until_answered(20)
        for kind in order:
            traffic.pause(draw.randint(5, 40), seconds=draw.uniform(0.5, 2.0))
            killed[_kill(rig, kind, draw)] += 1
        rig.until_healed()
        for service in _HEARD:
            killed[_kill_before_it_forgets(rig, service)] += 1
        rig.until_healed()
        traffic.until_answered(100)
        traffic.stop()

    invariants = assert_invariants_hold(rig.databases, CELL)
    assert_every_call_once(rig.databases, rig.calls | traffic.calls())
    assert traffic.ask_again(100) == 100, "a command that is repeated gets its first answer"
    absorbed = duplicates_absorbed(rig.databases) - before
    print(f"seed {seed}: killed {dict(killed)}; duplicates absorbed {absorbed};")
    print(f"  {invariants} invariants hold; callers {traffic.report()}")
    assert absorbed > 0, "a run in which nothing came twice proves nothing"
    assert sum(killed[worker.name] for worker in rig.workers) >= 25


def _kill(rig: Rig, kind: str, draw: random.Random) -> str:
    """Kill something that runs, and have it brought back in the background."""
    if kind == "rabbitmq":
        rig.rabbit.kill()
        rig.heal_later(rig.rabbit.start)
        return kind
    if kind == "postgresql":
        rig.postgres.kill()
        rig.heal_later(rig.postgres.start)
        return kind
    candidates = rig.workers if kind == "worker" else rig.apis
    victim = draw.choice(eventually(lambda: _running(candidates), within=START_S))
    victim.kill()
    rig.heal_later(victim.rise)
    return victim.name


def _kill_before_it_forgets(rig: Rig, service: str) -> str:
    """Kill the worker of a service between the broker's confirm and the outbox's forgetting."""
    victim = rig.processes[f"{service}-worker"]
    with published_but_not_forgotten(rig.databases[service]):
        victim.kill()
    rig.heal_later(victim.rise)
    return victim.name


def _running(processes: list[Process]) -> list[Process]:
    return [each for each in processes if each.is_up and each.is_ready]
