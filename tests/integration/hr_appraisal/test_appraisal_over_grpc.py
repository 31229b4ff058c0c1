"""From the events of a service day to a posted entry and the monthly sheet, through real doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.dispatch.v1 import resources_pb2 as dispatch_rs
from callout.feedback.v1 import events_pb2 as feedback_pb
from callout.feedback.v1 import resources_pb2 as feedback_rs
from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as pb
from callout.hr_appraisal.v1 import resources_pb2 as rs
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from chassis.db import Database
from fakes.incoming import Sender, as_event
from hr_appraisal.adapters.invariants import INVARIANTS
from testkit.api import refused

pytestmark = pytest.mark.integration

REQUEST_ID = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
ORDER_ID = "1b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
SURVEY_ID = "2b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
COMPLAINT_ID = "3b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"


def stamp(day: int, hour: int) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(datetime(2026, 3, day, hour, tzinfo=UTC))
    return made


def technician(code: str, name: str, supervisor: str) -> dispatch_pb.TechnicianRegistered:
    return dispatch_pb.TechnicianRegistered(
        technician=dispatch_rs.Technician(
            code=code,
            name=name,
            branch_code="SZ",
            employment_state=dispatch_rs.EMPLOYMENT_STATE_REGULAR,
            line_supervisor=supervisor,
        )
    )


@pytest.fixture
def day(sender: Sender) -> Sender:
    """A service day of one technician: one call in time, rated, complained about."""
    sender.send("dispatch.technician", "T-01", technician("T-01", "陈立", "zg-01"))
    sender.send("dispatch.technician", "T-02", technician("T-02", "林燕", "zg-02"))
    order: dict[str, Any] = {"work_order_id": ORDER_ID, "service_request_id": REQUEST_ID}
    sender.send(
        "dispatch.work_order",
        ORDER_ID,
        dispatch_pb.WorkOrderOpened(branch_code="SZ", **order),
        dispatch_pb.TechnicianArrived(technician_code="T-01", visit_number=1, **order),
        dispatch_pb.ServiceReportSubmitted(
            technician_code="T-01", fixed=True, finished_time=stamp(2, 7), **order
        ),
        dispatch_pb.WorkOrderSigned(technician_code="T-01", signed_time=stamp(2, 8), **order),
    )
    sender.send(
        "intake.service_request",
        REQUEST_ID,
        intake_pb.ServiceRequestClosed(
            service_request_id=REQUEST_ID,
            request_number="SZ-20260302-0001",
            branch_code="SZ",
            outcome=intake_rs.OUTCOME_DONE_ON_SITE,
            closed_time=stamp(2, 8),
            technician_code="T-01",
            clocks=[
                intake_rs.Clock(
                    milestone=intake_rs.MILESTONE_ARRIVE, state=intake_rs.CLOCK_STATE_MET
                )
            ],
            closings=1,
            visits=1,
        ),
    )
    sender.send(
        "feedback.survey",
        SURVEY_ID,
        feedback_pb.SurveyScheduled(survey_id=SURVEY_ID, service_request_id=REQUEST_ID),
        feedback_pb.SurveyAnswered(
            survey_id=SURVEY_ID,
            service_request_id=REQUEST_ID,
            branch_code="SZ",
            technician_code="T-01",
            answer=feedback_rs.SurveyAnswer(
                attitude=feedback_rs.RATING_POOR,
                skill=feedback_rs.RATING_EXCELLENT,
                punctuality=feedback_rs.RATING_GOOD,
                promises_kept=feedback_rs.RATING_FAIR,
            ),
            answered_time=stamp(3, 2),
        ),
    )
    sender.send(
        "feedback.complaint",
        COMPLAINT_ID,
        feedback_pb.ComplaintFiled(
            complaint_id=COMPLAINT_ID,
            complaint_number="C-SZ-2026-0001",
            service_request_id=REQUEST_ID,
            branch_code="SZ",
            technician_code="T-01",
            grade=feedback_rs.GRADE_MAJOR,
            filed_time=stamp(3, 3),
        ),
        feedback_pb.LiabilityVerified(
            complaint_id=COMPLAINT_ID,
            complaint_number="C-SZ-2026-0001",
            service_request_id=REQUEST_ID,
            branch_code="SZ",
            liability=feedback_rs.Liability(
                fault=feedback_rs.FAULT_RUDE,
                responsible_person="T-01",
                proposed_by="kf-01",
                verified_by="zg-09",
            ),
            filed_time=stamp(3, 3),
        ),
    )
    return sender


def march(stub: Any, code: str = "T-01") -> rs.MonthlySheet:
    sheet: rs.MonthlySheet = stub.GetMonthlySheet(
        pb.GetMonthlySheetRequest(employee_code=code, month="2026-03")
    ).sheet
    return sheet


def lines(sheet: rs.MonthlySheet) -> dict[str, str]:
    return {line.item: line.value for line in sheet.lines}


def post(stub_as: Callable[..., Any]) -> rs.AppraisalEntry:
    (entry,) = stub_as("hr").ListEntries(pb.ListEntriesRequest(employee_code="T-01")).entries
    verify = pb.VerifyEntryRequest(request_id=str(uuid4()), entry_id=entry.id)
    stub_as("supervisor", subject="zg-02").VerifyEntry(verify)
    approve = pb.ApproveEntryRequest(request_id=str(uuid4()), entry_id=entry.id)
    posted: rs.AppraisalEntry = stub_as("approver").ApproveEntry(approve).entry
    return posted


def test_a_service_day_becomes_a_sheet_whose_every_line_says_where_it_comes_from(
    day: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    assert lines(march(stub_as("hr")))["kpi.complaints"] == "0.00"
    entry = post(stub_as)
    assert (entry.state, entry.points) == (rs.AppraisalEntry.STATE_POSTED, -9)
    sheet = march(stub_as("technician", subject="T-01"))
    assert lines(sheet) == {
        "base": "60.00",
        "survey.attitude": "0.00",
        "survey.skill": "5.00",
        "survey.punctuality": "4.00",
        "survey.promises_kept": "2.00",
        "kpi.timely": "8.00",
        "kpi.first_time_fix": "6.00",
        "kpi.report_completeness": "6.00",
        "kpi.complaints": "0.00",
        "points.major_demerit": "-9.00",
    }
    assert sheet.score == "82.00"
    assert Decimal(sheet.score) == sum(Decimal(line.value) for line in sheet.lines)
    sources = {line.item: list(line.sources) for line in sheet.lines}
    assert sources["survey.skill"] == [f"survey:{SURVEY_ID}"]
    assert sources["kpi.timely"] == ["request:SZ-20260302-0001"]
    assert sources["kpi.report_completeness"] == [f"work_order:{ORDER_ID}/visit/1"]
    assert sources["points.major_demerit"] == [f"entry:{entry.id}", "complaint:C-SZ-2026-0001"]
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_a_corrected_closing_moves_the_call_and_its_answer_to_another_sheet_once(
    day: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    posted = post(stub_as)
    kept = rows("select * from entry")
    correction = intake_pb.ClosingCorrected(
        closing=intake_pb.ServiceRequestClosed(
            service_request_id=REQUEST_ID,
            request_number="SZ-20260302-0001",
            branch_code="SZ",
            outcome=intake_rs.OUTCOME_DONE_REMOTELY,
            closed_time=stamp(2, 8),
            technician_code="T-02",
            clocks=[
                intake_rs.Clock(
                    milestone=intake_rs.MILESTONE_ARRIVE, state=intake_rs.CLOCK_STATE_BREACHED
                )
            ],
            closings=1,
            visits=2,
        )
    )
    answered = feedback_pb.SurveyAnswered(
        survey_id=SURVEY_ID,
        service_request_id=REQUEST_ID,
        branch_code="SZ",
        technician_code="T-02",
        answer=feedback_rs.SurveyAnswer(
            attitude=feedback_rs.RATING_POOR,
            skill=feedback_rs.RATING_EXCELLENT,
            punctuality=feedback_rs.RATING_GOOD,
            promises_kept=feedback_rs.RATING_FAIR,
        ),
        answered_time=stamp(3, 2),
    )
    for _ in range(2):
        day.deliver(as_event("intake.service_request", REQUEST_ID, 2, correction))
        day.deliver(as_event("feedback.survey", SURVEY_ID, 3, answered))
    assert day.unsettled() == []
    hr = stub_as("hr")
    other = {line.item: line for line in march(hr, "T-02").lines}
    for item in ("kpi.timely", "kpi.first_time_fix"):
        assert (other[item].value, other[item].figures[:6]) == ("0.00", "0 of 1")
        assert list(other[item].sources) == ["request:SZ-20260302-0001"]
    assert list(other["survey.skill"].sources) == [f"survey:{SURVEY_ID}"]
    own = march(hr)
    emptied = {line.item for line in own.lines if line.part in {"survey", "kpi"} and line.sources}
    assert emptied == {"kpi.report_completeness", "kpi.complaints"}
    assert lines(own)["points.major_demerit"] == "-9.00"
    assert rows("select * from entry") == kept
    assert posted.employee_code == "T-01"
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_every_reading_leaves_a_note_and_a_refused_one_shows_nothing(
    day: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    march(stub_as("technician", subject="T-01"))
    march(stub_as("supervisor", subject="zg-01"))
    for role, subject in (("technician", "T-02"), ("supervisor", "zg-02")):
        denied = refused(lambda: march(stub_as(role, subject=subject)))  # noqa: B023
        assert denied.code is grpc.StatusCode.PERMISSION_DENIED
        assert denied.metadata["rule"] == "H-13"
    found = rows("select reader, role, kind, employee_code, month from reading order by id")
    assert [tuple(row) for row in found] == [
        ("T-01", "technician", "sheet", "T-01", "2026-03"),
        ("zg-01", "supervisor", "sheet", "T-01", "2026-03"),
    ]


def test_a_list_shows_ones_own_line_and_hr_everybody(
    day: Sender, stub_as: Callable[..., Any]
) -> None:
    def shown(role: str, subject: str) -> list[str]:
        request = pb.ListMonthlySheetsRequest(month="2026-03", branch_code="SZ")
        sheets = stub_as(role, subject=subject).ListMonthlySheets(request).sheets
        return [sheet.employee_code for sheet in sheets]

    assert shown("hr", "hr-01") == ["T-01", "T-02"]
    assert shown("supervisor", "zg-02") == ["T-02"]
    assert shown("technician", "T-01") == ["T-01"]


def test_events_told_twice_propose_once(
    day: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    assert [row.type for row in rows("select type from outbox order by id")] == [
        "callout.hr_appraisal.v1.EntryProposed"
    ]
    (entry,) = stub_as("hr").ListEntries(pb.ListEntriesRequest()).entries
    assert (entry.proposed_by, entry.evidence_ref) == ("system:feedback", "C-SZ-2026-0001")
    assert entry.month == "2026-03"


def test_a_reversal_is_the_opposite_in_the_same_month_and_the_posted_row_stays(
    day: Sender,
    stub_as: Callable[..., Any],
    rows: Callable[[str], list[Any]],
) -> None:
    posted = post(stub_as)
    before = rows(f"select * from entry where id = '{posted.id}'")
    request = pb.ReverseEntryRequest(
        request_id=str(uuid4()), entry_id=posted.id, reason="the customer took it back"
    )
    stub = stub_as("approver")
    done = stub.ReverseEntry(request)
    assert stub.ReverseEntry(request) == done
    assert (done.reversal.points, done.reversal.reversal_of) == (9, posted.id)
    assert (done.reversal.month, done.reversed.state) == (
        "2026-03",
        rs.AppraisalEntry.STATE_REVERSED,
    )
    assert rows(f"select * from entry where id = '{posted.id}'") == before
    assert march(stub_as("hr")).score == "91.00"
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


@pytest.mark.parametrize(
    "change",
    [
        "update entry set points = 0",
        "update entry set state = 'proposed'",
        "update entry set employee_code = 'T-02'",
        "delete from entry",
        "update reading set reader = 'nobody'",
        "delete from reading",
    ],
)
def test_the_database_refuses_to_edit_what_is_posted_or_read(
    day: Sender, stub_as: Callable[..., Any], database: Database, change: str
) -> None:
    post(stub_as)
    with pytest.raises(IntegrityError, match="written once"), database.transaction() as connection:
        connection.execute(text(change))
