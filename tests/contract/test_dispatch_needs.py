"""What dispatch relies on in other services' events: their real encoders, our real reactions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from callout.hr_appraisal.v1 import events_pb2 as hr_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import quote_events_pb2 as quote_pb
from callout.inventory.v1 import events_pb2 as inventory_pb
from callout.inventory.v1 import expectations_events_pb2 as expectations_pb
from chassis.envelope import read_body
from chassis.outbox import OutgoingEvent
from chassis.worker import IncomingEvent
from dispatch.domain.branch import Branch
from dispatch.domain.case_record import PartsNote, PartsState
from dispatch.domain.fee import AcceptedQuote
from dispatch.domain.identity import (
    BranchCode,
    ServiceRequestId,
    TechnicianCode,
    WorkOrderId,
    work_order_id_of,
)
from dispatch.domain.life_cycle import State
from dispatch.domain.technician import EmploymentState
from dispatch.domain.work_order import Severity, WorkOrder
from dispatch.handlers.cancel_work_order import CancelWorkOrder, cancel_work_order
from dispatch.worker import REACTIONS
from fakes.dispatch import FakeTx
from fakes.dispatch_acting import Dispatch, technician
from hr_appraisal.adapters.wire_events import outgoing as hr_outgoing
from hr_appraisal.domain import entry as hr
from hr_appraisal.domain import words as hr_words
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.events import EntryPosted
from hr_appraisal.domain.ids import EmployeeCode, EntryId, TriggerName
from hr_appraisal.domain.month import read_month
from hr_appraisal.domain.proposal import Evidence
from intake.adapters.wire_events import outgoing as intake_outgoing
from intake.domain import events as intake
from intake.domain.branch import Branch as IntakeBranch
from intake.domain.vocabulary import Handling, Outcome
from intake.domain.vocabulary import Severity as IntakeSeverity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.quotes.accept_quote import accept_quote
from intake.handlers.quotes.prepare_quote import prepare_quote
from intake.handlers.record_damage import RecordDamage, record_damage
from inventory.adapters.wire_events import outgoing as inventory_outgoing
from inventory.domain import events as inventory
from inventory.domain import ids as inventory_ids
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.sourcing.expectation import Cause, Expectation
from inventory.domain.sourcing.ranking import SourceKind
from unit.intake.scene import NOW, Scene
from unit.intake.test_quotes import asked, yes

AT = NOW + timedelta(hours=1)
REQUEST = "r-1"
ORDER = work_order_id_of(ServiceRequestId(REQUEST))
LI = TechnicianCode("T-LI")


def told(store: FakeTx, *events: OutgoingEvent) -> FakeTx:
    """Let events arrive as the bus brings them, checked by the rules of the contract."""
    for sequence, event in enumerate(events, start=1):
        arrived = IncomingEvent(
            id=UUID(int=sequence),
            type=event.type,
            stream=event.stream,
            aggregate_id=event.aggregate_id,
            sequence=sequence,
            occurred_at=event.occurred_at,
            branch=event.branch,
            cell="main",
            traceparent="",
            body=event.body,
        )
        reaction = REACTIONS[event.type]
        reaction.handle(read_body(arrived, reaction), arrived, store, AT)
    return store


def announced(scene: Scene) -> list[OutgoingEvent]:
    """Return what intake announced in its last step, as far as dispatch listens."""
    sent = [intake_outgoing(each) for each in scene.events]
    return [each for each in sent if each.type in REACTIONS]


def opened(scene: Scene | None = None) -> tuple[Scene, FakeTx]:
    """A call that intake has registered and dispatch has heard of."""
    scene = scene or Scene()
    scene.register(request_id=REQUEST)
    return scene, told(FakeTx(), *announced(scene))


def order_in(store: FakeTx) -> WorkOrder:
    return store.work_orders.get(ORDER)


def test_a_branch_brings_its_city_and_zone() -> None:
    branch = IntakeBranch(
        code="BJ01", name="北京一站", city="北京", region="north", time_zone="Asia/Shanghai"
    )
    event = intake_outgoing(intake.BranchRegistered(branch=branch, occurred_at=AT))
    assert told(FakeTx(), event).branches.find(BranchCode("BJ01")) == Branch(
        code=BranchCode("BJ01"),
        name="北京一站",
        city="北京",
        region="north",
        time_zone="Asia/Shanghai",
    )


def test_an_on_site_call_brings_what_the_order_needs() -> None:
    scene, store = opened()
    request, order = scene.request(REQUEST), order_in(store)
    assert order.call.service_request_id == REQUEST
    assert order.call.request_number == request.call.number != ""
    assert order.call.product_line == "appliance"
    assert order.call.product_model == "KFR-35"
    assert order.call.symptom == "不制冷"
    assert order.branch_code == "HZ01"
    assert order.severity is Severity(request.standing.severity.value)
    assert order.opened_at == NOW
    assert order.restore_due_at is not None
    assert order.restore_due_at > NOW


@pytest.mark.parametrize(
    ("told_of_call", "is_chargeable"),
    [
        ({}, True),
        ({"historical": True}, False),
        ({"customer_id": "c-1", "installed_product_id": "p-1"}, False),
    ],
)
def test_a_call_brings_whether_its_customer_pays(
    told_of_call: dict[str, Any], *, is_chargeable: bool
) -> None:
    scene = Scene()
    scene.register(request_id=REQUEST, **told_of_call)
    assert order_in(told(FakeTx(), *announced(scene))).is_chargeable is is_chargeable


@pytest.mark.parametrize("contract", [False, True])
def test_damage_that_was_found_brings_whether_the_customer_pays_and_since_when(
    *, contract: bool
) -> None:
    scene = Scene()
    product = scene.tx.state.products["p-1"]
    if contract:
        product = replace(product, contract_number="HT-1", contract_ends_on=NOW.date())
    scene.tx.state.products["p-1"] = product
    scene.register(request_id=REQUEST, installed_product_id="p-1")
    store = told(FakeTx(), *announced(scene))
    found = RecordDamage(
        service_request_id=REQUEST, occurred_at=NOW, technician=LI, finding="泡过水"
    )
    scene.run(record_damage, found, AT)
    order = order_in(told(store, *announced(scene)))
    assert (order.is_chargeable, order.charged_from) == ((False, None) if contract else (True, NOW))


def test_an_accepted_quote_brings_request_and_instant() -> None:
    scene = Scene()
    scene.register(request_id=REQUEST)
    scene.run(prepare_quote, asked(service_request_id=REQUEST), NOW)
    accepted = scene.run(accept_quote, yes(occurred_at=NOW), AT)
    (event,) = scene.events
    store = told(FakeTx(), intake_outgoing(event))
    assert store.accepted_quotes.of(ServiceRequestId(REQUEST)) == (
        AcceptedQuote(
            quote_id=accepted.id, service_request_id=ServiceRequestId(REQUEST), accepted_at=NOW
        ),
    )


def test_a_call_handled_from_afar_is_told_apart() -> None:
    scene = Scene()
    scene.register(request_id=REQUEST, handling=Handling.REMOTE)
    assert told(FakeTx(), *announced(scene)).state.orders == {}


@pytest.mark.parametrize("severity", IntakeSeverity)
def test_a_changed_severity_brings_its_due_times(severity: IntakeSeverity) -> None:
    _, store = opened()
    event = intake.SeverityChanged(
        service_request_id=REQUEST,
        branch="HZ01",
        occurred_at=AT,
        from_severity=IntakeSeverity.D,
        to_severity=severity,
        reason="",
        arrive_due_at=AT,
        restore_due_at=None,
    )
    order = order_in(told(store, intake_outgoing(event)))
    assert order.severity is Severity(severity.value)
    assert (order.arrive_due_at, order.restore_due_at) == (AT, None)


def test_a_changed_promise_brings_its_due_times_and_leaves_the_severity() -> None:
    _, store = opened()
    before = order_in(store)
    event = intake.PromiseChanged(
        service_request_id=REQUEST,
        branch="HZ01",
        occurred_at=AT,
        sla_policy_ref="sla-pack/managed-service@2026.1",
        calendar="5x8",
        reason="",
        arrive_due_at=AT,
        restore_due_at=None,
    )
    order = order_in(told(store, intake_outgoing(event)))
    assert order.severity is before.severity
    assert (order.arrive_due_at, order.restore_due_at) == (AT, None)


def test_a_transfer_names_the_new_branch() -> None:
    _, store = opened()
    event = intake.ServiceRequestTransferred(
        service_request_id=REQUEST,
        branch="SH02",
        occurred_at=AT,
        from_branch="HZ01",
        to_branch="SH02",
    )
    assert order_in(told(store, intake_outgoing(event))).branch_code == "SH02"


def test_a_closing_brings_outcome_and_time() -> None:
    scene, store = opened()
    close = CloseRequest(
        service_request_id=REQUEST, occurred_at=AT, outcome=Outcome.WITHDRAWN, reason="moved away"
    )
    scene.run(close_request, close, AT)
    told(store, *announced(scene))
    step = store.steps.of(ORDER)[-1]
    assert (order_in(store).state, step.occurred_at) == (State.CANCELLED, AT)
    assert step.note == "request closed: withdrawn"


def test_a_reopening_brings_its_time() -> None:
    _, store = opened()
    cancel_work_order(CancelWorkOrder(work_order_id=ORDER, reason="x"), store, NOW)
    event = intake.ServiceRequestReopened(
        service_request_id=REQUEST, branch="HZ01", occurred_at=AT, reason="", was_closed=True
    )
    assert order_in(told(store, intake_outgoing(event))).state is State.OPEN
    assert store.steps.of(ORDER)[-1].occurred_at == AT


REF = inventory.RequisitionRef(
    requisition_id=inventory_ids.RequisitionId("q-1"),
    work_order_id=inventory_ids.WorkOrderId(ORDER),
    service_request_id=inventory_ids.ServiceRequestId(REQUEST),
    branch_code=inventory_ids.BranchCode("HZ01"),
    warehouse_code=inventory_ids.WarehouseCode("HZ01-W1"),
)
PUMP = inventory_ids.PartNumber("PUMP")
LINES = (PartLine(part_number=PUMP, quantity=2),)
SHORT = inventory.PartsShort(
    ref=REF, shortages=(Shortage(part_number=PUMP, missing=1),), occurred_at=AT
)
EXPECTED = Expectation(
    part_number=PUMP,
    quantity=1,
    source_kind=SourceKind.WAREHOUSE,
    source_warehouse=inventory_ids.WarehouseCode("HZ02-W1"),
    expected_at=datetime(2026, 3, 5, 8, tzinfo=UTC),
    decided_at=AT,
    policy_ref="sourcing/default@1",
    cause=Cause.FOUND_SHORT,
)


@pytest.mark.parametrize(
    ("event", "state", "detail"),
    [
        (SHORT, PartsState.SHORT, "PUMP x 1 missing"),
        (
            replace(SHORT, expectations=(EXPECTED,)),
            PartsState.SHORT,
            "PUMP x 1 missing, expected 2026-03-05T08:00Z from HZ02-W1",
        ),
        (
            inventory.ExpectationChanged(
                ref=REF,
                expectations=(
                    replace(
                        EXPECTED,
                        source_kind=SourceKind.SUPPLIER,
                        source_warehouse=inventory_ids.WarehouseCode(""),
                    ),
                ),
                occurred_at=AT,
            ),
            PartsState.SHORT,
            "PUMP x 1 missing, expected 2026-03-05T08:00Z from the supplier",
        ),
        (
            inventory.PartsReserved(ref=REF, lines=LINES, occurred_at=AT),
            PartsState.RESERVED,
            "PUMP x 2",
        ),
        (
            inventory.PartsReturned(ref=REF, lines=LINES, occurred_at=AT),
            PartsState.RETURNED,
            "PUMP x 2",
        ),
        (
            inventory.RequisitionApproved(ref=REF, approved_by="S-01", occurred_at=AT),
            PartsState.APPROVED,
            "PUMP x 1 missing",
        ),
        (
            inventory.ReservationReleased(ref=REF, reason="", occurred_at=AT),
            PartsState.RELEASED,
            "PUMP x 1 missing",
        ),
    ],
)
def test_every_word_on_a_requisition_names_order_and_parts(
    event: inventory.Event, state: PartsState, detail: str
) -> None:
    _, store = opened()
    told(store, inventory_outgoing(SHORT), inventory_outgoing(event))
    assert store.parts_notes.of(WorkOrderId(ORDER)) == (
        PartsNote(
            requisition_id="q-1",
            work_order_id=ORDER,
            warehouse_code="HZ01-W1",
            state=state,
            detail=detail,
            occurred_at=AT,
        ),
    )


def posted(**changed: object) -> OutgoingEvent:
    entry = hr.AppraisalEntry(
        id=EntryId("e-1"),
        employee_code=EmployeeCode(LI),
        branch_code="SH01",
        month=read_month("2026-03"),
        trigger=TriggerName("forged-signature"),
        consequence=hr_words.Consequence.DISMISSAL,
        points=0,
        fine=None,
        doubled=False,
        state=EntryState.POSTED,
        evidence=Evidence(kind="manual", ref="doc-1"),
        reason="",
        occurred_at=AT,
        proposed_by="sup-1",
        proposed_at=AT,
        approver_role="approver",
        trigger_ref="triggers@1",
        points_ref="points@1",
        posted_at=AT,
    )
    return hr_outgoing(EntryPosted(entry=replace(entry, **changed), occurred_at=AT))  # type: ignore[arg-type]


@pytest.mark.parametrize("consequence", hr_words.Consequence)
def test_a_posted_entry_tells_a_dismissal_from_the_rest(consequence: hr_words.Consequence) -> None:
    dispatch = Dispatch(now=datetime(2026, 3, 2, tzinfo=UTC))
    dispatch.register(technician())
    told(dispatch.fake, posted(consequence=consequence))
    is_dismissal = consequence is hr_words.Consequence.DISMISSAL
    state = dispatch.tx.technicians.get(LI).employment_state
    assert state is (EmploymentState.LEFT if is_dismissal else EmploymentState.REGULAR)


def test_a_posted_reversal_is_told_from_a_dismissal() -> None:
    dispatch = Dispatch()
    dispatch.register(technician())
    told(dispatch.fake, posted(reversal_of=EntryId("e-0")))
    assert dispatch.tx.technicians.get(LI).is_on_roster


def test_dispatch_reads_these_events_and_no_others() -> None:
    needed = (
        intake_pb.BranchRegistered,
        intake_pb.ServiceRequestRegistered,
        intake_pb.SeverityChanged,
        intake_pb.PromiseChanged,
        intake_pb.CategoryDecidedAnew,
        intake_pb.ServiceRequestTransferred,
        intake_pb.ServiceRequestClosed,
        intake_pb.ServiceRequestReopened,
        quote_pb.QuoteAccepted,
        inventory_pb.PartsReserved,
        inventory_pb.PartsShort,
        inventory_pb.RequisitionApproved,
        inventory_pb.PartsIssued,
        inventory_pb.PartsReturned,
        inventory_pb.ReservationReleased,
        expectations_pb.ExpectationChanged,
        hr_pb.EntryPosted,
    )
    assert set(REACTIONS) == {each.DESCRIPTOR.full_name for each in needed}
