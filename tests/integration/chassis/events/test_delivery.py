"""What was announced takes effect elsewhere, once and in order, on RabbitMQ and in memory."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from functools import partial

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from sqlalchemy import insert, text

from chassis.outbox import time_ordered_id
from chassis.plumbing_tables import outbox
from fakes import sample

from .conftest import Rig, Worker, eventually

pytestmark = pytest.mark.integration


def put(rig: Rig, aggregate_id: str, sequence: int, *, body: bytes | None = None) -> None:
    """Write one row into the sender's outbox, with a number of our choice."""
    row = {
        "event_id": time_ordered_id(),
        "type": sample.SAID,
        "source": sample.SENDER,
        "stream": sample.STREAM,
        "aggregate_id": aggregate_id,
        "sequence": sequence,
        "occurred_at": datetime.now(UTC),
        "cell": rig.cell,
        "branch": "",
        "traceparent": "",
        "body": StringValue(value="ok").SerializeToString() if body is None else body,
    }
    with rig.databases["sender"].transaction() as connection:
        connection.execute(insert(outbox), row)


def test_events_take_effect_once_in_the_order_of_their_aggregate(working: Rig) -> None:
    for n in range(20):
        working.say(a=[f"a{n}"], b=[f"b{n}", "again"])
    working.until_effects(60)
    assert [s for _, s in working.effects("a")] == list(range(1, 21))
    assert [s for _, s in working.effects("b")] == list(range(1, 41))
    assert working.states() == {"done": 60}
    eventually(lambda: working.backlog() == 0)


def test_what_was_announced_while_nobody_worked_arrives_later(rig: Rig) -> None:
    rig.say(a=["early", "bird"])
    rig.work()
    rig.until_effects(2)
    assert rig.effects() == [("a", 1), ("a", 2)]


def test_a_reaction_announces_in_the_transaction_of_its_effect(working: Rig) -> None:
    working.say(a=["echo one", "echo two"])
    eventually(lambda: len(working.rows("sender", "select 1 from effect")) == 2)
    said = working.rows("sender", "select said, sequence from effect order by id")
    assert said == [("one", 1), ("two", 2)]


def test_an_event_after_a_gap_waits_until_the_gap_is_filled(working: Rig) -> None:
    put(working, "a", 3)
    put(working, "a", 1)
    put(working, "b", 1)
    working.until_effects(2)
    eventually(lambda: working.states() == {"done": 2, "waiting": 1})
    put(working, "a", 2)
    working.until_effects(4)
    assert working.effects("a") == [("a", 1), ("a", 2), ("a", 3)]
    assert working.states() == {"done": 4}


def test_an_old_number_is_remembered_and_ignored(working: Rig) -> None:
    put(working, "a", 1)
    put(working, "a", 1)
    working.until_effects(1)
    eventually(lambda: working.states() == {"done": 1, "stale": 1})
    assert working.effects() == [("a", 1)]


def test_poison_is_parked_and_holds_up_nobody_but_its_own_aggregate(working: Rig) -> None:
    working.say(bad=["fail for ever", "after"], good=["one", "two"], fine=["three"])
    working.until_effects(3)
    eventually(lambda: working.states() == {"done": 3, "parked": 1, "waiting": 1})
    assert working.effects("bad") == []
    parked = working.rows(
        "receiver", "select attempts, error, body from inbox where state = 'parked'"
    )
    assert parked[0][0] == 4
    assert "CannotHandle: for ever" in parked[0][1]
    assert StringValue.FromString(bytes(parked[0][2])).value == "fail for ever"


def test_a_parked_event_that_is_retried_takes_its_followers_along(working: Rig) -> None:
    working.say(a=["need-loudly key", "after", "later"])
    eventually(lambda: working.states() == {"parked": 1, "waiting": 2})
    sample.permit(working.databases["receiver"], "key")
    working.retry_parked()
    working.until_effects(3)
    assert working.effects() == [("a", 1), ("a", 2), ("a", 3)]
    assert working.states() == {"done": 3}


def test_an_event_that_came_too_early_is_repeated_without_an_alarm(working: Rig) -> None:
    log = working.log_from_now()
    working.say(a=["need key"])
    eventually(lambda: working.states() == {"retry": 1})
    eventually(lambda: working.rows("receiver", "select attempts from inbox")[0][0] > 4)
    sample.permit(working.databases["receiver"], "key")
    working.until_effects(1)
    said = log()
    assert "event will be tried again" in said
    assert '"level": "warning"' not in said
    assert '"level": "error"' not in said


def test_an_unreadable_body_is_parked_with_what_was_wrong(working: Rig) -> None:
    put(working, "a", 1, body=b"\xff\xff\xff")
    put(working, "b", 1)
    eventually(lambda: working.states() == {"done": 1, "parked": 1})
    error = working.rows("receiver", "select error from inbox where state = 'parked'")[0][0]
    assert "body is not a sample.v1.ThingSaid" in error


def test_unreadable_headers_are_parked_with_what_was_wrong(working: Rig) -> None:
    put(working, "a", 0)
    put(working, "b", 1)
    eventually(lambda: working.states() == {"done": 1, "parked": 1})
    found = working.rows("receiver", "select error, headers from inbox where state = 'parked'")[0]
    assert "starts at 1" in found[0]
    assert found[1]["aggregate-id"] == "a"


