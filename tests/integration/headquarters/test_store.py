"""The store in PostgreSQL counts as the plain one in memory does, whatever happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from chassis.page_tokens import PageTokenUnreadable
from chassis.resources import service_folder
from chassis.unit_of_work import ALL, Principal
from chassis.worker import IncomingEvent
from fakes import network_events as ev
from fakes.headquarters import FakeTx, everything
from fakes.incoming import as_event
from fakes.network_histories import disturbed, facts_of, histories
from headquarters.adapters.facts import TABLES
from headquarters.adapters.policies import PolicyFiles
from headquarters.adapters.transaction import StoredTx
from headquarters.domain.facts import Fact, Origin
from headquarters.domain.figures import Figure
from headquarters.domain.month import Month
from headquarters.ports import SourceQuery, TallyQuery

pytestmark = pytest.mark.integration

POLICIES = PolicyFiles(service_folder("headquarters", "policies"))
ON_ONE_DATABASE = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def database(databases: Any) -> Iterator[Database]:
    url = databases.fresh("headquarters")
    opened = Database(url, pool_size=2)
    yield opened
    opened.dispose()
    databases.drop(url)


@contextmanager
def stored(database: Database, branches: Any = ALL) -> Iterator[StoredTx]:
    """Open a transaction that is never committed."""
    principal = Principal(subject="test", role="analyst", branches=branches)
    with database.engine.connect() as connection:
        yield StoredTx(connection, principal, POLICIES)


@contextmanager
def in_memory(_database: Database, branches: Any = ALL) -> Iterator[FakeTx]:
    tx = FakeTx()
    tx.scope = branches
    yield tx


@pytest.fixture(params=[in_memory, stored], ids=["in memory", "in PostgreSQL"])
def opened(request: pytest.FixtureRequest) -> Open:
    """Open a transaction of either store."""
    chosen: Open = request.param
    return chosen


def keep(tx: Any, events: Iterable[IncomingEvent]) -> None:
    for event in events:
        for fact in facts_of(event):
            tx.facts.keep(fact)


def stream(name: str, aggregate: str, *messages: Any) -> list[IncomingEvent]:
    return [as_event(name, aggregate, at, each) for at, each in enumerate(messages, start=1)]


def ten_calls() -> list[IncomingEvent]:
    return [
        event
        for number in range(10)
        for event in stream(
            ev.REQUESTS,
            f"r{number}",
            ev.registered(f"r{number}", ev.NOON + timedelta(hours=number), "SZ"),
            ev.closed(f"r{number}", ev.NOON + timedelta(days=number % 3), "SZ"),
        )
    ]


@ON_ONE_DATABASE
@given(st.data())
def test_both_stores_count_the_same_in_any_order(database: Database, data: st.DataObject) -> None:
    events = data.draw(histories())
    with in_memory(database) as plain, stored(database) as tx:
        keep(plain, events)
        keep(tx, data.draw(disturbed(events)))
        assert everything(tx) == everything(plain)


@ON_ONE_DATABASE
@given(histories(), st.sets(st.sampled_from(["SZ", "LA", "KI", "XX"])))
def test_both_stores_show_the_same_to_who_acts_for_some_branches(
    database: Database, events: list[IncomingEvent], branches: set[str]
) -> None:
    scope = frozenset(branches)
    with in_memory(database, scope) as plain, stored(database, scope) as tx:
        keep(plain, events)
        keep(tx, events)
        assert everything(tx) == everything(plain)


def test_pages_of_sources_hold_every_row_once_in_order(database: Database, opened: Open) -> None:
    with opened(database) as tx:
        keep(tx, ten_calls())
        query = SourceQuery(
            month=Month.parse("2026-03"), branch_code="SZ", figure=Figure.CLOSED, page_size=4
        )
        pages = [tx.figures.sources(query)]
        while token := pages[-1].next_token:
            pages.append(tx.figures.sources(replace(query, page_token=token)))
        rows = [(row.counted_at, row.event_id) for page in pages for row in page.rows]
    assert [len(page.rows) for page in pages] == [4, 4, 2]
    assert rows == sorted(set(rows))
    assert len(rows) == 10


def test_pages_of_figures_hold_every_month_once_and_the_network_on_the_first(
    database: Database, opened: Open
) -> None:
    with opened(database) as tx:
        for number in range(5):
            at = ev.NOON + timedelta(days=31 * number)
            keep(tx, stream(ev.REQUESTS, f"r{number}", ev.registered(f"r{number}", at)))
        query = TallyQuery(page_size=2)
        pages = [tx.figures.tallies(query)]
        while token := pages[-1].branches.next_token:
            pages.append(tx.figures.tallies(replace(query, page_token=token)))
    months = [tally.month for page in pages for tally in page.branches.rows]
    assert months == [f"2026-0{number}" for number in range(3, 8)]
    assert [page.network is not None for page in pages] == [True, False, False]
    assert pages[0].network.count(Figure.REGISTERED).numerator == 5


def test_an_earlier_fact_of_the_same_key_changes_nothing(database: Database, opened: Open) -> None:
    first, second = ev.closed("r1", visits=1), ev.closed("r1", visits=2, closings=2)
    with opened(database) as tx:
        keep(tx, reversed(stream(ev.REQUESTS, "r1", first, second)))
        (tally,) = tx.figures.tallies(TallyQuery(page_size=9)).branches.rows
    assert tally.count(Figure.CLOSED).numerator == 1
    assert tally.count(Figure.FIRST_TIME_FIX).numerator == 0


@pytest.mark.parametrize("token", ["x", "W10=", "WyJ5IiwgInoiXQ=="])
def test_a_foreign_page_token_is_refused(database: Database, token: str) -> None:
    month = Month.parse("2026-03")
    query = SourceQuery(
        month=month, branch_code="SZ", figure=Figure.CLOSED, page_size=4, page_token=token
    )
    with stored(database) as tx, pytest.raises(PageTokenUnreadable):
        tx.figures.sources(query)


def test_a_zone_that_the_server_does_not_know_is_refused(database: Database) -> None:
    event = as_event(ev.BRANCHES, "SZ", 1, ev.branch(zone="Mars/Olympus"))
    with (
        stored(database) as tx,
        pytest.raises(Exception, match="Mars/Olympus"),
    ):
        keep(tx, [event])


def test_a_number_of_seconds_below_zero_is_refused(database: Database) -> None:
    clock = ev.clock("respond", "MET", -1)
    event = as_event(ev.REQUESTS, "r1", 1, ev.milestone_met("r1", clock))
    with stored(database) as tx, pytest.raises(IntegrityError):
        keep(tx, [event])


def test_every_kind_of_fact_has_a_table_whose_key_is_the_key_of_the_fact() -> None:
    kinds = Fact.__args__
    assert set(TABLES) == set(kinds)
    origin = Origin(event_id=UUID(int=1), sequence=1)
    for kind, table in TABLES.items():
        values = {field: "x" for field in kind.__dataclass_fields__ if field != "origin"}
        fact = kind(origin=origin, **values)
        assert len(fact.key) == len(table.primary_key.columns)
        columns = set(table.c.keys()) - {"event_id", "sequence"}
        assert columns == set(values)
