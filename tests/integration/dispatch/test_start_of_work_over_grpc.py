"""Chargeable work through the real door and inbox: no start before the customer accepted (I-12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest

from callout.dispatch.v1 import dispatch_service_pb2 as pb
from callout.dispatch.v1 import resources_pb2 as rs
from callout.dispatch.v1.dispatch_service_pb2_grpc import DispatchServiceStub
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import quote_events_pb2 as quote_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from dispatch.adapters.invariants import INVARIANTS
from dispatch.domain.fee import AcceptedQuote
from dispatch.domain.life_cycle import State
from dispatch.handlers.on_category_decided_anew import DecidedCategory, on_category_decided_anew
from fakes.dispatch_acting import MINUTE, MONDAY, Dispatch, call, order_id, request_id
from fakes.incoming import Sender, as_event
from integration.dispatch.conftest import Begin
from integration.dispatch.scene import (
    NOW,
    ORDER_ID,
    REQUEST_ID,
    REQUESTS,
    Walk,
    registered,
    stamp,
    technician,
)
from testkit.api import refused

pytestmark = pytest.mark.integration

StubAs = Callable[..., DispatchServiceStub]
Rows = Callable[[str], list[Any]]
States = rs.WorkOrder.State
QUOTES = "intake.quote"


def prepared() -> quote_pb.QuotePrepared:
    return quote_pb.QuotePrepared(
        quote_id="q-1", service_request_id=REQUEST_ID, branch_code="SH01", total="290.00"
    )


def accepted(minutes: float = -10, request: str = REQUEST_ID) -> quote_pb.QuoteAccepted:
    return quote_pb.QuoteAccepted(
        quote_id="q-1",
        service_request_id=request,
        total="290.00",
        accepted_time=stamp(NOW + timedelta(minutes=minutes)),
    )


def paid(**more: Any) -> Any:
    return registered(category=intake_rs.SERVICE_CATEGORY_CHARGEABLE, **more)


def start(walk: Walk, **more: Any) -> Any:
    return walk.stub.StartWork(pb.StartWorkRequest(**walk.keys(), **more)).work_order


@pytest.fixture
def handset(stub_as: StubAs) -> Callable[[], Walk]:
    """Bring an open order to the customer's door; returns its technician's handset."""

    def arrive() -> Walk:
        stub_as("supervisor", "SH01").RegisterTechnician(technician())
        Walk(stub_as("dispatcher", "SH01")).assign()
        walk = Walk(stub_as("technician", "SH01", subject="T-LI"))
        for act in (walk.accept, walk.travel, walk.arrive):
            act()
        return walk

    return arrive


def test_chargeable_work_starts_after_the_yes_and_is_reported_and_signed(
    sender: Sender, handset: Callable[[], Walk], rows: Rows
) -> None:
    sender.send(REQUESTS, REQUEST_ID, paid())
    sender.send(QUOTES, "q-1", prepared())
    walk = handset()
    here = walk.get().work_order
    assert (here.state, here.chargeable) == (States.STATE_ON_SITE, True)
    before = rows("select * from work_order_step"), rows("select * from work_order")
    early = refused(lambda: start(walk))
    assert (early.code, early.reason, early.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "QUOTE_NOT_ACCEPTED",
        "I-12",
    )
    unstarted = refused(walk.report)
    assert (unstarted.reason, unstarted.metadata["rule"]) == ("WORK_NOT_STARTED", "I-12")
    assert (rows("select * from work_order_step"), rows("select * from work_order")) == before

    sender.send(QUOTES, "q-1", accepted())
    request = pb.StartWorkRequest(**walk.keys())
    started = walk.stub.StartWork(request).work_order
    assert walk.stub.StartWork(request).work_order == started
    assert started.HasField("work_started_time")
    assert walk.get().steps[-1].note == "work starts"
    assert walk.report().state == States.STATE_DONE
    assert walk.sign().state == States.STATE_SIGNED
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_a_start_told_late_is_judged_by_when_it_happened(
    sender: Sender, handset: Callable[[], Walk]
) -> None:
    sender.send(REQUESTS, REQUEST_ID, paid())
    walk = handset()
    arrived = walk.get().steps[-1].occurred_time.ToDatetime(tzinfo=UTC)
    ahead = (arrived - NOW + timedelta(minutes=30)) / timedelta(minutes=1)
    sender.send(QUOTES, "q-1", prepared(), accepted(ahead))
    late = refused(lambda: start(walk, occurred_time=stamp(arrived + timedelta(milliseconds=1))))
    assert (late.reason, late.metadata["rule"]) == ("QUOTE_NOT_ACCEPTED", "I-12")


def test_the_yes_may_come_twice_late_and_before_the_call(
    sender: Sender, handset: Callable[[], Walk], rows: Rows
) -> None:
    yes = as_event(QUOTES, "q-1", 2, accepted())
    sender.deliver(yes, yes)
    assert rows("select 1 from accepted_quote") == []
    sender.deliver(as_event(QUOTES, "q-1", 1, prepared()))
    sender.deliver(yes)
    assert len(rows("select 1 from accepted_quote")) == 1
    sender.send(REQUESTS, REQUEST_ID, paid())
    assert start(handset()).HasField("work_started_time")


def damaged(to: Any = intake_rs.SERVICE_CATEGORY_CHARGEABLE) -> intake_pb.CategoryDecidedAnew:
    return intake_pb.CategoryDecidedAnew(
        service_request_id=REQUEST_ID,
        from_category=intake_rs.SERVICE_CATEGORY_WARRANTY,
        to_category=to,
        found_time=stamp(NOW),
        category_policy_ref="category/category@2026.1",
    )


def test_damage_found_at_work_has_it_start_again_after_the_yes(
    sender: Sender, handset: Callable[[], Walk], rows: Rows
) -> None:
    call, found = registered(), damaged()
    # The finding overtakes the call: it waits for its turn.
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 2, found))
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 1, call))
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 2, found))
    walk = handset()
    here = walk.get().work_order
    assert (here.chargeable, here.charged_from_time) == (True, stamp(NOW))
    assert refused(walk.report).reason == "WORK_NOT_STARTED"
    assert refused(lambda: start(walk)).reason == "QUOTE_NOT_ACCEPTED"
    sender.send(QUOTES, "q-1", prepared(), accepted(0))
    start(walk)
    assert walk.report().state == States.STATE_DONE
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_damage_heard_of_after_the_work_leaves_it_as_it_was_done(
    sender: Sender, handset: Callable[[], Walk], rows: Rows
) -> None:
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 1, registered()))
    walk = handset()
    start(walk)
    assert walk.report().state == States.STATE_DONE
    done = walk.get()
    sender.deliver(as_event(REQUESTS, REQUEST_ID, 2, damaged()))
    after = walk.get()
    assert (after.work_order.chargeable, after.work_order.state) == (True, States.STATE_DONE)
    assert after.work_order.work_started_time == done.work_order.work_started_time
    assert after.work_order.charged_from_time == done.work_order.report.finished_time
    assert after.steps[-1].note.endswith("work was done before")
    assert walk.sign().state == States.STATE_SIGNED
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


@pytest.mark.parametrize(
    "told",
    [
        {"category": intake_rs.SERVICE_CATEGORY_WARRANTY},
        {"category": intake_rs.SERVICE_CATEGORY_CHARGEABLE, "historical": True},
        {},
    ],
)
def test_free_work_and_a_past_life_need_no_price(
    sender: Sender, handset: Callable[[], Walk], told: dict[str, Any]
) -> None:
    sender.send(REQUESTS, REQUEST_ID, registered(**told))
    walk = handset()
    assert not walk.get().work_order.chargeable
    assert walk.report().state == States.STATE_DONE


def test_who_may_not_work_on_it_may_not_start_it(sender: Sender, stub_as: StubAs) -> None:
    sender.send(REQUESTS, REQUEST_ID, paid())
    request = pb.StartWorkRequest(request_id=str(uuid4()), work_order_id=ORDER_ID)
    denied = refused(lambda: stub_as("storekeeper", "SH01").StartWork(request))
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-12")
    elsewhere = refused(lambda: stub_as("dispatcher", "SH02").StartWork(request))
    assert elsewhere.code is grpc.StatusCode.NOT_FOUND


def test_both_stores_keep_starts_and_accepted_prices(begin: Begin) -> None:
    quotes = tuple(
        AcceptedQuote(
            quote_id=name, service_request_id=request_id("a"), accepted_at=MONDAY + minutes * MINUTE
        )
        for name, minutes in (("q-2", 1), ("q-1", 2))
    )
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.bring_to(State.ON_SITE, event=call(is_chargeable=True))
        for quote in (*reversed(quotes), *quotes):
            tx.accepted_quotes.put(quote)
        started = dispatch.start()
    with begin() as tx:
        assert tx.work_orders.get(started.id) == started
        assert started.work_started_at == dispatch.now
        assert tx.accepted_quotes.of(request_id("a")) == quotes
        assert tx.accepted_quotes.of(request_id("b")) == ()


def test_both_stores_keep_from_when_on_the_customer_pays(begin: Begin) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.bring_to(State.ON_SITE)
        found = DecidedCategory(
            service_request_id=request_id("a"), is_chargeable=True, found_at=dispatch.now
        )
        on_category_decided_anew(found, tx, dispatch.now)
    with begin() as tx:
        charged = tx.work_orders.get(order_id("a"))
    assert (charged.is_chargeable, charged.charged_from) == (True, dispatch.now)
