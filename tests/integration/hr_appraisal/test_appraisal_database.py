"""What PostgreSQL itself holds: due process, posted rows, one entry per fault, the invariants."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.dispatch.v1 import resources_pb2 as dispatch_rs
from callout.feedback.v1 import events_pb2 as feedback_pb
from callout.feedback.v1 import resources_pb2 as feedback_rs
from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as pb
from callout.hr_appraisal.v1 import resources_pb2 as rs
from chassis.db import Database
from fakes.incoming import Sender, as_event
from hr_appraisal.adapters.invariants import INVARIANTS
from hr_appraisal.adapters.tables import metadata
from testkit.api import refused

pytestmark = pytest.mark.integration

REQUEST = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
ORDER = "1b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"


def stamp(day: int, hour: int) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(datetime(2026, 3, day, hour, tzinfo=UTC))
    return made


def liability(
    complaint_id: str, fault: feedback_rs.Fault, *, repeated: bool = False
) -> feedback_pb.LiabilityVerified:
    return feedback_pb.LiabilityVerified(
        complaint_id=complaint_id,
        complaint_number=f"C-{complaint_id[:8]}",
        service_request_id=REQUEST,
        branch_code="SZ",
        liability=feedback_rs.Liability(
            fault=fault, responsible_person="T-01", verified_by="zg-09", repeated=repeated
        ),
        filed_time=stamp(3, 3),
    )


@pytest.fixture
def staffed(sender: Sender) -> Sender:
    sender.send(
        "dispatch.technician",
        "T-01",
        dispatch_pb.TechnicianRegistered(
            technician=dispatch_rs.Technician(
                code="T-01",
                name="陈立",
                branch_code="SZ",
                employment_state=dispatch_rs.EMPLOYMENT_STATE_REGULAR,
                line_supervisor="zg-01",
            )
        ),
    )
    return sender


def complain(sender: Sender, fault: feedback_rs.Fault, *, repeated: bool = False) -> None:
    complaint_id = str(uuid4())
    event = liability(complaint_id, fault, repeated=repeated)
    sender.send("feedback.complaint", complaint_id, event)


def entries(stub_as: Callable[..., Any], **filters: Any) -> list[rs.AppraisalEntry]:
    return list(stub_as("hr").ListEntries(pb.ListEntriesRequest(**filters)).entries)


def step(call: Callable[[Any], Any], kind: type[Any], entry_id: str, **more: Any) -> Any:
    return call(kind(request_id=str(uuid4()), entry_id=entry_id, **more))


def post(stub_as: Callable[..., Any], entry_id: str) -> None:
    step(stub_as("hr").VerifyEntry, pb.VerifyEntryRequest, entry_id)
    step(stub_as("approver").ApproveEntry, pb.ApproveEntryRequest, entry_id)


def broken(rows: Callable[[str], list[Any]]) -> set[str]:
    return {name for name, _, statement in INVARIANTS if rows(statement)}


def test_the_tables_are_those_of_the_migrations(database: Database) -> None:
    seen = inspect(database.engine)
    dialect = database.engine.dialect
    for table in metadata.sorted_tables:
        columns = {each["name"]: each for each in seen.get_columns(table.name)}
        assert set(columns) == {column.name for column in table.columns}, table.name
        for column in table.columns:
            known = columns[column.name]
            assert known["nullable"] == column.nullable, f"{table.name}.{column.name}"
            assert known["type"].compile(dialect) == column.type.compile(dialect)


def test_a_liability_told_in_any_number_proposes_one_entry(
    staffed: Sender, rows: Callable[[str], list[Any]]
) -> None:
    complaint_id = str(uuid4())
    told = liability(complaint_id, feedback_rs.FAULT_RUDE)
    first = as_event("feedback.complaint", complaint_id, 1, told)
    # The same fact under another event id, as after a restore of the sender's outbox.
    again = as_event("feedback.complaint", complaint_id, 2, told)
    for event in (first, first, again, first):
        staffed.deliver(event)
    staffed.deliver(first, again, again)
    assert staffed.unsettled() == []
    assert len(rows("select * from entry")) == 1
    assert len(rows("select * from outbox")) == 1
    assert broken(rows) == set()


def test_two_people_who_approve_at_once_post_once(
    staffed: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    complain(staffed, feedback_rs.FAULT_RUDE)
    (entry,) = entries(stub_as)
    step(stub_as("hr").VerifyEntry, pb.VerifyEntryRequest, entry.id)
    stubs = [stub_as("approver", subject=f"fz-{number}") for number in range(6)]

    def approve(stub: Any) -> bool:
        with suppress(grpc.RpcError):
            step(stub.ApproveEntry, pb.ApproveEntryRequest, entry.id)
            return True
        return False

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(approve, stubs)) == 1
    types = [row.type.rpartition(".")[2] for row in rows("select type from outbox order by id")]
    assert types == ["EntryProposed", "EntryVerified", "EntryPosted"]


def test_two_people_who_reverse_at_once_reverse_once(
    staffed: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    complain(staffed, feedback_rs.FAULT_RUDE)
    (entry,) = entries(stub_as)
    post(stub_as, entry.id)
    stubs = [stub_as("approver", subject=f"fz-{number}") for number in range(6)]

    def reverse(stub: Any) -> bool:
        with suppress(grpc.RpcError):
            step(stub.ReverseEntry, pb.ReverseEntryRequest, entry.id, reason="withdrawn")
            return True
        return False

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(reverse, stubs)) == 1
    assert rows("select sum(points) from entry")[0][0] == 0
    assert broken(rows) == set()


def test_two_fines_posted_at_once_propose_what_follows_once(
    staffed: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    for _ in range(4):
        complain(staffed, feedback_rs.FAULT_REFUSED_OR_DRAGGED)
    found = entries(stub_as)
    for entry in found:
        step(stub_as("hr").VerifyEntry, pb.VerifyEntryRequest, entry.id)
    stub = stub_as("approver")
    with ThreadPoolExecutor(4) as pool:
        list(
            pool.map(lambda entry: step(stub.ApproveEntry, pb.ApproveEntryRequest, entry.id), found)
        )
    follows = rows("select proposed_by, state from entry where consequence = 'dismissal'")
    assert [tuple(row) for row in follows] == [("system:hr-appraisal", "proposed")]
    assert broken(rows) == set()


def test_the_same_thing_proposed_by_two_at_once_is_proposed_once(
    staffed: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    stubs = [stub_as("supervisor", subject=f"zg-2{number}") for number in range(5)]

    def propose(stub: Any) -> bool:
        request = pb.ProposeEntryRequest(
            request_id=str(uuid4()),
            employee_code="T-01",
            trigger="technical_idea_adopted",
            evidence_kind="document",
            evidence_ref="idea 7",
            reason="saves two hours",
        )
        with suppress(grpc.RpcError):
            stub.ProposeEntry(request)
            return True
        return False

    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(propose, stubs)) == 1
    assert len(rows("select * from entry")) == 1


def test_a_refusal_names_its_rule_and_writes_nothing(
    staffed: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    complain(staffed, feedback_rs.FAULT_RUDE)
    (entry,) = entries(stub_as)
    leader = stub_as("supervisor", subject="zg-01")
    said = refused(lambda: step(leader.VerifyEntry, pb.VerifyEntryRequest, entry.id))
    assert (said.code, said.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "ENTRY_OWN_LINE")
    assert (said.metadata["rule"], said.domain) == ("H-03", "hr-appraisal.callout")
    assert len(rows("select * from outbox")) == 1
    assert rows("select * from request_log") == []
    assert rows("select state from entry")[0].state == "proposed"


def test_somebody_of_another_branch_sees_nothing(
    staffed: Sender, stub_as: Callable[..., Any]
) -> None:
    complain(staffed, feedback_rs.FAULT_RUDE)
    (entry,) = entries(stub_as)
    stranger = stub_as("hr", "GZ")
    assert not stranger.ListEntries(pb.ListEntriesRequest()).entries
    said = refused(lambda: step(stranger.VerifyEntry, pb.VerifyEntryRequest, entry.id))
    assert said.code is grpc.StatusCode.NOT_FOUND
    request = pb.GetMonthlySheetRequest(employee_code="T-01", month="2026-03")
    assert refused(lambda: stranger.GetMonthlySheet(request)).code is grpc.StatusCode.NOT_FOUND


OPEN_AGAIN = "alter table entry disable trigger posted_stays;"
SABOTAGE = [
    (
        f"{OPEN_AGAIN} update entry set points = 8 where reversal_of is not null",
        "an entry and its reversal sum to nothing",
    ),
    (
        f"{OPEN_AGAIN} update entry set month = '2026-04' where reversal_of is not null",
        "an entry and its reversal sum to nothing",
    ),
    (
        f"{OPEN_AGAIN} update entry set points = -8 where reversal_of is null",
        "the same row of the policy carries",
    ),
    (f"{OPEN_AGAIN} update entry set doubled = true", "whoever answers for a repeated complaint"),
    (
        (
            f"{OPEN_AGAIN} update entry set proposed_by = 'system:feedback', trigger = 'x',"
            " evidence_ref = 'y' where reversal_of is null"
        ),
        "a complaint proposes at most one entry",
    ),
]


@pytest.mark.parametrize(("change", "name"), SABOTAGE)
def test_an_invariant_notices_a_change_by_hand(
    staffed: Sender,
    stub_as: Callable[..., Any],
    rows: Callable[[str], list[Any]],
    database: Database,
    change: str,
    name: str,
) -> None:
    for fault in (feedback_rs.FAULT_RUDE, feedback_rs.FAULT_LATE):
        complain(staffed, fault)
    reversed_, _ = entries(stub_as)
    post(stub_as, reversed_.id)
    step(stub_as("approver").ReverseEntry, pb.ReverseEntryRequest, reversed_.id, reason="withdrawn")
    assert broken(rows) == set()
    if "points = -8" in change:
        change += f" and id = '{reversed_.id}'"
    with database.transaction() as connection:
        connection.execute(text(change))
    assert any(each.startswith(name) for each in broken(rows))


def test_a_visit_out_of_order_is_noticed(
    staffed: Sender, rows: Callable[[str], list[Any]], database: Database
) -> None:
    order: dict[str, Any] = {"work_order_id": ORDER, "service_request_id": REQUEST}
    staffed.send(
        "dispatch.work_order",
        ORDER,
        *[
            dispatch_pb.TechnicianArrived(technician_code="T-01", visit_number=number, **order)
            for number in (1, 2)
        ],
    )
    assert broken(rows) == set()
    with database.transaction() as connection:
        connection.execute(text("update visit set ended_at = null"))
    (name,) = broken(rows)
    assert name.startswith("visits of a work order")


@pytest.mark.parametrize(
    "change",
    [
        "update entry set verified_by = proposed_by, verified_at = now()",
        "update entry set verified_by = employee_code, verified_at = now()",
        "update entry set state = 'posted', approved_by = 'a', posted_at = now()",
        (
            "update entry set state = 'verified', verified_by = 'a', verified_at = now(),"
            " approved_by = 'a', posted_at = now()"
        ),
        "update entry set fine = 5",
        "update entry set month = 'March'",
        "delete from entry",
    ],
    ids=str,
)
def test_the_database_refuses_what_due_process_forbids(
    staffed: Sender, database: Database, change: str
) -> None:
    complain(staffed, feedback_rs.FAULT_RUDE)
    with pytest.raises(DBAPIError), database.transaction() as connection:
        connection.execute(text(change))
