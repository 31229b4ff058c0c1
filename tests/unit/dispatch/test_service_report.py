from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from dispatch.domain import events
from dispatch.domain.life_cycle import State
from dispatch.domain.service_report import (
    Findings,
    InvalidFinish,
    PartField,
    ReportField,
    ReportIncomplete,
    missing_parts_of,
)
from dispatch.domain.work_order import Severity, WorkOrder
from dispatch.handlers.submit_service_report import SubmitServiceReport, submit_service_report
from fakes.dispatch_acting import FIXED, LI, MINUTE, Dispatch, call, order_id, refused

BLANK: dict[str, Any] = {"minutes_worked": 0}
BLANK_OF_PART: dict[str, Any] = {"quantity": 0}
PART = FIXED.replaced_parts[0]


def on_site(severity: Severity = Severity.B) -> Dispatch:
    dispatch = Dispatch()
    dispatch.bring_to(State.ON_SITE, event=call(severity=severity))
    return dispatch


def report_finished(dispatch: Dispatch, finished_at: datetime) -> WorkOrder:
    command = SubmitServiceReport(
        work_order_id=order_id("a"), findings=FIXED, finished_at=finished_at
    )
    return submit_service_report(command, dispatch.tx, dispatch.now)


def test_a_complete_report_ends_the_work_and_tells_parts_and_time() -> None:
    dispatch = on_site()
    order = dispatch.report()
    told = dispatch.fake.sent[-1]
    assert order.state is State.DONE
    assert isinstance(told, events.ServiceReportSubmitted)
    assert (told.fixed, told.finished_at, told.minutes_worked) == (True, dispatch.now, 45)
    assert told.replaced_parts == FIXED.replaced_parts
    (report,) = dispatch.tx.service_reports.of(order.id)
    assert (report.visit_number, report.technician_code) == (1, LI)
    assert report.policy_ref == "service-report/standard@test"


@pytest.mark.parametrize("name", ["symptom_found", "cause", "remedy", "minutes_worked"])
def test_a_report_that_lacks_something_is_refused(name: str) -> None:
    dispatch = on_site()
    lacking = replace(FIXED, **{name: BLANK.get(name, "  ")})
    with refused(dispatch, ReportIncomplete, "D-13") as seen:
        dispatch.report(findings=lacking)
    assert seen.metadata["missing"] == name
    assert seen.metadata["policy_ref"] == "service-report/standard@test"


@pytest.mark.parametrize("name", [each.value for each in PartField])
def test_a_replaced_part_that_lacks_something_is_refused(name: str) -> None:
    dispatch = on_site()
    lacking = replace(PART, **{name: BLANK_OF_PART.get(name, "")})
    with refused(dispatch, ReportIncomplete, "D-13") as seen:
        dispatch.report(findings=replace(FIXED, replaced_parts=(PART, lacking)))
    assert seen.metadata["missing"] == f"replaced_parts[1].{name}"


@pytest.mark.parametrize(("quantity", "is_complete"), [(-1, False), (0, False), (1, True)])
def test_a_part_without_number_or_quantity_is_none_whatever_the_policy_asks(
    quantity: int, *, is_complete: bool
) -> None:
    dispatch = on_site()
    policies = dispatch.fake.policies
    policies.report = replace(policies.report, required_of_parts=frozenset())
    findings = replace(FIXED, replaced_parts=(replace(PART, quantity=quantity, serial_number=""),))
    missing = missing_parts_of(findings, Severity.B, policies.report)
    assert missing == (() if is_complete else ("replaced_parts[0].quantity",))


@pytest.mark.parametrize("severity", Severity)
def test_severity_a_needs_a_fault_analysis(severity: Severity) -> None:
    dispatch = on_site(severity)
    if severity is not Severity.A:
        assert dispatch.report().state is State.DONE
        return
    with refused(dispatch, ReportIncomplete, "D-13") as seen:
        dispatch.report()
    assert seen.metadata["missing"] == "fault_analysis"
    analysed = replace(FIXED, fault_analysis="原因:电容老化;预防:年度更换")
    assert dispatch.report(findings=analysed).state is State.DONE


def test_the_analysis_is_due_when_the_fault_is_gone() -> None:
    dispatch = on_site(Severity.A)
    assert dispatch.report(findings=replace(FIXED, fixed=False)).state is State.INTERRUPTED


def test_a_visit_that_fixed_nothing_needs_neither_cause_nor_remedy() -> None:
    dispatch = on_site()
    found = Findings(
        symptom_found="压缩机异响",
        cause="",
        remedy="",
        minutes_worked=20,
        advice="需订压缩机",
        customer_opinion="",
        fault_analysis="",
        fixed=False,
    )
    order = dispatch.report(findings=found)
    told = dispatch.fake.sent[-1]
    assert (order.state, order.finished_at) == (State.INTERRUPTED, None)
    assert isinstance(told, events.ServiceReportSubmitted)
    assert told.fixed is False


def test_the_policy_decides_what_is_asked() -> None:
    dispatch = on_site()
    policies = dispatch.fake.policies
    asked = frozenset({ReportField.CUSTOMER_OPINION})
    policies.report = replace(policies.report, required_when_fixed=asked)
    with refused(dispatch, ReportIncomplete, "D-13"):
        dispatch.report(findings=replace(FIXED, customer_opinion=""))
    assert dispatch.report(findings=replace(FIXED, cause="")).state is State.DONE


@pytest.mark.parametrize(("seconds", "is_taken"), [(-1, False), (0, True), (1, True)])
def test_work_does_not_end_before_the_arrival(seconds: int, *, is_taken: bool) -> None:
    dispatch = on_site()
    arrived_at = dispatch.now
    dispatch.now += 10 * MINUTE
    finished_at = arrived_at + timedelta(seconds=seconds)
    if is_taken:
        assert report_finished(dispatch, finished_at).finished_at == finished_at
    else:
        with refused(dispatch, InvalidFinish, "D-13") as seen:
            report_finished(dispatch, finished_at)
        assert seen.error.field == "report.finished_time"


@pytest.mark.parametrize(
    ("seconds", "is_taken"), [(-1, True), (0, True), (1, True), (300, True), (301, False)]
)
def test_work_does_not_end_after_its_report_and_by_a_clock_ahead_ends_now(
    seconds: int, *, is_taken: bool
) -> None:
    dispatch = on_site()
    dispatch.now += 10 * MINUTE
    finished_at = dispatch.now + timedelta(seconds=seconds)
    if is_taken:
        assert report_finished(dispatch, finished_at).finished_at == min(finished_at, dispatch.now)
    else:
        with refused(dispatch, InvalidFinish, "D-13"):
            report_finished(dispatch, finished_at)
