"""What is not finished the same day, and questions nobody can answer at once (I-20).

The office of the tests is open from 9 to 12 and 13 to 18 on weekdays; NOW is Monday 9:00 in
Hangzhou, so that its day ends at `at(9)`, Tuesday's at `at(33)`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from intake.domain.errors import IntakeError, ServiceRequestNotFound
from intake.domain.follow_ups.day_end import (
    DayNotice,
    DayNoticeFilter,
    DayNoticeGiven,
    DayNoticeKind,
    FollowUpPolicy,
)
from intake.domain.follow_ups.question import (
    AnswerToldBefore,
    AnswerToldLate,
    QuestionAnswered,
    QuestionEscalated,
    QuestionEscalatedBefore,
    QuestionNotFound,
    QuestionUnanswered,
)
from intake.domain.lifecycle import AlreadySolved, RequestClosed
from intake.domain.promising import NotAhead
from intake.domain.register import InTheFuture
from intake.domain.vocabulary import Channel, Outcome, PauseReason, Purpose
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.follow_ups.answer_question import AnswerQuestion, answer_question
from intake.handlers.follow_ups.check_day_ends import check_day_ends
from intake.handlers.follow_ups.check_questions import check_questions
from intake.handlers.follow_ups.defer_request import DeferRequest, defer_request
from intake.handlers.follow_ups.escalate_question import escalate_question
from intake.handlers.follow_ups.record_answer_told import RecordAnswerTold, record_answer_told
from intake.handlers.follow_ups.record_question import RecordQuestion, record_question
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from unit.intake.scene import NOW, Scene, at

MISSED = DayNoticeKind.MISSED


@pytest.fixture
def scene() -> Scene:
    return Scene()


def put_off(agreed_for: float = 30, **told: Any) -> DeferRequest:
    cmd = DeferRequest(
        id="n-1", service_request_id="r-1", agreed_for=at(agreed_for), reason="要等总部图纸"
    )
    return replace(cmd, **told)


def asks(**told: Any) -> RecordQuestion:
    cmd = RecordQuestion(id="q-1", service_request_id="r-1", text="能否换型号?", asked_at=None)
    return replace(cmd, **told)


def days_end(scene: Scene, hours: float) -> list[DayNotice]:
    """Let the timer run until nothing is left to look at; return what was raised."""
    before = len(scene.tx.sent)
    while check_day_ends(scene.tx, at(hours), 1):
        pass
    scene.events = scene.tx.sent[before:]
    return [event.notice for event in scene.events]


def questions_due(scene: Scene, hours: float) -> list[Any]:
    before = len(scene.tx.sent)
    while check_questions(scene.tx, at(hours), 1):
        pass
    return scene.tx.sent[before:]


def test_a_customer_has_a_new_time_and_the_supervisor_a_notice_that_day(scene: Scene) -> None:
    scene.register()
    notice = scene.run(defer_request, put_off(), at(3))
    assert scene.events == [DayNoticeGiven(notice=notice)]
    assert (notice.kind, notice.day, notice.agreed_for, notice.notify_role) == (
        DayNoticeKind.DEFERRED,
        date(2026, 3, 2),
        at(30),
        "supervisor",
    )
    assert (notice.noticed_by, notice.policy_ref) == ("tester", "follow-up/follow-up@test")
    assert days_end(scene, 9) == []


def test_putting_off_moves_no_clock(scene: Scene) -> None:
    scene.register()
    before = scene.request()
    scene.run(defer_request, put_off(), at(3))
    assert scene.request() == before


@pytest.mark.parametrize(("hours", "raised"), [(8.99, 0), (9, 1), (15, 1)])
def test_a_day_that_ended_without_a_word_is_raised(scene: Scene, hours: float, raised: int) -> None:
    scene.register()
    found = days_end(scene, hours)
    assert [(n.service_request_id, n.kind, n.noticed_at) for n in found] == [
        ("r-1", MISSED, at(9))
    ] * raised


def test_it_is_raised_once_however_often_and_late_the_timer_runs(scene: Scene) -> None:
    scene.register()
    scene.register()
    assert [n.service_request_id for n in days_end(scene, 200)] == ["r-1", "r-2", "r-1", "r-2"]
    assert days_end(scene, 200) == []


def test_a_late_timer_raises_each_day_as_it_ended(scene: Scene) -> None:
    scene.register()
    early = Scene()
    early.register()
    for hours in range(60):
        days_end(early, hours)
    days_end(scene, 60)
    assert scene.tx.state.follow_ups.notices == early.tx.state.follow_ups.notices
    assert [n.day for n in scene.tx.state.follow_ups.notices] == [
        date(2026, 3, 2),  # begun
        date(2026, 3, 4),  # due: 48 hours, with the clock of the tests around the clock
    ]


def test_what_is_put_off_is_raised_again_on_the_day_it_was_put_off_to(scene: Scene) -> None:
    scene.register()
    scene.run(defer_request, put_off(30), at(3))
    assert days_end(scene, 32.9) == []
    assert [(n.day, n.noticed_at) for n in days_end(scene, 33)] == [(date(2026, 3, 3), at(33))]


@pytest.mark.parametrize(("agreed_for", "raised"), [(8, 1), (9, 1), (9.01, 0)])
def test_a_new_time_on_the_same_day_is_no_new_time_for_its_end(
    scene: Scene, agreed_for: float, raised: int
) -> None:
    scene.register()
    scene.run(defer_request, put_off(agreed_for), at(3))
    assert len(days_end(scene, 9)) == raised


def test_a_word_after_the_end_of_the_day_comes_too_late(scene: Scene) -> None:
    scene.register()
    scene.run(defer_request, put_off(), at(9.01))
    assert len(days_end(scene, 10)) == 1


def test_what_came_after_closing_or_on_a_free_day_belongs_to_the_next_day(scene: Scene) -> None:
    days_end(scene, 9)
    scene.register(at(12))
    assert days_end(scene, 32) == []
    assert [n.noticed_at for n in days_end(scene, 33)] == [at(33)]
    saturday = at(5 * 24)
    scene.register(saturday)
    days_end(scene, 5 * 24 - 1)
    assert [n.service_request_id for n in days_end(scene, 7 * 24 + 8)] == []
    assert [n.day for n in days_end(scene, 7 * 24 + 9)] == [date(2026, 3, 9)]


def test_what_is_done_paused_internal_or_past_is_left_alone(scene: Scene) -> None:
    scene.desk_call()
    scene.run(
        propose_solution,
        ProposeSolution(service_request_id="r-1", remedy="", occurred_at=None),
        at(1),
    )
    scene.register()
    pause = PauseClocks(
        service_request_id="r-2",
        reason=PauseReason.NO_ACCESS,
        evidence="客户不在家",
        occurred_at=None,
    )
    scene.run(pause_clocks, pause, at(2))
    scene.register(purpose=Purpose.INSPECTION)
    scene.register(historical=True)
    assert days_end(scene, 9) == []


def test_a_branch_hears_of_its_own_requests(scene: Scene) -> None:
    scene.register()
    scene.register(branch="SH02", installed_product_id="")
    assert {(n.branch, n.service_request_id) for n in days_end(scene, 9)} == {
        ("HZ01", "r-1"),
        ("SH02", "r-2"),
    }
    page = scene.tx.day_ends.page(DayNoticeFilter(branch="SH02", missed_only=True), None, 9)
    assert [n.service_request_id for n in page.rows] == ["r-2"]


def test_a_question_goes_to_the_supervisor_within_two_days(scene: Scene) -> None:
    scene.register()
    asked = scene.run(record_question, asks(), at(1))
    assert (asked.escalate_by, asked.policy_ref) == (at(49), "follow-up/follow-up@test")
    assert questions_due(scene, 48.99) == []
    (event,) = questions_due(scene, 60)
    assert isinstance(event, QuestionEscalated)
    assert (event.question.escalated_at, event.question.escalated_by) == (at(49), "system:clock")
    assert questions_due(scene, 61) == []


def test_a_person_may_hand_it_over_before(scene: Scene) -> None:
    scene.register()
    scene.run(record_question, asks(), NOW)
    sent = scene.run(escalate_question, "q-1", at(5))
    assert scene.told == ["QuestionEscalated"]
    assert (sent.escalated_at, sent.escalated_by) == (at(5), "tester")
    assert questions_due(scene, 100) == []
    refusal = scene.refused(QuestionEscalatedBefore, escalate_question, "q-1", at(6))
    assert refusal.rule == "I-20"


def test_an_answer_that_reaches_the_customer_that_day_raises_nothing(scene: Scene) -> None:
    scene.register()
    scene.run(record_question, asks(), NOW)
    found = scene.run(answer_question, AnswerQuestion(question_id="q-1", answer="可以"), at(2))
    assert (found.answered_by, found.tell_by) == ("tester", at(15))
    heard = scene.run(record_answer_told, told(), at(14.99))
    assert (heard.told_at, heard.told_over, heard.told_late_at) == (
        at(14.99),
        Channel.PHONE,
        None,
    )
    assert questions_due(scene, 100) == []


@pytest.mark.parametrize("by_timer", [True, False])
def test_an_answer_that_was_kept_back_is_a_breach_once(scene: Scene, *, by_timer: bool) -> None:
    scene.register()
    scene.run(record_question, asks(), NOW)
    scene.run(answer_question, AnswerQuestion(question_id="q-1", answer="可以"), at(2))
    raised = questions_due(scene, 15) if by_timer else []
    heard = scene.run(record_answer_told, told(), at(15))
    raised += scene.events
    assert [type(event) for event in raised] == [AnswerToldLate]
    assert (heard.told_late_at, heard.told_at) == (at(15), at(15))
    assert questions_due(scene, 100) == []


def test_an_answer_after_two_days_is_escalated_first_whoever_is_first(scene: Scene) -> None:
    scene.register()
    scene.run(record_question, asks(), NOW)
    found = scene.run(answer_question, AnswerQuestion(question_id="q-1", answer="可以"), at(48))
    assert scene.told == ["QuestionEscalated"]
    assert (found.escalated_at, found.escalated_by) == (at(48), "system:clock")


def told(**changes: Any) -> RecordAnswerTold:
    return replace(RecordAnswerTold(question_id="q-1", over=Channel.PHONE), **changes)


def test_a_closed_request_may_have_a_question(scene: Scene) -> None:
    scene.register()
    scene.run(close_request, closing(), at(1))
    assert scene.run(record_question, asks(), at(2)).escalate_by == at(50)


def closing() -> CloseRequest:
    return CloseRequest(
        service_request_id="r-1", outcome=Outcome.WITHDRAWN, reason="客户撤回", occurred_at=None
    )


@pytest.mark.parametrize(
    ("use_case", "cmd", "kind", "rule"),
    [
        (defer_request, put_off(-1), NotAhead, "I-19"),
        (defer_request, put_off(367 * 24), NotAhead, "I-19"),
        (defer_request, put_off(service_request_id="x"), ServiceRequestNotFound, ""),
        (record_question, asks(service_request_id="x"), ServiceRequestNotFound, ""),
        (record_question, asks(asked_at=at(9)), InTheFuture, "I-19"),
        (answer_question, AnswerQuestion(question_id="x", answer="a"), QuestionNotFound, ""),
        (record_answer_told, told(), QuestionUnanswered, "I-20"),
    ],
)
def test_what_cannot_be_is_refused(
    scene: Scene, use_case: Any, cmd: Any, kind: type[IntakeError], rule: str
) -> None:
    scene.register()
    scene.run(record_question, asks(), NOW)
    assert scene.refused(kind, use_case, cmd, at(1)).rule == rule


def test_what_is_answered_and_told_stays_so(scene: Scene) -> None:
    scene.register()
    scene.run(record_question, asks(), NOW)
    answer = AnswerQuestion(question_id="q-1", answer="可以")
    scene.run(answer_question, answer, at(1))
    assert scene.refused(QuestionAnswered, answer_question, answer, at(2)).rule == "I-20"
    scene.refused(QuestionAnswered, escalate_question, "q-1", at(2))
    scene.run(record_answer_told, told(), at(2))
    assert scene.refused(AnswerToldBefore, record_answer_told, told(), at(3)).rule == "I-20"


def test_what_is_done_is_not_put_off(scene: Scene) -> None:
    scene.desk_call()
    solution = ProposeSolution(service_request_id="r-1", remedy="", occurred_at=None)
    scene.run(propose_solution, solution, at(1))
    scene.refused(AlreadySolved, defer_request, put_off(), at(2))
    other = Scene()
    other.register()
    other.run(close_request, closing(), at(1))
    other.refused(RequestClosed, defer_request, put_off(), at(2))


@pytest.mark.parametrize("told_to", [{"notify": ""}, {"escalate_within": timedelta()}])
def test_a_policy_that_tells_nobody_or_waits_for_nothing_is_refused(told_to: Any) -> None:
    values: dict[str, Any] = {
        "calendar": "office",
        "notify": "supervisor",
        "escalate_within": timedelta(days=2),
        **told_to,
    }
    with pytest.raises(ValueError, match=r"nobody|goes on"):
        FollowUpPolicy(**values)
