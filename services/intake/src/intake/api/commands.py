"""Requests on the wire as the commands and queries of the domain."""

from __future__ import annotations

from datetime import timedelta

from callout.intake.v1 import explanation_service_pb2 as explanation_pb
from callout.intake.v1 import intake_service_pb2 as pb
from intake.adapters.wire_words import (
    CHANNEL,
    HANDLING,
    IMPACT,
    MILESTONE,
    OUTCOME,
    PAUSE_REASON,
    PHASE_KIND,
    PURPOSE,
    SERVICE_ZONE,
    SEVERITY,
    read_instant,
    read_optional_day,
    read_optional_instant,
)
from intake.domain.branch import Branch
from intake.domain.customer import Customer, InstalledProduct
from intake.domain.listing import ClockFilter, Reference
from intake.domain.registration import RegisterCall
from intake.domain.vocabulary import Purpose
from intake.handlers.agree_date import AgreeDate
from intake.handlers.change_promise import ChangePromise
from intake.handlers.change_severity import ChangeSeverity
from intake.handlers.close_request import CloseRequest
from intake.handlers.join_call import JoinCall
from intake.handlers.pause_clocks import PauseClocks
from intake.handlers.propose_solution import ProposeSolution
from intake.handlers.read_customer_contact import ReadCustomerContact
from intake.handlers.record_damage import RecordDamage
from intake.handlers.record_diagnosis import RecordDiagnosis
from intake.handlers.record_plan import RecordPlan
from intake.handlers.record_progress import RecordProgress
from intake.handlers.record_report import RecordReport
from intake.handlers.record_response import RecordResponse
from intake.handlers.record_restoration import RecordRestoration
from intake.handlers.register_customer import RegisterCustomer
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


def customer(message: pb.RegisterCustomerRequest, new_id: str) -> RegisterCustomer:
    return RegisterCustomer(
        customer=Customer(
            id=new_id,
            branch=message.branch_code,
            code=message.customer_code or new_id,
            name=message.name,
            phone=message.phone,
            address=message.address,
        ),
        first_contact_on=read_optional_day(message, "first_contact_on"),
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
        bar_code=message.bar_code,
        has_warranty_card=not message.without_warranty_card,
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
        zone=SERVICE_ZONE.read(message.service_zone),
        distance_km=message.distance_km if message.HasField("distance_km") else None,
        conditions=frozenset(message.conditions),
        calendar=message.calendar,
        part_bar_code=message.part_bar_code,
        another_fault=message.another_fault,
    )


def joined_call(message: pb.JoinCallRequest) -> JoinCall:
    return JoinCall(
        service_request_id=message.service_request_id,
        received_at=read_optional_instant(message, "received_time"),
        channel=CHANNEL.need(message.channel),
        symptom_code=message.symptom_code,
        symptom=message.symptom,
        purpose=PURPOSE.read(message.purpose) or Purpose.QUESTION,
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
        ends_at=read_optional_instant(message, "expected_end_time"),
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


def promise_change(message: pb.ChangePromiseRequest) -> ChangePromise:
    told = message.conditions.words if message.HasField("conditions") else None
    return ChangePromise(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        zone=SERVICE_ZONE.read(message.service_zone),
        distance_km=message.distance_km if message.HasField("distance_km") else None,
        conditions=None if told is None else frozenset(told),
        sla_pack=message.sla_pack,
        calendar=message.calendar,
        reason=message.reason,
    )


def agreement(message: pb.AgreeDateRequest) -> AgreeDate:
    return AgreeDate(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        milestone=MILESTONE.need(message.milestone),
        agreed_for=read_instant(message.agreed_time, "agreed_time"),
        evidence=message.evidence,
    )


def diagnosis(message: pb.RecordDiagnosisRequest) -> RecordDiagnosis:
    return RecordDiagnosis(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        technician=message.technician_code,
        finding=message.finding,
    )


def damage(message: pb.RecordDamageRequest) -> RecordDamage:
    return RecordDamage(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        technician=message.technician_code,
        finding=message.finding,
    )


def plan(message: pb.RecordPlanRequest) -> RecordPlan:
    return RecordPlan(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        technician=message.technician_code,
        plan=message.plan,
    )


def report(message: pb.RecordReportRequest) -> RecordReport:
    return RecordReport(
        service_request_id=message.service_request_id,
        occurred_at=read_optional_instant(message, _OCCURRED),
        document=message.document,
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


def reference(
    message: pb.GetServiceRequestRequest
    | pb.GetTimelineRequest
    | explanation_pb.ExplainDeadlineRequest,
) -> Reference:
    return Reference(
        request_id=message.service_request_id,
        number=message.request_number,
        external_ref=message.external_ref,
    )


def clock_filter(message: pb.ListClocksRequest) -> ClockFilter:
    return ClockFilter(
        branch=message.branch_code,
        external_ref_prefix=message.external_ref_prefix,
        sla_pack=message.sla_pack,
    )
