"""What is listed by the bench: common and rare, first pages and deep ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import md5
from typing import Final
from uuid import UUID

from bench.register_history import (
    BIG_CUSTOMER,
    BRANCHES,
    COMMON_TAIL,
    NEVER_TOGETHER,
    own_word,
)
from chassis.db import Database
from chassis.unit_of_work import UnitOfWork
from intake.domain.listing import PromisePlace, RequestFilter
from intake.domain.searching import EntrySearch
from intake.ports import Tx

PAGE: Final = 25
THINGS: Final = ("空调", "外机", "冰柜", "硬盘", "门禁", "水泵")
# Five machines end on one character: of those that leak, a page's window holds too few of one kind.
LEAKING: Final = tuple(thing for thing in THINGS if thing != "外机")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A filled database and chance of its own."""

    requests: int
    database: Database
    uow: UnitOfWork[Tx]
    dice: random.Random

    @property
    def branch(self) -> str:
        return self.dice.choice(BRANCHES)

    @property
    def entry(self) -> int:
        """Any entry of the past."""
        return self.dice.randint(self.requests // 4, self.requests)

    def customer(self) -> str:
        return id_of(f"customer {self.dice.randint(2, self.requests // 5)}")

    def deep(self, branch: str) -> str:
        """A number in the middle of a branch's register."""
        day = date(2023, 1, 1) + timedelta(days=self.dice.randint(50, 500))
        return f"{branch}-{day:%Y%m%d}-0001"


def id_of(name: str) -> str:
    return str(UUID(md5(name.encode(), usedforsecurity=False).hexdigest()))


Ask = Callable[[Register], Callable[[Tx], int]]


def by_number(wanted: Callable[[Register], tuple[RequestFilter, str]]) -> Ask:
    def ask(register: Register) -> Callable[[Tx], int]:
        about, after = wanted(register)
        return lambda tx: len(tx.service_requests.page(about, after, PAGE).rows)

    return ask


def by_promise(wanted: Callable[[Register], RequestFilter], *, is_deep: bool = False) -> Ask:
    def ask(register: Register) -> Callable[[Tx], int]:
        about, after = wanted(register), None
        if is_deep:
            due = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(
                minutes=register.dice.randint(-30_000, 30_000)
            )
            after = PromisePlace(due_at=due, number="")
        return lambda tx: len(tx.service_requests.by_promise(about, after, PAGE).rows)

    return ask


def found(wanted: Callable[[Register], EntrySearch], *, is_deep: bool = False) -> Ask:
    def ask(register: Register) -> Callable[[Tx], int]:
        about, before = wanted(register), register.entry if is_deep else 0
        return lambda tx: len(tx.service_requests.found(about, before, PAGE).rows)

    return ask


def of_branch(register: Register) -> RequestFilter:
    return RequestFilter(branch=register.branch)


def deep_in_branch(register: Register) -> tuple[RequestFilter, str]:
    branch = register.branch
    return RequestFilter(branch=branch), register.deep(branch)


def open_in_branch(register: Register) -> tuple[RequestFilter, str]:
    branch = register.branch
    return RequestFilter(branch=branch, open_only=True), register.deep(branch)


def big_customer(register: Register) -> RequestFilter:
    return RequestFilter(customer_id=id_of(f"customer {BIG_CUSTOMER}"))


def said(*questions: str) -> Callable[[Register], EntrySearch]:
    return lambda register: EntrySearch(
        branch=register.branch, text=register.dice.choice(questions)
    )


def own_entry(register: Register) -> EntrySearch:
    entry = register.entry
    return EntrySearch(branch=BRANCHES[entry % len(BRANCHES)], text=own_word(entry))


def common_and_own(register: Register) -> EntrySearch:
    entry = register.entry
    return EntrySearch(branch=BRANCHES[entry % len(BRANCHES)], text=f"代码 {own_word(entry)}")


def some_tail(register: Register) -> EntrySearch:
    return EntrySearch(phone_tail=f"{register.dice.randrange(8000):04d}")


LISTS: Final[Mapping[str, Ask]] = {
    "branch": by_number(lambda register: (of_branch(register), "")),
    "branch, deep": by_number(deep_in_branch),
    "branch, open, deep": by_number(open_in_branch),
    "customer": by_number(lambda r: (RequestFilter(customer_id=r.customer()), "")),
    "big customer": by_number(lambda r: (big_customer(r), "")),
    "big customer, deep": by_number(lambda r: (big_customer(r), r.deep(r.branch))),
    "phone tail": found(some_tail),
    "common phone tail": found(lambda _: EntrySearch(phone_tail=COMMON_TAIL)),
    "common phone tail, deep": found(lambda _: EntrySearch(phone_tail=COMMON_TAIL), is_deep=True),
    "word of one entry": found(own_entry),
    "common word": found(said(*THINGS)),
    "common word, deep": found(said(*THINGS), is_deep=True),
    "common words": found(said(*(f"{thing}漏水" for thing in LEAKING))),
    "common words, deep": found(said(*(f"{thing} 异响" for thing in THINGS)), is_deep=True),
    "common word, and one's own": found(common_and_own),
    "common words never together": found(said(NEVER_TOGETHER)),
    "oldest promise, branch": by_promise(of_branch),
    "oldest promise, branch, deep": by_promise(of_branch, is_deep=True),
    "oldest promise, big customer": by_promise(big_customer, is_deep=True),
}
FULL: Final = frozenset(LISTS) - {
    "customer",
    "phone tail",
    "word of one entry",
    "common word, and one's own",
    "common words, deep",
    "common words never together",
}
"""Lists whose pages are full at the largest size."""
