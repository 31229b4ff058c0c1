"""The broker takes nothing for a while: commands go on, and their events arrive afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from faults.rig import CELL, Rig
from faults.traffic import Traffic
from faults.verdict import assert_every_call_once, assert_invariants_hold, rows
from testkit.rabbitmq import PrivateRabbit
from testkit.waiting import eventually

pytestmark = pytest.mark.faults
_CALLS = 8
# What raises each alarm, and what ends it.
_ALARMS = {
    "memory": (("set_vm_memory_high_watermark", "0"), ("set_vm_memory_high_watermark", "0.6")),
    "disk": (("set_disk_free_limit", "9000GB"), ("set_disk_free_limit", "10MB")),
}


@contextmanager
def alarm(node: PrivateRabbit, kind: str) -> Iterator[None]:
    """Raise an alarm and end it again."""
    raise_it, end_it = _ALARMS[kind]
    try:
        node.control(*raise_it)
        eventually(lambda: _is_raised(node, kind), within=60, every=0.2)
        yield
    finally:
        node.control(*end_it)
    eventually(lambda: not _is_raised(node, kind), within=60, every=0.2)


@pytest.mark.parametrize("kind", sorted(_ALARMS))
def test_under_an_alarm_commands_go_on_and_their_events_leave_when_it_ends(
    rig: Rig, traffic: Traffic, kind: str
) -> None:
    with alarm(rig.rabbit, kind):
        day = traffic.register(_CALLS)
        assert len(traffic.calls()) == _CALLS
        assert traffic.client.tally.retries == 0, "an alarm made a command fail"
        unsent = rows(
            rig.databases, "intake", "select aggregate_id from outbox where sent_at is null"
        )
        assert traffic.calls().keys() <= {each[0] for each in unsent}
        orders = rows(rig.databases, "dispatch", "select service_request_id from work_order")
        assert not traffic.calls().keys() & {each[0] for each in orders}

    traffic.carry_on(day)
    invariants = assert_invariants_hold(rig.databases, CELL)
    assert_every_call_once(rig.databases, rig.calls | traffic.calls())
    print(f"{kind} alarm: {invariants} invariants hold; callers {traffic.report()}")


def _is_raised(node: PrivateRabbit, kind: str) -> bool:
    return f"resource_limit,{kind}" in node.control("eval", "rabbit_alarm:get_alarms().")
