"""What must hold in headquarters' database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

INVARIANTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "every fact comes from an event that took effect, and none is ahead of its stream",
        "Q-04",
        """
        with fact as (
            select 'intake.branch' as stream, code as aggregate_id, sequence, event_id
            from branch_opened
            union all
            select 'intake.service_request', service_request_id, sequence, event_id
            from request_registered
            union all
            select 'intake.service_request', service_request_id, sequence, event_id
            from request_moved
            union all
            select 'intake.service_request', service_request_id, sequence, event_id
            from request_closed
            union all
            select 'intake.service_request', service_request_id, sequence, event_id
            from request_reopened
            union all
            select 'intake.service_request', service_request_id, sequence, event_id
            from milestone_reached
            union all
            select 'intake.service_request', service_request_id, sequence, event_id
            from promise_judged
            union all
            select 'feedback.survey', survey_id, sequence, event_id from survey_scheduled
            union all
            select 'feedback.survey', survey_id, sequence, event_id from survey_answered
            union all
            select 'feedback.complaint', complaint_id, sequence, event_id from complaint_filed
            union all
            select 'feedback.complaint', complaint_id, sequence, event_id from liability_verified
            union all
            select 'feedback.complaint', complaint_id, sequence, event_id from complaint_closed
        )
        select fact.stream, fact.aggregate_id, fact.sequence, fact.event_id
        from fact
        left join inbox on inbox.event_id = fact.event_id
        where inbox.state <> 'done' or not exists (
            select from inbox_position as position
            where position.stream = fact.stream and position.aggregate_id = fact.aggregate_id
                and position.last_sequence >= fact.sequence)
        """,
    ),
    (
        "no event tells more than one registration, closing, answer or complaint",
        "Q-04",
        """
        with counted as (
            select event_id from request_registered
            union all select event_id from request_closed
            union all select event_id from request_reopened
            union all select event_id from survey_answered
            union all select event_id from complaint_filed
            union all select event_id from liability_verified
            union all select event_id from complaint_closed
        )
        select event_id, count(*) as facts from counted group by event_id having count(*) > 1
        """,
    ),
    (
        "what was moved, closed or reopened was registered before",
        "I-02",
        """
        select later.service_request_id, later.told
        from (
            select service_request_id, sequence, 'moved' as told from request_moved
            union all select service_request_id, sequence, 'closed' from request_closed
            union all select service_request_id, sequence, 'reopened' from request_reopened
        ) as later
        left join request_registered as registered using (service_request_id)
        where registered.sequence is null or registered.sequence > later.sequence
        """,
    ),
    (
        "no number of the register stands for two calls",
        "I-02",
        """
        select request_number, count(*) as requests
        from request_registered group by request_number having count(*) > 1
        """,
    ),
    (
        "what was answered was asked before",
        "F-01",
        """
        select answered.survey_id
        from survey_answered as answered
        left join survey_scheduled as scheduled using (survey_id)
        where scheduled.sequence is null or scheduled.sequence > answered.sequence
            or scheduled.service_request_id <> answered.service_request_id
        """,
    ),
    (
        "what was verified or closed of a complaint stood in the ledger before",
        "F-06",
        """
        select later.complaint_id, later.told
        from (
            select complaint_id, sequence, 'verified' as told from liability_verified
            union all select complaint_id, sequence, 'closed' from complaint_closed
        ) as later
        left join complaint_filed as filed using (complaint_id)
        where filed.sequence is null or filed.sequence > later.sequence
        """,
    ),
    (
        "no complaint ends before it began",
        "F-11",
        """
        select closed.complaint_id, filed.filed_at, closed.closed_at
        from complaint_closed as closed join complaint_filed as filed using (complaint_id)
        where closed.closed_at < filed.filed_at
        """,
    ),
    (
        "every call that was registered counts in exactly one branch and month",
        "Q-01",
        """
        select registered.service_request_id, count(counted.month) as times
        from request_registered as registered
        left join counted_registration as counted using (service_request_id)
        group by registered.service_request_id having count(counted.month) <> 1
        """,
    ),
    (
        "every call that is closed now counts as ended exactly once, a reopened one not at all",
        "Q-01",
        """
        select closed.service_request_id, count(counted.month) as times
        from request_closed as closed
        left join request_reopened as reopened using (service_request_id)
        left join counted_call as counted using (service_request_id)
        group by closed.service_request_id, closed.sequence, reopened.sequence
        having count(counted.month)
            <> case when reopened.sequence > closed.sequence then 0 else 1 end
        """,
    ),
    (
        "what is above the line of a rate is below it as well",
        "F-13",
        """
        select service_request_id, reference from counted_call
        where is_timely and not is_due
            or (is_due or is_repeat or is_fixed_first_time or is_surveyed) and not is_served
            or is_served = (outcome in ('rejected', 'withdrawn'))
        """,
    ),
)
