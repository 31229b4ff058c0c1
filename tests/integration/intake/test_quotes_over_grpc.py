"""Quotes through the real door (I-12)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest

from callout.intake.v1 import intake_service_pb2 as intake_pb
from callout.intake.v1 import quote_events_pb2 as events_pb
from callout.intake.v1 import quote_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.quote_service_pb2_grpc import QuoteServiceStub
from integration.intake.front_door import FrontDoor, key, twice

pytestmark = pytest.mark.integration

TABLES = ("quotes", "adviser_weeks")


def stub(door: FrontDoor, role: str = "call_taker", subject: str = "li") -> QuoteServiceStub:
    return QuoteServiceStub(door.channel_as(role, subject=subject))


def asked(request_id: str, **told: Any) -> pb.PrepareQuoteRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "service_request_id": request_id,
        "lines": [
            pb.PrepareQuoteRequest.Line(code="VISIT-URBAN", quantity="1"),
            pb.PrepareQuoteRequest.Line(code="LABOUR-HOUR", quantity="1.5"),
            pb.PrepareQuoteRequest.Line(code="KFR-PCB-72", quantity="1"),
        ],
        "work_minutes": 90,
        **told,
    }
    return pb.PrepareQuoteRequest(**values)


def discount(quote_id: str, share: str = "0.1") -> pb.GiveDiscountRequest:
    return pb.GiveDiscountRequest(request_id=key(), quote_id=quote_id, share=share, reason="老客户")


def yes(quote_id: str, total: str) -> pb.AcceptQuoteRequest:
    return pb.AcceptQuoteRequest(
        request_id=key(),
        quote_id=quote_id,
        channel=rs.CHANNEL_PHONE,
        evidence="录音 17",
        total=total,
    )


def test_a_quote_is_prepared_discounted_accepted_and_then_work_starts(door: FrontDoor) -> None:
    desk, request = stub(door), door.call()
    quote = twice(desk.PrepareQuote, asked(request.id)).quote
    assert (quote.list_total, quote.total, quote.currency) == ("710.00", "710.00", "CNY")
    assert [(line.code, line.amount) for line in quote.lines] == [
        ("VISIT-URBAN", "50.00"),
        ("LABOUR-HOUR", "180.00"),
        ("KFR-PCB-72", "480.00"),
    ]
    assert quote.price_list_ref == "price-list/standard@2026.1"
    work = intake_pb.RecordProgressRequest(
        request_id=key(), service_request_id=request.id, phase=rs.PHASE_KIND_REMOTE_WORK
    )
    early = door.writes_nothing(lambda: door.desk.RecordProgress(work), "facts", *TABLES)
    assert (early.code, early.reason, early.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "QUOTE_NOT_ACCEPTED",
        "I-12",
    )
    assert twice(desk.GiveDiscount, discount(quote.id)).quote.total == "639.00"
    accepted = twice(desk.AcceptQuote, yes(quote.id, "639.00")).quote
    assert (accepted.state, accepted.version) == (pb.Quote.STATE_ACCEPTED, 3)
    door.desk.RecordProgress(work)
    assert desk.GetQuote(pb.GetQuoteRequest(quote_id=quote.id)).quote == accepted
    listed = desk.ListQuotes(pb.ListQuotesRequest(service_request_id=request.id))
    assert list(listed.quotes) == [accepted]
    (lowered,) = door.bodies(events_pb.PriceLowered)
    assert (lowered.from_total, lowered.to_total, lowered.approved_by) == ("710.00", "639.00", "")
    assert [e.total for e in door.bodies(events_pb.QuoteAccepted)] == ["639.00"]


def test_a_yes_that_is_told_late_counts_when_it_was_said(door: FrontDoor) -> None:
    desk, request = stub(door), door.call()
    quote = desk.PrepareQuote(asked(request.id)).quote
    said = yes(quote.id, "710.00")
    said.occurred_time.FromMicroseconds(quote.prepared_time.ToMicroseconds() - 1)
    early = door.writes_nothing(lambda: desk.AcceptQuote(said), *TABLES)
    assert (early.reason, early.metadata["rule"]) == ("QUOTE_ACCEPTED_TOO_EARLY", "I-12")
    said.request_id = key()
    said.occurred_time.FromMicroseconds(quote.prepared_time.ToMicroseconds() + 1)
    accepted = twice(desk.AcceptQuote, said).quote
    assert accepted.ended_time == said.occurred_time
    (event,) = door.bodies(events_pb.QuoteAccepted)
    assert event.accepted_time == said.occurred_time


def test_a_lower_price_is_asked_for_and_decided_by_another(door: FrontDoor) -> None:
    desk, request = stub(door), door.call()
    quote = desk.PrepareQuote(asked(request.id)).quote
    ask = pb.AskReductionRequest(
        request_id=key(),
        quote_id=quote.id,
        kind=pb.REDUCTION_KIND_LOWER,
        price="600",
        reason="大客户",
    )
    assert twice(desk.AskReduction, ask).quote.total == "710.00"
    decide = pb.DecideReductionRequest(
        request_id=key(), quote_id=quote.id, approved=True, reason="同意"
    )
    denied = door.writes_nothing(lambda: desk.DecideReduction(decide), *TABLES)
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-12")
    own = door.writes_nothing(lambda: stub(door, "admin", "li").DecideReduction(decide), *TABLES)
    assert (own.reason, own.metadata["rule"]) == ("OWN_REDUCTION", "I-12")
    boss = stub(door, "approver", "boss")
    decided = twice(boss.DecideReduction, decide).quote
    assert (decided.total, decided.reductions[0].decided_by) == ("600", "boss")
    twice(
        desk.DeclineQuote,
        pb.DeclineQuoteRequest(request_id=key(), quote_id=quote.id, reason="太贵"),
    )
    again = desk.PrepareQuote(asked(request.id)).quote
    twice(
        desk.WithdrawQuote,
        pb.WithdrawQuoteRequest(request_id=key(), quote_id=again.id, reason="写错了"),
    )
    assert [e.declined for e in door.bodies(events_pb.QuoteEnded)] == [True, False]


def test_refusals_name_their_rule_and_leave_nothing(door: FrontDoor) -> None:
    desk, request = stub(door), door.call()
    accident = asked(request.id, accident_work=True)
    accident.lines.add(code="SRV-SSD-960", quantity="10")
    low = door.writes_nothing(lambda: desk.PrepareQuote(accident), *TABLES)
    assert (low.reason, low.metadata["rule"]) == ("MARGIN_REASON_NEEDED", "I-12")
    unknown = asked(request.id, lines=[pb.PrepareQuoteRequest.Line(code="GOLD", quantity="1")])
    no_price = door.writes_nothing(lambda: desk.PrepareQuote(unknown), *TABLES)
    assert (no_price.reason, set(no_price.fields)) == ("PRICE_UNKNOWN", {"lines"})
    wrong = asked(request.id, lines=[pb.PrepareQuoteRequest.Line(code="GOLD", quantity="-1")])
    assert door.writes_nothing(lambda: desk.PrepareQuote(wrong), *TABLES).fields
    quote = desk.PrepareQuote(asked(request.id)).quote
    high = door.writes_nothing(lambda: desk.GiveDiscount(discount(quote.id, "0.11")), *TABLES)
    assert (high.reason, high.metadata["highest"]) == ("DISCOUNT_TOO_HIGH", "0.10")
    told = door.writes_nothing(lambda: desk.AcceptQuote(yes(quote.id, "1")), *TABLES)
    assert told.reason == "QUOTED_TOTAL_DIFFERS"


def test_an_adviser_who_gives_many_discounts_at_once_gives_five(door: FrontDoor) -> None:
    desk = stub(door)
    quotes = [desk.PrepareQuote(asked(door.call().id)).quote.id for _ in range(9)]

    def give(quote_id: str) -> str:
        try:
            return str(desk.GiveDiscount(discount(quote_id)).quote.total)
        except grpc.RpcError as error:
            failed: Any = error
            return str(failed.code())

    with ThreadPoolExecutor(9) as pool:
        results = list(pool.map(give, quotes))
    assert (results.count("639.00"), results.count("StatusCode.FAILED_PRECONDITION")) == (5, 4)
    (week,) = door.rows("select adviser, given from adviser_weeks")
    assert tuple(week) == ("li", 5)
    assert len(door.bodies(events_pb.PriceLowered)) == 5
