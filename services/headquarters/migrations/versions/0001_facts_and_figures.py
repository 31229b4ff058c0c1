"""Facts by request, survey and complaint, and views that say what counts where (F-13).

Each fact has a table of its own, keyed by what it is about, with the event that told it. Streams
may therefore arrive in any order: facts meet in the views. A view has one row per call, answer or
complaint with the branch and month it counts in and a flag for each thing it may count as.
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

# A month is its first day, in the zone of the branch; in UTC until the branch is known.
_MONTH_OF = """
create function month_of(instant timestamptz, zone text) returns date
language sql immutable parallel safe
return date_trunc('month', timezone(coalesce(zone, 'UTC'), instant))::date
"""

# A call belongs to the branch that the latest word in its stream names.
_COUNTED_REGISTRATION = """
create view counted_registration as
select
    counted.service_request_id, counted.branch_code, counted.counted_at,
    month_of(counted.counted_at, branch.time_zone) as month, counted.reference, counted.event_id
from (
    select
        registered.service_request_id,
        case
            when closed.sequence > greatest(registered.sequence, moved.sequence)
                then closed.branch_code
            when moved.sequence > registered.sequence then moved.branch_code
            else registered.branch_code
        end as branch_code,
        registered.received_at as counted_at,
        registered.request_number as reference,
        registered.event_id
    from request_registered as registered
    left join request_moved as moved using (service_request_id)
    left join request_closed as closed using (service_request_id)
) as counted
left join branch_opened as branch on branch.code = counted.branch_code
"""

# Closings that stand: a reopened call is taken out until it is closed again. A call rejected or
# withdrawn is not served and enters no rate. Clocks older than the closing belong to an earlier
# one, or to a promise that was given no more. Timely is judged by `arrive`; where that was not
# promised, by `respond`, else by `restore`; a promise neither kept nor broken was not due.
_COUNTED_CALL = """
create view counted_call as
select
    counted.service_request_id, counted.branch_code, counted.counted_at,
    month_of(counted.counted_at, branch.time_zone) as month, counted.reference, counted.event_id,
    counted.outcome, counted.is_served,
    counted.is_served and (counted.is_reached or counted.is_broken) as is_due,
    counted.is_served and counted.is_reached and not counted.is_broken as is_timely,
    counted.is_served and counted.is_repeat as is_repeat,
    counted.is_served and counted.visits = 1 and not counted.is_repeat as is_fixed_first_time,
    counted.is_served and counted.closings <= (
        select count(*) from survey_scheduled as survey
        where survey.service_request_id = counted.service_request_id
    ) as is_surveyed,
    case when counted.is_served then counted.seconds_to_respond end as seconds_to_respond,
    case when counted.is_served then counted.seconds_to_restore end as seconds_to_restore
from (
    select
        closed.service_request_id,
        case when moved.sequence > closed.sequence then moved.branch_code
            else closed.branch_code end as branch_code,
        closed.closed_at as counted_at,
        closed.request_number as reference,
        closed.event_id,
        closed.outcome,
        closed.outcome not in ('rejected', 'withdrawn') as is_served,
        closed.is_repeat,
        closed.visits,
        closed.closings,
        case
            when arrive.milestone is not null then arrive.is_broken
            when respond.milestone is not null then respond.is_broken
            else coalesce(restore.is_broken, false)
        end as is_broken,
        case
            when arrive.milestone is not null then arrived.used_seconds is not null
            when respond.milestone is not null then responded.used_seconds is not null
            else restore.milestone is not null and restored.used_seconds is not null
        end as is_reached,
        responded.used_seconds as seconds_to_respond,
        restored.used_seconds as seconds_to_restore
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
) as counted
left join branch_opened as branch on branch.code = counted.branch_code
"""

# An answer stands whatever becomes of the call; it counts when it was given.
_COUNTED_ANSWER = """
create view counted_answer as
select
    counted.branch_code, counted.answered_at as counted_at,
    month_of(counted.answered_at, branch.time_zone) as month,
    coalesce(registered.request_number, counted.survey_id) as reference,
    counted.event_id, counted.is_satisfied
from survey_answered as counted
left join request_registered as registered using (service_request_id)
left join branch_opened as branch on branch.code = counted.branch_code
"""

# A complaint counts once as filed, once as service's fault (when it was filed) and once as closed.
_COUNTED_COMPLAINT = """
create view counted_complaint as
select
    counted.branch_code, counted.counted_at,
    month_of(counted.counted_at, branch.time_zone) as month, counted.reference, counted.event_id,
    counted.is_filed, counted.is_liable, counted.is_closed,
    counted.is_judged, counted.is_dissatisfied
from (
    select
        branch_code, filed_at as counted_at, complaint_number as reference, event_id,
        true as is_filed, false as is_liable, false as is_closed, false as is_judged,
        false as is_dissatisfied
    from complaint_filed
    union all
    select
        branch_code, filed_at, complaint_number, event_id, false, true, false, false, false
    from liability_verified
    where is_service_liable
    union all
    select
        closed.branch_code, closed.closed_at,
        coalesce(filed.complaint_number, closed.complaint_id), closed.event_id,
        false, false, true, closed.judgement <> 'unreachable', closed.judgement = 'dissatisfied'
    from complaint_closed as closed
    left join complaint_filed as filed using (complaint_id)
) as counted
left join branch_opened as branch on branch.code = counted.branch_code
"""


def upgrade() -> None:
    create_plumbing_v1(op)
    op.execute(_TABLES)
    op.execute(_MONTH_OF)
    op.execute(_COUNTED_REGISTRATION)
    op.execute(_COUNTED_CALL)
    op.execute(_COUNTED_ANSWER)
    op.execute(_COUNTED_COMPLAINT)
