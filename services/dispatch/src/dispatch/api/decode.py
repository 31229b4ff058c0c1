"""Requests of the contract as commands of the use cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.dispatch.v1 import dispatch_service_pb2 as pb
from callout.dispatch.v1 import resources_pb2 as resources_pb
from dispatch.adapters.wire_words import word_of
from dispatch.api.page_tokens import read_queue_token, read_technician_token
from dispatch.domain.errors import Invalid
from dispatch.domain.identity import BranchCode, ServiceRequestId, TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.service_report import Findings, ReplacedPart
from dispatch.domain.technician import Certificate, EmploymentState, Technician, TechnicianChange
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_queue import QueueFilter
from dispatch.handlers.accept_work_order import AcceptWorkOrder
from dispatch.handlers.assign_technician import AssignTechnician
from dispatch.handlers.cancel_work_order import CancelWorkOrder
from dispatch.handlers.change_technician import ChangeTechnician
from dispatch.handlers.check_in import CheckIn
from dispatch.handlers.get_work_order import GetWorkOrder
from dispatch.handlers.list_technicians import ListTechnicians
from dispatch.handlers.list_work_orders import ListWorkOrders
from dispatch.handlers.register_technician import RegisterTechnician
from dispatch.handlers.resume_work import ResumeWork
from dispatch.handlers.sign_voucher import SignVoucher
from dispatch.handlers.start_travel import StartTravel
from dispatch.handlers.start_work import StartWork
from dispatch.handlers.submit_service_report import SubmitServiceReport
from dispatch.handlers.suggest_technicians import SuggestTechnicians
from dispatch.handlers.suspend_work import SuspendWork

DEFAULT_PAGE_SIZE = 50


class WordMissing(Invalid):
    """A choice was left open that has to be made."""

    reason = "WORD_MISSING"


class InvalidTime(Invalid):
    """An instant is missing or outside the calendar."""

    reason = "TIME_INVALID"


class InvalidDate(Invalid):
    """A date does not exist."""

    reason = "DATE_INVALID"


def register_technician(request: pb.RegisterTechnicianRequest) -> RegisterTechnician:
    state = word_of(EmploymentState, request.employment_state)
    if state is None:
        raise WordMissing("employment_state is missing", rule="D-01", field="employment_state")
    return RegisterTechnician(
        technician=Technician(
            code=TechnicianCode(request.code),
            name=request.name,
            branch_code=BranchCode(request.branch_code),
            skills=frozenset(request.skills),
            certificates=_certificates(request.certificates),
            employment_state=state,
            line_supervisor=request.line_supervisor,
        )
    )


def change_technician(request: pb.ChangeTechnicianRequest) -> ChangeTechnician:
    return ChangeTechnician(
        code=TechnicianCode(request.code),
        version=request.version,
        change=TechnicianChange(
            branch_code=BranchCode(request.branch_code) if request.branch_code else None,
            skills=frozenset(request.skills) or None,
            certificates=_certificates(request.certificates) or None,
            employment_state=word_of(EmploymentState, request.employment_state),
            line_supervisor=request.line_supervisor or None,
        ),
    )


def list_technicians(request: pb.ListTechniciansRequest) -> ListTechnicians:
    return ListTechnicians(
        branch_code=BranchCode(request.branch_code) if request.branch_code else None,
        limit=request.page_size or DEFAULT_PAGE_SIZE,
        after=read_technician_token(request.page_token),
    )


def suggest_technicians(request: pb.SuggestTechniciansRequest) -> SuggestTechnicians:
    return SuggestTechnicians(
        work_order_id=WorkOrderId(request.work_order_id),
        visit=_window(request.visit),
        occurred_at=_occurred(request),
    )


def assign_technician(request: pb.AssignTechnicianRequest) -> AssignTechnician:
    return AssignTechnician(
        work_order_id=WorkOrderId(request.work_order_id),
        technician_code=TechnicianCode(request.technician_code),
        visit=_window(request.visit),
        override_reason=request.override_reason,
        occurred_at=_occurred(request),
    )


def accept_work_order(request: pb.AcceptWorkOrderRequest) -> AcceptWorkOrder:
    return AcceptWorkOrder(
        work_order_id=WorkOrderId(request.work_order_id), occurred_at=_occurred(request)
    )


def start_travel(request: pb.StartTravelRequest) -> StartTravel:
    return StartTravel(
        work_order_id=WorkOrderId(request.work_order_id), occurred_at=_occurred(request)
    )


def check_in(request: pb.CheckInRequest) -> CheckIn:
    return CheckIn(
        work_order_id=WorkOrderId(request.work_order_id),
        place=request.place,
        occurred_at=_occurred(request),
    )


def start_work(request: pb.StartWorkRequest) -> StartWork:
    return StartWork(
        work_order_id=WorkOrderId(request.work_order_id), occurred_at=_occurred(request)
    )


def suspend_work(request: pb.SuspendWorkRequest) -> SuspendWork:
    state = word_of(State, request.state)
    if state is None:
        raise WordMissing("state is missing", rule="D-12", field="state")
    return SuspendWork(
        work_order_id=WorkOrderId(request.work_order_id),
        state=state,
        note=request.note,
        customer_asked=request.customer_asked,
        occurred_at=_occurred(request),
    )


def resume_work(request: pb.ResumeWorkRequest) -> ResumeWork:
    return ResumeWork(
        work_order_id=WorkOrderId(request.work_order_id),
        place=request.place,
        occurred_at=_occurred(request),
    )


def submit_service_report(request: pb.SubmitServiceReportRequest) -> SubmitServiceReport:
    report = request.report
    finished_at = None
    if report.HasField("finished_time"):
        finished_at = _instant(report.finished_time, "report.finished_time")
    return SubmitServiceReport(
        work_order_id=WorkOrderId(request.work_order_id),
        findings=Findings(
            symptom_found=report.symptom_found,
            cause=report.cause,
            remedy=report.remedy,
            minutes_worked=report.minutes_worked,
            advice=report.advice,
            customer_opinion=report.customer_opinion,
            fault_analysis=report.fault_analysis,
            fixed=report.fixed,
            replaced_parts=tuple(_part(each) for each in report.replaced_parts),
        ),
        finished_at=finished_at,
        occurred_at=_occurred(request),
    )


def sign_voucher(request: pb.SignVoucherRequest) -> SignVoucher:
    return SignVoucher(
        work_order_id=WorkOrderId(request.work_order_id),
        signer_name=request.signer_name,
        place=request.place,
        occurred_at=_occurred(request),
    )


def cancel_work_order(request: pb.CancelWorkOrderRequest) -> CancelWorkOrder:
    return CancelWorkOrder(
        work_order_id=WorkOrderId(request.work_order_id),
        reason=request.reason,
        occurred_at=_occurred(request),
    )


def get_work_order(request: pb.GetWorkOrderRequest) -> GetWorkOrder:
    return GetWorkOrder(
        work_order_id=WorkOrderId(request.work_order_id) if request.work_order_id else None,
        service_request_id=ServiceRequestId(request.service_request_id)
        if request.service_request_id
        else None,
    )


def list_work_orders(request: pb.ListWorkOrdersRequest) -> ListWorkOrders:
    return ListWorkOrders(
        wanted=QueueFilter(
            branch_code=BranchCode(request.branch_code) if request.branch_code else None,
            technician_code=TechnicianCode(request.technician_code)
            if request.technician_code
            else None,
            state=word_of(State, request.state),
        ),
        limit=request.page_size or DEFAULT_PAGE_SIZE,
        after=read_queue_token(request.page_token),
    )


def _part(part: resources_pb.ReplacedPart) -> ReplacedPart:
    return ReplacedPart(
        part_number=part.part_number,
        quantity=part.quantity,
        serial_number=part.serial_number,
        reason=part.reason,
        old_part_taken_back=part.old_part_taken_back,
    )


def _certificates(certificates: Iterable[resources_pb.Certificate]) -> tuple[Certificate, ...]:
    return tuple(
        Certificate(
            kind=each.kind,
            number=each.number,
            valid_until=_day(each.valid_until, "certificates.valid_until"),
        )
        for each in certificates
    )


def _window(visit: resources_pb.VisitWindow) -> TimeWindow:
    for field in ("start_time", "end_time"):
        if not visit.HasField(field):
            raise InvalidTime(f"visit.{field} is missing", rule="D-05", field=f"visit.{field}")
    return TimeWindow(
        start=_instant(visit.start_time, "visit.start_time"),
        end=_instant(visit.end_time, "visit.end_time"),
    )


def _occurred(request: Any) -> datetime | None:
    if not request.HasField("occurred_time"):
        return None
    return _instant(request.occurred_time, "occurred_time")


def _instant(time: Timestamp, field: str) -> datetime:
    try:
        return time.ToDatetime(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidTime(f"{field} is outside the calendar", rule="D-06", field=field) from error


def _day(day: Date, field: str) -> date:
    try:
        return date(day.year, day.month, day.day)
    except (ValueError, OverflowError) as error:
        raise InvalidDate(f"{field} is not a date", rule="D-01", field=field) from error
