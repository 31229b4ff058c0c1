"""What was announced takes effect elsewhere, once and in order, on RabbitMQ and in memory."""

from __future__ import annotations

import pytest

from testkit.waiting import eventually

from .conftest import Rig

pytestmark = pytest.mark.integration


def test_events_take_effect_once_in_the_order_of_their_aggregate(rig: Rig) -> None:
    rig.work()
    for n in range(20):
        rig.say(a=[f"a{n}"], b=[f"b{n}", "again"])
    rig.until_effects(60)
    assert [s for _, s in rig.effects("a")] == list(range(1, 21))
    assert [s for _, s in rig.effects("b")] == list(range(1, 41))
    assert rig.states() == {"done": 60}
    eventually(lambda: rig.backlog() == 0)
