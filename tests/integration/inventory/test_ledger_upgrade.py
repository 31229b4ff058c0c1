"""What was booked before the double-entry ledger stands in it afterwards, unchanged."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from chassis.db import Database
from chassis.migrations import migrate_database
from chassis.resources import service_folder
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from inventory.domain.lots import Tracking
from testkit.postgres import Databases
from unit.inventory.scene import DISK, PUMP, STORE, Scene, lines

pytestmark = pytest.mark.integration

ORDER = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
RECEIPT = "9c1d2e3f-2222-4b6c-9d8e-0f1a2b3c4d5e"
REQUISITION = "5b0c2d3e-1111-4a5b-8c7d-9e0f1a2b3c4d"
# A delivery of two parts in one command, an issue, and two returns of the same requisition.
BEFORE = f"""
insert into branch values ('BJ01', 'first', 'Asia/Shanghai');
insert into work_order values
    ('{ORDER}', '{ORDER}', 'BJ01', 'started', '2026-03-01 00:00Z');
insert into part values ('PUMP', 'pump', 'x', 300), ('VALVE', 'valve', 'x', 12.5);
insert into warehouse values ('BJ01-W1', 'BJ01', 'main', true), ('BJ01-W2', 'BJ01', 'two', false);
insert into receipt values ('{RECEIPT}', 'BJ01-W1', 'BJ01', 'DN', 'K', '2026-03-02 08:00Z',
    '2026-03-02 08:05Z');
insert into receipt_line values ('{RECEIPT}', 'PUMP', 5), ('{RECEIPT}', 'VALVE', 2);
insert into stock values ('BJ01-W1', 'PUMP', 4, 0), ('BJ01-W1', 'VALVE', 2, 0);
insert into requisition (id, work_order_id, service_request_id, branch_code, warehouse_code, state,
    requested_by, requested_at, amount, approval_level, policy_ref, approved_by, approved_at,
    issued_by, issued_at, version)
values ('{REQUISITION}', '{ORDER}', '{ORDER}', 'BJ01', 'BJ01-W1', 'issued', 'T',
    '2026-03-02 09:00Z', 900, 'supervisor', 'p', 'S', '2026-03-02 09:00Z', 'K',
    '2026-03-02 09:00Z', 5);
insert into requisition_line values ('{REQUISITION}', 'PUMP', 3, 2, 0);
insert into ledger (warehouse_code, part_number, quantity, from_account, to_account,
    document_kind, document_id, actor, occurred_at, recorded_at) values
('BJ01-W1', 'PUMP', 5, 'supplier', 'warehouse:BJ01-W1', 'receipt', '{RECEIPT}', 'K',
    '2026-03-02 08:00Z', '2026-03-02 08:05Z'),
('BJ01-W1', 'VALVE', 2, 'supplier', 'warehouse:BJ01-W1', 'receipt', '{RECEIPT}', 'K',
    '2026-03-02 08:00Z', '2026-03-02 08:05Z'),
('BJ01-W1', 'PUMP', 3, 'warehouse:BJ01-W1', 'order:{ORDER}', 'issue', '{REQUISITION}', 'K',
    '2026-03-02 09:00Z', '2026-03-02 09:00Z'),
('BJ01-W1', 'PUMP', 1, 'order:{ORDER}', 'warehouse:BJ01-W1', 'return', '{REQUISITION}', 'K',
    '2026-03-02 10:00Z', '2026-03-02 10:00Z'),
('BJ01-W1', 'PUMP', 1, 'order:{ORDER}', 'warehouse:BJ01-W1', 'return', '{REQUISITION}', 'K',
    '2026-03-02 11:00Z', '2026-03-02 11:00Z');
"""


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """Inventory's migrations as they were before the ledger was double-entry."""
    folder = tmp_path / "migrations"
    shutil.copytree(service_folder("inventory", "migrations"), folder)
    for script in (folder / "versions").glob("*.py"):
        if script.name > "0003":
            script.unlink()
    return folder


@pytest.fixture
def old(databases: Databases, migrations: Path) -> Iterator[Database]:
    """A database of that time."""
    url = databases.empty("ledger")
    assert migrate_database(url, migrations, name="inventory") == "0002"
    database = Database(url)
    yield database
    database.dispose()
    databases.drop(url)


def upgrade(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    migrate_database(url, service_folder("inventory", "migrations"), name="inventory")


def rows(database: Database, statement: str) -> list[tuple[Any, ...]]:
    with database.read_only() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def test_every_movement_stands_in_an_entry_and_balances_follow(old: Database) -> None:
    with old.transaction() as connection:
        connection.execute(text(BEFORE))
    before = rows(
        old,
        "select id, part_number, quantity, from_account, to_account, document_kind, document_id,"
        " actor, occurred_at, recorded_at from ledger order by id",
    )
    upgrade(old)
    after = rows(
        old,
        "select line.id, part_number, quantity, from_account, to_account, document_kind,"
        " document_id, actor, line.occurred_at, recorded_at"
        " from entry_line as line join entry on entry.id = line.entry_id order by line.id",
    )
    assert after == before
    assert rows(old, "select id, branch_code from entry order by id") == [
        (1, "BJ01"),
        (3, "BJ01"),
        (4, "BJ01"),
        (5, "BJ01"),
    ]
    assert rows(old, "select account, part_number, quantity from balance order by 1, 2") == [
        (f"order:{ORDER}", "PUMP", 1),
        ("warehouse:BJ01-W1", "PUMP", 4),
        ("warehouse:BJ01-W1", "VALVE", 2),
    ]
    assert rows(old, "select warehouse_code, day::text, serial, document from receipt") == [
        ("BJ01-W1", "2026-03-02", 1, "DN")
    ]
    assert rows(old, "select account from bin order by 1") == [
        ("warehouse:BJ01-W1",),
        ("warehouse:BJ01-W2",),
    ]
    assert violations(old) == {}


def test_the_day_goes_on_after_the_upgrade(old: Database) -> None:
    with old.transaction() as connection:
        connection.execute(text(BEFORE))
    upgrade(old)
    scene = Scene(begin_in(old))
    scene.part(DISK, Tracking.SERIAL)
    scene.receive(PUMP=1)
    assert scene.last_entry() == 6
    scene.bin("A-01")
    scene.move_lines(lines(PUMP=5), to_bin="A-01")
    assert scene.held() == {
        (f"warehouse:{STORE}", "VALVE", ""): 2,
        (f"warehouse:{STORE}/A-01", PUMP, ""): 5,
    }
    assert violations(old) == {}


def test_an_empty_database_is_upgraded_too(old: Database) -> None:
    upgrade(old)
    scene = Scene(begin_in(old)).set_up()
    scene.receive(PUMP=1)
    assert scene.last_entry() == 1
    assert violations(old) == {}
