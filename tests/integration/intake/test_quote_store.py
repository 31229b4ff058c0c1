"""Quotes: what both stores promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from chassis.unit_of_work import Principal
from intake.domain.quotes.quote import Quote
from intake.domain.quotes.rules import DiscountsUsedUp, QuoteNotFound, StaleQuote
from intake.handlers.quotes.accept_quote import accept_quote
from intake.handlers.quotes.ask_reduction import ask_reduction
from intake.handlers.quotes.decide_reduction import decide_reduction
from intake.handlers.quotes.end_quote import end_quote
from intake.handlers.quotes.give_discount import give_discount
from intake.handlers.quotes.prepare_quote import prepare_quote
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from integration.intake.conftest import Begin
from unit.intake.scene import CALLER, HANGZHOU, NOW, a_call, at
from unit.intake.test_quotes import asked, decision, discount, no, reduction, yes

REQUEST_ID = "6f1d1c9a-0000-4000-8000-000000000001"
BOSS = Principal(subject="boss", role="approver", branches="*")
ELSEWHERE = Principal(subject="wu", role="supervisor", branches=frozenset({"SH02"}))


@pytest.fixture(autouse=True)
def request_on_file(begin: Begin) -> None:
    with begin() as tx:
        register_branch(HANGZHOU, tx, NOW)
    with begin() as tx:
        tx.customers.add(CALLER)
        register_call(a_call(request_id=REQUEST_ID), tx, NOW)


def quote(begin: Begin, now: datetime = NOW, **told: Any) -> Quote:
    told = {"id": str(uuid4()), "service_request_id": REQUEST_ID, **told}
    with begin() as tx:
        return prepare_quote(asked(**told), tx, now)


def test_a_quote_is_read_as_it_was_stored_at_every_step(begin: Begin) -> None:
    made = quote(begin, is_accident_work=True, margin_reason="定损")
    with begin() as tx:
        assert tx.quotes.get(made.id) == made
        lowered = ask_reduction(replace(reduction(), quote_id=made.id), tx, at(1))
    with begin(BOSS) as tx:
        assert tx.quotes.get(made.id) == lowered
        decided = decide_reduction(replace(decision(), quote_id=made.id), tx, at(2))
    with begin() as tx:
        assert tx.quotes.get(made.id) == decided
        accepted = accept_quote(replace(yes("200"), quote_id=made.id), tx, at(3))
    with begin() as tx:
        assert tx.quotes.get(made.id) == accepted
        assert (accepted.version, accepted.total) == (4, Decimal(200))


def test_a_discount_is_read_as_it_was_given(begin: Begin) -> None:
    made = quote(begin)
    with begin() as tx:
        given = give_discount(replace(discount(), quote_id=made.id), tx, at(1))
    with begin() as tx:
        assert tx.quotes.get(made.id) == given
    assert given.discount_week == date(2026, 3, 2)


def test_what_the_caller_may_not_see_is_not_found(begin: Begin) -> None:
    made = quote(begin)
    technician = Principal(subject="T1", role="technician", branches="*")
    for who in (ELSEWHERE, technician):
        with begin(who) as tx:
            assert tx.quotes.page(REQUEST_ID, None, 9).rows == ()
            with pytest.raises(QuoteNotFound):
                tx.quotes.get(made.id)
    with begin() as tx, pytest.raises(QuoteNotFound):
        tx.quotes.lock("no uuid")


def test_a_quote_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    made = quote(begin)
    with begin() as tx:
        tx.quotes.save(made)
        with pytest.raises(StaleQuote):
            tx.quotes.save(made)


def test_the_open_and_the_accepted_quote_of_a_request_are_found(begin: Begin) -> None:
    first = quote(begin)
    with begin() as tx:
        assert tx.quotes.open_of(REQUEST_ID) == first
        assert tx.quotes.accepted_of(REQUEST_ID, at(9)) is None
        end_quote(replace(no(), quote_id=first.id), tx, at(1))
    second = quote(begin, at(2))
    with begin() as tx:
        accepted = accept_quote(replace(yes(), quote_id=second.id), tx, at(3))
    with begin() as tx:
        assert tx.quotes.open_of(REQUEST_ID) is None
        found = [tx.quotes.accepted_of(REQUEST_ID, at(hour)) for hour in (2.99, 3, 4)]
        assert found == [None, accepted, accepted]
        page = tx.quotes.page(REQUEST_ID, None, 1)
        rest = tx.quotes.page(REQUEST_ID, (page.rows[-1].prepared_at, page.rows[-1].id), 1)
    assert [q.id for q in page.rows + rest.rows] == [first.id, second.id]
    assert (page.has_more, rest.has_more) == (True, False)


def test_a_discount_that_is_one_too_many_is_not_counted(begin: Begin) -> None:
    for number in range(6):
        request_id = str(uuid4())
        with begin() as tx:
            register_call(a_call(request_id=request_id), tx, NOW)
        made = quote(begin, service_request_id=request_id)
        cmd = replace(discount(), quote_id=made.id)
        if number < 5:
            with begin() as tx:
                give_discount(cmd, tx, NOW)
        else:
            with pytest.raises(DiscountsUsedUp), begin() as tx:
                give_discount(cmd, tx, NOW)
    with begin() as tx:
        assert tx.quotes.get(made.id) == made
        assert tx.quotes.count_discount("tester", date(2026, 3, 2)) == 6
        assert tx.quotes.count_discount("tester", date(2026, 3, 9)) == 1
