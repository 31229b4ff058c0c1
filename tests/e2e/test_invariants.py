"""`callout check`: each invariant is broken on purpose, and exactly it is found.

One small network is played on a real server, once; every breach is taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.pool import NullPool

from callout.intake.v1 import intake_service_pb2 as api
from callout_cli.client import actor, open_client
from callout_cli.folder import SERVICES, PlatformFolder
from callout_cli.invariants.across import contract_topology
from callout_cli.invariants.finding import Finding
from callout_cli.invariants.network import NETWORK
from callout_cli.invariants.own import own_invariants
from callout_cli.invariants.run import look
from chassis.unit_of_work import ALL, Principal
from e2e.breaches import OWN, Breach
from e2e.breaches_between import BETWEEN
from e2e.breaches_of_areas import AREAS, IMPATIENT, prepare_areas
from e2e.breaches_of_follow_ups import FOLLOW_UPS
from e2e.breaches_of_money import MONEY
from e2e.running import Platform

BREACHES: Final = (*OWN, *BETWEEN, *AREAS, *MONEY, *FOLLOW_UPS)
_TOPOLOGY: Final = contract_topology("x")
# Constraints are the first line of defence and have tests of their own; here they stand aside.
_WITHOUT_CONSTRAINTS: Final = """
set local session_replication_role = replica;
do $$ declare each record; begin
    for each in select conrelid::regclass as held_by, conname from pg_constraint
        where contype in ('c', 'u') and connamespace = 'public'::regnamespace and conrelid <> 0
    loop
        execute format('alter table %s drop constraint %I cascade', each.held_by, each.conname);
    end loop;
