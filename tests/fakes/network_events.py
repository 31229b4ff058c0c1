"""Events of intake and feedback as headquarters gets them, short to write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from google.protobuf.timestamp_pb2 import Timestamp

from callout.feedback.v1 import events_pb2 as feedback_pb
from callout.feedback.v1 import resources_pb2 as feedback_rs
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs

BRANCHES = "intake.branch"
REQUESTS = "intake.service_request"
SURVEYS = "feedback.survey"
COMPLAINTS = "feedback.complaint"
NOON = datetime(2026, 3, 15, 4, tzinfo=UTC)
"""Noon of the fifteenth of March in Shanghai."""


def stamp(at: datetime) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(at)
    return made


def branch(code: str = "SZ", zone: str = "Asia/Shanghai", **more: Any) -> Any:
    fields = {"name": f"{code} branch", "region": "south", **more}
    return intake_pb.BranchRegistered(branch=intake_rs.Branch(code=code, time_zone=zone, **fields))


def registered(request: str, at: datetime = NOON, branch_code: str = "SZ") -> Any:
    return intake_pb.ServiceRequestRegistered(
        service_request_id=request,
        request_number=f"{branch_code}-{request}",
        branch_code=branch_code,
        severity=intake_rs.SEVERITY_B,
        handling=intake_rs.HANDLING_ON_SITE,
        received_time=stamp(at),
    )


def transferred(request: str, to_branch_code: str) -> Any:
    return intake_pb.ServiceRequestTransferred(
        service_request_id=request, to_branch_code=to_branch_code
    )


def clock(milestone: str, state: str = "MET", used: int = 600) -> intake_rs.Clock:
    """Return a clock; one that is met, or broken and reached all the same, has a time."""
    is_reached = state in {"MET", "LATE"}
    return intake_rs.Clock(
        milestone=f"MILESTONE_{milestone.upper()}",
        state=f"CLOCK_STATE_{'BREACHED' if state == 'LATE' else state}",
        used_seconds=used,
        met_time=stamp(NOON + timedelta(seconds=used)) if is_reached else None,
    )


def closed(
    request: str,
    at: datetime = NOON + timedelta(hours=2),
    branch_code: str = "SZ",
    outcome: str = "DONE_ON_SITE",
    clocks: Mapping[str, str] | list[intake_rs.Clock] | None = None,
    **more: Any,
) -> Any:
    given = {"respond": "MET", "arrive": "MET", "restore": "MET"} if clocks is None else clocks
    return intake_pb.ServiceRequestClosed(
        service_request_id=request,
        request_number=f"{branch_code}-{request}",
        branch_code=branch_code,
        outcome=f"OUTCOME_{outcome}",
        received_time=stamp(NOON),
        closed_time=stamp(at),
        clocks=[clock(name, state) for name, state in given.items()]
        if isinstance(given, Mapping)
        else given,
        **{"visits": 1, "closings": 1, **more},
    )


def reopened(request: str, *, was_closed: bool = True) -> Any:
    return intake_pb.ServiceRequestReopened(
        service_request_id=request, was_closed=was_closed, reopened_time=stamp(NOON)
    )


def milestone_met(request: str, reached: intake_rs.Clock) -> Any:
    return intake_pb.MilestoneMet(service_request_id=request, clock=reached)


def milestone_withdrawn(request: str, milestone: str) -> Any:
    return intake_pb.MilestoneWithdrawn(
        service_request_id=request,
        milestone=f"MILESTONE_{milestone.upper()}",
    )


def breached(request: str, milestone: str) -> Any:
    return intake_pb.SlaBreached(
        service_request_id=request,
        milestone=f"MILESTONE_{milestone.upper()}",
    )


def breach_withdrawn(request: str, milestone: str) -> Any:
    return intake_pb.SlaBreachWithdrawn(
        service_request_id=request,
        milestone=f"MILESTONE_{milestone.upper()}",
    )


def scheduled(survey: str, request: str) -> Any:
    return feedback_pb.SurveyScheduled(
        survey_id=survey, service_request_id=request, branch_code="SZ"
    )


def answered(
    survey: str,
    request: str,
    at: datetime = NOON,
    branch_code: str = "SZ",
    *,
    satisfied: bool = True,
) -> Any:
    return feedback_pb.SurveyAnswered(
        survey_id=survey,
        service_request_id=request,
        branch_code=branch_code,
        satisfied=satisfied,
        answer=feedback_rs.SurveyAnswer(),
        answered_time=stamp(at),
    )


def filed(complaint: str, at: datetime = NOON, branch_code: str = "SZ") -> Any:
    return feedback_pb.ComplaintFiled(
        complaint_id=complaint,
        complaint_number=f"C-{complaint}",
        branch_code=branch_code,
        grade=feedback_rs.GRADE_GENERAL,
        filed_time=stamp(at),
    )


def verified(
    complaint: str, fault: str = "LATE", at: datetime = NOON, branch_code: str = "SZ"
) -> Any:
    return feedback_pb.LiabilityVerified(
        complaint_id=complaint,
        complaint_number=f"C-{complaint}",
        branch_code=branch_code,
        liability=feedback_rs.Liability(fault=f"FAULT_{fault}"),
        filed_time=stamp(at),
    )


def settled(
    complaint: str,
    judgement: str = "ACCEPTED",
    at: datetime = NOON + timedelta(days=2),
    branch_code: str = "SZ",
) -> Any:
    return feedback_pb.ComplaintClosed(
        complaint_id=complaint,
        branch_code=branch_code,
        judgement=f"JUDGEMENT_{judgement}",
        closed_time=stamp(at),
    )
