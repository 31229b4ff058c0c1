"""gRPC door of what is not finished the same day, and of questions (I-20)."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.intake.v1 import follow_up_service_pb2 as pb
from callout.intake.v1 import follow_up_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.follow_ups import wire
from intake.adapters.paging import page_size, read_key_instant, read_token, write_token
from intake.adapters.wire_words import (
    CHANNEL,
    read_instant,
    read_optional_day,
    read_optional_instant,
)
from intake.api.servicer import IdSource
from intake.domain.follow_ups.day_end import DayNoticeFilter
from intake.domain.follow_ups.question import QuestionFilter
from intake.handlers.follow_ups.answer_question import AnswerQuestion, answer_question
from intake.handlers.follow_ups.defer_request import DeferRequest, defer_request
from intake.handlers.follow_ups.escalate_question import escalate_question
from intake.handlers.follow_ups.record_answer_told import RecordAnswerTold, record_answer_told
from intake.handlers.follow_ups.record_question import RecordQuestion, record_question
from intake.ports import Tx


class FollowUpServicer(rpc.FollowUpServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def DeferRequest(
        self, request: pb.DeferRequestRequest, context: grpc.ServicerContext
    ) -> pb.DeferRequestResponse:
        def use_case(tx: Tx, now: datetime) -> pb.DeferRequestResponse:
            cmd = DeferRequest(
                id=self._new_id(),
                service_request_id=request.service_request_id,
                agreed_for=read_instant(request.agreed_time, "agreed_time"),
                reason=request.reason,
            )
            notice = defer_request(cmd, tx, now)
            return pb.DeferRequestResponse(day_notice=wire.day_notice(notice))

        return self._commands.run(request, use_case)

    def ListDayNotices(
        self, request: pb.ListDayNoticesRequest, context: grpc.ServicerContext
    ) -> pb.ListDayNoticesResponse:
        after, limit = _behind(request.page_token), page_size(request.page_size)
        wanted = DayNoticeFilter(
            branch=request.branch_code,
            service_request_id=request.service_request_id,
            day=read_optional_day(request, "day"),
            missed_only=request.missed_only,
        )

        def use_case(tx: Tx, _: datetime) -> pb.ListDayNoticesResponse:
            page = tx.day_ends.page(wanted, after, limit)
            token = ""
            if page.has_more:
                token = write_token(page.rows[-1].noticed_at.isoformat(), page.rows[-1].id)
            return pb.ListDayNoticesResponse(
                day_notices=map(wire.day_notice, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def RecordQuestion(
        self, request: pb.RecordQuestionRequest, context: grpc.ServicerContext
    ) -> pb.RecordQuestionResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RecordQuestionResponse:
            cmd = RecordQuestion(
                id=self._new_id(),
                service_request_id=request.service_request_id,
                text=request.text,
                asked_at=read_optional_instant(request, "asked_time"),
            )
            asked = record_question(cmd, tx, now)
            return pb.RecordQuestionResponse(question=wire.question(asked))

        return self._commands.run(request, use_case)

    def EscalateQuestion(
        self, request: pb.EscalateQuestionRequest, context: grpc.ServicerContext
    ) -> pb.EscalateQuestionResponse:
        def use_case(tx: Tx, now: datetime) -> pb.EscalateQuestionResponse:
            sent = escalate_question(request.question_id, tx, now)
            return pb.EscalateQuestionResponse(question=wire.question(sent))

        return self._commands.run(request, use_case)

    def AnswerQuestion(
        self, request: pb.AnswerQuestionRequest, context: grpc.ServicerContext
    ) -> pb.AnswerQuestionResponse:
        def use_case(tx: Tx, now: datetime) -> pb.AnswerQuestionResponse:
            cmd = AnswerQuestion(question_id=request.question_id, answer=request.answer)
            return pb.AnswerQuestionResponse(question=wire.question(answer_question(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def RecordAnswerTold(
        self, request: pb.RecordAnswerToldRequest, context: grpc.ServicerContext
    ) -> pb.RecordAnswerToldResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RecordAnswerToldResponse:
            cmd = RecordAnswerTold(question_id=request.question_id, over=CHANNEL.need(request.over))
            told = record_answer_told(cmd, tx, now)
            return pb.RecordAnswerToldResponse(question=wire.question(told))

        return self._commands.run(request, use_case)

    def ListQuestions(
        self, request: pb.ListQuestionsRequest, context: grpc.ServicerContext
    ) -> pb.ListQuestionsResponse:
        after, limit = _behind(request.page_token), page_size(request.page_size)
        wanted = QuestionFilter(
            branch=request.branch_code,
            service_request_id=request.service_request_id,
            open_only=request.open_only,
        )

        def use_case(tx: Tx, _: datetime) -> pb.ListQuestionsResponse:
            page = tx.questions.page(wanted, after, limit)
            token = ""
            if page.has_more:
                token = write_token(page.rows[-1].asked_at.isoformat(), page.rows[-1].id)
            return pb.ListQuestionsResponse(
                questions=map(wire.question, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)


def _behind(token: str) -> tuple[datetime, str] | None:
    """Read the instant and id behind which a page begins, None for the first one."""
    at, last = read_token(token, 2)
    return (read_key_instant(at), last) if token else None
