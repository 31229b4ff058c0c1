"""A register with a long past, written by the database itself; rows look as the store writes them.

Eight branches whatever the size, so that every list of a branch grows as the register does. Five
calls of a customer on average; one customer in fifty has the same end of the number, and one owns a
fiftieth of all calls. Two in a hundred entries are open, the same number per branch waits for
somebody. Every entry has a word of its own beside common ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from chassis.db import Database
from intake.adapters.contact_cipher import ContactCipher
from intake.domain.searching import words_said

BRANCHES: Final = tuple(f"B{place}" for place in range(8))
NOW: Final = datetime(2026, 3, 2, 8, tzinfo=UTC)
FIRST_DAY: Final = date(2023, 1, 1)
BIG_CUSTOMER: Final = 1
COMMON_TAIL: Final = "8888"
WAITING: Final = 40  # entries of a branch that nobody has yet, however long its past is

_DAYS: Final = 1000
_CALLS_OF_CUSTOMER: Final = 5
_ONE_IN: Final = 50  # calls are the big customer's, are open; numbers end on the common tail
_PHRASES: Final = 4000
_THINGS: Final = (
    *("空调", "外机", "压缩机", "冰柜", "洗衣机", "服务器", "交换机", "硬盘"),
    *("电源", "风扇", "主板", "摄像机", "门禁", "水泵", "阀门", "控制器"),
)
_TROUBLES: Final = (
    *("不制冷", "漏水", "异响", "断网", "死机", "重启"),
    *("过热", "报警", "卡顿", "漏电", "跳闸", "冒烟"),
)
# Each of them is in a sixteenth of all entries, and an entry has only one of the two.
NEVER_TOGETHER: Final = "空调 冰柜"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What some customers say, and the words that it is kept under."""

    said: str
    words: tuple[str, ...]


def phrases() -> list[Phrase]:
    """Make what customers say, the same at any time."""
    dice, made = random.Random(24), []
    for _ in range(_PHRASES):
        trouble, other = dice.sample(_TROUBLES, 2)
        said = f"{dice.randint(1, 40)} 楼{dice.choice(_THINGS)}{trouble}，{other}"
        made.append(Phrase(said, words_said([said])))
    return made


def own_word(entry: int) -> str:
    """Return the word that no other entry has."""
    return f"e{entry}"