end $$;
"""


class Network:
    """Databases of a network that is at rest, as a superuser."""

    def __init__(self, platform: Platform, server: str, calls: Mapping[str, str]) -> None:
        self.platform = platform
        self.calls = calls
        self._owner = make_url(server)

    @contextmanager
    def opened(self) -> Iterator[dict[str, Connection]]:
        """Open every database; whatever is written is taken back."""
        state = self.platform.state()
        with ExitStack() as stack:
            connections = {}
            for service in SERVICES:
                name = make_url(state["services"][service]["database_url"]).database
                url = self._owner.set(drivername="postgresql+psycopg2", database=name)
                engine = create_engine(url, poolclass=NullPool)
                connections[service] = stack.enter_context(engine.connect())
            yield connections

    def write(self, connection: Connection, sql: str) -> None:
        """Break something, whatever the database says about it."""
        for name, identity in self.calls.items():
            sql = sql.replace(f"{{{name}}}", identity)
        connection.exec_driver_sql((_WITHOUT_CONSTRAINTS + sql).replace("%", "%%"))


@pytest.fixture(scope="module")
def network(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    """Fourteen calls, three open again, one of them elsewhere; beside them the newer areas."""
    folder = tmp_path_factory.mktemp("checked") / "platform"
    platform = Platform(folder, postgres=postgres_url, settings=IMPATIENT)
    try:
        platform.up()
        played = platform.json("play", "--calls", "14", "--seed", "7")
        calls = _calls(platform)
        _reopen(platform.folder, calls)
        prepare_areas(PlatformFolder(platform.folder))
        platform.check()
        assert platform.stop() == 0
        assert len(played["request_numbers"]) == 14
        yield Network(platform, postgres_url, calls)
    finally:
        platform.clean()


def _calls(platform: Platform) -> dict[str, str]:
    rows = platform.query(
        "intake", "select id, outcome, closings from service_requests order by number"
    )
    done = [
        str(each) for each, outcome, closings in rows if (outcome, closings) == ("done_on_site", 1)
    ]
    return {
        "open": done[0],
        "again": done[1],
        "moved": done[2],
        "plain": done[-1],
        "twice": next(str(each) for each, _, closings in rows if closings == 2),
        "off": next(str(each) for each, outcome, _ in rows if outcome == "withdrawn"),
    }


def _reopen(data: Path, calls: Mapping[str, str]) -> None:
    folder = PlatformFolder(data)
    with open_client(folder) as client:
        desk = actor(folder, client, Principal(subject="desk", role="admin", branches=ALL))
        for name in ("open", "again", "moved"):
            request = api.ReopenRequestRequest(
                request_id=str(uuid4()), service_request_id=calls[name], reason="the fault is back"
            )
            desk.ask(request, api.ReopenRequestResponse)
        move = api.TransferRequestRequest(
            request_id=str(uuid4()),
            service_request_id=calls["moved"],
            to_branch_code="BJ02",
            reason="the customer moved",
        )
        desk.ask(move, api.TransferRequestResponse)


def broken(findings: list[Finding]) -> set[str]:
    assert [each for each in findings if each.unchecked] == []
    return {each.name for each in findings if not each.holds}


def test_every_invariant_has_a_breach(network: Network) -> None:
    with network.opened() as connections:
        looked_at = {each.name for each in look(connections, network.platform.cell)}
    # Inventory's own are broken in tests/integration/inventory/test_constraints.py.
    elsewhere = {name for name, _, _ in own_invariants("inventory")}
    delivery = {name for name, _ in UNFINISHED} | {_arrival(stream) for stream, _, _ in ROUTES}
    breached = {each.name for each in BREACHES} | delivery
    assert breached == looked_at - elsewhere


def _named(each: Breach) -> str:
    return f"{each.name}: {'; '.join(each.statements.values())}"[:150]


@pytest.mark.parametrize("each", BREACHES, ids=_named)
def test_a_breach_is_found_and_nothing_else(network: Network, each: Breach) -> None:
    with network.opened() as connections:
        for service, sql in each.statements.items():
            network.write(connections[service], sql)
        assert broken(look(connections, network.platform.cell)) == {each.name} | each.also


_INBOX: Final = (
    "insert into inbox (event_id, cell, stream, aggregate_id, sequence, event_type, state)"
    " values (gen_random_uuid(), 'x', 'x', 'x', 2, 'x', '{state}')"
)
UNFINISHED: Final = (
    (
        "every event has left the outbox",
        """
        insert into outbox (event_id, type, source, stream, aggregate_id, sequence, occurred_at,
            cell, branch, traceparent, body)
        values (gen_random_uuid(), 'x', 'x', 'x', 'x', 1, now(), 'x', 'x', '', '')
        """,
    ),
    ("no event waits or is to be tried again", _INBOX.replace("{state}", "retry")),
    ("no event is parked", _INBOX.replace("{state}", "parked")),
)
ROUTES: Final = tuple(
    (stream, publisher, listener)
    for publisher, streams in _TOPOLOGY.publishes.items()
    for stream in streams
    for listener in sorted(_TOPOLOGY.listeners(stream))
)


def _arrival(stream: str) -> str:
    return f"every event of {stream} took effect, once"


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize(("name", "sql"), UNFINISHED, ids=lambda each: each[:40])
def test_an_unfinished_event_is_found(network: Network, service: str, name: str, sql: str) -> None:
    with network.opened() as connections:
        network.write(connections[service], sql)
        findings = look(connections, network.platform.cell)
    assert [(each.where, each.name) for each in findings if not each.holds] == [(service, name)]


@pytest.mark.parametrize(("stream", "publisher", "listener"), ROUTES)
def test_a_lost_event_is_found_where_it_was_lost(
    network: Network, stream: str, publisher: str, listener: str
) -> None:
    with network.opened() as connections:
        network.write(
            connections[listener],
            "insert into inbox_position (cell, stream, aggregate_id, last_sequence)"
            f" values ('{network.platform.cell}', '{stream}', 'nothing', 1)",
        )
        findings = look(connections, network.platform.cell)
    found = [(each.where, each.name) for each in findings if not each.holds]
    assert found == [(f"{publisher} → {listener}", _arrival(stream))]


def test_what_events_under_way_may_heal_says_so(network: Network) -> None:
    with network.opened() as connections:
        findings = {each.name: each for each in look(connections, network.platform.cell)}
    settle = {name for name, each in findings.items() if each.settles}
    own = {name for service in SERVICES for name, _, _ in own_invariants(service)}
    assert {each.name for each in NETWORK} <= settle
    assert "a verified fault of a person led to exactly one entry, and nothing else did" in settle
    assert not settle & (own | {"no event is parked"})


def test_the_command_ends_with_1_and_names_what_is_broken(network: Network) -> None:
    with network.opened() as connections:
        headquarters = connections["headquarters"]
        headquarters.exec_driver_sql("update complaint_filed set branch_code = branch_code || '!'")
        headquarters.commit()
        try:
            done = network.platform.run("check", "--settle", "0", "--json", expect=(1,))
        finally:
            headquarters.exec_driver_sql(
                "update complaint_filed set branch_code = rtrim(branch_code, '!')"
            )
            headquarters.commit()
    told: dict[str, Any] = json.loads(done.stdout)
    (found,) = [each for each in told["findings"] if not each["holds"]]
    assert told["broken"] == 1
    assert found["name"] == "headquarters counts every complaint once"
    assert found["where"] == "feedback → headquarters"
    assert found["broken"] == 6
    assert len(found["sample"]) == 5
    assert found["settles"] is True
    assert network.platform.json("check", "--settle", "0")["broken"] == 0


def test_the_table_is_in_the_readers_language(network: Network) -> None:
    shown = network.platform.run("check", "--settle", "0", "--lang", "zh").stdout
    assert "仓库与派工的派工单一致" in shown
    assert "dispatch.work_order 的每个事件都恰好生效一次" in shown
    assert "every " not in shown
