"""What both stores promise: the one in memory and the one in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.unit_of_work import SYSTEM, Principal
from intake.domain.customer import ContactReading
from intake.domain.errors import (
    BranchNotFound,
    CustomerNotFound,
    ExternalRefTaken,
    InstalledProductNotFound,
    IntakeError,
    SerialNumberTaken,
    ServiceRequestNotFound,
    StaleServiceRequest,
)
from intake.domain.facts import FactKind
from intake.domain.line import LinePlace
from intake.domain.listing import ClockFilter, Reference, RequestFilter
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.vocabulary import Handling, Milestone, Outcome, PauseReason, Severity
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.check_clocks import check_clocks
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.list_contacts import list_contacts
from intake.handlers.list_first_in_line import list_first_in_line
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.transfer_request import TransferRequest, transfer_request
from intake.ports import Tx
from integration.intake.conftest import Begin
from unit.intake.scene import CALLER, CUSTOMER, HANGZHOU, NOW, PRODUCT, SHANGHAI, a_call, at

CUSTOMER_ID = str(UUID(int=1))
PRODUCT_ID = str(UUID(int=2))


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Two branches, a customer, a product."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(CALLER)
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))
        tx.installed_products.add(
            replace(PRODUCT, id=PRODUCT_ID, customer_id=CUSTOMER_ID, accepted_on=date(2025, 7, 1))
        )


def new_id() -> str:
    return str(uuid4())


def register(begin: Begin, **told: Any) -> ServiceRequest:
    told.setdefault("request_id", new_id())
    with begin() as tx:
        return register_call(a_call(**told), tx, told.get("received_at", NOW)).request


def get(
    begin: Begin, request: ServiceRequest, principal: Principal | None = None
) -> ServiceRequest:
    with begin(principal) if principal else begin() as tx:
        return tx.service_requests.get(Reference(request_id=request.id))


def judged(request: ServiceRequest) -> ServiceRequest:
    """Leave out what a store does not keep: warnings of a reading, the step of a fact."""
    facts = tuple(replace(fact, traceparent="") for fact in request.timeline.facts)
    return replace(
        request,
        timeline=replace(request.timeline, facts=facts),
        clocks=tuple(replace(clock, warnings=()) for clock in request.clocks),
        alarms=tuple(sorted(request.alarms, key=lambda a: (a.milestone, a.share, a.episode))),
    )


def test_a_request_is_read_as_it_was_stored(begin: Begin) -> None:
    stored = register(begin, customer_id=CUSTOMER_ID, external_ref="INC1")
    assert judged(get(begin, stored)) == judged(stored)
    assert stored.version == 1


def test_a_request_is_found_by_each_of_its_references(begin: Begin) -> None:
    stored = register(begin, external_ref="INC1")
    with begin() as tx:
        found = [
            tx.service_requests.get(reference).id
            for reference in (
                Reference(request_id=stored.id),
                Reference(number=stored.call.number),
                Reference(external_ref="INC1"),
            )
        ]
    assert found == [stored.id] * 3


@pytest.mark.parametrize(
    "reference",
    [
        Reference(request_id="no uuid"),
        Reference(request_id=str(UUID(int=9))),
        Reference(number="HZ01-20260302-9999"),
        Reference(external_ref="INC9"),
    ],
)
def test_what_nobody_registered_is_not_found(begin: Begin, reference: Reference) -> None:
    with begin() as tx, pytest.raises(ServiceRequestNotFound):
        tx.service_requests.get(reference)


def test_every_fact_with_all_it_tells_survives_the_store(begin: Begin) -> None:
    request = register(begin, severity=Severity.B)
    told: Any = {"service_request_id": request.id, "occurred_at": None}
    with begin() as tx:
        record_response(RecordResponse(**told, technician="T1"), tx, at(0.1))
        change_severity(ChangeSeverity(**told, severity=Severity.A, reason="更糟"), tx, at(0.2))
        pause_clocks(
            PauseClocks(**told, reason=PauseReason.NO_ACCESS, evidence="门锁着"), tx, at(0.3)
        )
        transfer_request(TransferRequest(**told, to_branch="SH02", reason="就近"), tx, at(0.4))
        record_restoration(RecordRestoration(**told, remedy="换件"), tx, at(0.5))
        close_request(CloseRequest(**told, outcome=Outcome.DONE_REMOTELY, reason=""), tx, at(0.6))
        saved = reopen_request(ReopenRequest(**told, reason="又坏了"), tx, at(0.7))
    assert judged(get(begin, request)) == judged(saved)
    assert saved.version == 8
    kinds = [fact.kind for fact in saved.timeline.facts]
    assert kinds[:2] == [FactKind.RECEIVED, FactKind.REGISTERED]
    assert len(kinds) == 9
    assert saved.zone == SHANGHAI.time_zone


def test_alarms_survive_the_store_with_their_episodes(begin: Begin) -> None:
    request = register(
        begin, handling=Handling.REMOTE, sla_pack="service-desk", severity=Severity.A
    )
    with begin(SYSTEM) as tx:
        assert check_clocks(tx, at(5), 10) == 1
    told: Any = {"service_request_id": request.id}
    with begin() as tx:
        cmd = PauseClocks(**told, occurred_at=at(3), reason=PauseReason.NO_ACCESS, evidence="x")
        saved = pause_clocks(cmd, tx, at(5))
    assert judged(get(begin, request)) == judged(saved)
    restore = [alarm for alarm in saved.alarms if alarm.milestone is Milestone.RESTORE]
    assert [(a.share == 1, a.withdrawn_at) for a in sorted(restore, key=lambda a: a.share)] == [
        (False, None),
        (False, None),
        (False, None),
        (True, at(5)),
    ]


def test_a_clock_that_is_no_longer_promised_is_gone(begin: Begin) -> None:
    request = register(begin)
    with begin() as tx:
        locked = tx.service_requests.lock(request.id)
        tx.service_requests.save(replace(locked, clocks=locked.clocks[:1]))
    assert [clock.milestone for clock in get(begin, request).clocks] == [Milestone.RESPOND]


def test_a_request_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    request = register(begin)
    with begin() as tx:
        locked = tx.service_requests.lock(request.id)
        tx.service_requests.save(locked)
        with pytest.raises(StaleServiceRequest):
            tx.service_requests.save(locked)


def test_an_external_reference_is_one_request_s_and_a_refusal_burns_no_number(begin: Begin) -> None:
    register(begin, external_ref="INC1")
    with pytest.raises(ExternalRefTaken):
        register(begin, external_ref="INC1")
    assert register(begin).call.serial == 2


def test_numbers_are_counted_per_branch_and_day(begin: Begin) -> None:
    numbers = [
        register(begin, branch=branch, received_at=NOW + timedelta(days=days)).call.number
        for branch, days in (("HZ01", 0), ("HZ01", 0), ("SH02", 0), ("HZ01", 1), ("HZ01", 0))
    ]
    assert numbers == [
        "HZ01-20260302-0001",
        "HZ01-20260302-0002",
        "SH02-20260302-0001",
        "HZ01-20260303-0001",
        "HZ01-20260302-0003",
    ]


def test_rows_of_other_branches_are_not_found(begin: Begin) -> None:
    here = register(begin)
    there = register(begin, branch="SH02")
    shanghai = Principal(subject="li", role="call_taker", branches=frozenset({"SH02"}))
    with begin(shanghai) as tx:
        assert tx.service_requests.get(Reference(request_id=there.id)).id == there.id
        assert tx.service_requests.lock_if_known(here.id) is None
        page = tx.service_requests.page(RequestFilter(), "", 10)
        assert [row.call.id for row in page.rows] == [there.id]
        lines = tx.service_requests.clock_lines(ClockFilter(), ("", ""), 10)
        assert {line.service_request_id for line in lines.rows} == {there.id}
        assert [branch.code for branch in tx.branches.page("", 10).rows] == ["SH02"]
        assert tx.branches.require("HZ01") == HANGZHOU
    hidden: tuple[tuple[Callable[[Tx], object], type[IntakeError]], ...] = (
        (lambda tx: tx.service_requests.lock(here.id), ServiceRequestNotFound),
        (lambda tx: tx.branches.get("HZ01"), BranchNotFound),
        (lambda tx: tx.customers.get(CUSTOMER_ID), CustomerNotFound),
        (lambda tx: tx.installed_products.lock(PRODUCT_ID), InstalledProductNotFound),
    )
    for refused, kind in hidden:
        with pytest.raises(kind), begin(shanghai) as tx:
            refused(tx)


def test_a_technician_sees_his_own_requests_and_their_customers(begin: Begin) -> None:
    own = register(begin, customer_id=CUSTOMER_ID)
    other = register(begin)
    technician = Principal(subject="T1", role="technician", branches=frozenset({"HZ01"}))
    with begin(technician) as tx:
        with pytest.raises(CustomerNotFound):
            tx.customers.require(CUSTOMER_ID)
        assert tx.service_requests.lock_if_known(own.id) is None
    with begin() as tx:
        cmd = RecordResponse(service_request_id=own.id, occurred_at=None, technician="T1")
        record_response(cmd, tx, at(0.1))
    with begin(technician) as tx:
        tx.customers.require(CUSTOMER_ID)
        page = tx.service_requests.page(RequestFilter(), "", 10)
        assert [row.call.id for row in page.rows] == [own.id]
        assert tx.service_requests.lock_if_known(other.id) is None


def test_contacts_are_read_as_they_were_written_and_readings_are_kept(begin: Begin) -> None:
    with begin() as tx:
        assert tx.customers.get(CUSTOMER_ID) == replace(CUSTOMER, id=CUSTOMER_ID)
        tx.contact_readings.add(
            ContactReading(customer_id=CUSTOMER_ID, reader="li", reason="回电", read_at=NOW)
        )


@pytest.mark.parametrize("customer_id", ["no uuid", str(UUID(int=9))])
def test_a_customer_that_nobody_registered_is_not_found(begin: Begin, customer_id: str) -> None:
    with begin() as tx, pytest.raises(CustomerNotFound):
        tx.customers.require(customer_id)


def test_a_product_is_read_as_it_was_written_and_its_serial_is_its_own(begin: Begin) -> None:
    with begin() as tx:
        product = tx.installed_products.lock(PRODUCT_ID)
    assert (product.accepted_on, product.contract_ends_on) == (date(2025, 7, 1), None)
    with pytest.raises(SerialNumberTaken), begin() as tx:
        tx.installed_products.add(replace(product, id=new_id()))


def test_earlier_calls_about_the_same_thing_come_latest_first(begin: Begin) -> None:
    about = {"installed_product_id": PRODUCT_ID, "symptom_code": "E1"}
    first = register(begin, **about, external_ref="A")
    second = register(begin, **about, external_ref="B", received_at=at(1))
    register(begin, installed_product_id=PRODUCT_ID, symptom_code="E2")
    with begin() as tx:
        earlier = tx.service_requests.earlier(PRODUCT_ID, "E1")
    assert [call.id for call in earlier] == [second.id, first.id]
    assert earlier[0].closed_at is None


def test_open_requests_of_a_product_come_before_the_closed_ones(begin: Begin) -> None:
    about = {"installed_product_id": PRODUCT_ID, "external_ref": ""}
    other = register(begin, **about, symptom_code="E2")
    closed = register(begin, **{**about, "external_ref": "A"}, received_at=at(1))
    cmd = CloseRequest(
        service_request_id=closed.id, occurred_at=None, outcome=Outcome.WITHDRAWN, reason="x"
    )
    with begin() as tx:
        close_request(cmd, tx, at(1))
        earlier = tx.service_requests.earlier(PRODUCT_ID, "E1")
    assert [(call.id, call.symptom_code) for call in earlier] == [
        (other.id, "E2"),
        (closed.id, "E1"),
    ]


def test_contacts_are_read_as_they_were_stored(begin: Begin) -> None:
    about = {"installed_product_id": PRODUCT_ID}
    first = register(begin, **about)
    for hour in (1, 2):
        assert register(begin, **about, received_at=at(hour), symptom=f"第{hour}次").id == first.id
    with begin() as tx:
        page = list_contacts(first.id, 0, 2, tx, at(3))
        rest = list_contacts(first.id, page.rows[-1].number, 2, tx, at(3))
    assert [c.symptom for c in page.rows + rest.rows] == ["不制冷", "第1次", "第2次"]
    assert (page.has_more, rest.has_more) == (True, False)
    assert rest.rows[0].received_at == rest.rows[0].taken_at == at(2)


def test_the_line_is_left_overs_first_then_the_oldest_promise_page_by_page(begin: Begin) -> None:
    day = timedelta(days=1)
    told: tuple[dict[str, Any], ...] = (
        {"received_at": at(1)},
        {"received_at": NOW, "sla_pack": "nothing"},
        {"received_at": NOW, "handling": Handling.REMOTE, "sla_pack": "service-desk"},
        {"received_at": NOW - day},
        {"received_at": NOW - 2 * day},
        {"received_at": NOW, "branch": "SH02"},
        {"received_at": NOW, "historical": True, "external_ref": "past"},
    )
    made = [register(begin, **each) for each in told]
    answer = RecordResponse(service_request_id=made[3].id, occurred_at=None, technician="")
    taken = register(begin)
    with begin() as tx:
        record_response(answer, tx, at(1))
        has = RecordResponse(service_request_id=taken.id, occurred_at=None, technician="T1")
        record_response(has, tx, at(1))
    seen: list[str] = []
    after: LinePlace | None = None
    more = True
    while more:
        with begin() as tx:
            page = list_first_in_line("HZ01", after, 2, tx, at(2))
        seen += [entry.request.call.id for entry in page.rows]
        after, more = page.rows[-1].place, page.has_more
    assert seen == [made[place].id for place in (4, 3, 2, 0, 1)]
    with begin() as tx:
        last = list_first_in_line("HZ01", None, 10, tx, at(2)).rows[-1]
    assert (last.milestone, last.place.due_at) == (None, None)


def test_due_clocks_are_handed_out_oldest_first_and_never_those_of_a_past_life(
    begin: Begin,
) -> None:
    late = register(begin, received_at=at(1))
    early = register(begin)
    register(begin, historical=True, external_ref="past")
    with begin(SYSTEM) as tx:
        assert tx.service_requests.lock_due(at(0.99), 10) == ()
        assert [r.id for r in tx.service_requests.lock_due(at(1), 10)] == [early.id]
        assert {r.id for r in tx.service_requests.lock_due(at(2), 10)} == {early.id, late.id}
        assert len(tx.service_requests.lock_due(at(2), 1)) == 1


def test_lists_are_paged_by_key_without_loss_or_repetition(begin: Begin) -> None:
    made = [register(begin, branch=b) for b in ("HZ01", "SH02", "HZ01", "HZ01", "SH02")]
    with begin() as tx:
        numbers: list[str] = []
        after, more = "", True
        while more:
            page = tx.service_requests.page(RequestFilter(), after, 2)
            numbers += [row.call.number for row in page.rows]
            after, more = page.rows[-1].call.number, page.has_more
    assert numbers == sorted(request.call.number for request in made)


def test_closed_requests_leave_the_list_of_open_ones(begin: Begin) -> None:
    closed, still_open = register(begin), register(begin)
    with begin() as tx:
        cmd = CloseRequest(
            service_request_id=closed.id, occurred_at=None, outcome=Outcome.WITHDRAWN, reason="x"
        )
        close_request(cmd, tx, at(1))
    with begin() as tx:
        page = tx.service_requests.page(RequestFilter(branch="HZ01", open_only=True), "", 10)
    assert [row.call.id for row in page.rows] == [still_open.id]


def test_the_sla_report_comes_by_number_and_milestone_page_by_page(begin: Begin) -> None:
    for number in range(3):
        register(begin, external_ref=f"INC{number}")
    register(begin, branch="SH02", external_ref="X1", sla_pack="service-desk")
    with begin() as tx:
        lines: list[ClockLine] = []
        after, more = ("", ""), True
        while more:
            page = tx.service_requests.clock_lines(ClockFilter(), after, 2)
            lines += page.rows
            after = (page.rows[-1].number, page.rows[-1].reading.milestone.value)
            more = page.has_more
    order = [Milestone.RESPOND, Milestone.ARRIVE, Milestone.RESTORE]
    assert [line.reading.milestone for line in lines] == order * 3 + [order[0], order[2]]
    assert [line.number for line in lines] == sorted(line.number for line in lines)
    assert lines[0].zone == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("wanted", "references"),
    [
        (ClockFilter(branch="SH02"), {"X1"}),
        (ClockFilter(external_ref_prefix="INC"), {"INC1", "INC_2"}),
        (ClockFilter(external_ref_prefix="INC_"), {"INC_2"}),
        (ClockFilter(external_ref_prefix="%"), set()),
        (ClockFilter(sla_pack="service-desk"), {"X1"}),
        (ClockFilter(branch="HZ01", sla_pack="service-desk"), set()),
    ],
)
def test_the_sla_report_is_narrowed_by_branch_reference_and_pack(
    begin: Begin, wanted: ClockFilter, references: set[str]
) -> None:
    register(begin, external_ref="INC1")
    register(begin, external_ref="INC_2")
    register(begin, branch="SH02", external_ref="X1", sla_pack="service-desk")
    with begin() as tx:
        page = tx.service_requests.clock_lines(wanted, ("", ""), 100)
    assert {line.external_ref for line in page.rows} == references


def test_a_rolled_back_transaction_leaves_nothing(begin: Begin) -> None:
    def fail() -> None:
        with begin() as tx:
            register_call(a_call(request_id=new_id(), external_ref="INC1"), tx, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with begin() as tx:
        assert tx.service_requests.page(RequestFilter(), "", 10).rows == ()
    assert register(begin, external_ref="INC1").call.serial == 1
