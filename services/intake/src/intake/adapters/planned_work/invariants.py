"""What must hold of planned work at any time."""

from __future__ import annotations

from typing import Final

PLANNED_WORK: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "planned work and its internal request belong together",
        "I-22",
        """
        select work.id, request.id as request_id, request.external_ref, request.category
        from planned_works as work
        join service_requests as request on request.id = work.service_request_id
        where request.external_ref is distinct from 'planned-work/' || work.id
            or request.category <> 'internal'
        """,
    ),
    (
        "a plan is due after everything it made, and its request is created ahead",
        "I-22",
        """
        select plan.id, plan.next_due_on, plan.prepare_on, max(work.due_on) as last_made
        from work_plans as plan left join planned_works as work on work.plan_id = plan.id
        where plan.state = 'active'
        group by plan.id
        having max(work.due_on) >= plan.next_due_on or plan.prepare_on > plan.next_due_on
        """,
    ),
    (
        "an inspection's report has a visit behind it",
        "I-22",
        """
        select record.work_id, record.occurred_at
        from work_records as record join planned_works as work on work.id = record.work_id
        where work.kind = 'inspection' and record.kind = 'report' and not exists (
            select 1 from facts
            where facts.request_id = work.service_request_id and facts.kind = 'arrived'
                and facts.occurred_at <= record.occurred_at
        )
        """,
    ),
    (
        "work that is done has a record, and its request is closed unless a visit closes it",
        "I-22",
        """
        select work.id, request.state
        from planned_works as work
        join service_requests as request on request.id = work.service_request_id
        where work.state = 'done' and (
            not exists (select 1 from work_records where work_records.work_id = work.id)
            or (request.handling = 'remote' and request.state <> 'closed'
                and request.reopenings = 0)
        )
        """,
    ),
    (
        "nothing is changed by an upgrade without notice and backup before",
        "I-26",
        """
        select change.work_id
        from work_records as change join planned_works as work on work.id = change.work_id
        where work.kind = 'upgrade' and change.kind = 'change' and (
            select count(*) from work_records as before
            where before.work_id = change.work_id and before.kind in ('notice', 'backup')
                and before.occurred_at <= change.occurred_at
        ) < 2
        """,
    ),
)
