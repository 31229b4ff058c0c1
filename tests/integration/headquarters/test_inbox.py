"""Events through the real inbox: disturbed as a network disturbs them, each counts once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import text

from callout.intake.v1 import events_pb2 as intake_pb
from chassis.db import Database
from chassis.unit_of_work import ALL, Principal
from chassis.worker import IncomingEvent
from fakes import network_events as ev
from fakes.headquarters import FakeTx, everything
from fakes.incoming import Sender, as_event
from fakes.network_histories import facts_of, histories
from headquarters.adapters.facts import TABLES
from headquarters.adapters.invariants import INVARIANTS
from headquarters.bootstrap import build_parts

pytestmark = pytest.mark.integration

ANALYST = Principal(subject="test", role="analyst", branches=ALL)


@pytest.fixture
def figures(environ: dict[str, str]) -> Iterator[Callable[[], tuple[Any, ...]]]:
    """Read all figures and what is behind them."""
    parts = build_parts(environ)

    def read() -> tuple[Any, ...]:
        with parts.uow.read(ANALYST) as tx:
            return everything(tx)

    yield read
    parts.database.dispose()


def some_calls() -> list[IncomingEvent]:
    messages: list[tuple[str, str, list[Any]]] = [(ev.BRANCHES, "SZ", [ev.branch()])]
    for number in range(12):
        request, survey = f"r{number}", f"s{number}"
        life = [ev.registered(request), ev.closed(request, clocks={"arrive": "LATE"})]
        if number % 3 == 0:
            life += [ev.reopened(request), ev.closed(request, closings=2, visits=2)]
        if number % 4 == 0:
            life.append(ev.milestone_met(request, ev.clock("arrive")))
        messages.append((ev.REQUESTS, request, life))
        messages.append((ev.SURVEYS, survey, [ev.scheduled(survey, request)]))
    messages.append((ev.COMPLAINTS, "c1", [ev.filed("c1"), ev.verified("c1"), ev.settled("c1")]))
    return [
        as_event(stream, aggregate, sequence, message)
        for stream, aggregate, life in messages
        for sequence, message in enumerate(life, start=1)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_events_twice_in_any_order_and_in_any_batches_count_once(
    sender: Sender,
    figures: Callable[[], tuple[Any, ...]],
    rows: Callable[[str], list[Any]],
    seed: int,
) -> None:
    chance = random.Random(seed)
    events = some_calls()
    plain = FakeTx()
    for event in events:
        for fact in facts_of(event):
            plain.facts.keep(fact)
    delivered = [*events, *events]
    chance.shuffle(delivered)
    while delivered:
        size = chance.randint(1, 9)
        batch, delivered = delivered[:size], delivered[size:]
        sender.deliver(*batch)
    assert sender.unsettled() == []
    assert figures() == everything(plain)
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(histories())
def test_invariants_hold_after_any_history(
    sender: Sender,
    database: Database,
    rows: Callable[[str], list[Any]],
    events: list[IncomingEvent],
) -> None:
    names = ", ".join(["inbox", "inbox_position", *(table.name for table in TABLES.values())])
    with database.transaction() as connection:
        connection.execute(text(f"truncate {names}"))
    believable = [event for event in events if event.stream != ev.COMPLAINTS]
    sender.deliver(*believable)
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_an_event_nobody_counts_is_seen_and_ignored(
    sender: Sender, rows: Callable[[str], list[Any]]
) -> None:
    joined = intake_pb.CallJoined(service_request_id="r1", calls=2)
    sender.send(ev.REQUESTS, "r1", ev.registered("r1"), joined, ev.closed("r1"))
    assert [row.state for row in rows("select state from inbox")] == ["done"] * 3


def test_an_event_that_is_not_understood_is_kept_and_counts_nothing(
    sender: Sender, figures: Callable[[], tuple[Any, ...]]
) -> None:
    sender.deliver(as_event(ev.REQUESTS, "r1", 1, ev.closed("r1", outcome="UNSPECIFIED")))
    ((kind, error),) = sender.unsettled()
    assert kind == "callout.intake.v1.ServiceRequestClosed"
    assert "UNSPECIFIED" in error
    assert figures()[0] == []


# Each breaks one invariant, the one whose name begins so. Where a view would have to be wrong,
# a temporary table stands in for it.
PLANTED = {
    "every fact comes": "insert into request_moved values ('r9', 'SZ', gen_random_uuid(), 9)",
    "no event tells more": "update complaint_closed set event_id ="
    " (select event_id from complaint_filed)",
    "what was moved, closed": "delete from request_registered",
    "no number of the register": "update request_registered set request_number = 'same'",
    "what was answered": "update survey_scheduled set service_request_id = 'r2'",
    "what was verified": "delete from complaint_filed",
    "no complaint ends": "update complaint_filed set filed_at = now() + interval '100 years'",
    "every call that was registered": "insert into counted_registration table registered_twice",
    "every call that is closed": "delete from counted_call",
    "what is above the line": "update counted_call set is_due = false",
}


def test_every_invariant_has_a_planted_violation_and_a_rule() -> None:
    names = [name for name, _, _ in INVARIANTS]
    assert len(names) == len(set(names)) == len(PLANTED)
    assert all(any(name.startswith(start) for name in names) for start in PLANTED)
    assert all(rule for _, rule, _ in INVARIANTS)


@pytest.mark.parametrize("planted", PLANTED)
def test_an_invariant_names_a_planted_violation(
    sender: Sender, database: Database, planted: str
) -> None:
    sender.send(ev.REQUESTS, "r1", ev.registered("r1"), ev.closed("r1"))
    sender.send(ev.REQUESTS, "r2", ev.registered("r2"))
    sender.send(ev.SURVEYS, "s1", ev.scheduled("s1", "r1"), ev.answered("s1", "r1"))
    later = ev.NOON + timedelta(days=1)
    sender.send(ev.COMPLAINTS, "c1", ev.filed("c1"), ev.settled("c1", at=later))
    (statement,) = (sql for name, _, sql in INVARIANTS if name.startswith(planted))
    with database.engine.connect() as connection:
        for view in ("counted_registration", "counted_call"):
            # A temporary table hides the view of its name.
            copy = f"create temporary table {view} as table public.{view}"
            connection.execute(text(copy))
        twice = "create temporary table registered_twice as table counted_registration"
        connection.execute(text(twice))
        assert connection.execute(text(statement)).all() == []
        connection.execute(text(PLANTED[planted]))
        assert connection.execute(text(statement)).all() != []
