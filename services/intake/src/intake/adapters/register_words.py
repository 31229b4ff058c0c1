"""The words and marks under which entries are found, and the pages of what was found.

A word of an entry is a row (word, branch, entry): a page of a common word begins in the index where
the last one ended, however many entries have it. Of several words the one that is rarest from there
on is walked, and the others are looked up for each of its entries. At most `_WINDOW` pages' worth
of entries are looked at, so that words which are common alone and rare together end a page early
instead of walking the register. No list of all matches is ever made or sorted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from chassis.statements import planned, run
from chassis.unit_of_work import Principal
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.rows import summary_of_row
from intake.adapters.scope import TECHNICIAN, branches_of, own_requests
from intake.adapters.statements import KEEP_WORDS
from intake.adapters.tables import contacts, service_requests
from intake.domain.searching import EntrySearch, Found, words_said

_r = service_requests.c
_WINDOW: Final = 8
_NEWEST: Final = 2**63 - 1

# The newest entries that have all words, how many were looked at, and the last of these.
_BY_WORDS: Final = planned("""
    with rarest as materialized (
        select asked.word
        from unnest(%(words)s::text[]) as asked (word)
        cross join lateral (
            select count(*) as entries, min(ahead.entry) as reach
            from (
                select entry from entry_words
                where word = asked.word and branch_code = %(branch)s::text
                    and entry < %(before)s::bigint
                order by entry desc limit %(window)s::integer
            ) as ahead
        ) as seen
        order by seen.entries, seen.reach, asked.word limit 1
    ), looked_at as materialized (
        select entry from entry_words
        where word = (select word from rarest) and branch_code = %(branch)s::text
            and entry < %(before)s::bigint
        order by entry desc limit %(window)s::integer
    )
    select array(
            select found.entry from entry_words as found
            where found.word = (select word from rarest) and found.branch_code = %(branch)s::text
                and found.entry < %(before)s::bigint
                and found.entry >= (select min(entry) from looked_at)
                and not exists (
                    select from unnest(%(words)s::text[]) as asked (word)
                    where asked.word <> found.word and not exists (
                        select from entry_words as other
                        where other.word = asked.word
                            and other.branch_code = %(branch)s::text
                            and other.entry = found.entry
                    )
                )
            order by found.entry desc limit %(most)s::integer
        ), count(*), min(entry)
    from looked_at
""")

# One mark for each key that a number may have been marked with.
_BY_MARKS: Final = planned("""
    with looked_at as materialized (
        select distinct ahead.entry
        from branches as branch
        cross join unnest(%(marks)s::text[]) as mark (word)
        cross join lateral (
            select entry from entry_words
            where word = mark.word and branch_code = branch.code
                and entry < %(before)s::bigint
            order by entry desc limit %(most)s::integer
        ) as ahead
        where %(branches)s::text[] is null or branch.code = any (%(branches)s::text[])
        order by ahead.entry desc limit %(most)s::integer
    )
    select array(select entry from looked_at order by entry desc), count(*), min(entry)
    from looked_at
""")

# New numbers of a customer's file find the requests of earlier days as well.
KEEP_NEW_MARKS: Final = """
    insert into entry_words (word, branch_code, entry)
    select mark.word, request.branch_code, request.entry
    from customer_files as file
    cross join unnest(%(marks)s::text[]) as mark (word)
    join service_requests as request on request.customer_id = file.customer_id
    where file.customer_id = %(customer_id)s::uuid
        and mark.word <> all (coalesce(file.phone_marks, '{}'))
    on conflict do nothing
"""

_SET_PROMISES: Final = """
    update service_requests as request set next_due_at = promise.due_at
    from (
        select asked.id, min(clock.due_at) as due_at
        from unnest(%(ids)s::uuid[]) as asked (id)
        left join clocks as clock on clock.request_id = asked.id
            and clock.met_at is null and clock.state <> 'cancelled'
        group by asked.id
    ) as promise
    where promise.id = request.id and request.next_due_at is distinct from promise.due_at
"""


class RegisterSearch:
    """Finds entries for one principal; without a cipher (in the worker) none by a number."""

    def __init__(
        self, connection: Connection, principal: Principal, cipher: ContactCipher | None
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._cipher = cipher

    def page(self, wanted: EntrySearch, before: int, limit: int) -> Found:
        """Return entries before one, the newest first; zero begins with the newest of all."""
        window = _WINDOW * (limit + 1)
        # What is narrowed afterwards has to be found in plenty.
        is_narrowed = wanted.open_only or self._principal.role == TECHNICIAN
        most = window if is_narrowed else limit + 1
        place = {"before": before or _NEWEST, "window": window, "most": most}
        by = self._by_marks if wanted.phone_tail else self._by_words
        entries, looked_at, last = by(wanted, place)
        rows = self._rows(wanted, entries, limit)
        if len(rows) > limit:
            follows = rows[limit - 1].entry
        elif len(entries) == most:
            follows = entries[-1]
        else:
            follows = last if looked_at == window else 0
        return Found(rows=tuple(map(summary_of_row, rows[:limit])), before=follows)

    def _by_words(self, wanted: EntrySearch, place: Mapping[str, int]) -> Any:
        values = {**place, "words": list(wanted.words), "branch": wanted.branch}
        (found,) = run(self._connection, _BY_WORDS, values)
        return found

    def _by_marks(self, wanted: EntrySearch, place: Mapping[str, int]) -> Any:
        if self._cipher is None:
            raise RuntimeError("this process has no key for customers' contacts")
        branches = [wanted.branch] if wanted.branch else branches_of(self._principal)
        marks = self._cipher.marks(wanted.phone_tail)
        values = {**place, "marks": marks, "branches": branches}
        (found,) = run(self._connection, _BY_MARKS, values)
        return found

    def _rows(self, wanted: EntrySearch, entries: list[int], limit: int) -> Sequence[Row[Any]]:
        # The branch is asked for once more: a request that went elsewhere left its words behind.
        statement = select(service_requests).where(_r.entry.in_(entries))
        if wanted.branch:
            statement = statement.where(_r.branch_code == wanted.branch)
        if wanted.open_only:
            statement = statement.where(_r.state != "closed")
        statement = statement.order_by(_r.entry.desc()).limit(limit + 1)
        return self._connection.execute(own_requests(statement, self._principal)).all()


def keep_words(connection: Connection, request_id: str, said: str) -> None:
    """Have a request found by what was said at one more contact."""
    words = list(words_said([said]))
    run(connection, KEEP_WORDS, {"id": request_id, "words": words})


def keep_every_word(connection: Connection, request_id: str, symptom: str) -> None:
    """Have a request found in its branch by all that was said since its call."""
    later = select(contacts.c.symptom).where(contacts.c.request_id == request_id)
    words = list(words_said([symptom, *connection.execute(later).scalars()]))
    run(connection, KEEP_WORDS, {"id": request_id, "words": words})


def index_entries(connection: Connection, principal: Principal, after: int, limit: int) -> int:
    """Keep the words and the oldest promise of requests after an entry, as if they came now.

    Returns:
        The last entry of the batch, zero where nothing follows.
    """
    batch = select(_r.id, _r.entry, _r.symptom).where(_r.entry > after).order_by(_r.entry)
    locked = batch.limit(limit).with_for_update(key_share=True)
    rows = connection.execute(own_requests(locked, principal)).all()
    connection.exec_driver_sql(_SET_PROMISES, {"ids": [row.id for row in rows]})
    for row in rows:
        keep_every_word(connection, row.id, row.symptom)
    return rows[-1].entry if len(rows) == limit else 0
