"""The statements of every call, as the driver takes them.

A request is written with all that hangs on it in one round trip. These run for every call and
every fact, and building or compiling them anew costs more than the database does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from chassis.statements import deferred, planned
from intake.adapters.tables import service_requests

_STANDING: Final = (
    "branch_code",
    "severity",
    "state",
    "technician_code",
    "paused",
    "resumes_at",
    "solved_at",
    "restored_at",
    "closed_at",
    "outcome",
    "reopenings",
    "closings",
    "calls",
    "visits",
    "next_due_at",
)
_CALL: Final = tuple(
    column.name
    for column in service_requests.c
    if column.name not in {*_STANDING, "version", "entry"}
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
        mode, used, paused, stopped, state, next_check_at, calendar_ref, calendar_zone,
        calendar_digest, policy_ref, provisional, resumes_at
    )
    select %(id)s::uuid, judged.*
    from unnest(
        %(clock_milestone)s::text[], %(clock_severity)s::text[],
        %(clock_calendar)s::text[], %(clock_target)s::interval[],
        %(clock_started_at)s::timestamptz[], %(clock_due_at)s::timestamptz[],
        %(clock_met_at)s::timestamptz[], %(clock_judged_at)s::timestamptz[],
        %(clock_mode)s::text[], %(clock_used)s::interval[],
        %(clock_paused)s::interval[], %(clock_stopped)s::interval[],
        %(clock_state)s::text[], %(clock_next_check_at)s::timestamptz[],
        %(clock_calendar_ref)s::text[], %(clock_calendar_zone)s::text[],
        %(clock_calendar_digest)s::text[],
        %(clock_policy_ref)s::text[], %(clock_provisional)s::boolean[],
        %(clock_resumes_at)s::timestamptz[]
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

# Words of what was said come with the call, marks of numbers from the customer's file.
_WORDS: Final = """
    select unnest(%(words)s::text[])
    union select unnest(phone_marks) from customers where id = request.customer_id
    union select unnest(phone_marks) from customer_files where customer_id = request.customer_id
"""

_JUDGED: Final = (
    *("severity", "calendar", "target", "started_at", "due_at", "met_at", "judged_at", "mode"),
    *("used", "paused", "stopped", "state", "next_check_at", "calendar_ref", "calendar_zone"),
    *("calendar_digest", "policy_ref", "provisional", "resumes_at"),
)

# A clock that says what it said before is not written again.
_CLOCK_CHANGES: Final = f"""
    on conflict (request_id, milestone) do update
        set {", ".join(f"{name} = excluded.{name}" for name in _JUDGED)}
    where ({", ".join(f"known.{name}" for name in _JUDGED)})
        is distinct from ({", ".join(f"excluded.{name}" for name in _JUDGED)})
"""  # noqa: S608 - column names are ours, values are bound

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


_ADD: Final = f"""
    with entry as (
        insert into service_requests ({", ".join([*_CALL, *_STANDING])}, version)
        values ({_values([*_CALL, *_STANDING])}, 1)
        returning entry, branch_code, customer_id
    ), told as ({_FACTS}), judged as ({_CLOCKS}), kept as (
        insert into entry_words (word, branch_code, entry)
        select word.word, request.branch_code, request.entry
        from entry as request cross join lateral ({_WORDS}) as word (word)
    )
    {_ALARMS}
"""  # noqa: S608 - column names are ours, values are bound
ADD: Final = planned(_ADD)
ADD_LATER: Final = deferred(_ADD)

SAVE: Final = planned(
    f"""
    with entry as (
        update service_requests
        set {", ".join(f"{name} = {_values([name])}" for name in _STANDING)}, version = version + 1
        where id = %(id)s::uuid and version = %(version)s::bigint
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
)

NEXT_SERIAL: Final = planned("""
    insert into register_days as known (branch_code, day, last_serial)
    values (%(branch)s::text, %(day)s::date, 1)
    on conflict (branch_code, day) do update set last_serial = known.last_serial + 1
    returning last_serial
""")

# As the domain names them.
PRODUCT_COLUMNS: Final = (
    "id",
    "customer_id",
    "branch",
    "product_line",
    "product_model",
    "serial_number",
    "delivered_on",
    "accepted_on",
    "contract_number",
    "contract_ends_on",
    "bar_code",
    "has_warranty_card",
    "installation_ends_on",
    "installation_policy_ref",
)

# A branch to which a request was transferred works on the product until it is closed.
LOCK_PRODUCT: Final = planned("""
    select id::text, customer_id::text, branch_code as branch, product_line, product_model,
        serial_number, delivered_on, accepted_on, contract_number, contract_ends_on, bar_code,
        has_warranty_card, installation_ends_on, installation_policy_ref
    from installed_products
    where id = %(id)s::uuid
        and (%(branches)s::text[] is null or branch_code = any (%(branches)s::text[]) or exists (
            select from service_requests as request
            where request.installed_product_id = installed_products.id
                and request.state <> 'closed' and request.branch_code = any (%(branches)s::text[])
        ))
    for no key update
""")

# As the domain names them, but the days of the terms, which only count visits.
COVER_COLUMNS: Final = (
    "contract_id",
    "number",
    "ends_on",
    "sla_pack",
    "visits_included",
    "starts_on",
    "term_starts_on",
)

# The longest cover; its row is locked, so that two calls cannot both take the last visit.
COVERING: Final = planned("""
    select contract.id::text as contract_id, contract.number, contract.ends_on, contract.sla_pack,
        contract.visits_included, contract.starts_on, contract.term_starts_on
    from maintenance_contracts as contract
    where contract.customer_id = %(customer_id)s::uuid
        and %(day)s::date between contract.starts_on and contract.ends_on
        and (contract.covers_all or exists (
            select from contract_products as covered
            where covered.contract_id = contract.id
                and covered.installed_product_id = %(product_id)s::uuid
        ))
    order by contract.ends_on desc, contract.number
    limit 1
    for no key update
""")

# A visit that was refused or withdrawn is none.
VISITS_USED: Final = """
    select count(*) from service_requests
    where contract_id = %(contract_id)s::uuid and handling = 'on_site'
        and register_day >= %(since)s and register_day < %(before)s
        and outcome is distinct from 'rejected' and outcome is distinct from 'withdrawn'
"""

EARLIER: Final = planned("""
    select id::text, purpose, symptom_code, received_at, closed_at,
        coalesce(repeat_of::text, '') as repeat_of
    from service_requests
    where installed_product_id = %(product_id)s::uuid
        and (state <> 'closed' or symptom_code = %(symptom_code)s::text)
    order by (state = 'closed'), received_at desc, number desc
    limit %(rows)s::integer
""")

# Also where a request went to another branch: what its old branch kept leads nowhere from then on.
KEEP_WORDS: Final = deferred(
    f"""
    insert into entry_words (word, branch_code, entry)
    select word.word, request.branch_code, request.entry
    from service_requests as request cross join lateral ({_WORDS}) as word (word)
    where request.id = %(id)s::uuid
    on conflict do nothing
"""  # noqa: S608 - column names are ours, values are bound
)

ADD_CONTACT: Final = """
    insert into contacts (
        request_id, number, channel, received_at, taken_at, taken_by, symptom_code, symptom
    ) values (
        %(request_id)s::uuid, %(number)s, %(channel)s, %(received_at)s, %(taken_at)s, %(taken_by)s,
        %(symptom_code)s, %(symptom)s
    )
"""
