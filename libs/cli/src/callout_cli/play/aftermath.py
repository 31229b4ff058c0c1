"""The next morning: calls are surveyed, complaints settled, liability reaches the appraisal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from callout.feedback.v1 import feedback_service_pb2 as feedback
from callout.feedback.v1 import resources_pb2 as words
from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as appraisal
from callout.hr_appraisal.v1 import resources_pb2 as entries
from callout_cli.play.day import Day, Place
from callout_cli.play.network import SampleComplaint
from callout_cli.play.plan import PlannedCall
from callout_cli.play.stage import Story, wait_for
from callout_cli.times import stamp

_SURVEYS_FROM: Final = time(8, 0)
_EACH: Final = timedelta(minutes=2)
_PERSONAL: Final = frozenset({"FAULT_RUDE", "FAULT_LATE"})


def survey_story(day: Day, planned: PlannedCall, technician: str) -> Story:
    """Ask the customer; settle the complaint, if he has one."""
    at = day.plan.at(_SURVEYS_FROM, days_after=1) + planned.number * _EACH
    yield at
    survey = _due_survey(day, planned)
    if planned.call.unreachable:
        _note_attempt(day, planned, survey.id, at)
        day.audience.moved(planned, Place.SURVEYED, "回访无人接听")
    else:
        _answer(day, planned, survey.id, at)
        shown = "/".join(rating.removeprefix("RATING_").lower() for rating in planned.ratings)
        day.audience.moved(planned, Place.SURVEYED, shown)
    if planned.call.complaint is not None:
        case = _Case(
            day=day,
            planned=planned,
            complaint=planned.call.complaint,
            technician=technician,
            survey_id=survey.id,
        )
        yield from _complaint_story(case, at)


def _due_survey(day: Day, planned: PlannedCall) -> words.Survey:
    request_id = day.requests[planned.number]

    def look() -> words.Survey | None:
        found = day.cast.complaint_handler.ask(
            feedback.ListSurveysRequest(service_request_id=request_id, page_size=50),
            feedback.ListSurveysResponse,
        ).surveys
        counting = [each for each in found if each.state != words.Survey.STATE_WITHDRAWN]
        return counting[0] if counting else None

    return wait_for(f"survey of {day.numbers[planned.number]}", look, sleep=day.sleep)


def _answer(day: Day, planned: PlannedCall, survey_id: str, at: datetime) -> None:
    attitude, skill, punctuality, promises = planned.ratings
    day.cast.complaint_handler.ask(
        feedback.RecordSurveyAnswerRequest(
            request_id=day.plan.key("survey", planned.number),
            survey_id=survey_id,
            answer=words.SurveyAnswer(
                attitude=attitude,
                skill=skill,
                punctuality=punctuality,
                promises_kept=promises,
                comment="有意见，另行登记" if planned.call.complaint else "",
            ),
            channel=words.CONTACT_CHANNEL_PHONE,
            occurred_time=stamp(at),
        ),
        feedback.RecordSurveyAnswerResponse,
    )


def _note_attempt(day: Day, planned: PlannedCall, survey_id: str, at: datetime) -> None:
    day.cast.complaint_handler.ask(
        feedback.RecordSurveyAttemptRequest(
            request_id=day.plan.key("survey-attempt", planned.number),
            survey_id=survey_id,
            channel=words.CONTACT_CHANNEL_PHONE,
            note="无人接听",
            occurred_time=stamp(at),
        ),
        feedback.RecordSurveyAttemptResponse,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One complaint: what it is about and who is concerned."""

    day: Day
    planned: PlannedCall
    complaint: SampleComplaint
    technician: str
    survey_id: str

    def key(self, step: str) -> str:
        return self.day.plan.key(step, self.planned.number)

    def responsible(self) -> str:
        return self.technician if self.complaint.fault in _PERSONAL else ""