def test_a_message_that_kills_the_process_is_parked_and_its_neighbours_are_handled(
    rig: Rig,
) -> None:
    rig.say(**{f"n{n}": ["ok"] for n in range(10)}, killer=["die", "after"])
    died = 0
    while not _is_settled(rig):
        process = rig.work(retry_first_delay_s=0.01)
        eventually(partial(_is_over, rig, process))
        died += process.has_ended
        assert died < 12
        if not process.has_ended:
            process.terminate()
    assert died >= 4
    assert len(rig.effects()) == 10
    error = rig.rows("receiver", "select error from inbox where state = 'parked'")[0][0]
    assert "process ended" in error


def test_a_relay_that_dies_between_publishing_and_deleting_doubles_nothing(rig: Rig) -> None:
    with rig.databases["sender"].transaction() as connection:
        connection.execute(text(_SLOW_TO_FORGET))
    process = rig.work()
    rig.say(a=["one", "two", "three"])
    rig.until_effects(3)
    process.kill()
    with rig.databases["sender"].transaction() as connection:
        connection.execute(text(_END_OF_ITS_SESSIONS))
        connection.execute(text("drop trigger slow on outbox"))
    assert rig.backlog() == 3
    rig.work()
    eventually(lambda: rig.backlog() == 0)
    eventually(lambda: rig.duplicates() == 3)
    assert rig.effects() == [("a", 1), ("a", 2), ("a", 3)]


def test_a_stop_under_load_handles_every_event_once_and_redelivers_none(rabbit: Rig) -> None:
    rabbit.work("sender")
    process = rabbit.work("receiver", batch_size=50)
    for n in range(30):
        rabbit.say(**{f"{n}-{m}": ["ok", "slow 0.0005"] for m in range(25)})
    rabbit.until_effects(300)
    assert process.terminate() == 0
    handled = len(rabbit.effects())
    assert 300 <= handled < 1500
    assert not rabbit.head_of_queue_was_delivered()
    rabbit.work("receiver")
    rabbit.until_effects(1500)
    assert len(set(rabbit.effects())) == len(rabbit.effects()) == 1500
    assert rabbit.duplicates() == 0


def test_a_stop_under_load_in_memory_handles_every_event_once(memory: Rig) -> None:
    process = memory.work(batch_size=50)
    for n in range(20):
        memory.say(**{f"{n}-{m}": ["ok", "slow 0.0005"] for m in range(25)})
    memory.until_effects(100)
    assert process.terminate() == 0
    assert len(memory.effects()) < 1000
    memory.work()
    memory.until_effects(1000)
    assert len(set(memory.effects())) == len(memory.effects()) == 1000


def test_kills_in_memory_lose_nothing(memory: Rig) -> None:
    process = memory.work(batch_size=20)
    for n in range(6):
        memory.say(**{f"{n}-{m}": ["ok", "slow 0.001"] for m in range(30)})
        memory.until_effects(n * 40 + 10)
        process.kill()
        process = memory.work(batch_size=20)
    memory.until_effects(360)
    assert len(set(memory.effects())) == len(memory.effects()) == 360
    assert memory.duplicates() > 0


def test_what_an_earlier_process_had_in_memory_is_not_lost_however_long_ago(memory: Rig) -> None:
    memory.say(a=["one", "two"])
    with memory.databases["sender"].transaction() as connection:
        connection.execute(text("update outbox set sent_at = now() - interval '1 hour'"))
    memory.work()
    memory.until_effects(2)
    assert memory.effects() == [("a", 1), ("a", 2)]


def test_sent_events_are_forgotten_in_memory_once_they_are_settled(memory: Rig) -> None:
    memory.work()
    memory.say(a=["one", "two"])
    memory.until_effects(2)
    query = "select count(*) from outbox where sent_at is not null"
    assert memory.rows("sender", query)[0][0] == 2
    eventually(lambda: memory.rows("sender", query)[0][0] == 0)


def test_a_second_signal_does_not_wait(memory: Rig) -> None:
    process = memory.work(drain_s=60)
    memory.say(a=["slow 30"])
    eventually(lambda: memory.backlog() == 0)
    process.signal(signal.SIGTERM)
    eventually(lambda: "draining" in process.log.read_text("utf-8"))
    process.signal(signal.SIGTERM)
    assert process.wait(within=5) == 130


def test_a_timer_runs_in_one_worker_at_a_time(rabbit: Rig) -> None:
    first, second = rabbit.work("receiver"), rabbit.work("receiver")
    eventually(lambda: len(rabbit.rows("receiver", "select distinct pid from tick")) == 2)
    assert {first.pid, second.pid} == {
        row[0] for row in rabbit.rows("receiver", "select distinct pid from tick")
    }


def _is_settled(rig: Rig) -> bool:
    return rig.states() == {"done": 10, "parked": 1, "waiting": 1}


def _is_over(rig: Rig, process: Worker) -> bool:
    return process.has_ended or _is_settled(rig)


# PostgreSQL notices a dead client only when it next writes to it.
_END_OF_ITS_SESSIONS = """
select pg_terminate_backend(pid)
from pg_stat_activity
where datname = current_database() and wait_event = 'PgSleep'
"""
_SLOW_TO_FORGET = """
create function slow() returns trigger language plpgsql as
    $$ begin perform pg_sleep(60); return old; end $$;
create trigger slow before update or delete on outbox for each row execute function slow();
"""
