"""The statements of every call, as the driver takes them.

A request is written with all that hangs on it in one round trip. These run for every call and
every fact, and building or compiling them anew costs more than the database does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from intake.adapters.tables import service_requests

_STANDING: Final = (
    "branch_code",
    "severity",
    "state",
    "technician_code",
    "paused",
    "solved_at",
    "restored_at",
    "closed_at",
    "outcome",
    "reopenings",
    "closings",
    "calls",
    "visits",
)
_CALL: Final = tuple(
    column.name for column in service_requests.c if column.name not in {*_STANDING, "version"}
)

_FACTS: Final = """
    insert into facts (
        request_id, sequence, kind, occurred_at, recorded_at, actor, told, traceparent
    )
    select %(id)s::uuid, told.*
    from unnest(
        %(fact_sequence)s::integer[], %(fact_kind)s::text[],
        %(fact_occurred_at)s::timestamptz[], %(fact_recorded_at)s::timestamptz[],
        %(fact_actor)s::text[], %(fact_told)s::jsonb[], %(fact_traceparent)s::text[]
    ) as told
"""

_CLOCKS: Final = """
    insert into clocks as known (
        request_id, milestone, severity, calendar, target, started_at, due_at, met_at, judged_at,
        mode, used, paused, stopped, state, next_check_at
    )
    select %(id)s::uuid, judged.*
    from unnest(
        %(clock_milestone)s::text[], %(clock_severity)s::text[],
        %(clock_calendar)s::text[], %(clock_target)s::interval[],
        %(clock_started_at)s::timestamptz[], %(clock_due_at)s::timestamptz[],
        %(clock_met_at)s::timestamptz[], %(clock_judged_at)s::timestamptz[],
        %(clock_mode)s::text[], %(clock_used)s::interval[],
        %(clock_paused)s::interval[], %(clock_stopped)s::interval[],
        %(clock_state)s::text[], %(clock_next_check_at)s::timestamptz[]
    ) as judged
"""

_ALARMS: Final = """
    insert into sla_alarms as known (
        request_id, milestone, share, episode, raised_at, withdrawn_at
    )
    select %(id)s::uuid, raised.*
    from unnest(
        %(alarm_milestone)s::text[], %(alarm_share)s::numeric[],
        %(alarm_episode)s::integer[], %(alarm_raised_at)s::timestamptz[],
        %(alarm_withdrawn_at)s::timestamptz[]
    ) as raised
"""

# A clock that says what it said before is not written again.
_CLOCK_CHANGES: Final = """
    on conflict (request_id, milestone) do update set
        severity = excluded.severity, target = excluded.target, due_at = excluded.due_at,
        met_at = excluded.met_at, judged_at = excluded.judged_at, mode = excluded.mode,
        used = excluded.used, paused = excluded.paused, stopped = excluded.stopped,
        state = excluded.state, next_check_at = excluded.next_check_at
    where (
        known.severity, known.target, known.due_at, known.met_at, known.judged_at, known.mode,
        known.used, known.paused, known.stopped, known.state, known.next_check_at
    ) is distinct from (
        excluded.severity, excluded.target, excluded.due_at, excluded.met_at, excluded.judged_at,
        excluded.mode, excluded.used, excluded.paused, excluded.stopped, excluded.state,
        excluded.next_check_at
    )
"""

_ALARM_CHANGES: Final = """
    on conflict (request_id, milestone, share, episode) do update
        set withdrawn_at = excluded.withdrawn_at
    where known.withdrawn_at is distinct from excluded.withdrawn_at
"""


def _values(names: Iterable[str]) -> str:
    return ", ".join(f"%({name})s::{_type(name)}" for name in names)


def _type(name: str) -> str:
    return {
        "UUID": "uuid",
        "TEXT": "text",
        "DATE": "date",
        "DATETIME": "timestamptz",
        "BOOLEAN": "boolean",
        "INTEGER": "integer",
    }[str(service_requests.c[name].type).upper().replace("CHAR(32)", "UUID")]


ADD: Final = f"""
    with entry as (
        insert into service_requests ({", ".join([*_CALL, *_STANDING])}, version)
        values ({_values([*_CALL, *_STANDING])}, 1)
    ), told as ({_FACTS}), judged as ({_CLOCKS})
    {_ALARMS}
"""  # noqa: S608 - column names are ours, values are bound

SAVE: Final = f"""
    with entry as (
        update service_requests
        set {", ".join(f"{name} = {_values([name])}" for name in _STANDING)}, version = version + 1
        where id = %(id)s::uuid and version = %(version)s
        returning version
    ), told as ({_FACTS}), judged as ({_CLOCKS} {_CLOCK_CHANGES}), raised as (
        {_ALARMS} {_ALARM_CHANGES}
    ), dropped as (
        delete from clocks
        where request_id = %(id)s::uuid
            and milestone <> all (%(clock_milestone)s::text[])
    )
    select version from entry
"""  # noqa: S608 - column names are ours, values are bound

NEXT_SERIAL: Final = """
    insert into register_days as known (branch_code, day, last_serial)
    values (%(branch)s, %(day)s, 1)
    on conflict (branch_code, day) do update set last_serial = known.last_serial + 1
    returning last_serial
"""

LOCK_PRODUCT: Final = """
    select id::text, customer_id::text, branch_code as branch, product_line, product_model,
        serial_number, delivered_on, accepted_on, contract_number, contract_ends_on
    from installed_products
    where id = %(id)s::uuid
        and (%(branches)s::text[] is null or branch_code = any (%(branches)s::text[]))
    for no key update
"""

EARLIER: Final = """
    select id::text, received_at, closed_at, coalesce(repeat_of::text, '') as repeat_of
    from service_requests
    where installed_product_id = %(product_id)s::uuid and symptom_code = %(symptom_code)s
    order by received_at desc, number desc
    limit %(rows)s
"""
