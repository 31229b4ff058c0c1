"""Parts ordered for one customer, their quotes and deposits (P-13)."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ORDERS = """
create table special_order (
    id uuid primary key,
    requisition_id uuid not null references requisition,
    work_order_id uuid not null references work_order,
    branch_code text not null,
    warehouse_code text not null references warehouse,
    procurement text not null check (procurement in ('supplier', 'self')),
    state text not null
        check (state in ('proposed', 'approved', 'ordered', 'arrived', 'cancelled')),
    list_price numeric(20, 2) not null check (list_price >= 0),
    approval_level text not null,
    reason text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    chosen_supplier text not null,
    choice_reason text not null,
    approved_by text,
    approved_at timestamptz,
    price numeric(20, 2),
    deposit_due numeric(20, 2) check (deposit_due >= 0),
    policy_ref text,
    placed_by text,
    placed_at timestamptz,
    expected_at timestamptz,
    receipt_id uuid references receipt,
    arrived_at timestamptz,
    cancelled_by text,
    cancelled_at timestamptz,
    cancel_reason text,
    holds_deposit boolean not null,
    version bigint not null,
    constraint special_order_approved_by_another check (approved_by <> proposed_by),
    constraint special_order_approved check (
        num_nulls(approved_by, approved_at, price, deposit_due, policy_ref) in (0, 5)
        and (state <> 'proposed' or approved_by is null)
        and (state in ('proposed', 'cancelled') or approved_by is not null)),
    constraint special_order_chosen check (
        (chosen_supplier <> '') = (procurement = 'self' and approved_by is not null)),
    constraint special_order_placed check (
        num_nulls(placed_by, placed_at, expected_at) in (0, 3)
        and (state not in ('proposed', 'approved') or placed_by is null)
        and (state not in ('ordered', 'arrived') or placed_by is not null)),
    constraint special_order_arrived check (
        (state = 'arrived') = (arrived_at is not null)
        and (arrived_at is null) = (receipt_id is null)),
    constraint special_order_cancelled check (
        (state = 'cancelled') = (cancelled_at is not null)
        and num_nulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3))
);
create unique index special_order_open on special_order (requisition_id)
    where state in ('proposed', 'approved', 'ordered');
create index special_order_by_time on special_order (proposed_at, id);
create index special_order_by_branch on special_order (branch_code, proposed_at, id);
create index special_order_holding on special_order (proposed_at, id) where holds_deposit;
create index special_order_by_state on special_order (state, proposed_at, id);
"""

# Quotes and what became of a deposit are written once, so that nothing is refunded twice.
_PAPERS = """
create table special_order_quote (
    special_order_id uuid not null references special_order,
    supplier text not null check (supplier <> ''),
    amount numeric(20, 2) not null check (amount > 0),
    quoted_at timestamptz not null,
    document text not null check (document <> ''),
    recorded_by text not null,
    primary key (special_order_id, supplier)
);
create table deposit (
    special_order_id uuid primary key references special_order,
    branch_code text not null,
    amount numeric(20, 2) not null check (amount > 0),
    receipt_number text not null check (receipt_number <> ''),
    received_by text not null,
    received_at timestamptz not null,
    constraint deposit_receipt_number unique (branch_code, receipt_number)
);
create table deposit_settlement (
    special_order_id uuid primary key references deposit,
    outcome text not null check (outcome in ('refunded', 'set_off')),
    document text not null check (document <> ''),
    settled_by text not null,
    settled_at timestamptz not null
);
"""

_WRITTEN_ONCE = """
create trigger written_once before update or delete on {table}
    for each row execute function refuse_change();
create trigger never_emptied before truncate on {table}
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.execute(_ORDERS)
    op.execute(_PAPERS)
    for table in ("special_order_quote", "deposit", "deposit_settlement"):
        op.execute(_WRITTEN_ONCE.format(table=table))