def _complaint_story(case: _Case, at: datetime) -> Story:
    handler = case.day.cast.complaint_handler
    filed = _file(case, at)
    case.day.audience.moved(
        case.planned, Place.COMPLAINT, f"{filed.number} {case.complaint.subject}"
    )
    at += timedelta(minutes=20)
    yield at
    is_major = filed.grade == words.GRADE_MAJOR
    (case.day.cast.deputy_general_manager if is_major else handler).ask(
        feedback.ConfirmComplaintRequest(
            request_id=case.key("confirm"),
            complaint_id=filed.id,
            note="已与客户确认经过",
            occurred_time=stamp(at),
        ),
        feedback.ConfirmComplaintResponse,
    )
    at += timedelta(minutes=20)
    yield at
    handler.ask(
        feedback.AnswerComplaintRequest(
            request_id=case.key("answer"),
            complaint_id=filed.id,
            answer="已道歉并说明处理措施，将于三日内回访",
            occurred_time=stamp(at),
        ),
        feedback.AnswerComplaintResponse,
    )
    at += timedelta(minutes=10)
    yield at
    _settle_liability(case, filed.id, at)
    at += timedelta(minutes=25)
    yield at
    if case.responsible():
        _appraise(case, filed, at)
    handler.ask(
        feedback.CloseComplaintRequest(
            request_id=case.key("close-complaint"),
            complaint_id=filed.id,
            judgement=words.JUDGEMENT_ACCEPTED,
            outcome="客户接受道歉与整改",
            occurred_time=stamp(at + timedelta(minutes=15)),
        ),
        feedback.CloseComplaintResponse,
    )


def _file(case: _Case, at: datetime) -> words.Complaint:
    complaint = case.complaint
    return case.day.cast.complaint_handler.ask(
        feedback.FileComplaintRequest(
            request_id=case.key("complaint"),
            service_request_id=case.day.requests[case.planned.number],
            channel=complaint.channel,
            subject=complaint.subject,
            aggravations=complaint.aggravations,
            about_technician=complaint.about_technician,
            survey_id=case.survey_id,
            occurred_time=stamp(at),
        ),
        feedback.FileComplaintResponse,
    ).complaint


def _settle_liability(case: _Case, complaint_id: str, at: datetime) -> None:
    """One person proposes, another one verifies."""
    case.day.cast.complaint_handler.ask(
        feedback.ProposeLiabilityRequest(
            request_id=case.key("liability"),
            complaint_id=complaint_id,
            fault=case.complaint.fault,
            responsible_person=case.responsible(),
            responsible_department=case.complaint.department,
            cause=case.complaint.cause,
            occurred_time=stamp(at),
        ),
        feedback.ProposeLiabilityResponse,
    )
    case.day.cast.verifier.ask(
        feedback.VerifyLiabilityRequest(
            request_id=case.key("verify-liability"),
            complaint_id=complaint_id,
            occurred_time=stamp(at + timedelta(minutes=10)),
        ),
        feedback.VerifyLiabilityResponse,
    )


def _appraise(case: _Case, complaint: words.Complaint, at: datetime) -> None:
    """The entry that verified liability proposed is verified by one and approved by another."""
    evidence = {complaint.id, complaint.number}
    hr = case.day.cast.hr

    def look() -> entries.AppraisalEntry | None:
        found = hr.ask(
            appraisal.ListEntriesRequest(employee_code=case.technician, page_size=500),
            appraisal.ListEntriesResponse,
        ).entries
        return next((each for each in found if each.evidence_ref in evidence), None)

    entry = wait_for(f"entry about {case.technician}", look, sleep=case.day.sleep)
    hr.ask(
        appraisal.VerifyEntryRequest(
            request_id=case.key("verify-entry"),
            entry_id=entry.id,
            occurred_time=stamp(at),
        ),
        appraisal.VerifyEntryResponse,
    )
    posted = (
        case.day.cast.approver_of(entry.approver_role)
        .ask(
            appraisal.ApproveEntryRequest(
                request_id=case.key("approve-entry"),
                entry_id=entry.id,
                occurred_time=stamp(at + timedelta(minutes=10)),
            ),
            appraisal.ApproveEntryResponse,
        )
        .entry
    )
    case.day.audience.moved(case.planned, Place.APPRAISED, f"{case.technician} {posted.points:+d}")
