"""Planted violations are found; what is well is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg2
import pytest

from callout_cli.databases import connected
from callout_cli.errors import UserError
from callout_cli.folder import SERVICES
from callout_cli.invariants.across import Across, Relation, Side, check_across, check_delivery
from callout_cli.invariants.finding import Finding
from callout_cli.invariants.promises import Pack, problems
from callout_cli.invariants.run import check_all

pytestmark = pytest.mark.integration

DatabaseOf = Callable[[str], str]


@pytest.fixture
def databases(database_of: DatabaseOf) -> dict[str, str]:
    """An empty database of every service."""
    return {service: database_of(service) for service in SERVICES}


def execute(url: str, statement: str) -> None:
    connection = psycopg2.connect(url.replace("+psycopg2", ""))
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


@contextmanager
def opened(databases: dict[str, str]) -> Iterator[dict[str, Any]]:
    with ExitStack() as stack:
        yield {name: stack.enter_context(connected(name, url)) for name, url in databases.items()}


def broken(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.where, finding.name) for finding in findings if not finding.holds]


def announce(url: str, aggregate: str, last: int) -> None:
    execute(
        url,
        "insert into outbox_sequence (stream, aggregate_id, last_sequence)"
        f" values ('intake.branch', '{aggregate}', {last})",
    )


def take(url: str, aggregate: str, last: int, cell: str = "north") -> None:
    execute(
        url,
        "insert into inbox_position (cell, stream, aggregate_id, last_sequence)"
        f" values ('{cell}', 'intake.branch', '{aggregate}', {last})",
    )


def test_an_empty_network_breaks_nothing(databases: dict[str, str]) -> None:
    findings = check_all(databases, "north", settle_s=0)
    assert broken(findings) == []
    assert len(findings) > 100


def test_an_event_that_did_not_arrive_is_found(databases: dict[str, str]) -> None:
    announce(databases["intake"], "BJ01", 2)
    for listener in ("dispatch", "inventory"):
        take(databases[listener], "BJ01", 2)
    take(databases["headquarters"], "BJ01", 1)
    with opened(databases) as connections:
        found = broken(list(check_delivery(connections, "north")))
    assert found == [
        ("intake → headquarters", "every event of intake.branch took effect, once"),
    ]


def test_an_event_of_another_cell_is_not_taken_for_ours(databases: dict[str, str]) -> None:
    announce(databases["intake"], "BJ01", 1)
    for listener in ("dispatch", "inventory", "headquarters"):
        take(databases[listener], "BJ01", 1, cell="south")
    with opened(databases) as connections:
        assert len(broken(list(check_delivery(connections, "north")))) == 3


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("waiting", "no event waits or is to be tried again"),
        ("retry", "no event waits or is to be tried again"),
        ("parked", "no event is parked"),
    ],
)
def test_an_unfinished_event_is_found(databases: dict[str, str], state: str, name: str) -> None:
    execute(
        databases["feedback"],
        "insert into inbox (event_id, cell, stream, aggregate_id, sequence, event_type, state)"
        f" values (gen_random_uuid(), 'north', 'intake.branch', 'X', 2, 'E', '{state}')",
    )
    with opened(databases) as connections:
        assert broken(list(check_delivery(connections, "north"))) == [("feedback", name)]


def test_a_lasting_violation_is_reported_in_the_end(
    databases: dict[str, str],
) -> None:
    announce(databases["intake"], "BJ01", 1)
    pauses: list[float] = []
    findings = check_all(databases, "north", settle_s=0.01, sleep=pauses.append)
    assert len(broken(findings)) == 3


def test_an_event_under_way_gets_the_time_to_arrive(databases: dict[str, str]) -> None:
    announce(databases["intake"], "BJ01", 1)

    def arrive(_: float) -> None:
        for listener in ("dispatch", "inventory", "headquarters"):
            take(databases[listener], "BJ01", 1)

    assert broken(check_all(databases, "north", settle_s=30, sleep=arrive)) == []


def compare(databases: dict[str, str], left: str, right: str, relation: Relation) -> Finding:
    invariant = Across(
        name="x",
        rule="R",
        left=Side("intake", left),
        right=Side("dispatch", right),
        relation=relation,
    )
    with opened(databases) as connections:
        (finding,) = check_across(connections, (invariant,))
    return finding


@pytest.mark.parametrize(
    ("left", "right", "relation", "rows"),
    [
        ("select 1", "select 1", Relation.EQUAL, 0),
        ("select 1", "select 2", Relation.EQUAL, 2),
        ("select 1", "select 1 union select 2", Relation.EQUAL, 1),
        ("select 1", "select 1 union select 2", Relation.WITHIN, 0),
        ("select 1 union select 2", "select 1", Relation.WITHIN, 1),
        ("select 1", "select 2", Relation.APART, 0),
        ("select 1 union select 2", "select 2 union select 3", Relation.APART, 1),
        ("select 'a%'", "select 'a%'", Relation.EQUAL, 0),
    ],
)
def test_two_services_must_agree(
    databases: dict[str, str], left: str, right: str, relation: Relation, rows: int
) -> None:
    assert compare(databases, left, right, relation).broken == rows


def test_what_cannot_be_looked_at_does_not_hold(databases: dict[str, str]) -> None:
    finding = compare(databases, "select 1 from no_such_table", "select 1", Relation.EQUAL)
    assert not finding.holds
    assert "no_such_table" in finding.unchecked


def test_checking_cannot_write(databases: dict[str, str]) -> None:
    finding = compare(
        databases, "insert into branches values ('x') returning 1", "select 1", Relation.EQUAL
    )
    assert "read-only" in finding.unchecked


def test_an_unreachable_database_is_named() -> None:
    with (
        pytest.raises(UserError, match=r"error\.database"),
        connected("intake", "postgresql://nobody@127.0.0.1:1/x"),
    ):
        pass


PACK = Pack(always=frozenset({"respond", "arrive"}), ever=frozenset({"respond", "arrive", "plan"}))


@pytest.mark.parametrize(
    ("clocks", "handling", "said"),
    [
        ({"respond": 1, "arrive": 1}, "on_site", []),
        ({"respond": 1, "arrive": 1, "plan": 1}, "on_site", []),
        ({"respond": 1}, "remote", []),
        ({"respond": 1}, "on_site", ["has no clock for arrive"]),
        ({"respond": 2, "arrive": 1}, "on_site", ["has 2 clocks for respond"]),
        ({"respond": 1, "report": 1}, "remote", ["has a clock for report, which nobody promised"]),
    ],
)
def test_clocks_are_what_was_promised(clocks: Any, handling: str, said: list[str]) -> None:
    assert list(problems(clocks, PACK, handling)) == said


def test_a_milestone_is_always_promised_where_nothing_narrows_it() -> None:
    pack = Pack.of(
        [
            {"milestone": "respond", "by_severity": {"A": "1 h", "B": "2 h"}},
            {"milestone": "respond", "within": "3 h", "severities": ["C", "D"]},
            {"milestone": "arrive", "within": "2 h", "zones": ["urban"]},
            {"milestone": "plan", "agreed": True},
            {"milestone": "restore", "within": "4 h"},
            {"milestone": "report", "within": "4 h", "counted_from": "diagnosis"},
        ]
    )
    assert pack.always == {"respond", "restore"}
    assert pack.ever == {"respond", "arrive", "plan", "restore", "report"}


def test_another_pack_may_take_back_and_add() -> None:
    first = Pack(always=frozenset({"respond", "arrive"}), ever=frozenset({"respond", "arrive"}))
    second = Pack(always=frozenset({"respond"}), ever=frozenset({"respond", "plan"}))
    assert first.then(second) == Pack(
        always=frozenset({"respond"}), ever=frozenset({"respond", "arrive", "plan"})
    )


def test_a_call_without_its_pack_is_told() -> None:
    assert list(problems({}, None, "remote")) == ["names a pack that is not there"]
