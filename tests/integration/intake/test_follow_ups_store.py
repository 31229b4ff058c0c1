"""Ends of days and questions: what both stores promise (I-20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from chassis.unit_of_work import Principal
from intake.domain.follow_ups.day_end import BranchDay, DayNoticeFilter, DayNoticeKind
from intake.domain.follow_ups.question import (
    Question,
    QuestionFilter,
    QuestionNotFound,
    StaleQuestion,
)
from intake.domain.vocabulary import Outcome, PauseReason, Purpose
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.follow_ups.answer_question import AnswerQuestion, answer_question
from intake.handlers.follow_ups.check_day_ends import check_day_ends
from intake.handlers.follow_ups.check_questions import check_questions
from intake.handlers.follow_ups.defer_request import defer_request
from intake.handlers.follow_ups.record_answer_told import record_answer_told
from intake.handlers.follow_ups.record_question import record_question
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.handlers.register_customer import RegisterCustomer, register_customer
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.transfer_request import TransferRequest, transfer_request
from integration.intake.conftest import Begin
from unit.intake.scene import CALLER, HANGZHOU, NOW, SHANGHAI, a_call, at
from unit.intake.test_follow_ups import asks, put_off, told

ELSEWHERE = Principal(subject="wu", role="supervisor", branches=frozenset({"SH02"}))


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Two branches and somebody who calls."""
    for branch in (HANGZHOU, SHANGHAI):
        with begin() as tx:
            register_branch(branch, tx, NOW)
    with begin() as tx:
        register_customer(RegisterCustomer(customer=CALLER), tx, NOW)


def call(begin: Begin, hours: float = 0, **changes: Any) -> str:
    with begin() as tx:
        cmd = a_call(request_id=str(uuid4()), received_at=at(hours), **changes)
        return register_call(cmd, tx, at(hours)).request.id


def ask(begin: Begin, request_id: str, hours: float = 0) -> Question:
    with begin() as tx:
        cmd = asks(id=str(uuid4()), service_request_id=request_id)
        return record_question(cmd, tx, at(hours))


def days_end(begin: Begin, hours: float, limit: int = 1) -> None:
    """Run the timer as the worker does, a transaction for each run."""
    more = 1
    while more:
        with begin() as tx:
            more = check_day_ends(tx, at(hours), limit)


def missed(begin: Begin) -> list[tuple[str, date]]:
    with begin() as tx:
        rows = tx.day_ends.page(DayNoticeFilter(missed_only=True), None, 99).rows
    return [(row.service_request_id, row.day) for row in rows]


def test_a_branch_is_in_a_day_from_its_registration_on(begin: Begin) -> None:
    with begin() as tx:
        assert tx.day_ends.hold("HZ01") == BranchDay(branch="HZ01", since=NOW)
    days_end(begin, 8.99)
    with begin() as tx:
        day = tx.day_ends.hold("HZ01")
        assert day == BranchDay(branch="HZ01", since=NOW, ends_at=at(9))
        assert tx.day_ends.lock_due(at(8.99)) is None
    days_end(begin, 9)
    with begin() as tx:
        assert tx.day_ends.hold("HZ01") == replace(day, since=at(9), ends_at=at(33))


def test_only_what_a_day_left_unfinished_without_a_word_is_raised(begin: Begin) -> None:
    left = call(begin)
    put = call(begin)
    call(begin, historical=True, external_ref="past/1")
    call(begin, purpose=Purpose.INSPECTION)
    waits, gone, again = call(begin), call(begin), call(begin, hours=-100)
    with begin() as tx:
        cmd = put_off(id=str(uuid4()), service_request_id=put)
        notice = defer_request(cmd, tx, at(9))
        pause_clocks(
            PauseClocks(
                service_request_id=waits,
                reason=PauseReason.NO_ACCESS,
                evidence="客户不在家",
                occurred_at=None,
            ),
            tx,
            at(1),
        )
        close_request(
            CloseRequest(
                service_request_id=gone,
                outcome=Outcome.WITHDRAWN,
                reason="客户撤回",
                occurred_at=None,
            ),
            tx,
            at(1),
        )
        solution = ProposeSolution(service_request_id=again, remedy="", occurred_at=None)
        propose_solution(solution, tx, at(1))
    with begin() as tx:
        reopening = ReopenRequest(service_request_id=again, reason="又坏了", occurred_at=None)
        reopen_request(reopening, tx, at(2))
    days_end(begin, 9, limit=1)
    assert sorted(missed(begin)) == sorted((each, date(2026, 3, 2)) for each in (left, again))
    days_end(begin, 9)
    assert len(missed(begin)) == 2
    with begin() as tx:
        page = tx.day_ends.page(DayNoticeFilter(service_request_id=put), None, 9)
        assert page.rows == (notice,)
        assert notice.kind is DayNoticeKind.DEFERRED


