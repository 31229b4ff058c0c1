"""What is not finished the same day, and questions, through the real door (I-20)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import grpc
import pytest

from callout.intake.v1 import follow_up_events_pb2 as events_pb
from callout.intake.v1 import follow_up_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.follow_up_service_pb2_grpc import FollowUpServiceStub
from chassis.unit_of_work import SYSTEM
from intake.handlers.follow_ups.check_day_ends import check_day_ends
from intake.handlers.follow_ups.check_questions import check_questions
from integration.intake.front_door import FrontDoor, key, now, stamp, twice

pytestmark = pytest.mark.integration

TABLES = ("day_notices", "questions", "branch_days")


def stub(door: FrontDoor, role: str = "call_taker", *branches: str) -> FollowUpServiceStub:
    return FollowUpServiceStub(door.channel_as(role, *branches, subject="li"))


def put_off(request_id: str, days: float = 30, **told: Any) -> pb.DeferRequestRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "service_request_id": request_id,
        "agreed_time": stamp(now() + timedelta(days=days)),
        "reason": "要等总部图纸",
        **told,
    }
    return pb.DeferRequestRequest(**values)


def asks(request_id: str) -> pb.RecordQuestionRequest:
    return pb.RecordQuestionRequest(
        request_id=key(), service_request_id=request_id, text="能否换型号?"
    )


def answer(question_id: str) -> pb.AnswerQuestionRequest:
    return pb.AnswerQuestionRequest(request_id=key(), question_id=question_id, answer="可以")


def tell(question_id: str) -> pb.RecordAnswerToldRequest:
    return pb.RecordAnswerToldRequest(
        request_id=key(), question_id=question_id, over=rs.CHANNEL_PHONE
    )


def timers(door: FrontDoor, days: float) -> None:
    """Let several workers look at once, each until nothing is left."""

    def work(_: int) -> None:
        for check in (check_day_ends, check_questions):
            more = 1
            while more:
                with door.uow.begin(SYSTEM) as unit:
                    more = check(unit.tx, now() + timedelta(days=days), 2)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))


def test_a_request_put_off_is_a_notice_to_the_supervisor_that_day(door: FrontDoor) -> None:
    request = door.call()
    notice = twice(stub(door).DeferRequest, put_off(request.id)).day_notice
    assert (notice.kind, notice.notify_role, notice.noticed_by, notice.reason) == (
        pb.DayNotice.KIND_DEFERRED,
        "supervisor",
        "li",
        "要等总部图纸",
    )
    assert notice.policy_ref == "follow-up/follow-up@2026.1"
    (event,) = door.bodies(events_pb.RequestDeferred)
    assert (event.service_request_id, event.agreed_time) == (request.id, notice.agreed_time)
    listed = stub(door, "supervisor").ListDayNotices(
        pb.ListDayNoticesRequest(branch_code="HZ01", day=notice.day)
    )
    assert list(listed.day_notices) == [notice]
    timers(door, 20)
    assert door.bodies(events_pb.DayEndMissed) == []


def test_days_without_a_word_are_raised_once_by_however_many_workers(door: FrontDoor) -> None:
    requests = {door.call().id for _ in range(5)}
    put = next(iter(requests))
    stub(door).DeferRequest(put_off(put))
    timers(door, 14)
    timers(door, 14)
    missed = door.bodies(events_pb.DayEndMissed)
    assert {event.service_request_id for event in missed} == requests - {put}
    keys = [(event.service_request_id, event.ended_time.seconds) for event in missed]
    assert len(set(keys)) == len(keys)
    page = stub(door, "supervisor").ListDayNotices(
        pb.ListDayNoticesRequest(missed_only=True, page_size=3)
    )
    rest = stub(door, "supervisor").ListDayNotices(
        pb.ListDayNoticesRequest(missed_only=True, page_token=page.next_page_token)
    )
    listed = [*page.day_notices, *rest.day_notices]
    assert {each.id for each in listed} == {event.day_notice_id for event in missed}


def test_a_question_its_escalation_its_answer_and_its_breach(door: FrontDoor) -> None:
    request, desk = door.call(), stub(door)
    kept = twice(desk.RecordQuestion, asks(request.id)).question
    handed, slow = (desk.RecordQuestion(asks(request.id)).question for _ in range(2))
    by_hand = pb.EscalateQuestionRequest(request_id=key(), question_id=handed.id)
    assert twice(desk.EscalateQuestion, by_hand).question.escalated_by == "li"
    assert twice(desk.AnswerQuestion, answer(kept.id)).question.answered_by == "li"
    heard = twice(desk.RecordAnswerTold, tell(kept.id)).question
    assert heard.told_over == rs.CHANNEL_PHONE
    assert not heard.HasField("told_late_time")
    desk.AnswerQuestion(answer(handed.id))
    timers(door, 3)
    sent = {each.question_id: each for each in door.bodies(events_pb.QuestionEscalated)}
    assert set(sent) == {handed.id, slow.id}
    assert sent[slow.id].escalated_time == slow.escalate_by_time
    (late,) = door.bodies(events_pb.AnswerToldLate)
    assert (late.question_id, late.answered_by) == (handed.id, "li")
    found = desk.ListQuestions(pb.ListQuestionsRequest(open_only=True, page_size=1))
    rest = desk.ListQuestions(
        pb.ListQuestionsRequest(open_only=True, page_token=found.next_page_token)
    )
    assert {q.id for q in (*found.questions, *rest.questions)} == {handed.id, slow.id}
    assert all("型号" not in str(row) for row in door.rows("select body from outbox"))


def test_a_refusal_names_its_rule_and_leaves_nothing(door: FrontDoor) -> None:
    request, desk = door.call(), stub(door)
    over = door.writes_nothing(lambda: desk.DeferRequest(put_off(request.id, -1)), *TABLES)
    assert (over.code, over.reason, set(over.fields)) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "NOT_AHEAD",
        {"agreed_time"},
    )
    asked = desk.RecordQuestion(asks(request.id)).question
    early = door.writes_nothing(lambda: desk.RecordAnswerTold(tell(asked.id)), *TABLES)
    assert (early.reason, early.metadata["rule"]) == ("QUESTION_NOT_ANSWERED", "I-20")
    foreign = stub(door, "call_taker", "SH02")
    hidden = door.writes_nothing(lambda: foreign.AnswerQuestion(answer(asked.id)), *TABLES)
    assert hidden.code is grpc.StatusCode.NOT_FOUND
    denied = door.writes_nothing(
        lambda: stub(door, "analyst").DeferRequest(put_off(request.id)), *TABLES
    )
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-20")
