"""A company's stock and ledger of any size, written straight into the tables.

Every part lies in every warehouse. What an entry says is made up by its number, so that it needs no
second look; indexes are built when the rows are there.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

from chassis.db import Database

WAREHOUSES: Final = 50
_OWN_INDEXES: Final = text(
    """
    select indexname, indexdef from pg_indexes i
    where tablename in ('stock', 'balance', 'entry', 'entry_line')
        and not exists (select from pg_constraint c where c.conname = i.indexname)
    """
)
_PLACES: Final = f"""
insert into branch (code, name, time_zone)
select format('B%s', lpad(n::text, 3, '0')), 'branch ' || n, 'Asia/Shanghai'
from generate_series(1, {WAREHOUSES}) n;
insert into warehouse (code, branch_code, name, is_home, is_central)
select format('B%s-W1', lpad(n::text, 3, '0')), format('B%s', lpad(n::text, 3, '0')),
    'store ' || n, true, false
from generate_series(1, {WAREHOUSES}) n;
insert into bin (warehouse_code, code) select code, 'main' from warehouse;
"""
_PARTS: Final = """
insert into part (part_number, name, unit, unit_cost, tracking)
select format('P%s', lpad(n::text, 6, '0')), 'part ' || n, '个', 10, 'none'
from generate_series(1, {parts}) n
"""
_STOCK: Final = """
insert into stock (warehouse_code, part_number, on_hand, reserved)
select w.code, p.part_number, 100, 1 from warehouse w, part p order by 1, 2
"""
_BALANCES: Final = """
insert into balance (account, part_number, lot, tracking, quantity)
select 'warehouse:' || w.code, p.part_number, '', 'none', 100 from warehouse w, part p order by 1, 2
"""
# Seven has no divisor in common with fifty, so that every warehouse has its turn.
_ENTRIES: Final = f"""
insert into entry (warehouse_code, branch_code, document_kind, document_id, actor, occurred_at,
    recorded_at, reason)
select format('B%s-W1', place), format('B%s', place), 'receipt', gen_random_uuid(), 'bench', at, at,
    ''
from generate_series(1, {{entries}}) n,
    lateral (select lpad((n * 7 % {WAREHOUSES} + 1)::text, 3, '0') as place,
        timestamptz '2024-01-01' + n * interval '5 seconds' as at) told
order by n
"""
_LINES: Final = """
insert into entry_line (entry_id, warehouse_code, occurred_at, part_number, tracking, lot, quantity,
    from_account, to_account)
select e.id, e.warehouse_code, e.occurred_at,
    format('P%s', lpad(part::text, 6, '0')), 'none', '', 1, 'supplier',
    'warehouse:' || e.warehouse_code
from entry e, lateral (select (hashint8(e.id)::bigint & 2147483647) % {parts} + 1 as part) drawn
order by e.id
"""


def fill(database: Database, parts: int, entries: int) -> None:
    """Write the stock of so many parts in each warehouse and a ledger of so many entries."""
    with database.transaction() as connection:
        connection.execute(text("set local session_replication_role = replica"))
        connection.execute(text("set local synchronous_commit = off"))
        connection.execute(text("set local maintenance_work_mem = '512MB'"))
        indexes = connection.execute(_OWN_INDEXES).all()
        for index in indexes:
            connection.execute(text(f"drop index {index.indexname}"))
        _write(connection, parts, entries)
        for index in indexes:
            connection.execute(text(index.indexdef))
    with database.autocommit() as connection:
        connection.execute(text("vacuum analyze"))


def _write(connection: Connection, parts: int, entries: int) -> None:
    figures = {"parts": parts, "entries": entries}
    for statement in (_PLACES, _PARTS, _STOCK, _BALANCES, _ENTRIES, _LINES):
        connection.execute(text(statement.format(**figures)))
