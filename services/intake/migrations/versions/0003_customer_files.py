"""Customer files and upkeep, parts by bar code, maintenance contracts, grounds of a category."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CUSTOMERS = """
alter table customers add column code text collate "C" constraint customers_code unique;
alter table customers add constraint customers_code_not_empty check (code <> '');
alter table contact_readings add column what text not null default 'contact';
create index contact_readings_reader on contact_readings (reader, id);

create table customer_files (
    customer_id uuid primary key references customers,
    branch_code text collate "C" not null,
    begun_on date not null,
    due_on date not null check (due_on >= begun_on),
    completed_on date,
    upkeep_due_on date not null,
    people bytea,
    key_id text,
    environment text not null,
    configuration text not null,
    maintenance_items text[] not null,
    maintenance_months integer not null check (maintenance_months >= 0),
    next_maintenance_on date,
    services text[] not null,
    version bigint not null,
    check ((people is null) = (key_id is null)),
    check ((maintenance_months > 0) = (next_maintenance_on is not null))
);
create index customer_files_incomplete on customer_files (due_on, customer_id)
    where completed_on is null;
create index customer_files_upkeep on customer_files (upkeep_due_on, customer_id);
create index customer_files_maintenance on customer_files (next_maintenance_on, customer_id)
    where next_maintenance_on is not null;

insert into customer_files (
    customer_id, branch_code, begun_on, due_on, upkeep_due_on, environment, configuration,
    maintenance_items, maintenance_months, services, version
)
select customer.id, customer.branch_code, begun.day, begun.day + 2,
    (begun.day + interval '1 month')::date, '', '', '{}', 0, '{}', 1
from customers as customer
join branches as branch on branch.code = customer.branch_code
cross join lateral (
    select (customer.registered_at at time zone branch.time_zone)::date as day
) as begun;

create table upkeep_checks (
    id bigint generated always as identity primary key,
    customer_id uuid not null references customers,
    checked_on date not null,
    checked_by text not null,
    note text not null,
    recorded_at timestamptz not null
);
create index upkeep_checks_customer on upkeep_checks (customer_id, id);
"""

_INSTALLED_BASE = """
alter table installed_products
    add column bar_code text collate "C" not null default '',
    add column has_warranty_card boolean not null default true;
create unique index installed_products_bar_code on installed_products (bar_code)
    where bar_code <> '';
create index installed_products_serial_number on installed_products (serial_number);
create index installed_products_contract on installed_products (contract_number)
    where contract_number <> '';

create table installed_parts (
    bar_code text collate "C" primary key,
    installed_product_id uuid not null references installed_products,
    part_number text not null,
    installed_on date not null,
    replaces text collate "C" constraint installed_parts_replaces unique references installed_parts,
    replaced_in_warranty boolean not null,
    check (replaces is not null or not replaced_in_warranty)
);
create index installed_parts_product on installed_parts (installed_product_id, bar_code);
"""

_CONTRACTS = """
create table maintenance_contracts (
    id uuid primary key,
    number text collate "C" not null constraint maintenance_contracts_number unique,
    customer_id uuid not null references customers,
    branch_code text collate "C" not null,
    kind text not null check (kind in ('maintenance', 'project')),
    covers_all boolean not null,
    items text[] not null,
    calendar text not null,
    sla_pack text not null,
    visits_included integer check (visits_included >= 0),
    price numeric(14, 2) not null check (price >= 0),
    starts_on date not null,
    term_starts_on date not null,
    ends_on date not null,
    responsible text not null,
    next_notice_on date,
    version bigint not null,
    check (starts_on <= term_starts_on and term_starts_on <= ends_on)
);
create index maintenance_contracts_customer on maintenance_contracts (customer_id, number);
create index maintenance_contracts_end on maintenance_contracts (ends_on, number);
create index maintenance_contracts_notice on maintenance_contracts (next_notice_on)
    where next_notice_on is not null;

create table contract_products (
    contract_id uuid references maintenance_contracts,
    installed_product_id uuid references installed_products,
    primary key (contract_id, installed_product_id)
);
create index contract_products_product on contract_products (installed_product_id);

create table contract_notices (
    contract_id uuid references maintenance_contracts,
    kind text check (kind in ('renewal', 'report')),
    ends_on date,
    raised_at timestamptz not null,
    policy_ref text not null,
    settled_at timestamptz,
    settled_by text not null,
    note text not null,
    primary key (contract_id, kind, ends_on)
);
"""

_DECISIONS = """
alter table service_requests
    add column charging text not null default '',
    add column category_grounds text not null default '[]',
    add column contract_id uuid references maintenance_contracts;
create index service_requests_contract on service_requests (contract_id)
    where contract_id is not null;
"""


def upgrade() -> None:
    op.execute(_CUSTOMERS)
    op.execute(_INSTALLED_BASE)
    op.execute(_CONTRACTS)
    op.execute(_DECISIONS)
