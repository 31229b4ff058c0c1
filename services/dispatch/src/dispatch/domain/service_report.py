"""The service report and when it is complete (D-13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dispatch.domain.errors import Invalid, Refused
from dispatch.domain.identity import TechnicianCode, WorkOrderId
from dispatch.domain.policy import InForce
from dispatch.domain.work_order import Severity


class ReportIncomplete(Refused):
    """Something the policy asks for is missing; `missing` lists it."""

    reason = "SERVICE_REPORT_INCOMPLETE"


class InvalidFinish(Invalid):
    """The work cannot have ended before the arrival or after the report."""

    reason = "FINISHED_TIME_INVALID"


class ReportField(StrEnum):
    """Fields that a policy can ask for."""

    SYMPTOM_FOUND = "symptom_found"
    CAUSE = "cause"
    REMEDY = "remedy"
    MINUTES_WORKED = "minutes_worked"
    ADVICE = "advice"
    CUSTOMER_OPINION = "customer_opinion"
    FAULT_ANALYSIS = "fault_analysis"


class PartField(StrEnum):
    """Fields of a replaced part that a policy can ask for."""

    PART_NUMBER = "part_number"
    QUANTITY = "quantity"
    SERIAL_NUMBER = "serial_number"
    REASON = "reason"


# Without these there is no part to speak of, whatever a policy asks.
_PART_ITSELF = frozenset({PartField.PART_NUMBER, PartField.QUANTITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPolicy:
    """What a complete report has."""

    required_when_fixed: frozenset[ReportField]
    required_when_not_fixed: frozenset[ReportField]
    required_of_parts: frozenset[PartField]
    fault_analysis_for: frozenset[Severity]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedPart:
    """A part put in; `quantity` in pieces."""

    part_number: str
    quantity: int
    serial_number: str
    reason: str
    old_part_taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the technician writes at the end of a visit."""

    symptom_found: str
    cause: str
    remedy: str
    minutes_worked: int
    advice: str
    customer_opinion: str
    fault_analysis: str
    fixed: bool
    replaced_parts: tuple[ReplacedPart, ...] = ()

    @property
    def tell_of_work(self) -> bool:
        """Whether something was repaired or replaced, not only looked at."""
        return self.fixed or bool(self.replaced_parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReport:
    """The findings of one visit, as accepted under one version of the policy; instants are UTC."""

    work_order_id: WorkOrderId
    visit_number: int
    technician_code: TechnicianCode
    findings: Findings
    finished_at: datetime
    reported_at: datetime
    policy_ref: str


def missing_parts_of(
    findings: Findings, severity: Severity, policy: ReportPolicy
) -> tuple[str, ...]:
    """Name what a report lacks, in the order of the form.

    The fault analysis is due with the report that ends the fault; before, its cause may be unknown.

    Source: rulebook D-13.
    """
    required = policy.required_when_fixed if findings.fixed else policy.required_when_not_fixed
    if findings.fixed and severity in policy.fault_analysis_for:
        required |= {ReportField.FAULT_ANALYSIS}
    lacking = [each.value for each in ReportField if each in required and _is_blank(findings, each)]
    return (*lacking, *_missing_of_parts(findings, policy))


def check_complete(
    findings: Findings, severity: Severity, policy: InForce[ReportPolicy], *, work_order_id: str
) -> None:
    """Refuse a report that lacks something.

    Raises:
        ReportIncomplete: SERVICE_REPORT_INCOMPLETE, with the missing fields.

    Source: rulebook D-13.
    """
    if missing := missing_parts_of(findings, severity, policy.body):
        raise ReportIncomplete(
            f"the report of work order {work_order_id} lacks {', '.join(missing)}",
            rule="D-13",
            work_order_id=work_order_id,
            missing=",".join(missing),
            policy_ref=policy.ref,
        )


def check_finish(finished_at: datetime, *, began_at: datetime, reported_at: datetime) -> None:
    """Refuse an end of work before the arrival, its start, or after the report; instants are UTC.

    Raises:
        InvalidFinish: FINISHED_TIME_INVALID.

    Source: rulebook D-13.
    """
    if not began_at <= finished_at <= reported_at:
        raise InvalidFinish(
            f"work ended at {finished_at.isoformat()}, outside "
            f"{began_at.isoformat()} to {reported_at.isoformat()}",
            rule="D-13",
            field="report.finished_time",
        )


def _is_blank(source: Findings | ReplacedPart, name: ReportField | PartField) -> bool:
    value = getattr(source, name.value)
    return not value.strip() if isinstance(value, str) else value <= 0


def _missing_of_parts(findings: Findings, policy: ReportPolicy) -> Iterator[str]:
    required = policy.required_of_parts | _PART_ITSELF
    for index, part in enumerate(findings.replaced_parts):
        for each in PartField:
            if each in required and _is_blank(part, each):
                yield f"replaced_parts[{index}].{each.value}"
