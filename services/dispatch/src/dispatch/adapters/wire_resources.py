"""What dispatch knows, as resources of the contract."""

from __future__ import annotations

from datetime import UTC, date, datetime

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.dispatch.v1 import resources_pb2 as pb
from dispatch.adapters.wire_words import number_of
from dispatch.domain.case_record import PartsNote, Step
from dispatch.domain.ranking import Ranked, RefusedTechnician
from dispatch.domain.service_report import ReplacedPart, ServiceReport
from dispatch.domain.technician import Technician
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_order_file import SignedVoucher, WorkOrderFile


def timestamp(instant: datetime | None) -> Timestamp | None:
    """Return an instant as a Timestamp, None for none."""
    if instant is None:
        return None
    made = Timestamp()
    made.FromDatetime(instant.astimezone(UTC))
    return made


def calendar_day(day: date) -> Date:
    """Return a calendar day."""
    return Date(year=day.year, month=day.month, day=day.day)


def technician(who: Technician) -> pb.Technician:
    """Return a technician; skills are sorted."""
    return pb.Technician(
        code=who.code,
        name=who.name,
        branch_code=who.branch_code,
        skills=sorted(who.skills),
        certificates=[
            pb.Certificate(
                kind=each.kind, number=each.number, valid_until=calendar_day(each.valid_until)
            )
            for each in who.certificates
        ],
        employment_state=number_of(who.employment_state),
        line_supervisor=who.line_supervisor,
        version=who.version,
    )


def visit_window(window: TimeWindow | None) -> pb.VisitWindow | None:
    """Return a window, None for none."""
    if window is None:
        return None
    return pb.VisitWindow(start_time=timestamp(window.start), end_time=timestamp(window.end))


def work_order(file: WorkOrderFile) -> pb.WorkOrder:
    """Return an order, with report and signature where the file has them."""
    order = file.order
    return pb.WorkOrder(
        id=order.id,
        service_request_id=order.call.service_request_id,
        request_number=order.call.request_number,
        branch_code=order.branch_code,
        state=number_of(order.state),
        severity=order.severity.value,
        product_line=order.call.product_line,
        product_model=order.call.product_model,
        symptom=order.call.symptom,
        required_skills=sorted(order.requirements.skills),
        required_certificates=sorted(order.requirements.certificates),
        technician_code=order.technician_code or "",
        visit=visit_window(order.visit),
        opened_time=timestamp(order.opened_at),
        arrive_due_time=timestamp(order.arrive_due_at),
        restore_due_time=timestamp(order.restore_due_at),
        report=service_report(file.report) if file.report else None,
        signature=signature(file.signed) if file.signed else None,
        visits=order.visits,
        policy_ref=order.requirements.policy_ref,
        chargeable=order.is_chargeable,
        charged_from_time=timestamp(order.charged_from),
        work_started_time=timestamp(order.work_started_at),
        version=order.version,
    )


def service_report(report: ServiceReport) -> pb.ServiceReport:
    """Return a report."""
    findings = report.findings
    return pb.ServiceReport(
        symptom_found=findings.symptom_found,
        cause=findings.cause,
        remedy=findings.remedy,
        replaced_parts=[replaced_part(each) for each in findings.replaced_parts],
        minutes_worked=findings.minutes_worked,
        advice=findings.advice,
        customer_opinion=findings.customer_opinion,
        fault_analysis=findings.fault_analysis,
        fixed=findings.fixed,
        finished_time=timestamp(report.finished_at),
    )


def replaced_part(part: ReplacedPart) -> pb.ReplacedPart:
    """Return a replaced part."""
    return pb.ReplacedPart(
        part_number=part.part_number,
        quantity=part.quantity,
        serial_number=part.serial_number,
        reason=part.reason,
        old_part_taken_back=part.old_part_taken_back,
    )


def signature(signed: SignedVoucher) -> pb.Signature:
    """Return a signature: the signer's digest, never the name."""
    voucher = signed.voucher
    return pb.Signature(
        signer_name_digest=voucher.signer_digest,
        signed_time=timestamp(voucher.signing.signed_at),
        place=voucher.signing.place,
        seal=voucher.seal,
        intact=signed.intact,
    )


def step(done: Step) -> pb.WorkOrderStep:
    """Return a step."""
    return pb.WorkOrderStep(
        from_state=number_of(done.from_state),
        to_state=number_of(done.to_state),
        actor=done.actor,
        occurred_time=timestamp(done.occurred_at),
        recorded_time=timestamp(done.recorded_at),
        place=done.place,
        note=done.note,
    )


def parts_note(note: PartsNote) -> pb.PartsNote:
    """Return how a requisition stands."""
    return pb.PartsNote(
        requisition_id=note.requisition_id,
        warehouse_code=note.warehouse_code,
        state=number_of(note.state),
        detail=note.detail,
        occurred_time=timestamp(note.occurred_at),
    )


def candidate(ranked: Ranked) -> pb.Candidate:
    """Return a candidate with score and reasons."""
    return pb.Candidate(
        technician_code=ranked.technician.code,
        technician_name=ranked.technician.name,
        score=float(ranked.score),
        reasons=ranked.reasons,
    )


def refused_candidate(refused: RefusedTechnician) -> pb.RefusedCandidate:
    """Return a refused technician with every broken rule."""
    return pb.RefusedCandidate(
        technician_code=refused.technician.code,
        technician_name=refused.technician.name,
        refusals=[
            pb.RefusalReason(rule=each.rule, reason=each.reason, detail=each.detail)
            for each in refused.violations
        ],
    )
