"""Facts by request, survey and complaint; the figures of F-13 as views over them.

Each fact has a table of its own, keyed by what it is about, with the event that told it. Streams
may therefore arrive in any order. `figure_source` holds the definition of every figure once: the
figures are counts over it, the drill-down its rows.
"""

from __future__ import annotations

from alembic import op

from chassis.migrations import create_plumbing_v1

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
create table branch_opened (
    code text primary key,
    name text not null,
    region text not null,
    -- Refuses a zone this server does not know: one such row would spoil every reading.
    time_zone text not null check (timezone(time_zone, timestamptz 'epoch') is not null),
    event_id uuid not null,
    sequence bigint not null
);

create table request_registered (
    service_request_id text primary key,
    request_number text not null,
    branch_code text not null,
    received_at timestamptz not null,
    event_id uuid not null,
    sequence bigint not null
);
create index request_registered_by_time on request_registered (received_at);

create table request_moved (
    service_request_id text primary key,
    branch_code text not null,
    event_id uuid not null,
    sequence bigint not null
);

create table request_closed (
    service_request_id text primary key,
    request_number text not null,
    branch_code text not null,
    outcome text not null check (outcome in (
        'done_on_site', 'done_remotely', 'returned_from_repair', 'rejected', 'withdrawn')),
    closed_at timestamptz not null,
    is_repeat boolean not null,
    visits integer not null check (visits >= 0),
    closings integer not null check (closings > 0),
    product_line text not null,
    technician_code text not null,
    event_id uuid not null,
    sequence bigint not null
);
create index request_closed_by_time on request_closed (closed_at);

create table request_reopened (
    service_request_id text primary key,
    event_id uuid not null,
    sequence bigint not null
);

create table milestone_reached (
    service_request_id text not null,
    milestone text not null check (milestone in ('respond', 'arrive', 'plan', 'restore', 'report')),
    used_seconds bigint check (used_seconds >= 0),
    event_id uuid not null,
    sequence bigint not null,
    primary key (service_request_id, milestone)
);

create table promise_judged (
    service_request_id text not null,
    milestone text not null check (milestone in ('respond', 'arrive', 'plan', 'restore', 'report')),
    is_broken boolean not null,
    event_id uuid not null,
    sequence bigint not null,
    primary key (service_request_id, milestone)
);

create table survey_scheduled (
    survey_id text primary key,
    service_request_id text not null,
    event_id uuid not null,
    sequence bigint not null
);
create index survey_scheduled_by_request on survey_scheduled (service_request_id);

create table survey_answered (
    survey_id text primary key,
    service_request_id text not null,
    branch_code text not null,
    is_satisfied boolean not null,
    answered_at timestamptz not null,
    event_id uuid not null,
    sequence bigint not null
);
create index survey_answered_by_time on survey_answered (answered_at);

create table complaint_filed (
    complaint_id text primary key,
    complaint_number text not null,
    branch_code text not null,
    filed_at timestamptz not null,
    event_id uuid not null,
    sequence bigint not null
);
create index complaint_filed_by_time on complaint_filed (filed_at);

create table liability_verified (
    complaint_id text primary key,
    complaint_number text not null,
    branch_code text not null,
    is_service_liable boolean not null,
    filed_at timestamptz not null,
    event_id uuid not null,
    sequence bigint not null
);
create index liability_verified_by_time on liability_verified (filed_at);

create table complaint_closed (
    complaint_id text primary key,
    branch_code text not null,
    judgement text not null check (judgement in (
        'satisfied', 'accepted', 'dissatisfied', 'unreachable')),
    closed_at timestamptz not null,
    event_id uuid not null,
    sequence bigint not null
);
create index complaint_closed_by_time on complaint_closed (closed_at);
"""

# Closings that stand: a reopened call is taken out until it is closed again. Clocks older than the
# closing belong to an earlier one, or to a promise that was no longer given. Timely is judged by
# `arrive`; where that was not promised, by `respond`, else by `restore`.
_CLOSED_NOW = """
create view closed_now as
select
    closed.service_request_id,
    closed.request_number,
    case when moved.sequence > closed.sequence then moved.branch_code else closed.branch_code end
        as branch_code,
    closed.outcome,
    closed.outcome not in ('rejected', 'withdrawn') as is_served,
    closed.closed_at,
    closed.is_repeat,
    closed.visits,
    closed.closings,
    case
        when arrive.milestone is not null then arrive.is_broken
        when respond.milestone is not null then respond.is_broken
        else coalesce(restore.is_broken, false)
    end as is_late,
    case
        when arrive.milestone is not null then arrived.used_seconds is not null
        when respond.milestone is not null then responded.used_seconds is not null
        else restore.milestone is not null and restored.used_seconds is not null
    end as is_reached,
    responded.used_seconds as seconds_to_respond,
    restored.used_seconds as seconds_to_restore,
    closed.event_id
from request_closed as closed
left join request_reopened as reopened
    on reopened.service_request_id = closed.service_request_id
