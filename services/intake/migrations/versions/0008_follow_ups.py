"""Ends of days, notices to the supervisor, questions of customers (I-20)."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# New tables: what ran before neither reads nor writes them. A branch that it registers meanwhile
# gets its day from the trigger below.
_EXPAND = """
create table branch_days (
    branch_code text collate "C" primary key references branches,
    since       timestamptz not null,
    ends_at     timestamptz check (ends_at > since)
);
create index branch_days_due on branch_days (ends_at);

insert into branch_days (branch_code, since) select code, now() from branches;

create function begin_branch_day() returns trigger language plpgsql as $$
begin
    insert into branch_days (branch_code, since) values (new.code, now());
    return null;
end
$$;
create trigger branches_have_a_day after insert on branches
    for each row execute function begin_branch_day();

create table day_notices (
    id          uuid primary key,
    request_id  uuid not null references service_requests,
    branch_code text collate "C" not null,
    day         date not null,
    kind        text not null check (kind in ('deferred', 'missed')),
    noticed_at  timestamptz not null,
    agreed_for  timestamptz check (agreed_for > noticed_at),
    reason      text not null,
    noticed_by  text not null,
    notify_role text not null,
    policy_ref  text not null,
    check ((kind = 'deferred') = (agreed_for is not null))
);
create unique index day_notices_missed on day_notices (request_id, noticed_at)
    where kind = 'missed';
create index day_notices_request on day_notices (request_id, agreed_for);
create index day_notices_order on day_notices (branch_code, noticed_at, id);

create index service_requests_unsolved on service_requests (branch_code)
    where solved_at is null and not historical;

create table questions (
    id           uuid primary key,
    request_id   uuid not null references service_requests,
    text         text not null,
    asked_at     timestamptz not null,
    taken_by     text not null,
    escalate_by  timestamptz not null check (escalate_by > asked_at),
    notify_role  text not null,
    policy_ref   text not null,
    escalated_at timestamptz,
    escalated_by text not null,
    answer       text not null,
    answered_at  timestamptz,
    answered_by  text not null,
    tell_by      timestamptz check (tell_by > answered_at),
    told_at      timestamptz check (told_at >= answered_at),
    told_by      text not null,
    told_over    text not null,
    told_late_at timestamptz,
    version      bigint not null,
    check ((answered_at is null) = (tell_by is null))
);
create index questions_request on questions (request_id);
create index questions_order on questions (asked_at, id);
create index questions_unanswered on questions (escalate_by)
    where answered_at is null and escalated_at is null;
create index questions_untold on questions (tell_by)
    where told_at is null and told_late_at is null;
"""


# By which version of the register's figures a call was marked as a repeat; what was marked before
# does not say. A pause may end by itself though no clock runs.
_REQUESTS = """
alter table service_requests add column repeat_policy_ref text not null default '';
create index service_requests_resuming on service_requests (resumes_at)
    where paused and not historical;
"""


def upgrade() -> None:
    op.execute(_EXPAND)
    op.execute(_REQUESTS)
