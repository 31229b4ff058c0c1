"""Rule I-12: quoted by the list, lowered only by rule, accepted before the work starts."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from intake.domain.errors import IntakeError, ServiceRequestNotFound
from intake.domain.lifecycle import RequestClosed
from intake.domain.quotes.events import PriceLowered, QuoteAccepted, QuoteEnded, QuotePrepared
from intake.domain.quotes.prices import PriceKind, PriceListUnknown, PriceUnknown
from intake.domain.quotes.quote import Quote, QuoteNotOpen, QuoteState, ReductionKind
from intake.domain.quotes.rules import (
    AcceptedTooEarly,
    AlreadyLowered,
    DiscountsUsedUp,
    DiscountTooHigh,
    MarginReasonNeeded,
    NotChargeable,
    NothingToDecide,
    NotLower,
    OwnReduction,
    QuantityWrong,
    QuoteExpired,
    QuoteNotAccepted,
    QuoteNotFound,
    QuoteStillOpen,
    ReductionPending,
    TotalDiffers,
)
from intake.domain.register import InTheFuture
from intake.domain.vocabulary import Channel, Outcome, PhaseKind, Purpose
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.quotes.accept_quote import AcceptQuote, accept_quote
from intake.handlers.quotes.ask_reduction import AskReduction, ask_reduction
from intake.handlers.quotes.decide_reduction import DecideReduction, decide_reduction
from intake.handlers.quotes.end_quote import EndQuote, end_quote
from intake.handlers.quotes.give_discount import GiveDiscount, give_discount
from intake.handlers.quotes.prepare_quote import PrepareQuote, prepare_quote
from intake.handlers.record_progress import RecordProgress, record_progress
from unit.intake.scene import NOW, Scene, at

DAY = timedelta(days=1)


def asked(**told: Any) -> PrepareQuote:
    """A visit and two hours: 290 for the customer, 170 for us."""
    values: dict[str, Any] = {
        "id": "q-1",
        "service_request_id": "r-1",
        "lines": (("VISIT", Decimal(1)), ("HOUR", Decimal(2))),
        "work_time": timedelta(hours=2),
        "price_list": "standard",
        "is_accident_work": False,
        "margin_reason": "",
        **told,
    }
    return PrepareQuote(**values)


def discount(share: str = "0.10", **told: Any) -> GiveDiscount:
    values: dict[str, Any] = {"quote_id": "q-1", "reason": "老客户", "margin_reason": "", **told}
    return GiveDiscount(share=Decimal(share), **values)


def reduction(price: str = "200", **told: Any) -> AskReduction:
    values: dict[str, Any] = {
        "quote_id": "q-1",
        "kind": ReductionKind.LOWER,
        "reason": "大客户",
        "margin_reason": "",
        **told,
    }
    return AskReduction(price=Decimal(price), **values)


def decision(*, is_approved: bool = True) -> DecideReduction:
    return DecideReduction(quote_id="q-1", is_approved=is_approved, reason="同意")


def yes(total: str = "290", occurred_at: datetime | None = None) -> AcceptQuote:
    return AcceptQuote(
        quote_id="q-1",
        channel=Channel.PHONE,
        evidence="录音 17",
        total=Decimal(total),
        occurred_at=occurred_at,
    )


def no(*, is_declined: bool = True) -> EndQuote:
    return EndQuote(quote_id="q-1", is_declined=is_declined, reason="太贵")


@pytest.fixture
def desk(scene: Scene) -> Scene:
    """A chargeable request `r-1`."""
    scene.register()
    return scene


@pytest.fixture
def quoted(desk: Scene) -> Scene:
    """The request with the open quote `q-1`."""
    desk.run(prepare_quote, asked(), NOW)
    return desk


def kept(scene: Scene, quote_id: str = "q-1") -> Quote:
    return scene.tx.state.quotes.quotes[quote_id]


def refused(
    scene: Scene, kind: type[IntakeError], use_case: Any, cmd: Any, now: datetime = NOW
) -> Any:
    """Run a use case that must be refused by I-12 and must leave the quotes as they are."""
    before = dict(scene.tx.state.quotes.quotes)
    refusal = scene.refused(kind, use_case, cmd, now)
    assert refusal.rule == "I-12"
    assert scene.tx.state.quotes.quotes == before
    return refusal


def test_a_quote_has_items_parts_labour_and_time_at_the_prices_of_the_list(desk: Scene) -> None:
    lines = (("VISIT", Decimal(1)), ("HOUR", Decimal("1.5")), ("SCREW", Decimal(5)))
    quote = desk.run(prepare_quote, asked(lines=lines), NOW)
    assert [(line.kind, line.amount, line.cost) for line in quote.lines] == [
        (PriceKind.ITEM, Decimal("50.00"), Decimal("30.00")),
        (PriceKind.LABOUR, Decimal("180.00"), Decimal("105.00")),
        (PriceKind.PART, Decimal("1.65"), Decimal("0.50")),
    ]
    assert (quote.list_total, quote.total, quote.cost) == (
        Decimal("231.65"),
        Decimal("231.65"),
        Decimal("135.50"),
    )
    assert (quote.work_time, quote.currency) == (timedelta(hours=2), "CNY")
    assert (quote.price_list_ref, quote.quote_policy_ref) == (
        "price-list/standard@test",
        "quote/quote@test",
    )
    assert desk.events == [QuotePrepared(quote=quote, occurred_at=NOW)]


def test_half_a_cent_is_rounded_up(desk: Scene) -> None:
    desk.run(prepare_quote, asked(lines=(("SCREW", Decimal("0.5")),)), NOW)
    assert kept(desk).total == Decimal("0.17")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"lines": (("GOLD", Decimal(1)),)}, PriceUnknown),
        ({"lines": (("VISIT", Decimal(0)),)}, QuantityWrong),
        ({"price_list": "gold"}, PriceListUnknown),
    ],
)
def test_what_the_list_does_not_have_is_not_quoted(
    desk: Scene, told: dict[str, Any], kind: type[IntakeError]
) -> None:
    refused(desk, kind, prepare_quote, asked(**told))


def test_only_chargeable_work_of_an_open_request_has_a_price(scene: Scene) -> None:
    scene.register(purpose=Purpose.INSPECTION, impact=None)
    refused(scene, NotChargeable, prepare_quote, asked())
    scene.register()
    closing = CloseRequest(
        service_request_id="r-2", occurred_at=None, outcome=Outcome.WITHDRAWN, reason="x"
    )
    scene.run(close_request, closing, NOW)
    cmd = asked(service_request_id="r-2")
    assert scene.refused(RequestClosed, prepare_quote, cmd, NOW).rule == "I-02"
    scene.refused(ServiceRequestNotFound, prepare_quote, asked(service_request_id="r-9"), NOW)


def test_a_customer_has_one_quote_to_answer_at_a_time(quoted: Scene) -> None:
    refused(quoted, QuoteStillOpen, prepare_quote, asked(id="q-2"))
    quoted.run(end_quote, no(is_declined=False), NOW)
    assert kept(quoted).state is QuoteState.WITHDRAWN
    quoted.run(prepare_quote, asked(id="q-2"), at(1))


@pytest.mark.parametrize(
    ("share", "is_refused"), [("0.0999", False), ("0.10", False), ("0.1001", True), ("0", True)]
)
def test_an_adviser_gives_a_tenth_and_no_more(
    quoted: Scene, share: str, *, is_refused: bool
) -> None:
    if is_refused:
        refused(quoted, DiscountTooHigh, give_discount, discount(share))
    else:
        quoted.run(give_discount, discount(share), NOW)


def test_a_discount_has_its_reason_and_is_announced(quoted: Scene) -> None:
    quoted.tx.act_as("li")
    quote = quoted.run(give_discount, discount(), NOW)
    assert (quote.total, quote.discounted_by, quote.discount_reason) == (
        Decimal("261.00"),
        "li",
        "老客户",
    )
    (event,) = quoted.events
    assert isinstance(event, PriceLowered)
    assert (event.from_total, event.asked_by, event.approved_by) == (Decimal("290.00"), "li", "")


def test_discounts_do_not_add_up(quoted: Scene) -> None:
    quoted.run(give_discount, discount("0.05"), NOW)
    refused(quoted, AlreadyLowered, give_discount, discount("0.05"))


def _give(scene: Scene, number: int, now: datetime) -> None:
    """Give a discount on a request of its own."""
    scene.register(now=now, request_id=f"x-{number}")
    cmd = asked(id=f"x-{number}", service_request_id=f"x-{number}")
    scene.run(prepare_quote, cmd, now)
    scene.run(give_discount, discount(quote_id=f"x-{number}"), now)


def used_up(scene: Scene, now: datetime) -> DiscountsUsedUp:
    """Give one discount too many; it is counted first, and the rollback takes that back."""
    before, sent = scene.tx.snapshot(), list(scene.tx.sent)
    with pytest.raises(DiscountsUsedUp) as refusal:
        give_discount(discount(), scene.tx, now)
    assert (refusal.value.rule, scene.tx.sent) == ("I-12", sent)
    assert kept(scene).discounted_by == ""
    scene.tx.restore(before)
    return refusal.value


def test_an_adviser_gives_five_discounts_a_week_and_the_sixth_is_refused(quoted: Scene) -> None:
    for number in range(5):
        _give(quoted, number, NOW)
    assert used_up(quoted, NOW).metadata["most"] == "5"
    quoted.tx.act_as("li")
    quoted.run(give_discount, discount(), NOW)


@pytest.mark.parametrize(
    ("hours", "is_refused"), [(-9.01, False), (-9, True), (158.99, True), (159, False)]
)
def test_the_week_turns_on_monday_at_midnight_of_the_branch(
    quoted: Scene, hours: float, *, is_refused: bool
) -> None:
    for number in range(5):
        _give(quoted, number, NOW)
    if is_refused:
        used_up(quoted, at(hours))
    else:
        quoted.run(give_discount, discount(), at(hours))


def test_a_manager_s_approval_lowers_the_price_with_reason(quoted: Scene) -> None:
    quoted.tx.act_as("li")
    quoted.run(ask_reduction, reduction(), NOW)
    assert kept(quoted).total == Decimal("290.00")
    refused(quoted, ReductionPending, accept_quote, yes())
    refused(quoted, ReductionPending, give_discount, discount())
    refused(quoted, ReductionPending, ask_reduction, reduction("100"))
    quoted.tx.act_as("boss")
    quote = quoted.run(decide_reduction, decision(), at(1))
    assert quote.total == Decimal(200)
    assert quote.approved
    assert (quote.approved.decided_by, quote.approved.decision_reason) == ("boss", "同意")
    (event,) = quoted.events
    assert isinstance(event, PriceLowered)
    assert (event.asked_by, event.approved_by) == ("li", "boss")
    refused(quoted, AlreadyLowered, give_discount, discount())
    quoted.run(accept_quote, yes("200"), at(2))


def test_a_refused_reduction_leaves_the_price_and_may_be_asked_anew(quoted: Scene) -> None:
    quoted.tx.act_as("li")
    quoted.run(ask_reduction, reduction(), NOW)
    quoted.tx.act_as("boss")
    quote = quoted.run(decide_reduction, decision(is_approved=False), NOW)
    assert (quote.total, quoted.events) == (Decimal("290.00"), [])
    refused(quoted, NothingToDecide, decide_reduction, decision())
    quoted.run(ask_reduction, reduction("280"), NOW)


def test_nobody_decides_what_he_asked_for(quoted: Scene) -> None:
    quoted.run(ask_reduction, reduction(), NOW)
    refused(quoted, OwnReduction, decide_reduction, decision())


@pytest.mark.parametrize(
    ("price", "kind", "is_refused"),
    [
        ("289.99", ReductionKind.LOWER, False),
        ("290", ReductionKind.LOWER, True),
        ("290.01", ReductionKind.LOWER, True),
        ("0", ReductionKind.LOWER, True),
        ("0", ReductionKind.WAIVE, False),
        ("1", ReductionKind.WAIVE, True),
    ],
)
def test_a_lower_price_lies_below_and_a_waiver_is_nothing(
    quoted: Scene, price: str, kind: ReductionKind, *, is_refused: bool
) -> None:
    cmd = reduction(price, kind=kind)
    if is_refused:
        assert refused(quoted, NotLower, ask_reduction, cmd).field == "price"
    else:
        quoted.run(ask_reduction, cmd, NOW)


@pytest.mark.parametrize(
    ("price", "needs_reason"), [("242.87", False), ("242.86", False), ("242.85", True)]
)
def test_accident_work_under_thirty_percent_needs_a_written_reason(
    desk: Scene, price: str, *, needs_reason: bool
) -> None:
    # 170.00 of cost is 70 % of 242.857…: a cent above the line is enough, a cent below is not.
    desk.run(prepare_quote, asked(is_accident_work=True), NOW)
    if needs_reason:
        refusal = refused(desk, MarginReasonNeeded, ask_reduction, reduction(price))
        assert (refusal.metadata["floor"], refusal.metadata["cost"]) == ("0.30", "170.00")
        quote = desk.run(ask_reduction, reduction(price, margin_reason="保险公司定损"), NOW)
        assert quote.margin_reason == "保险公司定损"
    else:
        desk.run(ask_reduction, reduction(price), NOW)


def test_the_margin_at_exactly_the_floor_is_enough(desk: Scene) -> None:
    board = (("BOARD", Decimal(1)),)
    quote = desk.run(prepare_quote, asked(lines=board, is_accident_work=True), NOW)
    assert quote.margin == Decimal("0.3000")
    refused(desk, MarginReasonNeeded, give_discount, discount("0.01"))
    desk.run(give_discount, discount("0.01", margin_reason="事故车老客户"), NOW)


def test_a_waiver_of_accident_work_needs_the_reason_too(desk: Scene) -> None:
    desk.run(prepare_quote, asked(is_accident_work=True), NOW)
    waiver = reduction("0", kind=ReductionKind.WAIVE)
    refused(desk, MarginReasonNeeded, ask_reduction, waiver)
    desk.tx.act_as("li")
    desk.run(ask_reduction, reduction("0", kind=ReductionKind.WAIVE, margin_reason="理赔"), NOW)
    desk.tx.act_as("boss")
    quote = desk.run(decide_reduction, decision(), NOW)
    assert (quote.total, quote.margin) == (Decimal(0), None)


def test_ordinary_work_may_have_any_margin(quoted: Scene) -> None:
    quoted.run(ask_reduction, reduction("1"), NOW)


def test_an_acceptance_has_evidence_and_ends_the_quote(quoted: Scene) -> None:
    quote = quoted.run(accept_quote, yes(), at(1))
    assert (quote.state, quote.evidence, quote.ended_at) == (
        QuoteState.ACCEPTED,
        "录音 17",
        at(1),
    )
    assert quoted.events == [QuoteAccepted(quote=quote, occurred_at=at(1))]
    for use_case, cmd in (
        (accept_quote, yes()),
        (give_discount, discount()),
        (ask_reduction, reduction()),
        (decide_reduction, decision()),
        (end_quote, no()),
    ):
        refused(quoted, QuoteNotOpen, use_case, cmd)


def test_the_customer_accepts_the_total_that_is_quoted(quoted: Scene) -> None:
    assert refused(quoted, TotalDiffers, accept_quote, yes("261")).metadata["total"] == "290.00"


@pytest.mark.parametrize(("days", "is_refused"), [(29.99, False), (30, False), (30.01, True)])
def test_prices_are_held_for_as_long_as_the_policy_says(
    quoted: Scene, days: float, *, is_refused: bool
) -> None:
    if is_refused:
        refused(quoted, QuoteExpired, accept_quote, yes(), NOW + days * DAY)
    else:
        quoted.run(accept_quote, yes(), NOW + days * DAY)


def test_a_yes_counts_when_the_customer_said_it(quoted: Scene) -> None:
    refused(quoted, AcceptedTooEarly, accept_quote, yes(occurred_at=at(-0.01)), at(2))
    assert quoted.refused(InTheFuture, accept_quote, yes(occurred_at=at(3)), at(2)).rule == "I-19"
    quote = quoted.run(accept_quote, yes(occurred_at=NOW), at(2))
    assert quote.ended_at == NOW
    assert quoted.events == [QuoteAccepted(quote=quote, occurred_at=NOW)]


def test_a_yes_to_prices_that_were_held_then_is_told_when_they_are_not(quoted: Scene) -> None:
    refused(quoted, QuoteExpired, accept_quote, yes(), NOW + 31 * DAY)
    quoted.run(accept_quote, yes(occurred_at=NOW + 30 * DAY), NOW + 31 * DAY)


def test_a_declined_quote_says_why(quoted: Scene) -> None:
    quote = quoted.run(end_quote, no(), at(1))
    assert (quote.state, quote.evidence) == (QuoteState.DECLINED, "太贵")
    assert quoted.events == [QuoteEnded(quote=quote, occurred_at=at(1))]


def _working(hours: float, request_id: str = "r-1") -> RecordProgress:
    return RecordProgress(
        service_request_id=request_id,
        occurred_at=at(hours),
        phase=PhaseKind.REMOTE_WORK,
        role="",
        technician="",
        note="",
    )


@pytest.mark.parametrize(("hours", "is_refused"), [(0.99, True), (1, False), (1.01, False)])
def test_chargeable_work_starts_after_the_customer_accepted(
    quoted: Scene, hours: float, *, is_refused: bool
) -> None:
    refused(quoted, QuoteNotAccepted, record_progress, _working(0.5), at(0.5))
    quoted.run(accept_quote, yes(), at(1))
    if is_refused:
        refused(quoted, QuoteNotAccepted, record_progress, _working(hours), at(1.5))
    else:
        quoted.run(record_progress, _working(hours), at(1.5))


def test_free_work_and_a_past_life_need_no_quote(scene: Scene) -> None:
    scene.register(installed_product_id="p-1")
    scene.register(request_id="past", historical=True)
    for request_id in ("r-1", "past"):
        scene.run(record_progress, _working(1, request_id), at(1))


def test_a_quote_of_a_request_that_is_not_the_caller_s_is_not_found(quoted: Scene) -> None:
    quoted.tx.act_as("wu", branches=frozenset({"SH02"}))
    quoted.refused(QuoteNotFound, accept_quote, yes(), NOW)
    quoted.tx.act_as("T1", role="technician")
    quoted.refused(QuoteNotFound, accept_quote, yes(), NOW)
