"""The inbox over a real PostgreSQL: one transaction per batch, cut when an event fails."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from sqlalchemy import event as sa_event
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from chassis.envelope import RawMessage
from chassis.inbox.kept import claim_due, next_due_at
from chassis.parked import list_parked, retry_parked, show_parked
from chassis.worker import IncomingEvent, Reaction, WorkerSpec
from fakes import sample

from .conftest import POLICY, Message, Receiver

pytestmark = pytest.mark.integration

Batch = Callable[..., Sequence[RawMessage]]


def reacting(receiver: Receiver, handle: Any) -> WorkerSpec[sample.Tx]:
    """Give the service another reaction."""
    reaction = Reaction[sample.Tx](message=StringValue, handle=handle)
    return replace(receiver.spec, reactions={sample.SAID: reaction})


def id_of(raw: RawMessage) -> UUID:
    return UUID(str(raw.headers["event-id"]))


def test_a_batch_is_one_transaction(receiver: Receiver, batch: Batch) -> None:
    commits: list[int] = []
    sa_event.listen(receiver.database.engine, "commit", lambda _: commits.append(1))
    receiver.inbox().accept(batch(*((f"a{n}", 1) for n in range(50))))
    assert len(commits) == 1
    assert len(receiver.effects()) == 50


def test_repetitions_in_one_batch_and_in_the_next_have_one_effect(
    receiver: Receiver, batch: Batch
) -> None:
    first = batch(("a", 1), ("b", 1))
    inbox = receiver.inbox()
    inbox.accept([*first, first[0]])
    inbox.accept(first)
    assert receiver.effects() == [("a", 1), ("b", 1)]
    assert receiver.duplicates() == 3


def test_an_event_nobody_reacts_to_is_remembered_and_moves_the_position(
    receiver: Receiver, message: Message
) -> None:
    receiver.inbox().accept([message("a", 1, type="sample.v1.Unheard"), message("a", 2)])
    assert receiver.effects() == [("a", 2)]
    assert receiver.states() == {"done": 2}


def test_a_failing_event_takes_no_other_with_it(receiver: Receiver, message: Message) -> None:
    raws = [message(f"a{n}", 1) for n in range(30)]
    raws[17] = message("bad", 1, "fail")
    raws.append(message("bad", 2))
    receiver.inbox().accept(raws)
    assert len(receiver.effects()) == 29
    assert receiver.states() == {"done": 29, "retry": 1, "waiting": 1}
    assert receiver.kept == [1]


def test_many_failing_events_leave_the_others_in_order(
    receiver: Receiver, message: Message
) -> None:
    raws = [message("a", n) for n in range(1, 11)]
    raws += [message(f"bad{n}", 1, "fail") for n in range(10)]
    receiver.inbox().accept(
        [raw for pair in zip(raws[:10], raws[10:], strict=True) for raw in pair]
    )
    assert receiver.effects() == [("a", n) for n in range(1, 11)]
    assert receiver.states() == {"done": 10, "retry": 10}


def test_a_failed_attempt_leaves_no_trace_of_its_own(receiver: Receiver, message: Message) -> None:
    def write_and_fail(said: Any, event: IncomingEvent, tx: sample.Tx, now: datetime) -> None:
        sample.on_said(StringValue(value="echo lost"), event, tx, now)
        raise sample.CannotHandle("after writing")

    spec = reacting(receiver, write_and_fail)
    receiver.inbox(spec=spec).accept([message("a", 1)])
    assert receiver.effects() == []
    assert receiver.rows("select 1 from outbox") == []
    assert receiver.rows("select last_sequence from inbox_position") == [(0,)]


def test_a_retry_waits_for_its_time_and_each_pause_is_longer(
    receiver: Receiver, message: Message
) -> None:
    inbox = receiver.inbox()
    inbox.accept([message("a", 1, "fail")])
    tried = []
    for seconds in (9, 1, 19, 1, 39, 1):
        receiver.clock.advance(timedelta(seconds=seconds))
        tried.append(inbox.retry_due(10))
    assert tried == [0, 1, 0, 1, 0, 1]
    assert receiver.states() == {"parked": 1}
    assert receiver.rows("select attempts from inbox") == [(4,)]


def test_a_retry_that_succeeds_takes_its_followers_along(
    receiver: Receiver, message: Message
) -> None:
    inbox = receiver.inbox()
    inbox.accept([message("a", 1, "need-loudly key"), message("a", 2), message("a", 3)])
    sample.permit(receiver.database, "key")
    receiver.clock.advance(timedelta(seconds=10))
    assert inbox.retry_due(10) == 1
    assert receiver.effects() == [("a", 1), ("a", 2), ("a", 3)]
    assert receiver.rows("select body, headers, next_attempt_at from inbox") == [(None,) * 3] * 3


def test_a_follower_that_fails_does_not_hold_up_the_one_before(
    receiver: Receiver, message: Message
) -> None:
    inbox = receiver.inbox()
    inbox.accept([message("a", 2, "fail"), message("a", 3)])
    inbox.accept([message("a", 1)])
    assert receiver.effects() == [("a", 1)]
    assert receiver.states() == {"done": 1, "waiting": 2}
    assert inbox.retry_due(10) == 1
    assert receiver.states() == {"done": 1, "retry": 1, "waiting": 1}


def test_an_event_that_is_too_early_has_a_limit_of_its_own(
    receiver: Receiver, message: Message
) -> None:
    inbox = receiver.inbox()
    inbox.accept([message("a", 1, "need key")])
    for _ in range(4):
        assert receiver.states() == {"retry": 1}
        receiver.clock.advance(timedelta(minutes=1))
        assert inbox.retry_due(10) == 1
    receiver.clock.advance(timedelta(minutes=1))
    inbox.retry_due(10)
    assert receiver.states() == {"parked": 1}


def test_the_next_retry_is_announced_in_time(receiver: Receiver, message: Message) -> None:
    inbox = receiver.inbox()
    assert inbox.seconds_to_next(5.0) == 5.0
    inbox.accept([message("a", 1, "need key")])
    assert inbox.seconds_to_next(5.0) == pytest.approx(1.0)
    receiver.clock.advance(timedelta(seconds=3))
    assert inbox.seconds_to_next(5.0) == 0.0


def test_an_attempt_that_ends_its_process_counts(receiver: Receiver, message: Message) -> None:
    class ProcessEnds(BaseException):
        pass

    def end(said: Any, event: IncomingEvent, tx: sample.Tx, now: datetime) -> None:
        raise ProcessEnds

    dying = receiver.inbox(spec=reacting(receiver, end))
    receiver.inbox().accept([message("a", 1, "fail"), message("b", 1, "need-loudly key")])
    sample.permit(receiver.database, "key")
    receiver.clock.advance(timedelta(seconds=10))
    with pytest.raises(ProcessEnds):
        dying.retry_due(10)
    attempts = receiver.rows("select attempts, claimed_at is null from inbox")
    assert attempts == [(2, False), (2, False)]
    receiver.clock.advance(timedelta(seconds=19))
    assert receiver.inbox().retry_due(10) == 0
    for _ in range(2):
        receiver.clock.advance(timedelta(minutes=2))
        with pytest.raises(ProcessEnds):
            dying.retry_due(10)
    assert sorted(receiver.rows("select attempts from inbox")) == [(3,), (3,)]


def test_a_claim_is_never_longer_than_the_longest_pause(
    receiver: Receiver, message: Message
) -> None:
    inbox = receiver.inbox()
    inbox.accept([message("a", 1, "need key")])
    with receiver.database.transaction() as connection:
        connection.execute(text("update inbox set attempts = 50"))
        receiver.clock.advance(timedelta(minutes=1))
        claim_due(connection, receiver.clock(), 1, POLICY, suspects=False)
        due_at = next_due_at(connection)
    assert due_at == receiver.clock() + POLICY.longest_delay


def test_the_last_attempt_that_ends_its_process_parks(receiver: Receiver, message: Message) -> None:
    inbox = receiver.inbox()
    inbox.accept([message("a", 1, "fail")])
    with receiver.database.transaction() as connection:
        connection.execute(text("update inbox set attempts = 4, claimed_at = now()"))
    receiver.clock.advance(timedelta(minutes=10))
    assert inbox.retry_due(10) == 0
    assert receiver.states() == {"parked": 1}
    error = receiver.rows("select error from inbox")[0][0]
    assert error.endswith("\nThe process ended in the middle of the last attempt.")


def test_suspects_are_tried_one_by_one(receiver: Receiver, message: Message) -> None:
    inbox = receiver.inbox()
    known = message("known", 1)
    inbox.accept([known])
    suspects = [message(f"a{n}", 1, deliveries=2) for n in range(3)]
    again = RawMessage(headers=known.headers, body=known.body, deliveries=2)
    inbox.accept([*suspects, again, message("b", 1)])
    assert receiver.effects() == [("known", 1), ("b", 1)]
    assert receiver.states() == {"done": 2, "retry": 3}
    assert [inbox.retry_due(10) for _ in range(4)] == [1, 1, 1, 0]
    assert receiver.states() == {"done": 5}


def test_a_dead_letter_is_parked_unless_it_had_taken_effect(
    receiver: Receiver, message: Message
) -> None:
    inbox = receiver.inbox()
    handled, dead = message("a", 1), message("b", 1)
    inbox.accept([handled])
    inbox.park_dead([handled, dead, RawMessage(headers={"x": "y"}, body=b"?")])
    assert receiver.states() == {"done": 1, "parked": 2}


def test_an_unreadable_message_is_parked_once_however_often_it_comes(receiver: Receiver) -> None:
    raw = RawMessage(headers={"event-id": "?", "note": "a\x00b"}, body=b"\x00")
    for _ in range(2):
        receiver.inbox().accept([raw])
    assert receiver.states() == {"parked": 1}
    with receiver.database.transaction() as connection:
        (parked,) = list_parked(connection)
        assert parked.sequence == 0
        assert parked.body == b"\x00"
        assert "event-type is missing" in parked.error
        assert retry_parked(connection) == []


def test_parked_events_are_listed_shown_and_tried_again(
    receiver: Receiver, message: Message
) -> None:
    inbox = receiver.inbox()
    first, second = message("a", 1, body=b"\xff"), message("b", 1, body=b"\xff")
    inbox.accept([first, second, message("a", 2), message("a", 3)])
    with receiver.database.transaction() as connection:
        page = list_parked(connection, limit=1)
        rest = list_parked(connection, after=page[0])
        assert {page[0].event_id, rest[0].event_id} == {id_of(first), id_of(second)}
        shown = show_parked(connection, id_of(first))
        assert shown is not None
        assert (shown.followers, shown.body) == (2, b"\xff")
        assert show_parked(connection, UUID(int=1)) is None
        assert retry_parked(connection, [id_of(first)]) == [id_of(first)]
    receiver.clock.advance(timedelta(days=3650))
    assert inbox.retry_due(10) == 1
    assert receiver.states() == {"parked": 2, "waiting": 2}


def test_two_workers_with_the_same_messages_have_one_effect(
    receiver: Receiver, batch: Batch
) -> None:
    raws = batch(*((f"a{n}", m) for m in range(1, 6) for n in range(20)))
    together = threading.Barrier(4)

    def work(order: int) -> None:
        together.wait()
        receiver.inbox().accept(raws[:: 1 if order % 2 else -1])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    while receiver.inbox().retry_due(100):
        pass
    effects = receiver.effects()
    assert len(effects) == len(set(effects)) == 100
    for n in range(20):
        assert [m for a, m in effects if a == f"a{n}"] == [1, 2, 3, 4, 5]
    assert receiver.duplicates() == 300


def test_the_same_aggregate_in_two_cells_is_two(receiver: Receiver, message: Message) -> None:
    receiver.inbox().accept([message("SH", 1), message("SH", 1, cell="north")])
    assert receiver.effects() == [("SH", 1), ("SH", 1)]


def test_a_clash_with_another_transaction_is_simply_done_again(
    receiver: Receiver, message: Message
) -> None:
    clashes: list[int] = []

    def clash_once(said: Any, event: IncomingEvent, tx: sample.Tx, now: datetime) -> None:
        if not clashes:
            clashes.append(1)
            tx.connection.execute(
                text("do $$ begin raise exception 'met' using errcode = '40P01'; end $$")
            )
        sample.on_said(said, event, tx, now)

    spec = reacting(receiver, clash_once)
    receiver.inbox(spec=spec).accept([message("a", 1), message("b", 1)])
    assert receiver.states() == {"done": 2}


def test_an_outage_settles_nothing_more_and_counts_no_duplicates(
    receiver: Receiver, message: Message
) -> None:
    cut: list[int] = []

    def cut_once(said: Any, event: IncomingEvent, tx: sample.Tx, now: datetime) -> None:
        if said.value == "cut" and not cut:
            cut.append(1)
            tx.connection.execute(text("select pg_terminate_backend(pg_backend_pid())"))
        sample.on_said(said, event, tx, now)

    spec = reacting(receiver, cut_once)
    raws = [message("a", 1), message("bad", 1, "fail"), message("b", 1, "cut")]
    settled: set[UUID] = set()
    inbox = receiver.inbox(spec=spec)
    with pytest.raises(OperationalError):
        inbox.accept(raws, settled)
    assert settled == {id_of(raws[0]), id_of(raws[1])}
    inbox.accept(raws, settled)
    assert receiver.effects() == [("a", 1), ("b", 1)]
    assert receiver.states() == {"done": 2, "retry": 1}
    assert receiver.duplicates() == 0


def test_a_row_that_the_database_refuses_is_quoted_neither_in_the_log_nor_beside_the_event(
    receiver: Receiver, message: Message, capsys: pytest.CaptureFixture[str]
) -> None:
    with receiver.database.transaction() as connection:
        connection.execute(text("create table signer (name text check (char_length(name) < 3))"))

    def sign(_message: StringValue, _event: IncomingEvent, tx: sample.Tx, _now: datetime) -> None:
        tx.connection.execute(text("insert into signer values (:name)"), {"name": signer})

    signer = "王小明"
    receiver.inbox(spec=reacting(receiver, sign)).accept([message("a", 1)])
    ((error,),) = receiver.rows("select error from inbox where state = 'retry'")
    assert "IntegrityError [SQLSTATE 23514, constraint signer_name_check]" in error
    assert "in sign" in error
    said = capsys.readouterr()
    assert "event will be tried again" in said.out + said.err
    assert signer not in error + said.out + said.err
