"""The relay over a real outbox and a bus that does what the test says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from chassis.events.publisher import OutgoingMessage, PublishFailed
from chassis.events.relay import Relay, backlog
from chassis.events.upkeep import Housekeeping
from chassis.outbox import OutgoingEvent
from chassis.topology import read_topology
from chassis.unit_of_work import SYSTEM
from fakes import sample

from .conftest import Receiver

pytestmark = pytest.mark.integration

TOPOLOGY = read_topology(sample.TOPOLOGY, cell="main")


class Bus:
    """A publisher that remembers, refuses or fails."""

    def __init__(self) -> None:
        self.taken: list[OutgoingMessage] = []
        self.refuse: set[str] = set()
        self.is_away = False
        self.closed = 0

    def publish(self, messages: Sequence[OutgoingMessage]) -> Mapping[UUID, str]:
        if self.is_away:
            raise PublishFailed("away")
        refused = {m.event_id: "returned" for m in messages if self._id(m) in self.refuse}
        self.taken += [m for m in messages if m.event_id not in refused]
        return refused

    def beat(self) -> None:
        if self.is_away:
            raise PublishFailed("away")

    def close(self) -> None:
        self.closed += 1

    @property
    def aggregates(self) -> list[str]:
        return [self._id(message) for message in self.taken]

    def _id(self, message: OutgoingMessage) -> str:
        return message.headers["aggregate-id"]


def announce(receiver: Receiver, *aggregates: str, stream: str = sample.ECHO_STREAM) -> None:
    for aggregate_id in aggregates:
        with receiver.uow.begin(SYSTEM) as work:
            work.outbox.append(
                OutgoingEvent(
                    stream=stream,
                    aggregate_id=aggregate_id,
                    type=sample.ECHOED,
                    body=b"",
                    occurred_at=datetime.now(UTC),
                )
            )


def relay(receiver: Receiver, bus: Bus, *, batch_size: int = 2, is_durable: bool = True) -> Relay:
    return Relay(
        sample.RECEIVER,
        receiver.database,
        bus,
        TOPOLOGY,
        batch_size=batch_size,
        is_durable=is_durable,
        clock=receiver.clock,
        jitter=lambda: 0.0,
    )


def left(receiver: Receiver) -> list[str]:
    return [row[0] for row in receiver.rows("select aggregate_id from outbox order by id")]


def test_events_leave_in_order_and_their_rows_go(receiver: Receiver) -> None:
    bus = Bus()
    announce(receiver, "a", "b", "c")
    one = relay(receiver, bus)
    assert one.tick() == 0.0
    assert one.tick() > 0.0
    assert bus.aggregates == ["a", "b", "c"]
    assert left(receiver) == []


def test_a_message_carries_everything_a_listener_needs(receiver: Receiver) -> None:
    bus = Bus()
    announce(receiver, "a")
    relay(receiver, bus).tick()
    (message,) = bus.taken
    assert message.routing_key == "sample_receiver.echo.ThingEchoed"
    assert message.mandatory
    assert message.headers["aggregate-sequence"] == "1"
    assert message.headers["event-source"] == sample.RECEIVER
    assert message.headers["cell"] == "main"
    assert set(message.headers) >= {"event-id", "event-type", "event-time", "stream", "branch"}


def test_a_stream_without_listeners_need_not_be_taken(receiver: Receiver) -> None:
    bus = Bus()
    announce(receiver, "a", stream="sample_receiver.unheard")
    relay(receiver, bus).tick()
    assert not bus.taken[0].mandatory


def test_nothing_is_lost_while_the_broker_is_away(receiver: Receiver) -> None:
    bus = Bus()
    bus.is_away = True
    announce(receiver, "a", "b")
    one = relay(receiver, bus)
    pauses = [one.tick() for _ in range(8)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (0.2, 10.0)
    assert left(receiver) == ["a", "b"]
    assert bus.closed == 8
    assert not one.is_connected
    bus.is_away = False
    one.tick()
    assert bus.aggregates == ["a", "b"]
    assert one.is_connected


def test_an_idle_relay_notices_that_the_broker_is_away(receiver: Receiver) -> None:
    bus = Bus()
    one = relay(receiver, bus)
    one.tick()
    assert one.is_connected
    bus.is_away = True
    one.tick()
    assert not one.is_connected


def test_an_event_nobody_takes_stays_and_lets_others_pass(receiver: Receiver) -> None:
    bus = Bus()
    bus.refuse = {"bad", "worse"}
    announce(receiver, "bad", "worse", "a", "b")
    one = relay(receiver, bus)
    for _ in range(3):
        one.tick()
    assert bus.aggregates == ["a", "b"]
    assert left(receiver) == ["bad", "worse"]
    bus.refuse = set()
    one.tick()
    assert left(receiver) == ["bad", "worse"]
    receiver.clock.advance(timedelta(seconds=6))
    one.tick()
    assert bus.aggregates == ["a", "b", "bad", "worse"]


def test_rows_come_back_when_the_relay_fails_after_publishing(receiver: Receiver) -> None:
    class Forgetful(Bus):
        def publish(self, messages: Sequence[OutgoingMessage]) -> Mapping[UUID, str]:
            super().publish(messages)
            raise PublishFailed("the answer was lost")

    bus = Forgetful()
    announce(receiver, "a")
    relay(receiver, bus).tick()
    assert bus.aggregates == ["a"]
    assert left(receiver) == ["a"]


def test_several_relays_share_the_work_and_lose_nothing(receiver: Receiver) -> None:
    bus = Bus()
    announce(receiver, *(str(n) for n in range(60)))
    relays = [relay(receiver, bus) for _ in range(3)]

    def work(one: Relay) -> None:
        for _ in range(30):
            one.tick()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, relays))
    assert sorted(map(int, bus.aggregates)) == list(range(60))


def test_transactions_that_commit_out_of_order_lose_nothing(receiver: Receiver) -> None:
    bus = Bus()
    one = relay(receiver, bus, batch_size=10)
    with receiver.uow.begin(SYSTEM) as work:
        work.outbox.append(
            OutgoingEvent(
                stream=sample.ECHO_STREAM,
                aggregate_id="early",
                type=sample.ECHOED,
                body=b"",
                occurred_at=datetime.now(UTC),
            )
        )
        work.outbox.flush()
        announce(receiver, "late")
        one.tick()
        assert bus.aggregates == ["late"]
    one.tick()
    assert bus.aggregates == ["late", "early"]


def test_on_a_bus_that_forgets_rows_are_marked_and_sent_again_at_start(
    receiver: Receiver,
) -> None:
    bus = Bus()
    announce(receiver, "a", "b")
    relay(receiver, bus, is_durable=False).tick()
    assert left(receiver) == ["a", "b"]
    restarted = relay(receiver, bus, is_durable=False)
    restarted.tick()
    restarted.tick()
    assert bus.aggregates == ["a", "b", "a", "b"]
    assert [message.deliveries for message in bus.taken] == [0, 0, 1, 1]


def test_marked_rows_are_forgotten_up_to_an_instant(receiver: Receiver) -> None:
    announce(receiver, "a")
    one = relay(receiver, Bus(), is_durable=False)
    one.tick()
    announce(receiver, "b")
    assert one.forget_sent(datetime.now(UTC) - timedelta(seconds=60)) == 0
    assert one.forget_sent(datetime.now(UTC) + timedelta(seconds=60)) == 1
    assert left(receiver) == ["b"]


def test_what_an_earlier_process_sent_is_not_forgotten_before_it_is_sent_again(
    receiver: Receiver,
) -> None:
    announce(receiver, "a", "b")
    relay(receiver, Bus(), is_durable=False).tick()
    bus = Bus()
    restarted = relay(receiver, bus, is_durable=False)
    in_an_hour = datetime.now(UTC) + timedelta(hours=1)
    keeper = Housekeeping(receiver.spec, restarted, receiver.clock, lambda: in_an_hour)
    keeper.prune_marked()
    assert left(receiver) == ["a", "b"]
    restarted.tick()
    assert bus.aggregates == ["a", "b"]
    keeper.prune_marked()
    assert left(receiver) == []


def test_nothing_is_forgotten_before_it_was_sent_again(receiver: Receiver) -> None:
    announce(receiver, "a")
    relay(receiver, Bus(), is_durable=False).tick()
    restarted = relay(receiver, Bus(), is_durable=False)
    assert restarted.forget_sent(datetime.now(UTC) + timedelta(seconds=60)) == 0
    restarted.tick()
    assert restarted.forget_sent(datetime.now(UTC) + timedelta(seconds=60)) == 1


def test_the_backlog_tells_number_and_age(receiver: Receiver) -> None:
    with receiver.database.transaction() as connection:
        assert backlog(connection) == (0, 0.0)
    announce(receiver, "a", "b")
    with receiver.database.transaction() as connection:
        events, age = backlog(connection)
    assert events == 2
    assert 0.0 <= age < 10.0
