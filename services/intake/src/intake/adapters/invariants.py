"""What must hold in intake's database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

from intake.adapters.custody.invariants import CUSTODY
from intake.adapters.fitted_parts.invariants import FITTED_PARTS
from intake.adapters.follow_ups.invariants import FOLLOW_UPS
from intake.adapters.knowledge.invariants import KNOWLEDGE
from intake.adapters.planned_work.invariants import PLANNED_WORK
from intake.adapters.projects.invariants import PROJECTS
from intake.adapters.recalls.invariants import RECALLS
from intake.adapters.return_cases.invariants import RETURN_CASES

INVARIANTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "the register has no gap: every number given out is an entry",
        "I-02",
        """
        with entries as (
            select registered_branch as branch_code, register_day as day,
                count(*) as entries, max(serial) as highest
            from service_requests group by registered_branch, register_day
        )
        select coalesce(days.branch_code, entries.branch_code) as branch_code,
            coalesce(days.day, entries.day) as day, days.last_serial, entries.entries,
            entries.highest
        from register_days as days full join entries using (branch_code, day)
        where days.last_serial is distinct from entries.entries
            or days.last_serial is distinct from entries.highest
        """,
    ),
    (
        "an entry's number says branch, day and serial",
        "I-02",
        """
        select id, number from service_requests
        where number <> registered_branch || '-' || to_char(register_day, 'YYYYMMDD') || '-'
            || case when serial < 10000 then lpad(serial::text, 4, '0') else serial::text end
        """,
    ),
    (
        "lists by promise have the oldest one that is not kept yet",
        "I-02",
        """
        select request.id, request.next_due_at, promise.due_at
        from service_requests as request
        left join (
            select request_id, min(due_at) as due_at from clocks
            where met_at is null and state <> 'cancelled' group by request_id
        ) as promise on promise.request_id = request.id
        where request.next_due_at is distinct from promise.due_at
        """,
    ),
    (
        "every request begins with its call, and its facts are numbered without a gap",
        "I-19",
        """
        select request.id, count(fact.sequence) as facts, max(fact.sequence) as last
        from service_requests as request left join facts as fact on fact.request_id = request.id
        group by request.id
        having count(fact.sequence) is distinct from max(fact.sequence)
            or count(*) filter (where fact.kind = 'received' and fact.sequence = 1
                and fact.occurred_at = request.received_at) <> 1
        """,
    ),
    (
        "nothing happens to a request before its customer called",
        "I-19",
        """
        select fact.request_id, fact.sequence, fact.occurred_at, request.received_at
        from facts as fact join service_requests as request on request.id = fact.request_id
        where fact.occurred_at < request.received_at
        """,
    ),
    (
        "used, paused and stopped time add up to the life of a clock, less what was closed",
        "I-19",
        """
        select request_id, milestone, used, paused, stopped, judged_at - started_at as life
        from clocks
        where used + paused + stopped > judged_at - started_at
            or (calendar = '7x24' and used + paused + stopped <> judged_at - started_at)
        """,
    ),
    (
        "a clock starts at the call or the diagnosis and is judged by what it used",
        "I-19",
        """
        select clock.request_id, clock.milestone, clock.state, clock.used, clock.target
        from clocks as clock join service_requests as request on request.id = clock.request_id
        where (clock.started_at <> request.received_at and not exists (
                select from facts as fact
                where fact.request_id = request.id and fact.kind = 'diagnosed'
                    and fact.occurred_at = clock.started_at
            ))
            or (clock.state = 'breached') <> (clock.used > clock.target)
            or (clock.state = 'met' and clock.met_at is null)
            or (clock.met_at is not null and clock.state not in ('met', 'breached'))
        """,
    ),
    (
        "a breach is announced exactly while a clock is broken",
        "I-20",
        """
        select coalesce(clock.request_id, alarm.request_id) as request_id,
            coalesce(clock.milestone, alarm.milestone) as milestone, clock.state, alarm.episode
        from (select * from clocks where state = 'breached') as clock
        full join (select * from sla_alarms where share = 1 and withdrawn_at is null) as alarm
            on alarm.request_id = clock.request_id and alarm.milestone = clock.milestone
        where clock.request_id is null or alarm.request_id is null
        """,
    ),
    (
        "a running clock of a living request is looked at again",
        "I-20",
        """
        select clock.request_id, clock.milestone
        from clocks as clock join service_requests as request on request.id = clock.request_id
        where clock.state = 'running' and clock.mode = 'running' and clock.next_check_at is null
            and not request.historical
        """,
    ),
    (
        "a past life is left alone by timers, and an ended clock too",
        "I-20",
        """
        select clock.request_id, clock.milestone, clock.next_check_at
        from clocks as clock join service_requests as request on request.id = clock.request_id
        where clock.next_check_at is not null and (request.historical or clock.mode is null)
        """,
    ),
    (
        "a request that is done was restored before it was closed",
        "I-02",
        """
        select id, outcome, restored_at, closed_at from service_requests
        where (outcome like 'done%' or outcome = 'returned_from_repair')
            and (restored_at is null or restored_at > closed_at)
        """,
    ),
    (
        "a request counts its call and the contacts that joined it",
        "I-03",
        """
        select request.id, request.calls, count(contact.number) as joined
        from service_requests as request
        left join contacts as contact on contact.request_id = request.id
        group by request.id
        having request.calls <> 1 + count(contact.number)
            or max(contact.number) is distinct from nullif(request.calls, 1)
        """,
    ),
    (
        "nobody shares a duty of a hotline",
        "I-04",
        """
        select one.id, other.id as other_id from hotline_duties as one
        join hotline_duties as other on other.hotline_code = one.hotline_code
            and other.id <> one.id
            and other.start_at < one.end_at and one.start_at < other.end_at
        where one.cancelled_at is null and other.cancelled_at is null
        """,
    ),
    (
        "an unanswered call names who had the hotline",
        "I-04",
        """
        select call.id, call.person, duty.person as on_duty from unanswered_calls as call
        left join hotline_duties as duty on duty.hotline_code = call.hotline_code
            and duty.start_at <= call.called_at and call.called_at < duty.end_at
            and duty.cancelled_at is null
        where call.person <> '' and duty.person is distinct from call.person
        """,
    ),
    (
        "an adviser's week counts the discounts that were given in it",
        "I-12",
        """
        with discounts as (
            select discounted_by as adviser, discount_week as week, count(*) as given
            from quotes where discounted_by <> '' group by discounted_by, discount_week
        )
        select adviser, week, counted.given as counted, discounts.given
        from adviser_weeks as counted full join discounts using (adviser, week)
        where counted.given is distinct from discounts.given
        """,
    ),
    (
        "a price below the list was approved by another than who asked for it",
        "I-12",
        """
        select quote.id, quote.list_total, quote.total
        from quotes as quote
        left join lateral (
            select each from jsonb_array_elements(quote.reductions) with ordinality as all_of
                (each, place)
            where each ->> 'state' = 'approved' order by place desc limit 1
        ) as approved on true
        where quote.total <> coalesce(
                (approved.each ->> 'price')::numeric,
                quote.list_total - round(quote.list_total * quote.discount_share, 2)
            )
            or approved.each ->> 'decided_by' = approved.each ->> 'asked_by'
            or approved.each ->> 'decision_reason' = ''
        """,
    ),
    (
        "an accepted quote waits for no manager",
        "I-12",
        """
        select id from quotes
        where state = 'accepted' and reductions @> '[{"state": "pending"}]'
        """,
    ),
    *RETURN_CASES,
    *KNOWLEDGE,
    (
        "a repeat follows a request about the same product and symptom",
        "I-03",
        """
        select again.id, again.repeat_of
        from service_requests as again join service_requests as first on first.id = again.repeat_of
        where again.installed_product_id is distinct from first.installed_product_id
            or again.symptom_code <> first.symptom_code
        """,
    ),
    (
        "every customer has a file",
        "I-05",
        """
        select customer.id from customers as customer
        left join customer_files as file on file.customer_id = customer.id
        where file.customer_id is null or file.branch_code <> customer.branch_code
        """,
    ),
    (
        "a part takes the place of one in the same product",
        "I-06",
        """
        select part.bar_code from installed_parts as part
        join installed_parts as former on former.bar_code = part.replaces
        where former.installed_product_id <> part.installed_product_id
        """,
    ),
    (
        "no warranty pays for damage by people that was found",
        "I-10",
        """
        select request.id, request.category, fact.sequence
        from facts as fact join service_requests as request on request.id = fact.request_id
        where fact.kind = 'damage_found' and (
            request.category not in ('contract', 'chargeable')
            or not request.category_grounds::jsonb @> '[["damage_by_people", true]]'
            or exists (
                select from facts as other
                where other.request_id = fact.request_id and other.kind = fact.kind
                    and other.sequence <> fact.sequence
            )
        )
        """,
    ),
    (
        "a contract pays for calls of its own customer, and for no others",
        "I-13",
        """
        select request.id from service_requests as request
        join maintenance_contracts as contract on contract.id = request.contract_id
        where request.category <> 'contract'
            or request.customer_id is distinct from contract.customer_id
        """,
    ),
    (
        "a contract that is not over and has no notice to come had all of them",
        "I-13",
        """
        select contract.id from maintenance_contracts as contract
        left join contract_notices as notice
            on notice.contract_id = contract.id and notice.ends_on = contract.ends_on
        where contract.next_notice_on is null and contract.ends_on > current_date
        group by contract.id
        having count(notice.kind) < case contract.kind when 'project' then 2 else 1 end
        """,
    ),
    *FOLLOW_UPS,
    *PLANNED_WORK,
    *RECALLS,
    *FITTED_PARTS,
    *CUSTODY,
    *PROJECTS,
)
