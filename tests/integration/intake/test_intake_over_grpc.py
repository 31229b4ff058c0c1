"""A call through the real door, and the visit's events through the real inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sqlalchemy import text

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.intake.v1 import events_pb2, resources_pb2
from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from chassis import telemetry
from chassis.config import ConfigError
from chassis.server import ApiServer
from chassis.unit_of_work import SYSTEM, UnitOfWork
from fakes.incoming import Sender
from intake import api, worker
from intake.adapters.invariants import INVARIANTS
from intake.ports import Tx
from integration.intake.conftest import CONTACT_KEYS, caller_on_file
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from unit.intake.scene import CALLER

pytestmark = pytest.mark.integration

RS = resources_pb2
ORDERS, REQUESTS = "dispatch.work_order", "intake.service_request"
ORDER = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"


@dataclass
class Service:
    """One intake, as its callers and the bus see it."""

    sender: Sender
    uow: UnitOfWork[Tx]
    check_clocks: Callable[[Tx, datetime], int]
    stub_as: Callable[..., IntakeServiceStub]

    @property
    def desk(self) -> IntakeServiceStub:
        return self.stub_as("admin")

    def rows(self, statement: str) -> list[Any]:
        with self.uow.begin(SYSTEM) as work:
            return list(work.connection.execute(text(statement)).all())

    def events(self) -> list[str]:
        rows = self.rows("select type from outbox order by id")
        return [row.type.rpartition(".")[2] for row in rows]

    def tick(self, now: datetime) -> int:
        with self.uow.begin(SYSTEM) as work:
            return self.check_clocks(work.tx, now)


@pytest.fixture
def service(database_of: Callable[[str], str], identities: Identities) -> Iterator[Service]:
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": database_of("intake"),
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_INTAKE_CONTACT_KEYS": CONTACT_KEYS,
    }
    spec, working = api.build(environ), worker.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(spec))

        def stub_as(role: str, *branches: str, subject: str = "tester") -> IntakeServiceStub:
            token = identities.token(role, *branches, subject=subject)
            return IntakeServiceStub(stack.enter_context(channel_to(address, token)))

        yield Service(
            sender=Sender(working),
            uow=working.uow,
            check_clocks=working.timers[0].run,
            stub_as=stub_as,
        )
    for name, _, statement in INVARIANTS:
        with working.database.read_only() as connection:
            assert connection.execute(text(statement)).all() == [], name
    spec.database.dispose()
    working.database.dispose()


def key() -> str:
    return str(uuid4())


def stamp(instant: datetime) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(instant)
    return made


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def branch(code: str = "HZ01") -> pb.RegisterBranchRequest:
    return pb.RegisterBranchRequest(
        request_id=key(),
        code=code,
        name=f"{code} 站",
        city="杭州",
        region="华东",
        time_zone="Asia/Shanghai",
    )


def call(**told: Any) -> pb.RegisterCallRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "branch_code": "HZ01",
        "channel": RS.CHANNEL_PHONE,
        "purpose": RS.PURPOSE_FAULT,
        "product_line": "appliance",
        "symptom": "不制冷",
        "impact": RS.IMPACT_WRONG_RESULT,
        "handling": RS.HANDLING_ON_SITE,
        "received_time": stamp(now()),
        **told,
    }
    if not told.get("installed_product_id"):
        values.setdefault("customer_id", CALLER.id)
    return pb.RegisterCallRequest(**values)


@pytest.fixture
def desk(service: Service) -> Service:
    """A service with two branches."""
    for code in ("HZ01", "SH02"):
        service.desk.RegisterBranch(branch(code))
    with service.uow.begin(SYSTEM) as work:
        caller_on_file(work.connection)
    return service


def test_a_call_is_answered_with_number_category_severity_and_promised_times(
    desk: Service,
) -> None:
    received = now()
    answer = desk.desk.RegisterCall(call(received_time=stamp(received)))
    request = answer.service_request
    assert request.number.startswith("HZ01-")
    assert request.number.endswith("-0001")
    assert (request.category, request.severity) == (
        RS.SERVICE_CATEGORY_CHARGEABLE,
        RS.SEVERITY_B,
    )
    assert (request.sla_pack, request.sla_policy_ref) == (
        "managed-service",
        "sla-pack/managed-service@2026.1",
    )
    assert [
        (clock.milestone, clock.due_time.ToDatetime(UTC) - received, clock.state)
        for clock in request.clocks
    ] == [
        (RS.MILESTONE_RESPOND, timedelta(hours=2), RS.CLOCK_STATE_RUNNING),
        (RS.MILESTONE_ARRIVE, timedelta(hours=12), RS.CLOCK_STATE_RUNNING),
        (RS.MILESTONE_RESTORE, timedelta(hours=48), RS.CLOCK_STATE_RUNNING),
    ]
    assert desk.events() == ["BranchRegistered", "BranchRegistered", "ServiceRequestRegistered"]


def test_the_same_call_sent_twice_is_registered_once(desk: Service) -> None:
    request = call()
    first, second = desk.desk.RegisterCall(request), desk.desk.RegisterCall(request)
    assert first == second
    assert desk.events().count("ServiceRequestRegistered") == 1
    request.symptom = "漏水"
    assert refused(lambda: desk.desk.RegisterCall(request)).code is (grpc.StatusCode.ALREADY_EXISTS)


def test_a_refusal_names_its_rule_and_field_and_leaves_nothing(desk: Service) -> None:
    refusal = refused(lambda: desk.desk.RegisterCall(call(sla_pack="gold")))
    assert (refusal.code, refusal.reason, refusal.domain) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "SLA_PACK_UNKNOWN",
        "intake.callout",
    )
    assert refusal.metadata["rule"] == "I-18"
    assert set(refusal.fields) == {"sla_pack"}
    unanswered = refused(
        lambda: desk.desk.RegisterCall(
            call(impact=RS.IMPACT_UNSPECIFIED, severity=RS.SEVERITY_UNSPECIFIED)
        )
    )
    assert unanswered.reason == "SEVERITY_UNKNOWN"
    assert desk.rows("select 1 from service_requests") == []
    assert desk.rows("select 1 from register_days") == []


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"channel": RS.CHANNEL_UNSPECIFIED}, "channel"),
        ({"symptom": ""}, "symptom"),
        ({"received_time": None}, "received_time"),
        ({"received_time": Timestamp(seconds=10**15)}, "received_time"),
        ({"interrupted_minutes": -1}, "interrupted_minutes"),
        ({"received_time": stamp(datetime(2100, 1, 1, tzinfo=UTC))}, "received_time"),
    ],
)
def test_wrong_input_is_refused_with_its_field(
    desk: Service, told: dict[str, Any], field: str
) -> None:
    refusal = refused(lambda: desk.desk.RegisterCall(call(**told)))
    assert refusal.code is grpc.StatusCode.INVALID_ARGUMENT
    assert field in refusal.fields


def _customer(desk: Service) -> str:
    answer = desk.desk.RegisterCustomer(
        pb.RegisterCustomerRequest(
            request_id=key(),
            branch_code="HZ01",
            name="王先生",
            phone="13812345678",
            address="杭州市西湖区文三路1号",
        )
    )
    assert (answer.customer.phone, answer.customer.address) == ("138****5678", "杭州市西湖区****")
    return str(answer.customer.id)


def test_a_contact_is_encrypted_at_rest_and_unmasked_only_in_a_logged_reading(
    desk: Service,
) -> None:
    customer_id = _customer(desk)
    masked = desk.desk.GetCustomer(pb.GetCustomerRequest(customer_id=customer_id)).customer
    assert masked.phone == "138****5678"
    read = pb.ReadCustomerContactRequest(request_id=key(), customer_id=customer_id, reason="回电")
    reader = desk.stub_as("call_taker", "HZ01", subject="li")
    for _ in range(2):
        contact = reader.ReadCustomerContact(read).customer
        assert (contact.phone, contact.address) == ("13812345678", "杭州市西湖区文三路1号")
    readings = desk.rows("select reader, reason from contact_readings")
    assert [tuple(row) for row in readings] == [("li", "回电")] * 2
    (stored,) = desk.rows(
        f"select phone, address, key_id from customers where id = '{customer_id}'"
    )
    assert stored.key_id == "k2"
    everything = repr(desk.rows("select * from request_log")) + repr(
        [bytes(r.body) for r in desk.rows("select body from outbox")]
    )
    for secret in ("13812345678", "文三路"):
        assert secret.encode() not in bytes(stored.phone) + bytes(stored.address)
        assert secret not in everything
        assert repr(secret.encode())[2:-1] not in everything


def test_a_reader_of_another_branch_finds_no_customer(desk: Service) -> None:
    read = pb.ReadCustomerContactRequest(request_id=key(), customer_id=_customer(desk), reason="x")
    stub = desk.stub_as("call_taker", "SH02")
    assert refused(lambda: stub.ReadCustomerContact(read)).code is grpc.StatusCode.NOT_FOUND
    analyst = desk.stub_as("analyst")
    denied = refused(lambda: analyst.ReadCustomerContact(read))
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-08")
    assert desk.rows("select 1 from contact_readings") == []


def test_a_product_on_file_decides_warranty_and_a_second_call_joins(desk: Service) -> None:
    product = desk.desk.RegisterInstalledProduct(
        pb.RegisterInstalledProductRequest(
            request_id=key(),
            customer_id=_customer(desk),
            product_line="appliance",
            product_model="KFR-35",
            serial_number="S-1",
            delivered_on=Date(year=now().year, month=1, day=1),
        )
    ).installed_product
    told = {"installed_product_id": product.id, "symptom_code": "E1"}
    first = desk.desk.RegisterCall(call(**told)).service_request
    assert first.category == RS.SERVICE_CATEGORY_WARRANTY
    second = desk.desk.RegisterCall(call(**told))
    assert (second.joined, second.service_request.id, second.service_request.calls) == (
        True,
        first.id,
        2,
    )


def test_a_customer_who_calls_again_is_counted_once_per_call(desk: Service) -> None:
    first = desk.desk.RegisterCall(call()).service_request
    again = pb.JoinCallRequest(
        request_id=key(),
        service_request_id=first.id,
        channel=RS.CHANNEL_CHAT,
        symptom="什么时候来",
    )
    dispatcher = desk.stub_as("dispatcher", "HZ01", subject="zhou")
    for _ in range(2):
        assert dispatcher.JoinCall(again).service_request.calls == 2
    page = desk.desk.ListContacts(pb.ListContactsRequest(service_request_id=first.id, page_size=1))
    rest = desk.desk.ListContacts(
        pb.ListContactsRequest(service_request_id=first.id, page_token=page.next_page_token)
    )
    assert [(c.number, c.taken_by) for c in (*page.contacts, *rest.contacts)] == [
        (1, "tester"),
        (2, "zhou"),
    ]
    assert (rest.contacts[0].channel, rest.next_page_token) == (RS.CHANNEL_CHAT, "")
    assert desk.events().count("CallJoined") == 1


def test_a_contact_about_a_fault_brings_a_solved_request_back(desk: Service) -> None:
    request = desk.desk.RegisterCall(call()).service_request
    desk.desk.RecordRestoration(
        pb.RecordRestorationRequest(request_id=key(), service_request_id=request.id)
    )
    told = {
        "service_request_id": request.id,
        "channel": RS.CHANNEL_PHONE,
        "symptom": "又坏了",
    }
    asked = desk.desk.JoinCall(pb.JoinCallRequest(request_id=key(), **told)).service_request
    assert asked.state == RS.ServiceRequest.STATE_RESTORED
    back = pb.JoinCallRequest(request_id=key(), purpose=RS.PURPOSE_FAULT, **told)
    again = desk.desk.JoinCall(back).service_request
    assert (again.state, again.reopenings, again.calls) == (RS.ServiceRequest.STATE_OPEN, 1, 3)
    training = pb.JoinCallRequest(request_id=key(), purpose=RS.PURPOSE_TRAINING, **told)
    assert refused(lambda: desk.desk.JoinCall(training)).code is grpc.StatusCode.INVALID_ARGUMENT


def test_a_call_on_a_closed_request_is_refused_and_leaves_nothing(desk: Service) -> None:
    request = desk.desk.RegisterCall(call()).service_request
    closed = desk.desk.CloseRequest(
        pb.CloseRequestRequest(
            request_id=key(),
            service_request_id=request.id,
            outcome=RS.OUTCOME_REJECTED,
            reason="不属于本公司产品",
        )
    ).service_request
    assert closed.closing_reason == "不属于本公司产品"
    before = desk.events()
    again = pb.JoinCallRequest(
        request_id=key(), service_request_id=request.id, channel=RS.CHANNEL_PHONE, symptom="x"
    )
    refusal = refused(lambda: desk.desk.JoinCall(again))
    assert (refusal.code, refusal.reason, refusal.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "REQUEST_CLOSED",
        "I-02",
    )
    assert desk.events() == before
    assert desk.rows("select 1 from contacts") == []


def test_the_line_of_a_branch_begins_with_what_earlier_days_left_over(desk: Service) -> None:
    ids = [
        desk.desk.RegisterCall(
            call(received_time=stamp(now() - timedelta(days=days)))
        ).service_request.id
        for days in (0, 3, 2)
    ]
    seen, token = [], ""
    supervisor = desk.stub_as("supervisor", "HZ01")
    while True:
        page = supervisor.ListFirstInLine(
            pb.ListFirstInLineRequest(branch_code="HZ01", page_size=1, page_token=token)
        )
        seen += [(entry.service_request.id, entry.left_over) for entry in page.entries]
        token = page.next_page_token
        if not token:
            break
    assert seen == [(ids[1], True), (ids[2], True), (ids[0], False)]
    assert page.entries[0].next_milestone == RS.MILESTONE_RESPOND
    wrong = pb.ListFirstInLineRequest(branch_code="HZ01", page_token="WyIxIiwgIngiLCAieSJd")
    assert refused(lambda: supervisor.ListFirstInLine(wrong)).reason == "PAGE_TOKEN_UNREADABLE"
    other = desk.stub_as("supervisor", "SH02")
    denied = refused(lambda: other.ListFirstInLine(pb.ListFirstInLineRequest(branch_code="HZ01")))
    assert denied.code is grpc.StatusCode.PERMISSION_DENIED


def test_an_impossible_day_is_refused(desk: Service) -> None:
    wrong = pb.RegisterInstalledProductRequest(
        request_id=key(),
        customer_id=_customer(desk),
        product_line="appliance",
        product_model="KFR-35",
        serial_number="S-1",
        delivered_on=Date(year=2026, month=2, day=30),
    )
    refusal = refused(lambda: desk.desk.RegisterInstalledProduct(wrong))
    assert (refusal.reason, set(refusal.fields)) == ("NOT_A_TIME", {"delivered_on"})


@pytest.mark.parametrize(
    ("role", "method", "request_of"),
    [
        ("dispatcher", "RegisterCall", lambda _: call()),
        (
            "call_taker",
            "ChangeSeverity",
            lambda request_id: pb.ChangeSeverityRequest(
                request_id=key(), service_request_id=request_id, severity=RS.SEVERITY_A, reason="x"
            ),
        ),
        (
            "technician",
            "CloseRequest",
            lambda request_id: pb.CloseRequestRequest(
                request_id=key(), service_request_id=request_id, outcome=RS.OUTCOME_DONE_REMOTELY
            ),
        ),
        ("supervisor", "RegisterBranch", lambda _: branch("NB03")),
    ],
)
def test_a_role_that_may_not_is_denied(
    desk: Service, role: str, method: str, request_of: Callable[[str], Any]
) -> None:
    request_id = desk.desk.RegisterCall(call()).service_request.id
    stub = desk.stub_as(role, "HZ01")
    denied = refused(lambda: getattr(stub, method)(request_of(request_id)))
    assert denied.code is grpc.StatusCode.PERMISSION_DENIED


def _desk_call(desk: Service, **told: Any) -> resources_pb2.ServiceRequest:
    values = {
        "handling": RS.HANDLING_REMOTE,
        "sla_pack": "service-desk",
        "severity": RS.SEVERITY_A,
        **told,
    }
    answer: pb.RegisterCallResponse = desk.desk.RegisterCall(call(**values))
    return answer.service_request


def test_a_remote_life_of_the_past_is_judged_by_its_own_times(desk: Service) -> None:
    start = datetime(2016, 2, 29, 1, 16, tzinfo=UTC)
    stub = desk.desk

    def when(minutes: int) -> dict[str, Any]:
        return {
            "request_id": key(),
            "service_request_id": request.id,
            "occurred_time": stamp(start + timedelta(minutes=minutes)),
        }

    request = _desk_call(desk, received_time=stamp(start), historical=True, external_ref="INC1")
    stub.RecordResponse(pb.RecordResponseRequest(**when(20), technician_code="T1"))
    stub.RecordProgress(pb.RecordProgressRequest(**when(20), phase=RS.PHASE_KIND_REMOTE_WORK))
    stub.PauseClocks(
        pb.PauseClocksRequest(
            **when(60), reason=RS.PAUSE_REASON_WAITING_FOR_CUSTOMER_INFORMATION, evidence="row 3"
        )
    )
    stub.ResumeClocks(pb.ResumeClocksRequest(**when(90)))
    stub.ProposeSolution(pb.ProposeSolutionRequest(**when(120)))
    stub.ReopenRequest(pb.ReopenRequestRequest(**when(300), reason="back"))
    stub.ChangeSeverity(
        pb.ChangeSeverityRequest(**when(320), severity=RS.SEVERITY_B, reason="priority")
    )
    stub.TransferRequest(
        pb.TransferRequestRequest(**when(330), to_branch_code="SH02", reason="moved")
    )
    stub.RecordRestoration(pb.RecordRestorationRequest(**when(400)))
    closed = stub.CloseRequest(
        pb.CloseRequestRequest(**when(500), outcome=RS.OUTCOME_DONE_REMOTELY)
    ).service_request
    assert (closed.state, closed.branch_code, closed.number) == (
        RS.ServiceRequest.STATE_CLOSED,
        "SH02",
        "HZ01-20160229-0001",
    )
    lines = stub.ListClocks(pb.ListClocksRequest(external_ref_prefix="INC")).clocks
    assert [
        (
            line.milestone,
            line.severity,
            line.target_seconds,
            line.used_seconds,
            line.paused_seconds,
            line.stopped_seconds,
            line.state,
            line.branch_code,
        )
        for line in lines
    ] == [
        (1, RS.SEVERITY_A, 1800, 1200, 0, 0, RS.CLOCK_STATE_MET, "SH02"),
        (4, RS.SEVERITY_B, 28800, 11400, 1800, 10800, RS.CLOCK_STATE_MET, "SH02"),
    ]
    assert lines[1].due_time.ToDatetime(UTC) == start + timedelta(minutes=690)
    assert lines[1].time_zone == "Asia/Shanghai"
    assert desk.tick(now() + timedelta(days=1)) == 0
    told = stub.GetTimeline(pb.GetTimelineRequest(external_ref="INC1"))
    assert [phase.kind for phase in told.phases] == [
        RS.PHASE_KIND_WAITING_FOR_ANSWER,
        RS.PHASE_KIND_REMOTE_WORK,
        RS.PHASE_KIND_PAUSED_BY_CUSTOMER,
        RS.PHASE_KIND_REMOTE_WORK,
        RS.PHASE_KIND_STOPPED,
        RS.PHASE_KIND_WAITING_FOR_ANSWER,
        RS.PHASE_KIND_WAITING_FOR_ANSWER,
        RS.PHASE_KIND_SIGN_OFF,
    ]
    assert told.phases[-1].end_time.ToDatetime(UTC) == start + timedelta(minutes=500)
    assert sum(phase.budget_share for phase in told.phases) == pytest.approx(11400 / 28800)


def test_the_report_goes_on_where_the_last_page_ended(desk: Service) -> None:
    for number in range(5):
        _desk_call(desk, external_ref=f"INC{number}")
    seen, token = [], ""
    while True:
        page = desk.desk.ListClocks(pb.ListClocksRequest(page_size=3, page_token=token))
        seen += [(clock.request_number, clock.milestone) for clock in page.clocks]
        token = page.next_page_token
        if not token:
            break
    assert len(seen) == len(set(seen)) == 10
    assert seen == sorted(seen)
    unreadable = refused(lambda: desk.desk.ListClocks(pb.ListClocksRequest(page_token="x")))
    assert unreadable.reason == "PAGE_TOKEN_UNREADABLE"


def test_a_running_clock_is_shown_as_it_stands_now(desk: Service) -> None:
    received = now() - timedelta(hours=1)
    request = _desk_call(desk, received_time=stamp(received))
    found = desk.desk.GetServiceRequest(pb.GetServiceRequestRequest(request_number=request.number))
    restore = found.service_request.clocks[1]
    assert 3600 <= restore.used_seconds <= 3700
    assert (restore.state, restore.target_seconds) == (RS.CLOCK_STATE_RUNNING, 14400)


def test_the_timer_warns_and_breaks_each_promise_once(desk: Service) -> None:
    _desk_call(desk)
    assert desk.tick(now() + timedelta(hours=5)) == 1
    assert desk.tick(now() + timedelta(hours=6)) == 0
    events = desk.events()
    assert (events.count("SlaWarningRaised"), events.count("SlaBreached")) == (6, 2)


def _visit(desk: Service, request_id: str, start: datetime) -> None:
    about: Any = {"work_order_id": ORDER, "service_request_id": request_id, "technician_code": "T1"}
    steps: tuple[tuple[int, Any], ...] = (
        (1, dispatch_pb.WorkOrderAssigned(**about, branch_code="HZ01")),
        (2, dispatch_pb.WorkOrderAccepted(**about)),
        (3, dispatch_pb.TravelStarted(**about)),
        (4, dispatch_pb.TechnicianArrived(**about, visit_number=1)),
        (
            5,
            dispatch_pb.ServiceReportSubmitted(
                **about, fixed=True, finished_time=stamp(start + timedelta(minutes=5))
            ),
        ),
        (
            6,
            dispatch_pb.WorkOrderSigned(
                **about, signed_time=stamp(start + timedelta(minutes=6)), visits=1
            ),
        ),
    )
    for minutes, message in steps:
        desk.sender.send(
            ORDERS, ORDER, message, occurred_at=start + timedelta(minutes=minutes), branch="HZ01"
        )


def test_a_visit_meets_every_promise_and_closes_the_request(desk: Service) -> None:
    start = now() - timedelta(minutes=30)
    request = desk.desk.RegisterCall(call(received_time=stamp(start))).service_request
    _visit(desk, request.id, start)
    closed = desk.desk.GetServiceRequest(
        pb.GetServiceRequestRequest(service_request_id=request.id)
    ).service_request
    assert (closed.outcome, closed.technician_code) == (RS.OUTCOME_DONE_ON_SITE, "T1")
    assert {clock.state for clock in closed.clocks} == {RS.CLOCK_STATE_MET}
    assert desk.events()[-3:] == ["ServiceRestored", "MilestoneMet", "ServiceRequestClosed"]


def test_a_closing_is_told_as_one_trace_under_the_id_that_the_timeline_names(
    desk: Service,
) -> None:
    spans = InMemorySpanExporter()
    telemetry.add_service("intake", process="worker", processors=[SimpleSpanProcessor(spans)])
    start = now() - timedelta(minutes=30)
    try:
        request = desk.desk.RegisterCall(call(received_time=stamp(start))).service_request
        _visit(desk, request.id, start)
        (body,) = desk.rows("select body from outbox where type like '%%.ServiceRequestClosed'")
        closed = events_pb2.ServiceRequestClosed.FromString(bytes(body.body))
        for _ in range(2):
            desk.sender.send(REQUESTS, request.id, closed)
    finally:
        telemetry.stop()
    timeline = desk.desk.GetTimeline(pb.GetTimelineRequest(service_request_id=request.id))
    told = [
        span
        for span in spans.get_finished_spans()
        if f"{span.context.trace_id:032x}" == timeline.business_trace_id
    ]
    roots = [span for span in told if span.name == "service_request.lifecycle"]
    assert len(roots) == 2
    assert roots[0].context.span_id == roots[1].context.span_id
    children = [span for span in told[: len(told) // 2] if span.parent]
    assert [span.name for span in children][-1] == "phase.sign_off"
    assert len(children) == len(timeline.phases)
    assert {span.parent.span_id for span in children if span.parent} == {roots[0].context.span_id}
    starts = [span.start_time for span in children]
    ends = [span.end_time for span in children]
    assert starts[1:] == ends[:-1]
    assert (starts[0], ends[-1]) == (roots[0].start_time, roots[0].end_time)
    assert roots[0].links


def test_the_api_does_not_serve_without_a_key_for_contacts(
    database_of: Callable[[str], str], identities: Identities
) -> None:
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": database_of("intake"),
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
    }
    spec = api.build(environ)
    with pytest.raises(ConfigError, match="CALLOUT_INTAKE_CONTACT_KEYS"):
        ApiServer(spec)
    spec.database.dispose()
    worker.build(environ).database.dispose()