left join request_moved as moved
    on moved.service_request_id = closed.service_request_id
left join promise_judged as arrive
    on arrive.service_request_id = closed.service_request_id
    and arrive.milestone = 'arrive' and arrive.sequence >= closed.sequence
left join milestone_reached as arrived
    on arrived.service_request_id = closed.service_request_id
    and arrived.milestone = 'arrive' and arrived.sequence >= closed.sequence
left join promise_judged as respond
    on respond.service_request_id = closed.service_request_id
    and respond.milestone = 'respond' and respond.sequence >= closed.sequence
left join milestone_reached as responded
    on responded.service_request_id = closed.service_request_id
    and responded.milestone = 'respond' and responded.sequence >= closed.sequence
left join promise_judged as restore
    on restore.service_request_id = closed.service_request_id
    and restore.milestone = 'restore' and restore.sequence >= closed.sequence
left join milestone_reached as restored
    on restored.service_request_id = closed.service_request_id
    and restored.milestone = 'restore' and restored.sequence >= closed.sequence
where reopened.sequence is null or reopened.sequence < closed.sequence
"""

# One row per figure and what was counted for it. `counted_at` decides the month, in the zone of
# the branch; in UTC until the branch is known.
_FIGURE_SOURCE = """
create view figure_source as
select
    source.figure,
    source.branch_code,
    to_char(source.counted_at at time zone coalesce(branch.time_zone, 'UTC'), 'YYYY-MM') as month,
    source.counted_at,
    source.reference,
    source.in_numerator,
    source.in_denominator,
    source.seconds,
    source.event_id
from (
    select
        'registered' as figure,
        case
            when closed.sequence > greatest(registered.sequence, moved.sequence)
                then closed.branch_code
            when moved.sequence > registered.sequence then moved.branch_code
            else registered.branch_code
        end as branch_code,
        registered.received_at as counted_at,
        registered.request_number as reference,
        true as in_numerator,
        false as in_denominator,
        null::bigint as seconds,
        registered.event_id
    from request_registered as registered
    left join request_moved as moved using (service_request_id)
    left join request_closed as closed using (service_request_id)

    union all
    select
        case when closed.is_served then 'closed' else closed.outcome end,
        closed.branch_code, closed.closed_at, closed.request_number, true, false, null,
        closed.event_id
    from closed_now as closed

    union all
    select
        rate.figure, closed.branch_code, closed.closed_at, closed.request_number,
        rate.in_numerator, rate.in_denominator, rate.seconds, closed.event_id
    from closed_now as closed
    cross join lateral (values
        ('timely_rate', closed.is_reached and not closed.is_late,
            closed.is_reached or closed.is_late, null),
        ('complaint_rate', false, true, null),
        ('repeat_rate', closed.is_repeat, true, null),
        ('first_time_fix', closed.visits = 1 and not closed.is_repeat, true, null),
        ('survey_coverage', closed.closings <= (
            select count(*) from survey_scheduled as survey
            where survey.service_request_id = closed.service_request_id), true, null),
        ('mean_seconds_to_respond', closed.seconds_to_respond is not null, false,
            closed.seconds_to_respond),
        ('mean_seconds_to_restore', closed.seconds_to_restore is not null, false,
            closed.seconds_to_restore)
    ) as rate (figure, in_numerator, in_denominator, seconds)
    where closed.is_served and (rate.in_numerator or rate.in_denominator)

    union all
    select
        'satisfaction', answered.branch_code, answered.answered_at,
        coalesce(registered.request_number, answered.survey_id), answered.is_satisfied, true, null,
        answered.event_id
    from survey_answered as answered
    left join request_registered as registered using (service_request_id)

    union all
    select
        'complaint_rate', verified.branch_code, verified.filed_at, verified.complaint_number,
        true, false, null, verified.event_id
    from liability_verified as verified
    where verified.is_service_liable

    union all
    select
        'complaint_closing_rate', filed.branch_code, filed.filed_at, filed.complaint_number,
        false, true, null, filed.event_id
    from complaint_filed as filed

    union all
    select
        rate.figure, closed.branch_code, closed.closed_at,
        coalesce(filed.complaint_number, closed.complaint_id), rate.in_numerator,
        rate.in_denominator, null, closed.event_id
    from complaint_closed as closed
    left join complaint_filed as filed using (complaint_id)
    cross join lateral (values
        ('complaint_closing_rate', true, false),
        ('complaint_dissatisfaction', closed.judgement = 'dissatisfied',
            closed.judgement <> 'unreachable')
    ) as rate (figure, in_numerator, in_denominator)
    where rate.in_numerator or rate.in_denominator
) as source
left join branch_opened as branch on branch.code = source.branch_code
"""


def upgrade() -> None:
    create_plumbing_v1(op)
    op.execute(_TABLES)
    op.execute(_CLOSED_NOW)
    op.execute(_FIGURE_SOURCE)
