"""Branches, customer files, the call register, facts, and the clocks judged from them."""

from __future__ import annotations

from alembic import op

from chassis.migrations import create_plumbing_v1

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FILES = """
create table branches (
    code text collate "C" primary key,
    name text not null,
    city text not null,
    region text not null,
    time_zone text not null,
    registered_at timestamptz not null default now()
);

create table customers (
    id uuid primary key,
    branch_code text collate "C" not null references branches,
    name text not null,
    phone bytea not null,
    address bytea not null,
    key_id text not null,
    registered_at timestamptz not null default now()
);

create table contact_readings (
    id bigint generated always as identity primary key,
    customer_id uuid not null references customers,
    reader text not null,
    reason text not null,
    read_at timestamptz not null
);
create index contact_readings_customer on contact_readings (customer_id, read_at);

create table installed_products (
    id uuid primary key,
    customer_id uuid not null references customers,
    branch_code text collate "C" not null,
    product_line text not null,
    product_model text not null,
    serial_number text not null,
    delivered_on date,
    accepted_on date,
    contract_number text not null,
    contract_ends_on date,
    constraint installed_products_serial unique (product_model, serial_number)
);
create index installed_products_customer on installed_products (customer_id);
"""

# Branches are not referenced from here: every call of a branch would take a lock on its one row.
_REGISTER = """
create table register_days (
    branch_code text collate "C",
    day date,
    last_serial integer not null check (last_serial > 0),
    primary key (branch_code, day)
);

create table service_requests (
    id uuid primary key,
    number text collate "C" not null constraint service_requests_number unique,
    registered_branch text collate "C" not null,
    register_day date not null,
    serial integer not null check (serial > 0),
    external_ref text collate "C" constraint service_requests_external_ref unique,
    channel text not null,
    purpose text not null,
    customer_id uuid references customers,
    installed_product_id uuid references installed_products,
    product_line text not null,
    product_model text not null,
    symptom_code text not null,
    symptom text not null,
    category text not null,
    handling text not null,
    sla_pack text not null,
    received_at timestamptz not null,
    registered_at timestamptz not null,
    registered_by text not null,
    repeat_of uuid references service_requests,
    historical boolean not null,
    severity_policy_ref text not null,
    category_policy_ref text not null,
    sla_policy_ref text not null,
    branch_code text collate "C" not null,
    severity text not null,
    state text not null check (state in ('open', 'restored', 'closed')),
    technician_code text not null,
    paused boolean not null,
    solved_at timestamptz,
    restored_at timestamptz,
    closed_at timestamptz,
    outcome text,
    reopenings integer not null,
    closings integer not null,
    calls integer not null check (calls > 0),
    visits integer not null,
    version bigint not null,
    constraint service_requests_line unique (registered_branch, register_day, serial),
    check ((state = 'closed') = (closed_at is not null)),
    check ((state = 'closed') = (outcome is not null))
);
create index service_requests_branch on service_requests (branch_code, number);
create index service_requests_open on service_requests (branch_code, number)
    where state <> 'closed';
create index service_requests_technician on service_requests (technician_code, number)
    where technician_code <> '';
create index service_requests_product
    on service_requests (installed_product_id, symptom_code, received_at desc)
    where installed_product_id is not null;
create index service_requests_customer on service_requests (customer_id)
    where customer_id is not null;
"""

_CLOCKS = """
create table facts (
    request_id uuid references service_requests,
    sequence integer check (sequence > 0),
    kind text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    actor text not null,
    told jsonb not null,
    traceparent text not null,
    primary key (request_id, sequence)
);

create table clocks (
    request_id uuid references service_requests,
    milestone text,
    severity text not null,
    calendar text not null,
    target interval not null check (target > interval '0'),
    started_at timestamptz not null,
    due_at timestamptz not null,
    met_at timestamptz,
    judged_at timestamptz not null,
    mode text,
    used interval not null check (used >= interval '0'),
    paused interval not null check (paused >= interval '0'),
    stopped interval not null check (stopped >= interval '0'),
    state text not null check (state in ('running', 'met', 'breached', 'cancelled')),
    next_check_at timestamptz,
    primary key (request_id, milestone)
);
create index clocks_due on clocks (next_check_at) where next_check_at is not null;

create table sla_alarms (
    request_id uuid references service_requests,
    milestone text,
    share numeric(5, 4) check (share > 0 and share <= 1),
    episode integer check (episode > 0),
    raised_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (request_id, milestone, share, episode)
);
create unique index sla_alarms_standing_breach on sla_alarms (request_id, milestone)
    where share = 1 and withdrawn_at is null;
"""


def upgrade() -> None:
    create_plumbing_v1(op)
    op.execute(_FILES)
    op.execute(_REGISTER)
    op.execute(_CLOCKS)
