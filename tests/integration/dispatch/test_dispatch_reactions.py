"""Events of other services through dispatch's real inbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from google.protobuf.message import Message

from callout.dispatch.v1 import dispatch_service_pb2 as pb
from callout.dispatch.v1 import resources_pb2 as rs
from callout.dispatch.v1.dispatch_service_pb2_grpc import DispatchServiceStub
from callout.hr_appraisal.v1 import events_pb2 as hr_pb
from callout.hr_appraisal.v1 import resources_pb2 as hr_rs
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from callout.inventory.v1 import events_pb2 as inventory_pb
from callout.inventory.v1 import resources_pb2 as inventory_rs
from dispatch.adapters.invariants import INVARIANTS
from fakes.incoming import Sender, as_event
from integration.dispatch.scene import (
    ORDER_ID,
    REQUEST_ID,
    REQUESTS,
    Walk,
    later,
    registered,
    technician,
    visit,
)

pytestmark = pytest.mark.integration

StubAs = Callable[..., DispatchServiceStub]
Rows = Callable[[str], list[Any]]
States = rs.WorkOrder.State
REQUISITIONS = "inventory.requisition"
ENTRIES = "hr_appraisal.entry"


def requisition(kind: type[Message], **more: Any) -> Any:
    return kind(requisition_id="r-1", work_order_id=ORDER_ID, **more)


def dismissal(**more: Any) -> hr_pb.EntryPosted:
    fields: dict[str, Any] = {
        "id": "e-1",
        "employee_code": "T-LI",
        "consequence": hr_rs.CONSEQUENCE_DISMISSAL,
        "state": hr_rs.AppraisalEntry.STATE_POSTED,
    }
    return hr_pb.EntryPosted(entry=hr_rs.AppraisalEntry(**{**fields, **more}))


def test_a_replayed_call_opens_one_order(sender: Sender, rows: Rows) -> None:
    event = as_event(REQUESTS, REQUEST_ID, 1, registered())
    sender.deliver(event, event)
    sender.deliver(event)
    assert sender.unsettled() == []
    assert [each.id for each in rows("select id from work_order")] == [ORDER_ID]
    assert len(rows("select 1 from outbox")) == 1


def test_events_out_of_order_take_effect_in_order(sender: Sender, rows: Rows) -> None:
    severity = intake_pb.SeverityChanged(
        service_request_id=REQUEST_ID,
        to_severity=intake_rs.SEVERITY_A,
        restore_due_time=later(hours=2),
    )
    transferred = intake_pb.ServiceRequestTransferred(
        service_request_id=REQUEST_ID, from_branch_code="SH01", to_branch_code="SH02"
    )
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 3, transferred))
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 2, severity))
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 1, registered()))
    sender.retry()
    (order,) = rows("select branch_code, severity, arrive_due_at from work_order")
    assert (order.branch_code, order.severity, order.arrive_due_at) == ("SH02", "A", None)
    sent = rows("select type from outbox order by id")
    assert [each.type.rpartition(".")[2] for each in sent] == [
        "WorkOrderOpened",
        "WorkOrderGraded",
        "WorkOrderTransferred",
    ]


def test_events_that_dispatch_does_not_need_are_passed_over(sender: Sender, rows: Rows) -> None:
    paused = intake_pb.ClocksPaused(service_request_id=REQUEST_ID)
    sender.send(REQUESTS, REQUEST_ID, registered(), paused)
    assert len(rows("select 1 from work_order_step")) == 1


def test_a_remote_call_that_ends_leaves_nothing(sender: Sender, rows: Rows) -> None:
    closed = intake_pb.ServiceRequestClosed(
        service_request_id=REQUEST_ID,
        outcome=intake_rs.OUTCOME_DONE_REMOTELY,
        closed_time=later(hours=1),
    )
    remote = registered(handling=intake_rs.HANDLING_REMOTE)
    sender.send(REQUESTS, REQUEST_ID, remote, closed)
    assert rows("select id from work_order") == []


def test_a_withdrawn_call_cancels_the_order_and_frees_the_technician(
    sender: Sender, stub_as: StubAs, rows: Rows
) -> None:
    sender.send(REQUESTS, REQUEST_ID, registered())
    walk = Walk(stub_as("admin"))
    walk.stub.RegisterTechnician(technician())
    walk.assign()
    closed = intake_pb.ServiceRequestClosed(
        service_request_id=REQUEST_ID,
        outcome=intake_rs.OUTCOME_WITHDRAWN,
        closed_time=later(minutes=1),
    )
    sender.send(REQUESTS, REQUEST_ID, closed)
    assert walk.get().work_order.state == States.STATE_CANCELLED
    assert walk.get().steps[-1].note == "request closed: withdrawn"
    other = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    sender.send(REQUESTS, other, registered(other))
    found = walk.stub.GetWorkOrder(pb.GetWorkOrderRequest(service_request_id=other)).work_order
    assert Walk(walk.stub, found.id).assign(visit=visit()).state == States.STATE_ASSIGNED
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_the_order_shows_how_its_parts_stand(sender: Sender, stub_as: StubAs) -> None:
    sender.send(REQUESTS, REQUEST_ID, registered())
    lines = [inventory_rs.PartLine(part_number="CAP-35", quantity=2)]
    shortages = [inventory_rs.Shortage(part_number="CAP-35", missing=1)]
    sender.send(
        REQUISITIONS,
        "r-1",
        requisition(inventory_pb.PartsShort, warehouse_code="W1", shortages=shortages),
        requisition(inventory_pb.PartsReserved, warehouse_code="W1", lines=lines),
        requisition(inventory_pb.RequisitionApproved, approved_by="sup-1"),
        requisition(inventory_pb.PartsIssued, warehouse_code="W1", lines=lines, amount="12.00"),
        requisition(inventory_pb.PartsReturned, warehouse_code="W1", lines=lines),
    )
    found = Walk(stub_as("admin")).get()
    assert [each.note for each in found.steps][1:] == [
        "parts short at W1: CAP-35 x 1 missing",
        "parts reserved at W1: CAP-35 x 2",
        "parts approved at W1: CAP-35 x 2",
        "parts issued at W1: CAP-35 x 2",
        "parts returned at W1: CAP-35 x 2",
    ]
    (parts,) = found.parts
    assert (parts.requisition_id, parts.state) == ("r-1", rs.PartsNote.STATE_RETURNED)
    sender.send(
        REQUISITIONS,
        "r-2",
        inventory_pb.ReservationReleased(requisition_id="r-2", work_order_id=ORDER_ID),
    )
    states = [each.state for each in Walk(stub_as("admin")).get().parts]
    assert states == [rs.PartsNote.STATE_RETURNED, rs.PartsNote.STATE_RELEASED]


def test_parts_that_are_told_before_the_call_wait_for_it(
    sender: Sender, stub_as: StubAs, rows: Rows
) -> None:
    sender.deliver(as_event(REQUISITIONS, "r-1", 1, requisition(inventory_pb.PartsShort)))
    ((_, error),) = sender.unsettled()
    assert "unknown work order" in error
    assert rows("select 1 from parts_note") == []
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 1, registered()))
    sender.retry()
    assert sender.unsettled() == []
    (parts,) = Walk(stub_as("admin")).get().parts
    assert parts.state == rs.PartsNote.STATE_SHORT


def test_a_dismissal_takes_the_technician_off_the_roster_at_once(
    sender: Sender, stub_as: StubAs, rows: Rows
) -> None:
    sender.send(REQUESTS, REQUEST_ID, registered())
    walk = Walk(stub_as("admin"))
    walk.stub.RegisterTechnician(technician())
    walk.stub.RegisterTechnician(technician("T-WANG"))
    for act in (walk.assign, walk.accept, walk.travel, walk.arrive):
        act()
    sender.send(ENTRIES, "e-1", dismissal())
    order = walk.get().work_order
    assert (order.state, order.technician_code, order.visits) == (States.STATE_OPEN, "", 1)
    left = walk.stub.GetTechnician(pb.GetTechnicianRequest(code="T-LI")).technician
    assert left.employment_state == rs.EMPLOYMENT_STATE_LEFT
    suggested = walk.stub.SuggestTechnicians(
        pb.SuggestTechniciansRequest(work_order_id=ORDER_ID, visit=visit())
    )
    assert [each.technician_code for each in suggested.candidates] == ["T-WANG"]
    assert suggested.refused[0].refusals[0].rule == "H-12"
    sent = rows("select type from outbox order by id desc limit 2")
    assert [each.type.rpartition(".")[2] for each in sent] == [
        "WorkOrderReopened",
        "TechnicianChanged",
    ]
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


@pytest.mark.parametrize(
    "harmless",
    [
        {"consequence": hr_rs.CONSEQUENCE_WARNING},
        {"reversal_of": "e-0"},
        {"employee_code": "clerk-7"},
    ],
)
def test_other_entries_change_nothing(
    sender: Sender, stub_as: StubAs, harmless: dict[str, Any]
) -> None:
    stub = stub_as("admin")
    stub.RegisterTechnician(technician())
    sender.send(ENTRIES, "e-1", dismissal(**harmless))
    found = stub.GetTechnician(pb.GetTechnicianRequest(code="T-LI")).technician
    assert (found.employment_state, found.version) == (rs.EMPLOYMENT_STATE_REGULAR, 1)
