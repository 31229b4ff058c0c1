"""An on-site call from its event to the sealed signature, through the real doors."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.dispatch.v1 import dispatch_service_pb2 as pb
from callout.dispatch.v1 import resources_pb2 as rs
from callout.dispatch.v1.dispatch_service_pb2_grpc import DispatchServiceStub
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from dispatch.adapters.invariants import INVARIANTS
from dispatch.domain.identity import ServiceRequestId, work_order_id_of
from fakes.incoming import Sender
from integration.dispatch.scene import (
    BRANCHES,
    ORDER_ID,
    REQUEST_ID,
    REQUESTS,
    Walk,
    certificate,
    later,
    registered,
    report,
    technician,
    visit,
)
from testkit.api import refused

pytestmark = pytest.mark.integration

StubAs = Callable[..., DispatchServiceStub]
Rows = Callable[[str], list[Any]]
States = rs.WorkOrder.State


@pytest.fixture
def opened(sender: Sender, stub_as: StubAs) -> Sender:
    """A branch, a technician and an open order."""
    branch = intake_rs.Branch(
        code="SH01", name="上海一部", city="上海", region="east", time_zone="Asia/Shanghai"
    )
    sender.send(BRANCHES, "SH01", intake_pb.BranchRegistered(branch=branch))
    sender.send(REQUESTS, REQUEST_ID, registered())
    stub_as("supervisor", "SH01").RegisterTechnician(technician())
    return sender


@pytest.mark.usefixtures("opened")
def test_a_call_travels_from_assignment_to_signature(stub_as: StubAs, rows: Rows) -> None:
    office = Walk(stub_as("dispatcher", "SH01", subject="dispatcher-1"))
    suggested = office.stub.SuggestTechnicians(
        pb.SuggestTechniciansRequest(work_order_id=ORDER_ID, visit=visit())
    )
    assert [each.technician_code for each in suggested.candidates] == ["T-LI"]
    assert suggested.policy_ref == "assignment/standard@2026.1"
    assert len(suggested.candidates[0].reasons) == 4
    assert office.assign().state == States.STATE_ASSIGNED

    handset = Walk(stub_as("technician", "SH01", subject="T-LI"))
    assert handset.accept().state == States.STATE_ACCEPTED
    assert handset.travel().state == States.STATE_TRAVELLING
    assert handset.arrive().visits == 1
    assert handset.suspend().state == States.STATE_WAITING_FOR_PARTS
    assert handset.resume().state == States.STATE_ON_SITE
    done = handset.report()
    assert (done.state, done.report.remedy) == (States.STATE_DONE, "更换启动电容")
    signed = handset.sign()
    assert signed.state == States.STATE_SIGNED
    assert signed.signature.intact
    assert len(signed.signature.seal) == len(signed.signature.signer_name_digest) == 64

    found = office.get()
    assert found.work_order == signed
    assert [each.actor for each in found.steps] == [
        "system:dispatch",
        "dispatcher-1",
        *["T-LI"] * 7,
    ]
    by_request = office.stub.GetWorkOrder(pb.GetWorkOrderRequest(service_request_id=REQUEST_ID))
    assert by_request == found
    sent = rows("select type, branch from outbox where stream = 'dispatch.work_order' order by id")
    assert [each.type.rpartition(".")[2] for each in sent] == [
        "WorkOrderOpened",
        "WorkOrderAssigned",
        "WorkOrderAccepted",
        "TravelStarted",
        "TechnicianArrived",
        "WorkSuspended",
        "WorkResumed",
        "ServiceReportSubmitted",
        "WorkOrderSigned",
    ]
    assert {each.branch for each in sent} == {"SH01"}
    assert rows("select 1 from outbox where position('张先生' in encode(body, 'escape')) > 0") == []
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_the_signature_ends_with_the_request_and_begins_again_with_it(
    opened: Sender, stub_as: StubAs
) -> None:
    walk = Walk(stub_as("admin"))
    for act in (walk.assign, walk.accept, walk.travel, walk.arrive, walk.report, walk.sign):
        act()
    closed = intake_pb.ServiceRequestClosed(
        service_request_id=REQUEST_ID,
        outcome=intake_rs.OUTCOME_DONE_ON_SITE,
        closed_time=later(minutes=1),
    )
    opened.send(REQUESTS, REQUEST_ID, closed)
    assert walk.get().work_order.state == States.STATE_CLOSED
    reopened = intake_pb.ServiceRequestReopened(
        service_request_id=REQUEST_ID, reopened_time=later(minutes=2), was_closed=True
    )
    opened.send(REQUESTS, REQUEST_ID, reopened)
    order = walk.get().work_order
    assert (order.state, order.technician_code, order.visits) == (States.STATE_OPEN, "", 1)
    assert order.signature.intact
    for act in (
        lambda: walk.assign(visit=visit(2)),
        walk.accept,
        walk.travel,
        walk.arrive,
        walk.report,
        walk.sign,
    ):
        order = act()
    assert (order.state, order.visits) == (States.STATE_SIGNED, 2)
    assert order.signature.intact


def test_the_same_request_is_answered_once_and_another_one_with_its_id_refused(
    opened: Sender, stub_as: StubAs, rows: Rows
) -> None:
    stub = stub_as("admin")
    request = pb.AssignTechnicianRequest(
        request_id=str(uuid4()), work_order_id=ORDER_ID, technician_code="T-LI", visit=visit()
    )
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: stub.AssignTechnician(request), range(4)))
    assert len({each.SerializeToString(deterministic=True) for each in answers}) == 1
    assert len(rows("select 1 from outbox where type like '%.WorkOrderAssigned'")) == 1
    request.technician_code = "T-OTHER"
    assert refused(lambda: stub.AssignTechnician(request)).code is grpc.StatusCode.ALREADY_EXISTS
    assert opened.unsettled() == []


@pytest.mark.usefixtures("opened")
def test_each_refusal_has_its_status_its_reason_and_its_rule(stub_as: StubAs, rows: Rows) -> None:
    walk = Walk(stub_as("admin"))
    stranger = Walk(stub_as("technician", "SH01", subject="T-OTHER"))
    expected: list[tuple[Callable[[], Any], grpc.StatusCode, str, str]] = [
        (
            lambda: walk.assign("T-NOBODY"),
            grpc.StatusCode.NOT_FOUND,
            "TECHNICIAN_NOT_FOUND",
            "D-01",
        ),
        (
            lambda: walk.assign(visit=visit(-2)),
            grpc.StatusCode.FAILED_PRECONDITION,
            "ASSIGNMENT_REFUSED",
            "D-05",
        ),
        (
            lambda: walk.assign(visit=visit(1, -1)),
            grpc.StatusCode.INVALID_ARGUMENT,
            "VISIT_WINDOW_INVALID",
            "D-05",
        ),
        (
            lambda: walk.assign(visit=rs.VisitWindow(start_time=later(hours=1))),
            grpc.StatusCode.INVALID_ARGUMENT,
            "TIME_INVALID",
            "D-05",
        ),
        (
            lambda: walk.assign(occurred_time=Timestamp(seconds=10**15)),
            grpc.StatusCode.INVALID_ARGUMENT,
            "TIME_INVALID",
            "D-06",
        ),
        (
            lambda: walk.assign(occurred_time=later(hours=1)),
            grpc.StatusCode.INVALID_ARGUMENT,
            "OCCURRED_IN_FUTURE",
            "D-05",
        ),
        (
            lambda: walk.assign(occurred_time=later(hours=-2)),
            grpc.StatusCode.FAILED_PRECONDITION,
            "OCCURRED_TOO_EARLY",
            "D-05",
        ),
        (
            walk.sign,
            grpc.StatusCode.FAILED_PRECONDITION,
            "WORK_ORDER_ILLEGAL_TRANSITION",
            "D-14",
        ),
        (
            stranger.accept,
            grpc.StatusCode.PERMISSION_DENIED,
            "NOT_YOUR_WORK_ORDER",
            "D-06",
        ),
        (
            lambda: walk.stub.GetWorkOrder(pb.GetWorkOrderRequest()),
            grpc.StatusCode.INVALID_ARGUMENT,
            "WORK_ORDER_REFERENCE_MISSING",
            "D-06",
        ),
        (
            lambda: walk.stub.GetWorkOrder(pb.GetWorkOrderRequest(work_order_id="no uuid")),
            grpc.StatusCode.NOT_FOUND,
            "WORK_ORDER_NOT_FOUND",
            "D-06",
        ),
        (
            lambda: walk.stub.ListWorkOrders(pb.ListWorkOrdersRequest(page_token="bm8=")),
            grpc.StatusCode.INVALID_ARGUMENT,
            "PAGE_TOKEN_UNREADABLE",
            "",
        ),
        (
            lambda: walk.stub.RegisterTechnician(technician()),
            grpc.StatusCode.ALREADY_EXISTS,
            "TECHNICIAN_EXISTS",
            "D-01",
        ),
        (
            lambda: walk.stub.RegisterTechnician(
                technician("T-2", certificates=[rs.Certificate(kind="x", valid_until=Date())])
            ),
            grpc.StatusCode.INVALID_ARGUMENT,
            "DATE_INVALID",
            "D-01",
        ),
        (
            lambda: walk.stub.ChangeTechnician(
                pb.ChangeTechnicianRequest(request_id=str(uuid4()), code="T-LI", version=9)
            ),
            grpc.StatusCode.ABORTED,
            "TECHNICIAN_OUTDATED",
            "D-01",
        ),
    ]
    tables = ("work_order", "work_order_step", "outbox", "technician", "request_log")
    before = [rows(f"select * from {each}") for each in tables]
    for call, code, reason, rule in expected:
        said = refused(call)
        assert (said.code, said.reason, said.metadata.get("rule", "")) == (code, reason, rule)
        assert said.domain == "dispatch.callout"
    assert [rows(f"select * from {each}") for each in tables] == before


@pytest.mark.usefixtures("opened")
def test_a_report_that_lacks_something_says_what(stub_as: StubAs) -> None:
    walk = Walk(stub_as("admin"))
    for act in (walk.assign, walk.accept, walk.travel, walk.arrive):
        act()
    said = refused(lambda: walk.report(cause="", replaced_parts=[rs.ReplacedPart(quantity=1)]))
    assert said.reason == "SERVICE_REPORT_INCOMPLETE"
    assert said.metadata["missing"] == (
        "cause,replaced_parts[0].part_number,replaced_parts[0].serial_number,"
        "replaced_parts[0].reason"
    )
    assert walk.report(fixed=False, cause="", remedy="").state == States.STATE_INTERRUPTED
    assert refused(walk.resume).reason == "ANOTHER_VISIT_NEEDED"


@pytest.mark.usefixtures("opened")
def test_roles_and_branches_decide_who_may_what(stub_as: StubAs) -> None:
    denied = grpc.StatusCode.PERMISSION_DENIED
    assert refused(Walk(stub_as("technician", subject="T-LI")).assign).code is denied
    assert refused(Walk(stub_as("dispatcher")).sign).code is denied
    assert refused(Walk(stub_as("storekeeper")).cancel).code is denied
    assert refused(lambda: stub_as("dispatcher").RegisterTechnician(technician("X"))).code is denied
    south = stub_as("dispatcher", "SH02")
    assert refused(Walk(south).get).code is grpc.StatusCode.NOT_FOUND
    assert (
        refused(lambda: south.ListWorkOrders(pb.ListWorkOrdersRequest(branch_code="SH01"))).code
        is denied
    )
    assert list(south.ListWorkOrders(pb.ListWorkOrdersRequest()).work_orders) == []
    with pytest.raises(grpc.RpcError) as raised:
        stub_as("nobody").GetTechnician(pb.GetTechnicianRequest(code="T-LI"))
    assert raised.value.code() is denied


@pytest.mark.usefixtures("opened")
def test_a_suggestion_says_who_cannot_go_and_why(stub_as: StubAs) -> None:
    stub = stub_as("admin")
    expired = [certificate("service-qualification"), certificate("electrician", 2020)]
    stub.RegisterTechnician(technician("T-EXPIRED", certificates=expired))
    stub.RegisterTechnician(
        technician("T-AWAY", employment_state=rs.EMPLOYMENT_STATE_SUSPENDED, skills=["network"])
    )
    suggested = stub.SuggestTechnicians(
        pb.SuggestTechniciansRequest(work_order_id=ORDER_ID, visit=visit())
    )
    assert [each.technician_code for each in suggested.candidates] == ["T-LI"]
    assert {
        each.technician_code: [(why.rule, why.reason) for why in each.refusals]
        for each in suggested.refused
    } == {
        "T-AWAY": [("H-12", "IS_SUSPENDED"), ("D-05", "SKILL_MISSING")],
        "T-EXPIRED": [("D-01", "CERTIFICATE_EXPIRED")],
    }
    detail = suggested.refused[1].refusals[0].detail
    assert detail.startswith("electrician valid until 2020-12-31, visit on ")


def test_lists_are_paged_by_key(opened: Sender, stub_as: StubAs) -> None:
    requests = [str(uuid4()) for _ in range(6)]
    for each in requests:
        opened.send(REQUESTS, each, registered(each, severity=intake_rs.SEVERITY_C))
    stub = stub_as("dispatcher", "SH01")
    ids: list[str] = []
    query = pb.ListWorkOrdersRequest(branch_code="SH01", page_size=2)
    while True:
        page = stub.ListWorkOrders(query)
        ids += [each.id for each in page.work_orders]
        if not page.next_page_token:
            break
        query.page_token = page.next_page_token
    later_orders = sorted(work_order_id_of(ServiceRequestId(each)) for each in requests)
    assert ids == [ORDER_ID, *later_orders]
    admin = stub_as("admin")
    for code in ("T-2", "T-1"):
        admin.RegisterTechnician(technician(code))
    roster = stub.ListTechnicians(pb.ListTechniciansRequest(branch_code="SH01", page_size=2))
    rest = stub.ListTechnicians(pb.ListTechniciansRequest(page_token=roster.next_page_token))
    assert [each.code for each in roster.technicians] == ["T-1", "T-2"]
    assert [each.code for each in rest.technicians] == ["T-LI"]
    assert rest.next_page_token == ""


@pytest.mark.usefixtures("opened")
def test_a_technician_is_changed_and_read_back(stub_as: StubAs) -> None:
    stub = stub_as("supervisor", "SH01")
    before = stub.GetTechnician(pb.GetTechnicianRequest(code="T-LI")).technician
    changed = stub.ChangeTechnician(
        pb.ChangeTechnicianRequest(
            request_id=str(uuid4()),
            code="T-LI",
            version=before.version,
            certificates=[certificate("electrician", 2030)],
            employment_state=rs.EMPLOYMENT_STATE_PROBATION,
        )
    ).technician
    assert changed == stub.GetTechnician(pb.GetTechnicianRequest(code="T-LI")).technician
    assert (changed.version, changed.skills) == (2, before.skills)
    assert [each.valid_until.year for each in changed.certificates] == [2030]
    assert changed.employment_state == rs.EMPLOYMENT_STATE_PROBATION


@pytest.mark.usefixtures("opened")
def test_the_past_can_be_told_with_its_own_times(stub_as: StubAs) -> None:
    walk = Walk(stub_as("admin"))
    walk.assign(occurred_time=later(minutes=-50), visit=visit(-0.75, 0.5))
    minutes = iter(range(-49, 0))

    def told() -> dict[str, Any]:
        return {**walk.keys(), "occurred_time": later(minutes=next(minutes))}

    walk.stub.AcceptWorkOrder(pb.AcceptWorkOrderRequest(**told()))
    walk.stub.StartTravel(pb.StartTravelRequest(**told()))
    walk.stub.CheckIn(pb.CheckInRequest(**told(), place="x"))
    finished = later(minutes=-47)
    walk.stub.SubmitServiceReport(
        pb.SubmitServiceReportRequest(**told(), report=report(finished_time=finished))
    )
    order = walk.stub.SignVoucher(
        pb.SignVoucherRequest(**told(), signer_name="张", place="x")
    ).work_order
    assert order.report.finished_time == finished
    assert order.signature.signed_time == later(minutes=-45)
    steps = walk.get().steps
    assert [each.occurred_time for each in steps[1:]] == [
        later(minutes=each) for each in range(-50, -44)
    ]
    assert all(
        each.recorded_time.ToDatetime(tzinfo=UTC) > each.occurred_time.ToDatetime(tzinfo=UTC)
        for each in steps
    )
