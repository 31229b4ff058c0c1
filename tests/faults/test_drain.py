"""Workers are asked to stop under load: they hand over what they have, and nothing comes twice."""

from __future__ import annotations

import random

import pytest

from faults.rig import CELL, START_S, Rig
from faults.traffic import Traffic
from faults.verdict import (
    assert_every_call_once,
    assert_invariants_hold,
    duplicates_absorbed,
    explained,
)
from testkit.waiting import eventually

pytestmark = pytest.mark.faults


def test_workers_that_stop_under_load_leave_in_order_and_nothing_comes_twice(
    rig: Rig, traffic: Traffic, seed: int
) -> None:
    draw = random.Random(seed)
    before = duplicates_absorbed(rig.databases)
    with explained(rig.databases):
        traffic.start()
        traffic.until_answered(20)
        for worker in draw.sample(rig.workers, len(rig.workers)):
            eventually(lambda worker=worker: worker.is_ready, within=START_S)  # type: ignore[misc]
            traffic.pause(draw.randint(5, 30), seconds=draw.uniform(0.5, 2.0))
            assert worker.leave() == 0, f"{worker.name} did not leave in order"
            rig.heal_later(worker.rise)
        rig.until_healed()
        traffic.until_answered(50)
        traffic.stop()

    invariants = assert_invariants_hold(rig.databases, CELL)
    assert_every_call_once(rig.databases, rig.calls | traffic.calls())
    print(f"seed {seed}: {len(rig.workers)} workers stopped; {invariants} invariants hold;")
    print(f"  callers {traffic.report()}")
    assert duplicates_absorbed(rig.databases) == before, "a stop makes nothing come twice"
