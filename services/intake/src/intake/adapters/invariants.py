"""What must hold in intake's database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

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
        "used, paused and stopped time add up to the life of a clock",
        "I-19",
        """
        select request_id, milestone, used, paused, stopped, judged_at - started_at as life
        from clocks
        where calendar = '7x24' and used + paused + stopped <> judged_at - started_at
        """,
    ),
    (
        "a clock starts at the call and is judged by what it used",
        "I-19",
        """
        select clock.request_id, clock.milestone, clock.state, clock.used, clock.target
        from clocks as clock join service_requests as request on request.id = clock.request_id
        where clock.started_at <> request.received_at
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
        "a repeat follows a request about the same product and symptom",
        "I-03",
        """
        select again.id, again.repeat_of
        from service_requests as again join service_requests as first on first.id = again.repeat_of
        where again.installed_product_id is distinct from first.installed_product_id
            or again.symptom_code <> first.symptom_code
        """,
    ),
)