def test_notices_are_listed_page_by_page_to_those_of_the_branch(begin: Begin) -> None:
    for code in ("HZ01", "HZ01", "SH02"):
        call(begin, branch=code)
    days_end(begin, 9, limit=9)
    with begin() as tx:
        whole = tx.day_ends.page(DayNoticeFilter(), None, 9).rows
        page = tx.day_ends.page(DayNoticeFilter(), None, 2)
        behind = (page.rows[-1].noticed_at, page.rows[-1].id)
        rest = tx.day_ends.page(DayNoticeFilter(), behind, 2)
        assert (page.has_more, rest.has_more) == (True, False)
        assert page.rows + rest.rows == whole
        on = DayNoticeFilter(branch="HZ01", day=date(2026, 3, 2))
        assert len(tx.day_ends.page(on, None, 9).rows) == 2
        assert tx.day_ends.page(DayNoticeFilter(day=date(2026, 3, 3)), None, 9).rows == ()
    with begin(ELSEWHERE) as tx:
        assert [n.branch for n in tx.day_ends.page(DayNoticeFilter(), None, 9).rows] == ["SH02"]


def test_a_question_is_read_as_it_was_stored_at_the_branch_of_its_request(begin: Begin) -> None:
    asked = ask(begin, call(begin))
    with begin() as tx:
        assert tx.questions.lock(asked.id) == asked
        answer = AnswerQuestion(question_id=asked.id, answer="可以")
        answered = answer_question(answer, tx, at(1))
    with begin() as tx:
        assert tx.questions.lock(asked.id) == answered
        heard = record_answer_told(told(question_id=asked.id), tx, at(2))
    with begin() as tx:
        assert tx.questions.lock(asked.id) == heard
        move = TransferRequest(
            service_request_id=asked.service_request_id,
            to_branch="SH02",
            reason="客户搬家",
            occurred_at=None,
        )
        transfer_request(move, tx, at(3))
    with begin(ELSEWHERE) as tx:
        assert tx.questions.lock(asked.id) == replace(heard, branch="SH02")


def test_a_stale_question_is_not_stored_and_a_strange_one_not_found(begin: Begin) -> None:
    asked = ask(begin, call(begin))
    with begin() as tx:
        tx.questions.save(asked)
    with begin() as tx, pytest.raises(StaleQuestion):
        tx.questions.save(asked)
    for principal, wanted in ((ELSEWHERE, asked.id), (replace(ELSEWHERE, branches="*"), "x")):
        with begin(principal) as tx, pytest.raises(QuestionNotFound):
            tx.questions.lock(wanted)


def test_due_questions_are_each_taken_once(begin: Begin) -> None:
    request = call(begin)
    first, second, fresh = ask(begin, request), ask(begin, request), ask(begin, request, 1)
    with begin() as tx:
        assert tx.questions.lock_due(at(47.99), 9) == ()
        due = tx.questions.lock_due(at(48), 9)
        assert {each.id for each in due} == {first.id, second.id}
        assert check_questions(tx, at(48), 1) == 1
    with begin() as tx:
        assert check_questions(tx, at(48), 9) == 1
        assert check_questions(tx, at(48), 9) == 0
        answer_question(AnswerQuestion(question_id=fresh.id, answer="可以"), tx, at(48))
    with begin() as tx:
        assert [each.id for each in tx.questions.lock_due(at(63), 9)] == [fresh.id]
        assert check_questions(tx, at(63), 9) == 1
        assert tx.questions.lock_due(at(99), 9) == ()


def test_questions_are_listed_page_by_page(begin: Begin) -> None:
    here, there = call(begin), call(begin, branch="SH02")
    asked = [ask(begin, here, 0), ask(begin, there, 1), ask(begin, here, 2)]
    with begin() as tx:
        answer_question(AnswerQuestion(question_id=asked[0].id, answer="可以"), tx, at(3))
        record_answer_told(told(question_id=asked[0].id), tx, at(3))
    with begin() as tx:
        page = tx.questions.page(QuestionFilter(), None, 2)
        behind = (page.rows[-1].asked_at, page.rows[-1].id)
        rest = tx.questions.page(QuestionFilter(), behind, 2)
        assert [q.id for q in page.rows + rest.rows] == [q.id for q in asked]
        wanted = (
            (QuestionFilter(open_only=True), 2),
            (QuestionFilter(branch="HZ01"), 2),
            (QuestionFilter(service_request_id=here, open_only=True), 1),
        )
        for narrowed, count in wanted:
            assert len(tx.questions.page(narrowed, None, 9).rows) == count, narrowed
    with begin(ELSEWHERE) as tx:
        rows = tx.questions.page(QuestionFilter(), None, 9).rows
        assert [q.id for q in rows] == [asked[1].id]
