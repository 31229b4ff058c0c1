"""The two statements that write a request with all that hangs on it, in one round trip each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import TextClause, text

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
    select cast(:id as uuid), told.*
    from unnest(
        cast(:fact_sequence as integer[]), cast(:fact_kind as text[]),
        cast(:fact_occurred_at as timestamptz[]), cast(:fact_recorded_at as timestamptz[]),
        cast(:fact_actor as text[]), cast(:fact_told as jsonb[]), cast(:fact_traceparent as text[])
    ) as told
"""

_CLOCKS: Final = """
    insert into clocks as known (
        request_id, milestone, severity, calendar, target, started_at, due_at, met_at, judged_at,
        mode, used, paused, stopped, state, next_check_at
    )
    select cast(:id as uuid), judged.*
    from unnest(
        cast(:clock_milestone as text[]), cast(:clock_severity as text[]),
        cast(:clock_calendar as text[]), cast(:clock_target as interval[]),
        cast(:clock_started_at as timestamptz[]), cast(:clock_due_at as timestamptz[]),
        cast(:clock_met_at as timestamptz[]), cast(:clock_judged_at as timestamptz[]),
        cast(:clock_mode as text[]), cast(:clock_used as interval[]),
        cast(:clock_paused as interval[]), cast(:clock_stopped as interval[]),
        cast(:clock_state as text[]), cast(:clock_next_check_at as timestamptz[])
    ) as judged
"""

_ALARMS: Final = """
    insert into sla_alarms as known (
        request_id, milestone, share, episode, raised_at, withdrawn_at
    )
    select cast(:id as uuid), raised.*
    from unnest(
        cast(:alarm_milestone as text[]), cast(:alarm_share as numeric[]),
        cast(:alarm_episode as integer[]), cast(:alarm_raised_at as timestamptz[]),
        cast(:alarm_withdrawn_at as timestamptz[])
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
    return ", ".join(f"cast(:{name} as {_type(name)})" for name in names)


def _type(name: str) -> str:
    return {
        "UUID": "uuid",
        "TEXT": "text",
        "DATE": "date",
        "DATETIME": "timestamptz",
        "BOOLEAN": "boolean",
        "INTEGER": "integer",
    }[str(service_requests.c[name].type).upper().replace("CHAR(32)", "UUID")]


ADD: Final[TextClause] = text(
    f"""
    with entry as (
        insert into service_requests ({", ".join([*_CALL, *_STANDING])}, version)
        values ({_values([*_CALL, *_STANDING])}, 1)
    ), told as ({_FACTS}), judged as ({_CLOCKS})
    {_ALARMS}
    """  # noqa: S608 - column names are ours, values are bound
)

SAVE: Final[TextClause] = text(
    f"""
    with entry as (
        update service_requests
        set {", ".join(f"{name} = {_values([name])}" for name in _STANDING)}, version = version + 1
        where id = cast(:id as uuid) and version = :version
        returning version
    ), told as ({_FACTS}), judged as ({_CLOCKS} {_CLOCK_CHANGES}), raised as (
        {_ALARMS} {_ALARM_CHANGES}
    ), dropped as (
        delete from clocks
        where request_id = cast(:id as uuid)
            and milestone <> all (cast(:clock_milestone as text[]))
    )
    select version from entry
    """  # noqa: S608 - column names are ours, values are bound
)
