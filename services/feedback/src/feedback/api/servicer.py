"""gRPC door: decode, run one use case, encode. No rules live here."""

from __future__ import annotations

from collections.abc import Callable

import grpc

from callout.feedback.v1 import feedback_service_pb2 as pb
from callout.feedback.v1 import feedback_service_pb2_grpc as rpc
from chassis.commands import Commands
from feedback.adapters import wire_resources as wire
from feedback.api import decode
from feedback.domain.complaint import Complaint
from feedback.domain.ids import ComplaintId, SurveyId
from feedback.domain.survey import Survey
from feedback.handlers.answer_complaint import answer_complaint
from feedback.handlers.close_complaint import close_complaint
from feedback.handlers.confirm_complaint import confirm_complaint
from feedback.handlers.file_complaint import file_complaint
from feedback.handlers.propose_liability import propose_liability
from feedback.handlers.record_contact_attempt import record_contact_attempt
from feedback.handlers.record_survey_answer import record_survey_answer
from feedback.handlers.record_survey_attempt import record_survey_attempt
from feedback.handlers.verify_liability import verify_liability
from feedback.ports import Page, Tx


class FeedbackServicer(rpc.FeedbackServiceServicer):
    """`callout.feedback.v1.FeedbackService`.

    Args:
        commands: Runs use cases, each request once.
        new_complaint_id: Makes the id of a complaint.
    """

    def __init__(self, commands: Commands[Tx], new_complaint_id: Callable[[], ComplaintId]) -> None:
        self._commands = commands
        self._new_complaint_id = new_complaint_id

    def ListSurveys(
        self, request: pb.ListSurveysRequest, context: grpc.ServicerContext
    ) -> pb.ListSurveysResponse:
        query = decode.survey_query(request)
        return self._commands.read(lambda tx, _: _surveys(tx.surveys.page(query)))

    def GetSurvey(
        self, request: pb.GetSurveyRequest, context: grpc.ServicerContext
    ) -> pb.GetSurveyResponse:
        survey_id = SurveyId(request.survey_id)
        return self._commands.read(
            lambda tx, _: pb.GetSurveyResponse(survey=wire.survey(tx.surveys.get(survey_id)))
        )

    def RecordSurveyAnswer(
        self, request: pb.RecordSurveyAnswerRequest, context: grpc.ServicerContext
    ) -> pb.RecordSurveyAnswerResponse:
        cmd = decode.record_survey_answer(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.RecordSurveyAnswerResponse(
                survey=wire.survey(record_survey_answer(cmd, tx, now))
            ),
        )

    def RecordSurveyAttempt(
        self, request: pb.RecordSurveyAttemptRequest, context: grpc.ServicerContext
    ) -> pb.RecordSurveyAttemptResponse:
        cmd = decode.record_survey_attempt(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.RecordSurveyAttemptResponse(
                survey=wire.survey(record_survey_attempt(cmd, tx, now))
            ),
        )

    def FileComplaint(
        self, request: pb.FileComplaintRequest, context: grpc.ServicerContext
    ) -> pb.FileComplaintResponse:
        cmd = decode.file_complaint(request, self._new_complaint_id())
        return self._commands.run(
            request,
            lambda tx, now: pb.FileComplaintResponse(
                complaint=wire.complaint(file_complaint(cmd, tx, now))
            ),
        )

    def ConfirmComplaint(
        self, request: pb.ConfirmComplaintRequest, context: grpc.ServicerContext
    ) -> pb.ConfirmComplaintResponse:
        cmd = decode.confirm_complaint(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.ConfirmComplaintResponse(
                complaint=wire.complaint(confirm_complaint(cmd, tx, now))
            ),
        )

    def AnswerComplaint(
        self, request: pb.AnswerComplaintRequest, context: grpc.ServicerContext
    ) -> pb.AnswerComplaintResponse:
        cmd = decode.answer_complaint(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.AnswerComplaintResponse(
                complaint=wire.complaint(answer_complaint(cmd, tx, now))
            ),
        )

    def ProposeLiability(
        self, request: pb.ProposeLiabilityRequest, context: grpc.ServicerContext
    ) -> pb.ProposeLiabilityResponse:
        cmd = decode.propose_liability(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.ProposeLiabilityResponse(
                complaint=wire.complaint(propose_liability(cmd, tx, now))
            ),
        )

    def VerifyLiability(
        self, request: pb.VerifyLiabilityRequest, context: grpc.ServicerContext
    ) -> pb.VerifyLiabilityResponse:
        cmd = decode.verify_liability(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.VerifyLiabilityResponse(
                complaint=wire.complaint(verify_liability(cmd, tx, now))
            ),
        )

    def RecordContactAttempt(
        self, request: pb.RecordContactAttemptRequest, context: grpc.ServicerContext
    ) -> pb.RecordContactAttemptResponse:
        cmd = decode.record_contact_attempt(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.RecordContactAttemptResponse(
                complaint=wire.complaint(record_contact_attempt(cmd, tx, now))
            ),
        )

    def CloseComplaint(
        self, request: pb.CloseComplaintRequest, context: grpc.ServicerContext
    ) -> pb.CloseComplaintResponse:
        cmd = decode.close_complaint(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.CloseComplaintResponse(
                complaint=wire.complaint(close_complaint(cmd, tx, now))
            ),
        )

    def GetComplaint(
        self, request: pb.GetComplaintRequest, context: grpc.ServicerContext
    ) -> pb.GetComplaintResponse:
        complaint_id = ComplaintId(request.complaint_id)
        return self._commands.read(
            lambda tx, _: pb.GetComplaintResponse(
                complaint=wire.complaint(tx.complaints.get(complaint_id))
            )
        )

    def ListComplaints(
        self, request: pb.ListComplaintsRequest, context: grpc.ServicerContext
    ) -> pb.ListComplaintsResponse:
        query = decode.complaint_query(request)
        return self._commands.read(lambda tx, _: _complaints(tx.complaints.page(query)))


def _surveys(page: Page[Survey]) -> pb.ListSurveysResponse:
    return pb.ListSurveysResponse(
        surveys=[wire.survey(row) for row in page.rows], next_page_token=page.next_token
    )


def _complaints(page: Page[Complaint]) -> pb.ListComplaintsResponse:
    return pb.ListComplaintsResponse(
        complaints=[wire.complaint(row) for row in page.rows], next_page_token=page.next_token
    )
