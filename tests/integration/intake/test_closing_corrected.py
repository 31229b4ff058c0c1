"""A visit told after its call was closed by hand: what the register shows is told to others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.intake.v1 import events_pb2
from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from integration.intake.front_door import FrontDoor, key, now, stamp

pytestmark = pytest.mark.integration


def test_a_visit_told_after_a_closing_by_hand_is_told_as_a_correction_once(door: FrontDoor) -> None:
    start = now() - timedelta(hours=1)
    call = door.call(received_time=stamp(start), handling=rs.HANDLING_ON_SITE)
    ended = stamp(start + timedelta(minutes=30))
    about: dict[str, Any] = {"service_request_id": call.id, "occurred_time": ended}
    door.desk.RecordRestoration(
        pb.RecordRestorationRequest(request_id=key(), remedy="重启", **about)
    )
    door.desk.CloseRequest(
        pb.CloseRequestRequest(request_id=key(), outcome=rs.OUTCOME_DONE_REMOTELY, **about)
    )
    (told,) = door.bodies(events_pb2.ServiceRequestClosed)
    assert (told.technician_code, told.visits) == ("", 0)
    order = key()
    step: dict[str, Any] = {"work_order_id": order, "service_request_id": call.id}
    for minutes, message in (
        (5, dispatch_pb.WorkOrderAssigned(technician_code="T1", branch_code="HZ01", **step)),
        (20, dispatch_pb.TechnicianArrived(technician_code="T1", visit_number=1, **step)),
        (30, dispatch_pb.WorkOrderCancelled(**step)),
    ):
        at = start + timedelta(minutes=minutes)
        door.sender.send("dispatch.work_order", order, message, branch="HZ01", occurred_at=at)
    corrections = [each.closing for each in door.bodies(events_pb2.ClosingCorrected)]
    assert [(each.technician_code, each.visits) for each in corrections] == [("T1", 0), ("T1", 1)]
    now_told = corrections[-1]
    found = door.desk.GetServiceRequest(
        pb.GetServiceRequestRequest(service_request_id=call.id)
    ).service_request
    assert now_told.technician_code == found.technician_code
    arrive = rs.MILESTONE_ARRIVE
    (clock,) = (each for each in now_told.clocks if each.milestone == arrive)
    assert clock.state == rs.CLOCK_STATE_MET
    unchanged = ("request_number", "branch_code", "outcome", "closed_time", "closings", "repeat")
    for field in unchanged:
        assert getattr(now_told, field) == getattr(told, field), field
    assert len(door.bodies(events_pb2.ServiceRequestClosed)) == 1
