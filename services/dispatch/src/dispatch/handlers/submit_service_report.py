"""Use case: the technician ends the visit with a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, ServiceReportSubmitted
from dispatch.domain.fee import check_started
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.occurrence import not_ahead
from dispatch.domain.service_report import Findings, ServiceReport, check_complete, check_finish
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.branch_day import day_of
from dispatch.handlers.recording import Deed, Told, commanded_on_visit, record, skew_of
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitServiceReport:
    """`occurred_at` None means now, `finished_at` None means when it was reported."""

    work_order_id: WorkOrderId
    findings: Findings
    finished_at: datetime | None = None
    occurred_at: datetime | None = None


def submit_service_report(cmd: SubmitServiceReport, tx: Tx, now: datetime) -> WorkOrder:
    """Accept a complete report; an order that is not fixed needs another visit.

    Args:
        cmd: The order and the findings; instants are UTC.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The order, done or interrupted.

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        IllegalTransition: Nobody is on site.
        ReportIncomplete: SERVICE_REPORT_INCOMPLETE, names what is missing.
        InvalidFinish: FINISHED_TIME_INVALID, outside the visit.
        WorkNotStarted: WORK_NOT_STARTED, chargeable work without a start.

    Source: rulebook D-13, I-12.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    deed = commanded_on_visit(order, Told(rule="D-13", at=cmd.occurred_at), tx, now)
    told = cmd.finished_at or deed.at
    # An order that was opened by a clock ahead of ours pulls the report, and so the finish, along.
    finished_at = not_ahead(told, now=max(now, deed.at), skew=skew_of(order, tx, now))
    reported = order.reported(deed.at, fixed=cmd.findings.fixed, finished_at=finished_at)
    report = _accepted_report(order, cmd.findings, finished_at, deed, tx)
    tx.service_reports.append(report)
    announced = ServiceReportSubmitted(
        origin=Origin.of(reported),
        occurred_at=deed.at,
        technician_code=report.technician_code,
        fixed=report.findings.fixed,
        finished_at=report.finished_at,
        replaced_parts=report.findings.replaced_parts,
        minutes_worked=report.findings.minutes_worked,
    )
    return record(order, reported, deed, tx, announced)


def _accepted_report(
    order: WorkOrder, findings: Findings, finished_at: datetime, deed: Deed, tx: Tx
) -> ServiceReport:
    check_started(order, findings, finished_at)
    policy = tx.policies.service_report(day_of(order.branch_code, tx, deed.at))
    check_complete(findings, order.severity, policy, work_order_id=order.id)
    began_at = order.work_started_at or order.arrived_at or order.last_step_at
    check_finish(finished_at, began_at=began_at, reported_at=deed.at)
    return ServiceReport(
        work_order_id=order.id,
        visit_number=order.visits,
        technician_code=order.assignee,
        findings=findings,
        finished_at=finished_at,
        reported_at=deed.at,
        policy_ref=policy.ref,
    )
