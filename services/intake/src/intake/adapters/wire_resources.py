"""Values of the domain as the resources that answers and events carry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from callout.intake.v1 import resources_pb2 as pb
from intake.adapters.wire_words import (
    CATEGORY,
    CHANNEL,
    CLOCK_STATE,
    HANDLING,
    MILESTONE,
    OUTCOME,
    PHASE_KIND,
    REQUEST_STATE,
    SEVERITY,
    write_day,
    write_instant,
)
from intake.domain import customer as files
from intake.domain.branch import Branch
from intake.domain.facts import Fact
from intake.domain.listing import RequestSummary
from intake.domain.phases import Phase
from intake.domain.request import ClockLine, ServiceRequest


def branch(value: Branch) -> pb.Branch:
    return pb.Branch(
        code=value.code,
        name=value.name,
        city=value.city,
        region=value.region,
        time_zone=value.time_zone,
    )


def masked_customer(value: files.Customer) -> pb.Customer:
    """Write a customer whose phone and address stay hidden (I-08)."""
    return pb.Customer(
        id=value.id,
        branch_code=value.branch,
        name=value.name,
        phone=files.masked_phone(value.phone),
        address=files.masked_address(value.address),
    )


def unmasked_customer(value: files.Customer) -> pb.Customer:
    """Write a customer for a reading that was logged (I-08)."""
    return pb.Customer(
        id=value.id,
        branch_code=value.branch,
        name=value.name,
        phone=value.phone,
        address=value.address,
    )


def installed_product(value: files.InstalledProduct) -> pb.InstalledProduct:
    return pb.InstalledProduct(
        id=value.id,
        customer_id=value.customer_id,
        branch_code=value.branch,
        product_line=value.product_line,
        product_model=value.product_model,
        serial_number=value.serial_number,
        delivered_on=write_day(value.delivered_on),
        accepted_on=write_day(value.accepted_on),
        contract_number=value.contract_number,
        contract_ends_on=write_day(value.contract_ends_on),
        bar_code=value.bar_code,
        without_warranty_card=not value.has_warranty_card,
        installation_ends_on=write_day(value.installation_ends_on),
    )


def clock(line: ClockLine) -> pb.Clock:
    """Write one line of the SLA report; lengths are whole seconds, rounded down."""
    reading = line.reading
    return pb.Clock(
        service_request_id=line.service_request_id,
        request_number=line.number,
        external_ref=line.external_ref,
        branch_code=line.branch,
        severity=SEVERITY.write(reading.severity),
        milestone=MILESTONE.write(reading.milestone),
        calendar=reading.calendar,
        started_time=write_instant(reading.started_at),
        due_time=write_instant(reading.due_at),
        met_time=write_instant(reading.met_at),
        target_seconds=_seconds(reading.target),
        used_seconds=_seconds(reading.used),
        paused_seconds=_seconds(reading.paused),
        stopped_seconds=_seconds(reading.stopped),
        state=CLOCK_STATE.write(reading.state),
        policy_ref=line.policy_ref,
        time_zone=line.zone,
        calendar_ref=reading.calendar_ref,
        calendar_zone=reading.calendar_zone,
        closed_seconds=_seconds(reading.closed),
        provisional=reading.provisional,
    )


def phase(value: Phase) -> pb.Phase:
    activity = value.activity
    return pb.Phase(
        kind=PHASE_KIND.write(activity.kind),
        start_time=write_instant(value.start),
        end_time=write_instant(value.end),
        owner_service=activity.service,
        owner_branch=activity.branch,
        owner_role=activity.role,
        owner_person=activity.person,
        clock_ran=value.clock_ran,
        budget_share=float(value.budget_share),
        note=activity.note,
    )


def damage(found: Fact) -> pb.DamageFinding:
    return pb.DamageFinding(
        found_time=write_instant(found.occurred_at),
        technician_code=found.technician,
        finding=found.note,
        recorded_by=found.actor,
        recorded_time=write_instant(found.recorded_at),
    )


def service_request(value: ServiceRequest, lines: Iterable[ClockLine]) -> pb.ServiceRequest:
    """Write a request with its clocks."""
    written = summary(
        RequestSummary(call=value.call, standing=value.standing, version=value.version)
    )
    written.clocks.extend(map(clock, lines))
    written.closing_reason = value.closing_reason
    return written


def summary(request: RequestSummary) -> pb.ServiceRequest:
    """Write a request without clocks, for lists."""
    call, standing = request.call, request.standing
    return pb.ServiceRequest(
        id=call.id,
        number=call.number,
        external_ref=call.external_ref,
        branch_code=standing.branch,
        state=REQUEST_STATE.write(standing.state),
        channel=CHANNEL.write(call.channel),
        customer_id=call.customer_id,
        installed_product_id=call.installed_product_id,
        product_line=call.product_line,
        product_model=call.product_model,
        symptom_code=call.symptom_code,
        symptom=call.symptom,
        category=CATEGORY.write(call.category),
        severity=SEVERITY.write(standing.severity),
        handling=HANDLING.write(call.handling),
        sla_pack=call.sla_pack,
        received_time=write_instant(call.received_at),
        registered_time=write_instant(call.registered_at),
        registered_by=call.registered_by,
        repeat_of=call.repeat_of,
        calls=standing.calls,
        paused=standing.paused,
        pause_ends_time=write_instant(standing.resumes_at),
        outcome=OUTCOME.write(standing.outcome),
        reopenings=standing.reopenings,
        technician_code=standing.technician,
        severity_policy_ref=call.severity_policy_ref,
        category_policy_ref=call.category_policy_ref,
        sla_policy_ref=call.sla_policy_ref,
        version=request.version,
        next_due_time=write_instant(request.next_due_at),
    )


def _seconds(length: timedelta) -> int:
    return length // timedelta(seconds=1)
