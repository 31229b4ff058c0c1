"""Planned work with its records, recalls, custody of access, projects."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_PLANNED_WORK = """
create table work_plans (
    id uuid primary key,
    kind text not null,
    branch_code text collate "C" not null,
    customer_id uuid references customers,
    installed_product_id uuid references installed_products,
    contract_ref text not null,
    product_line text not null,
    basis text not null check (basis in ('maintenance', 'warranty', 'agreed')),
    every_months integer not null check (every_months >= 0),
    every_days integer not null check (every_days >= 0),
    anchor_on date not null,
    made integer not null check (made >= 0),
    next_due_on date,
    prepare_on date,
    ends_on date,
    state text not null check (state in ('active', 'ended')),
    end_reason text not null,
    opened_by text not null,
    opened_at timestamptz not null,
    version bigint not null,
    check ((state = 'active') = (next_due_on is not null)),
    check ((next_due_on is null) = (prepare_on is null)),
    check (installed_product_id is not null or contract_ref <> '')
);
create index work_plans_due on work_plans (prepare_on) where prepare_on is not null;
create index work_plans_branch on work_plans (branch_code, id);

create table planned_works (
    id uuid primary key,
    plan_id uuid references work_plans,
    kind text not null,
    branch_code text collate "C" not null,
    customer_id uuid references customers,
    installed_product_id uuid references installed_products,
    contract_ref text not null,
    title text not null,
    due_on date not null,
    starts_at timestamptz,
    service_request_id uuid not null unique references service_requests,
    policy_ref text not null,
    state text not null check (state in ('open', 'done', 'cancelled')),
    visited_at timestamptz,
    record_due_on date,
    cancel_reason text not null,
    version bigint not null,
    constraint planned_works_once unique (plan_id, due_on),
    check (state = 'open' or record_due_on is null)
);
create index planned_works_branch on planned_works (branch_code, due_on, id);
create index planned_works_subject on planned_works (installed_product_id, kind, due_on)
    where installed_product_id is not null;
create index planned_works_unvisited on planned_works (id)
    where state = 'open' and visited_at is null;
create index planned_works_overdue on planned_works (record_due_on)
    where record_due_on is not null;

create table work_records (
    work_id uuid references planned_works,
    kind text,
    position integer not null check (position > 0),
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    fields jsonb not null,
    confirmed_by text not null,
    confirmation text not null,
    confirmed_at timestamptz,
    confirmation_recorded_by text not null,
    primary key (work_id, kind),
    constraint work_records_position unique (work_id, position),
    check ((confirmed_at is null) = (confirmed_by = ''))
);
"""

# A range without serial numbers covers the whole model; both ends have the same length.
_RECALLS = """
create table production_batches (
    product_model text,
    batch text,
    serial_from text collate "C",
    serial_to text collate "C" not null,
    primary key (product_model, batch, serial_from, serial_to),
    check (length(serial_from) = length(serial_to) and serial_from <= serial_to)
);

create table recalls (
    id uuid primary key,
    code text collate "C" not null constraint recalls_code unique,
    title text not null,
    severity text not null,
    opened_by text not null,
    opened_at timestamptz not null,
    ended_at timestamptz,
    version bigint not null
);
create index recalls_running on recalls (opened_at) where ended_at is null;

create table recall_ranges (
    recall_id uuid references recalls,
    position integer check (position > 0),
    product_model text not null,
    serial_from text collate "C" not null,
    serial_to text collate "C" not null,
    batch text not null,
    primary key (recall_id, position),
    check (length(serial_from) = length(serial_to) and serial_from <= serial_to)
);

create table recalled_products (
    recall_id uuid references recalls,
    installed_product_id uuid references installed_products,
    branch_code text collate "C" not null,
    service_request_id uuid not null unique references service_requests,
    attempt integer not null check (attempt > 0),
    caught_at timestamptz not null,
    primary key (recall_id, installed_product_id)
);
"""

# Account and secret are sealed with the key named beside them, and erased when custody ends.
_CUSTODY = """
create table accesses (
    id uuid primary key,
    customer_id uuid not null references customers,
    branch_code text collate "C" not null,
    system text not null,
    account bytea,
    secret bytea,
    key_id text,
    changed_at timestamptz not null,
    ended_at timestamptz,
    end_reason text not null,
    version bigint not null,
    check (num_nulls(account, secret, key_id) = case when ended_at is null then 0 else 3 end)
);
create index accesses_customer on accesses (customer_id, id);

create table access_holdings (
    access_id uuid references accesses,
    position integer check (position > 0),
    holder text not null,
    since timestamptz not null,
    until timestamptz check (until >= since),
    given_by text not null,
    reason text not null,
    primary key (access_id, position)
);
create unique index access_holdings_one on access_holdings (access_id) where until is null;

create table access_readings (
    id bigint generated always as identity primary key,
    access_id uuid not null references accesses,
    reader text not null,
    reason text not null,
    read_at timestamptz not null
);
create index access_readings_access on access_readings (access_id, id);
"""

# Stages, log and weeks are read and written as a whole under the project's lock.
_PROJECTS = """
create table projects (
    id uuid primary key,
    code text collate "C" not null constraint projects_code unique,
    branch_code text collate "C" not null,
    customer_id uuid not null references customers,
    name text not null,
    owner text not null,
    policy_ref text not null,
    opened_on date not null,
    opened_by text not null,
    opened_at timestamptz not null,
    state text not null check (state in ('running', 'accepted', 'in_after_sales')),
    stages jsonb not null,
    log jsonb not null,
    weeks jsonb not null,
    acceptance jsonb,
    hand_over jsonb,
    next_due_on date,
    version bigint not null
);
create index projects_branch on projects (branch_code, code);
create index projects_overdue on projects (next_due_on) where next_due_on is not null;
"""


def upgrade() -> None:
    op.execute(_PLANNED_WORK)
    op.execute(_RECALLS)
    op.execute(_CUSTODY)
    op.execute(_PROJECTS)
