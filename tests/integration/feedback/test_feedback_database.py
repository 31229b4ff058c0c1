"""What PostgreSQL itself holds: written once, gapless, never two questions, and the invariants."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from callout.feedback.v1 import feedback_service_pb2 as pb
from callout.feedback.v1 import resources_pb2 as rs
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from chassis.db import Database
from fakes.incoming import Sender, as_event
from feedback.adapters.invariants import INVARIANTS
from feedback.adapters.tables import metadata
from testkit.api import refused

pytestmark = pytest.mark.integration

STREAM = "intake.service_request"
REQUEST = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"


def stamp(day: int, hour: int) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(datetime(2026, 3, day, hour, tzinfo=UTC))
    return made


def registered(request_id: str = REQUEST) -> intake_pb.ServiceRequestRegistered:
    return intake_pb.ServiceRequestRegistered(
        service_request_id=request_id,
        request_number="SZ-20260302-0001",
        branch_code="SZ",
        severity=intake_rs.SEVERITY_B,
        handling=intake_rs.HANDLING_ON_SITE,
        received_time=stamp(2, 1),
    )


def closed(request_id: str = REQUEST, closings: int = 1) -> intake_pb.ServiceRequestClosed:
    return intake_pb.ServiceRequestClosed(
        service_request_id=request_id,
        request_number="SZ-20260302-0001",
        branch_code="SZ",
        outcome=intake_rs.OUTCOME_DONE_ON_SITE,
        closed_time=stamp(2, 8),
        technician_code="T-01",
        closings=closings,
    )


def complain(stub: Any, request_id: str = REQUEST, **more: Any) -> rs.Complaint:
    request = pb.FileComplaintRequest(
        request_id=str(uuid4()),
        service_request_id=request_id,
        channel=rs.CONTACT_CHANNEL_PHONE,
        subject="came late",
        about_technician=True,
        **more,
    )
    complaint: rs.Complaint = stub.FileComplaint(request).complaint
    return complaint


def broken(rows: Callable[[str], list[Any]]) -> set[str]:
    return {name for name, _, statement in INVARIANTS if rows(statement)}


def test_the_tables_are_those_of_the_migrations(database: Database) -> None:
    seen = inspect(database.engine)
    for table in metadata.sorted_tables:
        columns = {each["name"]: each for each in seen.get_columns(table.name)}
        assert set(columns) == {column.name for column in table.columns}, table.name
        for column in table.columns:
            known = columns[column.name]
            assert known["nullable"] == column.nullable, f"{table.name}.{column.name}"
            dialect = database.engine.dialect
            assert known["type"].compile(dialect) == column.type.compile(dialect)


@pytest.mark.parametrize(
    "change",
    [
        "update complaint_step set note = 'nothing happened'",
        "delete from complaint_step",
        "update survey_attempt set note = 'never called'",
        "delete from survey_attempt",
        "delete from complaint",
    ],
)
def test_steps_and_attempts_are_written_once(
    sender: Sender, stub_as: Callable[..., Any], database: Database, change: str
) -> None:
    sender.send(STREAM, REQUEST, registered(), closed())
    stub = stub_as("complaint_handler")
    complain(stub)
    (survey,) = stub.ListSurveys(pb.ListSurveysRequest()).surveys
    stub.RecordSurveyAttempt(
        pb.RecordSurveyAttemptRequest(
            request_id=str(uuid4()),
            survey_id=survey.id,
            channel=rs.CONTACT_CHANNEL_PHONE,
            note="no answer",
        )
    )
    with pytest.raises(IntegrityError, match="written once"), database.transaction() as connection:
        connection.execute(text(change))


def test_events_in_any_order_and_number_leave_one_survey(
    sender: Sender, rows: Callable[[str], list[Any]]
) -> None:
    reopened = intake_pb.ServiceRequestReopened(
        service_request_id=REQUEST, reopened_time=stamp(2, 9), was_closed=True
    )
    told = [registered(), closed(), reopened, closed(closings=2)]
    events = [
        as_event(STREAM, REQUEST, number, message) for number, message in enumerate(told, start=1)
    ]
    for event in (events[3], events[1], events[1], events[0], events[3], events[2], events[0]):
        sender.deliver(event)
    sender.deliver(*events, *reversed(events))
    assert sender.unsettled() == []
    found = rows("select closing, state from survey order by closing")
    assert [tuple(row) for row in found] == [(1, "withdrawn"), (2, "due")]
    assert broken(rows) == set()


def test_many_complaints_at_once_are_numbered_without_a_gap(
    sender: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    requests = [str(uuid4()) for _ in range(4)]
    for request_id in requests:
        sender.send(STREAM, request_id, registered(request_id))
    stub = stub_as("complaint_handler")

    def file(number: int) -> str:
        return complain(stub, requests[number % 4]).number

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(file, range(24)))
    year = datetime.now(UTC).astimezone().year
    assert sorted(numbers) == [f"C-SZ-{year}-{number:04d}" for number in range(1, 25)]
    assert broken(rows) == set()


def test_a_refused_complaint_takes_no_number(
    sender: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    sender.send(STREAM, REQUEST, registered())
    stub = stub_as("complaint_handler")
    for change in ({"occurred_time": stamp(1, 1)}, {"survey_id": "x"}, {"survey_id": REQUEST}):
        refused(lambda: complain(stub, **change))  # noqa: B023
    assert rows("select * from complaint_ledger") == []
    assert rows("select * from outbox") == []
    assert complain(stub).number.endswith("-0001")


# What each change by hand breaks; nothing of it can happen through the doors.
SABOTAGE = [
    ("delete from survey_attempt; delete from survey", "every closed request has exactly one"),
    ("update served_request set is_closed = false", "an open request has no survey"),
    ("update served_request set closings = 2", "every closed request has exactly one"),
    ("update complaint_ledger set last_position = 7", "the ledger of a branch and year"),
    (
        "update complaint set number = regexp_replace(number, '1$', '3')",
        "the ledger of a branch and year",
    ),
    (
        (
            "alter table complaint_step disable trigger written_once;"
            " update complaint_step set number = 2"
        ),
        "steps of a complaint are numbered",
    ),
    (
        (
            "update complaint set fault = 'late', proposed_by = 'a', verified_by = 'T-01',"
            " verified_at = now()"
        ),
        "nobody verifies a liability",
    ),
    (
        "update complaint set state = 'closed', closed_at = now(), judgement = 'unreachable'",
        "one step closed each closed complaint",
    ),
    (
        (
            "update complaint set fault = 'late', proposed_by = 'a', state = 'closed',"
            " closed_at = now(), judgement = 'accepted'"
        ),
        "a closed complaint has no open liability",
    ),
    (
        (
            "insert into complaint_step select complaint_id, 2, 'closed', 'T-01', occurred_at,"
            " recorded_at, note, policy_ref from complaint_step"
        ),
        "no complaint is closed by the person",
    ),
    (
        "insert into survey_attempt select id, 2, 'phone', 'a', now(), now(), 'x' from survey",
        "attempts of a survey are numbered",
    ),
]


@pytest.mark.parametrize(("change", "name"), SABOTAGE)
def test_an_invariant_notices_a_change_by_hand(
    sender: Sender,
    stub_as: Callable[..., Any],
    rows: Callable[[str], list[Any]],
    database: Database,
    change: str,
    name: str,
) -> None:
    sender.send(STREAM, REQUEST, registered(), closed())
    complain(stub_as("complaint_handler"))
    assert broken(rows) == set()
    with database.transaction() as connection:
        connection.execute(text(change))
    assert any(each.startswith(name) for each in broken(rows))


def test_a_repeated_complaint_that_is_not_marked_is_noticed(
    sender: Sender,
    stub_as: Callable[..., Any],
    rows: Callable[[str], list[Any]],
    database: Database,
) -> None:
    sender.send(STREAM, REQUEST, registered())
    stub = stub_as("complaint_handler")
    complain(stub)
    assert complain(stub).grade == rs.GRADE_MAJOR
    with database.transaction() as connection:
        connection.execute(text("update complaint set aggravations = '{}'"))
    (name,) = broken(rows)
    assert name.startswith("a complaint about a problem that stands")


@pytest.mark.parametrize(
    "change",
    [
        (
            "insert into survey select gen_random_uuid(), service_request_id, 2, request_number,"
            " branch_code, technician_code, 'due', closed_at, time_zone, due_on, policy_ref, null,"
            " null, null, null, null, false, null, null, '', 1 from survey"
        ),
        "update survey set state = 'answered'",
        "update complaint set proposed_by = 'a', verified_by = 'a', verified_at = now()",
        "update complaint set state = 'closed'",
        "update served_request set closed_at = null",
    ],
)
def test_the_database_refuses_what_no_rule_allows(
    sender: Sender, stub_as: Callable[..., Any], database: Database, change: str
) -> None:
    sender.send(STREAM, REQUEST, registered(), closed())
    complain(stub_as("complaint_handler"))
    with pytest.raises(DBAPIError), database.transaction() as connection:
        connection.execute(text(change))
