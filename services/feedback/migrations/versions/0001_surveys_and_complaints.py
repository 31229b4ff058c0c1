"""Surveys, complaints, the complaint ledger and the copy of intake's requests."""

from __future__ import annotations

from alembic import op

from chassis.migrations import create_plumbing_v1

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
create table served_request (
    id uuid primary key,
    number text not null,
    branch_code text not null,
    customer_id text not null,
    problem_id uuid not null,
    received_at timestamptz not null,
    time_zone text not null,
    technician_code text not null,
    outcome text check (outcome in (
        'done_on_site', 'done_remotely', 'returned_from_repair', 'rejected', 'withdrawn')),
    closings integer not null check (closings >= 0),
    is_closed boolean not null,
    closed_at timestamptz,
    seen bigint not null,
    check (not is_closed or (closed_at is not null and closings > 0))
);

create table assigned_technician (
    service_request_id uuid primary key,
    technician_code text not null,
    seen bigint not null
);

create table survey (
    id uuid primary key,
    service_request_id uuid not null,
    closing integer not null check (closing > 0),
    request_number text not null,
    branch_code text not null,
    technician_code text not null,
    state text not null check (state in ('due', 'answered', 'unreachable', 'withdrawn')),
    closed_at timestamptz not null,
    time_zone text not null,
    due_on date not null,
    policy_ref text not null,
    attitude text check (attitude in ('poor', 'fair', 'good', 'excellent')),
    skill text check (skill in ('poor', 'fair', 'good', 'excellent')),
    punctuality text check (punctuality in ('poor', 'fair', 'good', 'excellent')),
    promises_kept text check (promises_kept in ('poor', 'fair', 'good', 'excellent')),
    comment text,
    satisfied boolean not null,
    answered_at timestamptz,
    channel text,
    recorded_by text not null,
    version bigint not null,
    unique (service_request_id, closing),
    check (num_nonnulls(attitude, skill, punctuality, promises_kept, comment, answered_at, channel)
        = case when state = 'answered' then 7 else 0 end)
);
create unique index survey_unanswered on survey (service_request_id)
    where state in ('due', 'unreachable');
create index survey_by_due on survey (due_on, id);
create index survey_by_branch on survey (branch_code, due_on, id);

create table survey_attempt (
    survey_id uuid not null references survey,
    number integer not null check (number > 0),
    channel text not null,
    actor text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    note text not null,
    primary key (survey_id, number)
);

create table complaint (
    id uuid primary key,
    number text not null unique,
    service_request_id uuid not null,
    problem_id uuid not null,
    branch_code text not null,
    time_zone text not null,
    customer_id text not null,
    technician_code text not null,
    channel text not null,
    subject text not null,
    aggravations text[] not null,
    grade text not null check (grade in ('general', 'major')),
    owner_role text not null,
    owner text not null,
    state text not null check (state in ('filed', 'confirmed', 'answered', 'closed')),
    filed_at timestamptz not null,
    first_reply_due_at timestamptz,
    answer_due_at timestamptz not null,
    confirmed_at timestamptz,
    answered_at timestamptz,
    closed_at timestamptz,
    fault text check (fault in ('none', 'rude', 'asked_for_gift', 'late', 'repeated_repair',
        'refused_or_dragged', 'process')),
    responsible_person text,
    responsible_department text,
    cause text,
    proposed_by text,
    liability_repeated boolean,
    verified_by text,
    verified_at timestamptz,
    judgement text check (judgement in ('satisfied', 'accepted', 'dissatisfied', 'unreachable')),
    survey_id uuid references survey,
    policy_ref text not null,
    version bigint not null,
    check (verified_by is null or verified_by <> proposed_by),
    check ((verified_by is null) = (verified_at is null)),
    check ((state = 'closed') = (closed_at is not null)),
    check ((state = 'closed') = (judgement is not null))
);
create index complaint_by_problem on complaint (problem_id);
create index complaint_by_filing on complaint (filed_at, id);
create index complaint_by_branch on complaint (branch_code, filed_at, id);

create table complaint_step (
    complaint_id uuid not null references complaint,
    number integer not null check (number > 0),
    kind text not null,
    actor text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    note text not null,
    policy_ref text not null,
    primary key (complaint_id, number)
);

create table complaint_ledger (
    branch_code text not null,
    year integer not null,
    last_position integer not null check (last_position > 0),
    primary key (branch_code, year)
);
"""

# F-06: every step is kept. Nobody edits the past, whichever program connects.
_APPEND_ONLY = """
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once (rulebook F-06)', tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger written_once before update or delete on complaint_step
    for each row execute function refuse_change();
create trigger written_once before update or delete on survey_attempt
    for each row execute function refuse_change();
create trigger kept before delete on complaint
    for each row execute function refuse_change();
"""


def upgrade() -> None:
    create_plumbing_v1(op)
    op.execute(_TABLES)
    op.execute(_APPEND_ONLY)