def fill(database: Database, requests: int, cipher: ContactCipher) -> None:
    """Write a register of so many entries, and have the planner know it."""
    with database.transaction() as connection:
        # The rows refer to one another as they should; checking each would take hours.
        connection.execute(text("set local session_replication_role = replica"))
        connection.execute(text("set local statement_timeout = 0"))
        _phrases(connection)
        _marks(connection, cipher)
        connection.execute(text("analyze phrase, tail"))
        values = {
            "requests": requests,
            "customers": requests // _CALLS_OF_CUSTOMER,
            "branches": len(BRANCHES),
            "per_day": max(1, requests // len(BRANCHES) // _DAYS),
            "first_day": FIRST_DAY,
            "now": NOW,
            "phrases": _PHRASES,
            "one_in": _ONE_IN,
            "waiting": WAITING,
            "big": BIG_CUSTOMER,
            "sealed": cipher.encrypt("13800000000", belongs_to="nobody"),
            "key": cipher.current,
        }
        with _without_indexes(connection):
            for statement in (_BRANCHES, _CUSTOMERS, _PRODUCTS, _REQUESTS):
                connection.execute(text(statement), _bound(statement, values))
        connection.execute(text("analyze"))
        for statement in (_DAYS_OF, _FACTS, _CLOCKS, _BARE_WORDS, _WORDS, _MARKS, _INDEXED_WORDS):
            connection.execute(text(statement))
        connection.execute(text(_NEXT_ENTRY))
    with database.autocommit() as connection:
        connection.execute(text("set statement_timeout = 0"))
        connection.execute(text("vacuum (analyze)"))
        connection.execute(text("reset statement_timeout"))


@contextmanager
def _without_indexes(connection: Connection) -> Iterator[None]:
    """Make the indexes of the register anew when all rows are there, which is much faster."""
    kept = connection.execute(text(_LOOSE_INDEXES)).all()
    for index in kept:
        connection.execute(text(f"drop index {index.name}"))
    yield
    for index in kept:
        connection.execute(text(index.definition))


def _bound(statement: str, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if f":{name}" in statement}


def _phrases(connection: Connection) -> None:
    connection.execute(
        text("create temp table phrase (place int, said text, words text[]) on commit drop")
    )
    connection.execute(
        text("insert into phrase values (:place, :said, :words)"),
        [
            {"place": place, "said": phrase.said, "words": list(phrase.words)}
            for place, phrase in enumerate(phrases())
        ],
    )


def _marks(connection: Connection, cipher: ContactCipher) -> None:
    connection.execute(text("create temp table tail (place int, mark text) on commit drop"))
    connection.execute(
        text("insert into tail select * from unnest(:places, :marks)").bindparams(),
        {
            "places": list(range(10_000)),
            "marks": [cipher.mark(f"{place:04d}") for place in range(10_000)],
        },
    )


_LOOSE_INDEXES: Final = """
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename = 'service_requests'
        and indexname not in (select conname from pg_constraint)
"""
_BRANCHES: Final = """
    insert into branches (code, name, city, region, time_zone)
    select 'B' || n, 'B' || n, '', '', 'Asia/Shanghai' from generate_series(0, :branches - 1) as n
"""
_CUSTOMERS: Final = """
    insert into customers (id, branch_code, name, phone, address, key_id, phone_marks)
    select md5('customer ' || n)::uuid, 'B' || n % :branches, '客户', :sealed, :sealed, :key,
        array[tail.mark]
    from generate_series(1, :customers) as n
    join tail on tail.place
        = case when n % :one_in = 0 then 8888 else (n::bigint * 7919) % 8000 end
"""
_PRODUCTS: Final = """
    insert into installed_products (
        id, customer_id, branch_code, product_line, product_model, serial_number, delivered_on,
        accepted_on, contract_number
    )
    select md5('product ' || n)::uuid, md5('customer ' || n)::uuid, 'B' || n % :branches,
        'appliance', 'KFR-35GW', 'SN-' || n, date '2025-01-01', date '2025-01-01', ''
    from generate_series(1, :customers) as n
"""
_REQUESTS: Final = """
    insert into service_requests (
        id, number, registered_branch, register_day, serial, channel, purpose, customer_id,
        installed_product_id, product_line, product_model, symptom_code, symptom, category,
        handling, sla_pack, received_at, registered_at, registered_by, historical,
        severity_policy_ref, category_policy_ref, sla_policy_ref, branch_code, severity, state,
        technician_code, paused, closed_at, outcome, reopenings, closings, calls, visits, version,
        entry, next_due_at
    )
    overriding system value
    select md5('request ' || n)::uuid, branch || '-' || to_char(day, 'YYYYMMDD') || '-'
            || lpad(serial::text, 4, '0'),
        branch, day, serial, 'phone', 'fault', md5('customer ' || customer)::uuid,
        md5('product ' || customer)::uuid, 'appliance', 'KFR-35GW', 'E' || n % 99,
        phrase.said || ' 代码 E' || n, 'chargeable', 'on_site', 'managed-service', called, called,
        'li', false, 'severity/severity@1', 'category/category@1', 'sla-pack/managed-service@1',
        branch, 'B', case when is_open then 'open' else 'closed' end,
        case when waits then '' else 'zhang' end, false,
        case when not is_open then called + interval '1 day' end,
        case when not is_open then 'done_on_site' end, 0, case when is_open then 0 else 1 end,
        1, 1, 3, n, case when is_open then due end
    from (
        select n, 'B' || n % :branches as branch, of_day.day,
            1 + (n / :branches) % :per_day as serial,
            (n / :branches) % :one_in = 7 or n > :requests - :branches * :waiting as is_open,
            n > :requests - :branches * :waiting as waits,
            case when (n / :branches) % :one_in = 3 or (n / :branches) % 500 = 7 then :big
                else 1 + (n::bigint * 7907) % :customers end as customer,
            of_day.day + time '09:00' + (n % 480) * interval '1 minute' as called,
            cast(:now as timestamptz)
                + ((n::bigint * 7901) % 100000 - 50000) * interval '1 minute' as due
        from generate_series(1, :requests) as n
        cross join lateral (
            select cast(:first_day as date) + (n / :branches / :per_day) as day
        ) as of_day
    ) as made
    join phrase on phrase.place = (made.n / :branches * 7) % :phrases
    order by n
"""
_DAYS_OF: Final = """
    insert into register_days (branch_code, day, last_serial)
    select registered_branch, register_day, max(serial) from service_requests group by 1, 2
"""
_FACTS: Final = """
    insert into facts (
        request_id, sequence, kind, occurred_at, recorded_at, actor, told, traceparent
    )
    select id, sequence, case sequence when 1 then 'received' else 'responded' end, received_at,
        received_at, 'li', '{}', ''
    from service_requests cross join generate_series(1, 1) as sequence
"""
_CLOCKS: Final = """
    insert into clocks (
        request_id, milestone, severity, calendar, target, started_at, due_at, met_at, judged_at,
        mode, used, paused, stopped, state, next_check_at
    )
    select id, milestone, 'B', '7x24', interval '4 hours', received_at,
        coalesce(next_due_at, received_at + interval '4 hours'), closed_at, received_at,
        case when closed_at is null then 'running' end, interval '0', interval '0', interval '0',
        case when closed_at is null then 'running' else 'met' end, null
    from service_requests cross join unnest(array['respond', 'restore']) as milestone
"""
_BARE_WORDS: Final = "alter table entry_words drop constraint entry_words_pkey"
_WORDS: Final = """
    insert into entry_words (word, branch_code, entry)
    select word, branch_code, entry
    from service_requests
    join phrase on phrase.place = (entry / 8 * 7) % 4000
    cross join unnest(phrase.words || array['代码', 'e' || entry]) as word
"""
_MARKS: Final = """
    insert into entry_words (word, branch_code, entry)
    select phone_marks[1], request.branch_code, entry
    from service_requests as request join customers on customers.id = request.customer_id
"""
_INDEXED_WORDS: Final = """
    alter table entry_words add primary key (word, branch_code, entry)
"""
_NEXT_ENTRY: Final = """
    select setval(
        pg_get_serial_sequence('service_requests', 'entry'),
        (select max(entry) from service_requests)
    )
"""
