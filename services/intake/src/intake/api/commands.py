"""Requests on the wire as the commands and queries of the domain."""

from __future__ import annotations

from datetime import timedelta

from callout.intake.v1 import intake_service_pb2 as pb
from intake.adapters.wire_words import (
    CHANNEL,
    HANDLING,
    IMPACT,
    OUTCOME,
    PAUSE_REASON,
    PHASE_KIND,
    PURPOSE,
    SEVERITY,
    read_instant,
    read_optional_day,
    read_optional_instant,
)
from intake.domain.branch import Branch
from intake.domain.customer import Customer, InstalledProduct
from intake.domain.listing import ClockFilter, Reference, RequestFilter
from intake.domain.registration import RegisterCall
from intake.handlers.change_severity import ChangeSeverity
from intake.handlers.close_request import CloseRequest
from intake.handlers.pause_clocks import PauseClocks
from intake.handlers.propose_solution import ProposeSolution
from intake.handlers.read_customer_contact import ReadCustomerContact
from intake.handlers.record_progress import RecordProgress
from intake.handlers.record_response import RecordResponse
from intake.handlers.record_restoration import RecordRestoration
from intake.handlers.reopen_request import ReopenRequest
from intake.handlers.resume_clocks import ResumeClocks
from intake.handlers.transfer_request import TransferRequest

_OCCURRED = "occurred_time"


def branch(message: pb.RegisterBranchRequest) -> Branch:
    return Branch(
        code=message.code,
        name=message.name,
        city=message.city,
        region=message.region,
        time_zone=message.time_zone,
    )


def customer(message: pb.RegisterCustomerRequest, new_id: str) -> Customer:
    return Customer(
        id=new_id,
        branch=message.branch_code,
        name=message.name,
        phone=message.phone,
        address=message.address,
    )


def contact_reading(message: pb.ReadCustomerContactRequest) -> ReadCustomerContact:
    return ReadCustomerContact(customer_id=message.customer_id, reason=message.reason)


def installed_product(message: pb.RegisterInstalledProductRequest, new_id: str) -> InstalledProduct:
    return InstalledProduct(
        id=new_id,
        customer_id=message.customer_id,
        branch="",
        product_line=message.product_line,
        product_model=message.product_model,
        serial_number=message.serial_number,
        delivered_on=read_optional_day(message, "delivered_on"),
        accepted_on=read_optional_day(message, "accepted_on"),
        contract_number=message.contract_number,
        contract_ends_on=read_optional_day(message, "contract_ends_on"),
    )


def call(message: pb.RegisterCallRequest, new_id: str) -> RegisterCall:
    """Read a call; zero minutes of interruption means that nobody told."""
    interrupted = message.interrupted_minutes
    return RegisterCall(
        request_id=new_id,
        branch=message.branch_code,
        channel=CHANNEL.need(message.channel),
        purpose=PURPOSE.need(message.purpose),
        customer_id=message.customer_id,
        installed_product_id=message.installed_product_id,
        product_line=message.product_line,
        product_model=message.product_model,
        symptom_code=message.symptom_code,
        symptom=message.symptom,
        impact=IMPACT.read(message.impact),
        interrupted=timedelta(minutes=interrupted) if interrupted else None,
        severity=SEVERITY.read(message.severity),
        caused_by_people=message.caused_by_people,
        handling=HANDLING.need(message.handling),
        sla_pack=message.sla_pack,
        received_at=read_instant(message.received_time, "received_time"),
        external_ref=message.external_ref,
        historical=message.historical,
    )


def response(message: pb.RecordResponseRequest) -> RecordResponse:
    return RecordResponse(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        technician=message.technician_code,
    )


def progress(message: pb.RecordProgressRequest) -> RecordProgress:
    return RecordProgress(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        phase=PHASE_KIND.need(message.phase),
        role=message.owner_role,
        technician=message.technician_code,
        note=message.note,
    )


def pause(message: pb.PauseClocksRequest) -> PauseClocks:
    return PauseClocks(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        reason=PAUSE_REASON.need(message.reason),
        evidence=message.evidence,
    )


def resume(message: pb.ResumeClocksRequest) -> ResumeClocks:
    return ResumeClocks(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
    )


def severity_change(message: pb.ChangeSeverityRequest) -> ChangeSeverity:
    return ChangeSeverity(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        severity=SEVERITY.need(message.severity),
        reason=message.reason,
    )


def transfer(message: pb.TransferRequestRequest) -> TransferRequest:
    return TransferRequest(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        to_branch=message.to_branch_code,
        reason=message.reason,
    )


def solution(message: pb.ProposeSolutionRequest) -> ProposeSolution:
    return ProposeSolution(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        remedy=message.remedy,
    )


def restoration(message: pb.RecordRestorationRequest) -> RecordRestoration:
    return RecordRestoration(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        remedy=message.remedy,
    )


def closing(message: pb.CloseRequestRequest) -> CloseRequest:
    return CloseRequest(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        outcome=OUTCOME.need(message.outcome),
        reason=message.reason,
    )


def reopening(message: pb.ReopenRequestRequest) -> ReopenRequest:
    return ReopenRequest(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        reason=message.reason,
    )


def reference(message: pb.GetServiceRequestRequest | pb.GetTimelineRequest) -> Reference:
    return Reference(
        request_id=message.service_request_id,
        number=message.request_number,
        external_ref=message.external_ref,
    )


def request_filter(message: pb.ListServiceRequestsRequest) -> RequestFilter:
    return RequestFilter(branch=message.branch_code, open_only=message.open_only)


def clock_filter(message: pb.ListClocksRequest) -> ClockFilter:
    return ClockFilter(
        branch=message.branch_code,
        external_ref_prefix=message.external_ref_prefix,
        sla_pack=message.sla_pack,
    )
