"""The in-out-stock report: opening and movements are always closing (P-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from inventory.domain.accounts import OF_A_WAREHOUSE, Account, AccountKind
from inventory.domain.counts.errors import CountIsBlind
from inventory.domain.ids import PartNumber
from inventory.domain.prices import Price
from inventory.domain.quarantine import Outcome
from inventory.domain.receipt import FaultyLine
from inventory.domain.stock_month import Amount, Flow, Month, StockMonthLine, summed
from inventory.domain.transfers.claim import ClaimOutcome
from inventory.handlers.read_stock_month import read_stock_month, sum_stock_month
from inventory.handlers.return_parts import ReturnParts, return_parts
from unit.inventory.counting import COUNTER, Counting, seen
from unit.inventory.scene import KEEPER, PUMP, STORE, SUPERVISOR, VALVE, Scene, Who, lines
from unit.inventory.way import DEPOT, Way

FEBRUARY, MARCH, APRIL = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)


def month(scene: Scene, first: date, who: Who = SUPERVISOR) -> dict[str, StockMonthLine]:
    with scene.begin(who) as tx:
        found = read_stock_month(STORE, first, tx, after=None, limit=100)
        total = sum_stock_month(STORE, first, tx)
    assert total == summed(each.line for each in found)
    return {each.part.part_number: each.line for each in found}


def units(line: StockMonthLine) -> dict[str, int]:
    return {flow.value: amount.units for flow, amount in line.flows.items()}


def lying(scene: Scene, until: datetime) -> dict[str, int]:
    """What the balances say of bins and quarantine just before an instant."""
    found: dict[str, int] = {}
    for (account, part, _), n in scene.held(as_of=until - timedelta(microseconds=1)).items():
        kind = Account.parse(account).kind
        assert kind in OF_A_WAREHOUSE
        if kind in {AccountKind.BIN, AccountKind.QUARANTINE}:
            found[part] = found.get(part, 0) + n
    return {part: n for part, n in found.items() if n}


@pytest.fixture
def busy(scene: Scene) -> Scene:
    """A March with everything in it, beginning on its second day, and a late-booked February."""
    way, counting = Way(scene), Counting(scene)
    bad = FaultyLine(line=lines(PUMP=2)[0], cause="dented")
    scene.receive_as(replace(scene.receipt(PUMP=40, VALVE=10), faulty=(bad,)))
    scene.set_aside(Outcome.SCRAP, *lines(PUMP=1))
    scene.set_aside(Outcome.BACK, *lines(PUMP=1))
    scene.receive(VALVE=5)
    scene.reverse(scene.last_entry())
    issued = scene.issued(PUMP=6)
    scene.give_back(issued, PUMP=1)
    sent = way.shipped(PUMP=5)
    scene.later(days=1)
    came = way.receive(sent, *lines(PUMP=3), damaged=lines(PUMP=1))
    way.settle(came, ClaimOutcome.LOSS)
    way.settle(came, ClaimOutcome.BACK, number=2)
    back = way.ask_lines(lines(PUMP=2), SUPERVISOR, from_code=DEPOT, to_code=STORE)
    way.receive(way.ship(back, who=SUPERVISOR), *lines(PUMP=2), who=SUPERVISOR)
    done = counting.twice(counting.open(), seen(PUMP, 28), seen(VALVE, 11))
    counting.decide(done)
    # Booked now, happened before the month of Beijing began: 2026-02-28 16:00 UTC is March there.
    late = replace(
        scene.receipt(VALVE=3), occurred_at=datetime(2026, 2, 28, 15, 59, 59, tzinfo=UTC)
    )
    scene.receive_as(late)
    on_the_stroke = replace(
        scene.receipt(VALVE=4), occurred_at=datetime(2026, 2, 28, 16, 0, tzinfo=UTC)
    )
    scene.receive_as(on_the_stroke)
    return scene


def test_every_movement_stands_in_its_column_and_opening_and_movements_are_closing(
    busy: Scene,
) -> None:
    march = month(busy, MARCH)
    assert units(march[PUMP]) == {
        "received": 40,
        "scrapped": -1,
        "sent_back": -1,
        "issued": -6,
        "returned": 1,
        "transferred_out": -5,
        "transferred_in": 3,
        "counted": -2,
    }
    assert units(march[VALVE]) == {"received": 14, "counted": 1}
    assert (march[VALVE].opening.units, march[VALVE].closing.units) == (3, 18)
    assert month(busy, FEBRUARY)[VALVE].closing == march[VALVE].opening
    for first in (FEBRUARY, MARCH, APRIL):
        edges = Month(first=first, zone="Asia/Shanghai")
        found = month(busy, first)
        for until, side in ((edges.start, "opening"), (edges.end, "closing")):
            told = {part: getattr(line, side).units for part, line in found.items()}
            assert {part: n for part, n in told.items() if n} == lying(busy, until), (first, side)
        for line in found.values():
            flows = line.flows.values()
            assert line.opening.units + sum(each.units for each in flows) == line.closing.units
            assert (
                line.opening.value + sum((each.value for each in flows), line.revalued)
                == line.closing.value
            )


def test_money_is_at_the_price_of_the_day_and_what_prices_did_stands_by_itself(
    scene: Scene,
) -> None:
    scene.receive(PUMP=10)  # on 2 March, at 300
    with scene.begin(SUPERVISOR) as tx:
        tx.part_list.add_prices(
            [
                Price(part_number=PUMP, effective_on=date(2026, 3, 10), unit_cost=Decimal(320)),
                Price(part_number=PUMP, effective_on=date(2026, 4, 1), unit_cost=Decimal(330)),
            ]
        )
    scene.later(days=10)
    scene.issued(PUMP=4)
    march, april = month(scene, MARCH)[PUMP], month(scene, APRIL)[PUMP]
    assert march.flows == {
        Flow.RECEIVED: Amount(units=10, value=Decimal(3000)),
        Flow.ISSUED: Amount(units=-4, value=Decimal(-1280)),
    }
    assert (march.closing, march.revalued) == (Amount(units=6, value=Decimal(1920)), Decimal(200))
    assert (april.opening, april.revalued) == (march.closing, Decimal(60))
    assert april.closing == Amount(units=6, value=Decimal(1980))


def test_a_page_begins_behind_a_part_and_who_counts_sees_none(scene: Scene) -> None:
    scene.receive(PUMP=10, VALVE=1, BOARD=1)
    with scene.begin(SUPERVISOR) as tx:
        found = read_stock_month(STORE, MARCH, tx, after="BOARD", limit=1)
    assert [each.part.part_number for each in found] == [PartNumber(PUMP)]
    Counting(scene).open()
    with pytest.raises(CountIsBlind):
        month(scene, MARCH, Who(subject=COUNTER.subject, role="supervisor"))


def test_what_came_back_late_counts_in_the_month_in_which_it_came(scene: Scene) -> None:
    scene.receive(PUMP=2)
    issued = scene.issued(PUMP=2)
    scene.now = datetime(2026, 4, 3, 8, 0, tzinfo=UTC)
    back = ReturnParts(
        requisition_id=issued.id,
        lines=lines(PUMP=1),
        unused_and_checked=True,
        occurred_at=datetime(2026, 3, 31, 15, 59, tzinfo=UTC),
    )
    scene.do(return_parts, back, KEEPER)
    assert month(scene, MARCH)[PUMP].closing.units == 1
    assert units(month(scene, APRIL)[PUMP]) == {}
