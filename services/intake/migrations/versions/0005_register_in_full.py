"""Every contact of a request, the line of a branch, a register that nothing leaves."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CONTACTS = """
create table contacts (
    request_id uuid references service_requests,
    number integer check (number > 1),
    channel text not null,
    received_at timestamptz not null,
    taken_at timestamptz not null,
    taken_by text not null,
    symptom_code text not null,
    symptom text not null,
    primary key (request_id, number)
);

insert into contacts (
    request_id, number, channel, received_at, taken_at, taken_by, symptom_code, symptom
)
select request_id, 1 + row_number() over (partition by request_id order by sequence),
    told ->> 'note', occurred_at, recorded_at, actor, '', ''
from facts where kind = 'joined';
"""

_LINE = """
create index service_requests_waiting on service_requests (branch_code, register_day)
    where state = 'open' and technician_code = '' and not historical;
"""

# The register is a ledger (I-02): whoever has the database may not tear out a page by mistake.
_LEDGER = """
create function refuse_to_delete() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never deleted (I-02)', tg_table_name
        using errcode = 'restrict_violation';
end
$$;
create trigger service_requests_are_kept before delete or truncate on service_requests
    for each statement execute function refuse_to_delete();
create trigger facts_are_kept before delete or truncate on facts
    for each statement execute function refuse_to_delete();
create trigger contacts_are_kept before delete or truncate on contacts
    for each statement execute function refuse_to_delete();
"""

_HOTLINES = """
create table hotlines (
    code text collate "C" primary key,
    branch_code text collate "C" not null references branches,
    name text not null,
    number text not null,
    hours text not null,
    fallback_number text not null,
    version bigint not null
);
create index hotlines_branch on hotlines (branch_code, code);

create table hotline_duties (
    id uuid primary key,
    hotline_code text collate "C" not null references hotlines,
    person text not null,
    number text not null,
    start_at timestamptz not null,
    end_at timestamptz not null check (end_at > start_at),
    cancelled_at timestamptz check (cancelled_at < start_at)
);
create index hotline_duties_rota on hotline_duties (hotline_code, end_at)
    where cancelled_at is null;

create table unanswered_calls (
    id uuid primary key,
    hotline_code text collate "C" not null references hotlines,
    branch_code text collate "C" not null,
    called_at timestamptz not null,
    rang interval not null check (rang >= interval '0'),
    in_hours boolean not null,
    person text not null,
    rings_at text not null,
    call_ref text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    hours_policy_ref text not null,
    constraint unanswered_calls_ref unique (hotline_code, call_ref)
);
create index unanswered_calls_order on unanswered_calls (called_at, id);
create index unanswered_calls_branch on unanswered_calls (branch_code, called_at, id);
"""

_QUOTES = """
create table quotes (
    id uuid primary key,
    service_request_id uuid not null references service_requests,
    branch_code text collate "C" not null,
    lines jsonb not null,
    work_time interval not null check (work_time > interval '0'),
    currency text not null,
    price_list_ref text not null,
    quote_policy_ref text not null,
    is_accident_work boolean not null,
    prepared_by text not null,
    prepared_at timestamptz not null,
    valid_until timestamptz not null,
    state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
    discount_share numeric(5, 4) not null check (discount_share >= 0 and discount_share < 1),
    discount_reason text not null,
    discounted_by text collate "C" not null,
    discount_week date,
    reductions jsonb not null,
    margin_reason text not null,
    ended_at timestamptz,
    accepted_over text,
    evidence text not null,
    list_total numeric(14, 2) not null check (list_total >= 0),
    total numeric(14, 2) not null check (total >= 0 and total <= list_total),
    cost numeric(14, 2) not null check (cost >= 0),
    version bigint not null,
    check ((state = 'open') = (ended_at is null)),
    check ((state = 'accepted') = (accepted_over is not null)),
    check ((discount_share > 0) = (discounted_by <> '')),
    check ((discount_share > 0) = (discount_week is not null)),
    check (discount_share = 0 or discount_reason <> '')
);
create unique index quotes_one_open on quotes (service_request_id) where state = 'open';
create index quotes_request on quotes (service_request_id, prepared_at, id);
create index quotes_discounts on quotes (discounted_by, discount_week) where discounted_by <> '';

create table adviser_weeks (
    adviser text collate "C",
    week date check (extract(isodow from week) = 1),
    given integer not null check (given > 0),
    primary key (adviser, week)
);
"""

_RETURN_CASES = """
create table return_cases (
    id uuid primary key,
    branch_code text collate "C" not null,
    customer_id uuid not null references customers,
    installed_product_id uuid not null references installed_products,
    service_request_id uuid references service_requests,
    kind text not null check (kind in ('return', 'exchange')),
    basis text not null check (basis in ('no_reason', 'quality_fault')),
    sold_on date not null,
    description text not null,
    state text not null
        check (state in ('reported', 'awaiting_approval', 'approved', 'refused', 'closed')),
    opened_by text not null,
    opened_at timestamptz not null,
    policy_ref text not null,
    finding jsonb,
    decision jsonb,
    liability jsonb,
    levels jsonb not null,
    notices jsonb not null,
    recoveries jsonb not null,
    cost numeric(14, 2) not null check (cost >= 0),
    recovered numeric(14, 2) not null check (recovered >= 0 and recovered <= cost),
    conclusion text not null,
    closed_by text not null,
    closed_at timestamptz,
    version bigint not null,
    check ((state = 'closed') = (closed_at is not null)),
    check ((state = 'closed') = (conclusion <> ''))
);
create unique index return_cases_one_open on return_cases (installed_product_id)
    where state <> 'closed';
create index return_cases_order on return_cases (opened_at, id);
create index return_cases_branch on return_cases (branch_code, opened_at, id);
"""

# Words are computed by the service (domain/knowledge/tokens.py): PostgreSQL alone cannot split
# Chinese, and an extension that can is not on every server.
_KNOWLEDGE = """
create table knowledge_cases (
    id uuid primary key,
    service_request_id uuid not null references service_requests
        constraint knowledge_cases_request unique,
    branch_code text collate "C" not null,
    product_line text not null,
    product_model text not null,
    symptom_code text not null,
    symptom text not null,
    cause text not null,
    remedy text not null,
    parts jsonb not null,
    state text not null check (state in ('draft', 'published', 'retired')),
    written_by text not null,
    written_at timestamptz not null,
    retired_reason text not null,
    symptom_tokens text[] collate "C" not null,
    tokens text[] collate "C" not null,
    version bigint not null,
    check (state = 'draft' or (cause <> '' and remedy <> '')),
    check ((state = 'retired') = (retired_reason <> ''))
);
create index knowledge_cases_tokens on knowledge_cases using gin (tokens)
    where state = 'published';
create index knowledge_cases_product on knowledge_cases (product_model, symptom_code, written_at)
    where state = 'published';
create index knowledge_cases_order on knowledge_cases (state, written_at, id);

create table knowledge_tokens (
    token text collate "C" primary key,
    cases integer not null
);

create table replaced_parts (
    service_request_id uuid references service_requests,
    part_number text collate "C",
    quantity integer not null check (quantity > 0),
    primary key (service_request_id, part_number)
);
"""


def upgrade() -> None:
    op.execute(_CONTACTS)
    op.execute(_LINE)
    op.execute(_LEDGER)
    op.execute(_HOTLINES)
    op.execute(_QUOTES)
    op.execute(_RETURN_CASES)
    op.execute(_KNOWLEDGE)
