"""Receiving forms with a number, what was expected, and what was faulty."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Forms of before get the numbers that they would have had.
_NUMBERED = """
alter table receipt add column day date, add column serial integer;
alter table receipt disable trigger written_once;
update receipt set day = counted.local_day, serial = counted.serial
from (
    select receipt.id, local_day, row_number() over (
        partition by receipt.warehouse_code, local_day order by recorded_at, receipt.id) as serial
    from receipt join branch on branch.code = receipt.branch_code,
        lateral (select (received_at at time zone branch.time_zone)::date as local_day) as local
) as counted
where counted.id = receipt.id;
alter table receipt enable trigger written_once;
alter table receipt alter column day set not null, alter column serial set not null,
    add constraint receipt_number unique (warehouse_code, day, serial),
    add constraint receipt_serial check (serial > 0);
create index receipt_by_time on receipt (received_at, id);
create index receipt_by_warehouse on receipt (warehouse_code, received_at, id);
"""

# A part that the delivery note names and that did not come has a line with nothing in it.
_DIFFERENCES = """
alter table receipt_line add column faulty bigint not null default 0,
    add column cause text not null default '', add column expected bigint;
alter table receipt_line drop constraint receipt_line_quantity_check;
alter table receipt_line
    add constraint receipt_line_quantity check (
        quantity > 0 or (quantity = 0 and coalesce(expected, 0) > 0)),
    add constraint receipt_line_faulty check (0 <= faulty and faulty <= quantity),
    add constraint receipt_line_cause check ((faulty > 0) = (cause <> '')),
    add constraint receipt_line_expected check (expected >= 0);
"""


def upgrade() -> None:
    op.execute(_NUMBERED)
    op.execute(_DIFFERENCES)
