"""A closed return case through the real inbox, and its entry through due process (I-11, H-03)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.dispatch.v1 import resources_pb2 as dispatch_rs
from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as pb
from callout.hr_appraisal.v1 import resources_pb2 as rs
from callout.intake.v1 import return_case_events_pb2 as returns_pb
from callout.intake.v1 import return_case_pb2 as rc
from fakes.incoming import Sender, as_event
from hr_appraisal.adapters.invariants import INVARIANTS
from testkit.api import refused

pytestmark = pytest.mark.integration

RETURNS = "intake.return_case"
CASE = "4b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"


def stamp(month: int, day: int) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(datetime(2026, month, day, 3, tzinfo=UTC))
    return made


def opened() -> returns_pb.ReturnCaseOpened:
    return returns_pb.ReturnCaseOpened(
        return_case_id=CASE,
        branch_code="SZ",
        installed_product_id="p-1",
        kind=rc.RETURN_KIND_RETURN,
        basis=rc.RETURN_BASIS_QUALITY_FAULT,
    )


def closed(**more: Any) -> returns_pb.ReturnCaseClosed:
    fields: dict[str, Any] = {
        "return_case_id": CASE,
        "branch_code": "SZ",
        "kind": rc.RETURN_KIND_RETURN,
        "approved": True,
        "cause": rc.RETURN_CAUSE_REPAIR,
        "responsible_unit": "售后部",
        "responsible_person": "T-01",
        "cost": "180.00",
        "recovered": "180.00",
        "opened_time": stamp(3, 3),
        "closed_time": stamp(4, 7),
    }
    return returns_pb.ReturnCaseClosed(**{**fields, **more})


@pytest.fixture
def staffed(sender: Sender) -> Sender:
    technician = dispatch_rs.Technician(
        code="T-01",
        name="陈立",
        branch_code="SZ",
        employment_state=dispatch_rs.EMPLOYMENT_STATE_REGULAR,
        line_supervisor="zg-01",
    )
    sender.send(
        "dispatch.technician", "T-01", dispatch_pb.TechnicianRegistered(technician=technician)
    )
    return sender


def test_a_return_is_proposed_verified_and_approved_by_different_people(
    staffed: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    staffed.send(RETURNS, CASE, opened(), closed())
    (entry,) = stub_as("hr").ListEntries(pb.ListEntriesRequest(employee_code="T-01")).entries
    assert (entry.state, entry.trigger, entry.consequence) == (
        rs.AppraisalEntry.STATE_PROPOSED,
        "return_caused",
        rs.CONSEQUENCE_DEMERIT,
    )
    assert (entry.points, entry.month, entry.proposed_by) == (-3, "2026-03", "system:intake")
    assert (entry.evidence_kind, entry.evidence_ref) == ("return_case", CASE)
    assert "triggers/default@" in entry.policy_ref
    verify = pb.VerifyEntryRequest(request_id=str(uuid4()), entry_id=entry.id)
    own_line = refused(lambda: stub_as("supervisor", subject="zg-01").VerifyEntry(verify))
    assert own_line.reason == "ENTRY_OWN_LINE"
    stub_as("supervisor", subject="zg-02").VerifyEntry(verify)
    approve = pb.ApproveEntryRequest(request_id=str(uuid4()), entry_id=entry.id)
    same = refused(lambda: stub_as("admin", subject="zg-02").ApproveEntry(approve))
    assert same.reason == "ENTRY_SAME_PERSON"
    posted = stub_as("approver").ApproveEntry(approve).entry
    assert posted.state == rs.AppraisalEntry.STATE_POSTED
    month = pb.GetMonthlySheetRequest(employee_code="T-01", month="2026-03")
    sheet = stub_as("hr").GetMonthlySheet(month).sheet
    (line,) = [each for each in sheet.lines if each.item == "points.demerit"]
    assert (line.value, list(line.sources)) == (
        "-3.00",
        [f"entry:{entry.id}", f"return_case:{CASE}"],
    )
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_a_case_told_twice_and_out_of_order_proposes_once(
    staffed: Sender, rows: Callable[[str], list[Any]]
) -> None:
    ended = as_event(RETURNS, CASE, 2, closed())
    staffed.deliver(ended)
    assert rows("select 1 from entry") == []
    staffed.deliver(as_event(RETURNS, CASE, 1, opened()), ended)
    staffed.deliver(ended)
    assert staffed.unsettled() == []
    assert len(rows("select 1 from entry")) == 1
    assert len(rows("select 1 from outbox")) == 1


@pytest.mark.parametrize(
    "harmless",
    [
        {"responsible_person": ""},
        {"cause": rc.RETURN_CAUSE_CUSTOMERS_CHOICE},
        {"approved": False, "cause": rc.RETURN_CAUSE_UNSPECIFIED, "responsible_person": ""},
    ],
)
def test_a_department_a_choice_and_a_refused_return_propose_nothing(
    staffed: Sender, rows: Callable[[str], list[Any]], harmless: dict[str, Any]
) -> None:
    staffed.send(RETURNS, CASE, opened(), closed(**harmless))
    assert rows("select 1 from entry") == []
    assert rows("select 1 from outbox") == []


def test_a_case_of_the_first_version_counts_when_it_was_closed(
    staffed: Sender, rows: Callable[[str], list[Any]]
) -> None:
    staffed.send(RETURNS, CASE, opened(), closed(opened_time=None))
    assert [row.month for row in rows("select month from entry")] == ["2026-04"]
