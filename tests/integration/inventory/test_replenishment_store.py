"""Demand and proposals: one suite for the store in memory and the store in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from fakes.inventory import FakeTx
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import WarehouseCode
from inventory.domain.receipt import FaultyLine
from inventory.domain.replenishment.deliveries import Coming
from inventory.domain.replenishment.fill_rate import MonthOfDemand
from inventory.domain.replenishment.proposal import Proposal, ProposalNotFound, ProposalState
from inventory.domain.replenishment.slow_stock import Shelf as Lying
from inventory.domain.replenishment.window import Window
from inventory.domain.requisition import State
from inventory.ports.replenishment import MonthFilter, ProposalFilter
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.replenishment.shelf import TODAY, Shelf
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    BOARD,
    COSTS,
    PUMP,
    SHANGHAI,
    STORE,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    begin_on,
    lines,
)

DAY = timedelta(days=1)
WEEKS = Window(until=TODAY, period=7 * DAY, periods=4)
ELSEWHERE = Who(subject="S-09", role="supervisor", branches=frozenset({SHANGHAI}))
SHANGHAI_STORE = WarehouseCode("SH01-W1")


@pytest.fixture
def shelf(scene: Scene) -> Shelf:
    return Shelf(scene)


def test_issued_parts_are_demand_of_the_week_they_were_asked_for(shelf: Shelf) -> None:
    shelf.used(20, PUMP=3)
    shelf.used(8, PUMP=1, VALVE=5)
    shelf.used(7, PUMP=2)
    shelf.used(6.999, PUMP=4)
    assert shelf.history(PUMP, WEEKS) == (3, 3, 4)
    assert shelf.history(VALVE, WEEKS) == (5, 0)
    assert shelf.history(BOARD, WEEKS) is None


def test_what_lies_outside_the_window_is_no_demand_of_it(shelf: Shelf) -> None:
    shelf.used(28, PUMP=3)
    shelf.used(-0.1, PUMP=1)
    assert shelf.history(PUMP, WEEKS) is None
    shelf.used(27.999, PUMP=2)
    assert shelf.history(PUMP, WEEKS) == (2, 0, 0, 0)


def test_what_came_back_unused_was_no_demand(shelf: Shelf) -> None:
    issued = shelf.used(3, PUMP=3, VALVE=1)
    shelf.scene.give_back(issued, PUMP=2, VALVE=1)
    assert shelf.history(PUMP, WEEKS) == (1,)
    assert shelf.history(VALVE, WEEKS) is None


def test_what_waits_or_is_held_is_demand_already(shelf: Shelf) -> None:
    shelf.days_ago(3).scene.receive(PUMP=2)
    shelf.scene.request(PUMP=2)
    shelf.scene.request(PUMP=5)
    assert shelf.history(PUMP, WEEKS) == (7,)
    with shelf.scene.begin(SYSTEM) as tx:
        assert dict(tx.demands.waited_for(STORE)) == {PUMP: 5}
        assert dict(tx.demands.waited_for(SHANGHAI_STORE)) == {}


def test_a_shortage_that_is_served_later_is_demand_once(shelf: Shelf) -> None:
    short = shelf.days_ago(10).scene.request(PUMP=2)
    shelf.days_ago(3).scene.receive(PUMP=9)
    assert shelf.scene.look(short).state is State.RESERVED
    shelf.scene.approve(short)
    shelf.scene.issue(short)
    assert shelf.history(PUMP, WEEKS) == (0, 0, 2, 0)


def test_a_shortage_given_up_was_demand_and_a_need_that_vanished_was_not(shelf: Shelf) -> None:
    shelf.days_ago(3).scene.receive(VALVE=5)
    shelf.scene.release(shelf.scene.request(PUMP=2))
    shelf.scene.release(shelf.scene.request(VALVE=1))
    assert shelf.history(PUMP, WEEKS) == (0, 0, 0, 2)
    assert shelf.history(VALVE, WEEKS) is None


def test_a_shortage_given_up_and_asked_again_is_demand_once(shelf: Shelf) -> None:
    order = shelf.days_ago(9).scene.order()
    for _ in range(2):
        shelf.scene.release(shelf.scene.request(order, PUMP=2))
        shelf.scene.later(minutes=5)
    assert shelf.history(PUMP, WEEKS) == (0, 0, 2, 0)
    shelf.days_ago(2)
    shelf.scene.request(order, PUMP=3)
    assert shelf.history(PUMP, WEEKS) == (0, 0, 0, 3)
    shelf.scene.request(PUMP=1)
    assert shelf.history(PUMP, WEEKS) == (0, 0, 0, 4)


def test_a_part_that_came_within_the_window_has_no_periods_before(shelf: Shelf) -> None:
    shelf.days_ago(15).scene.receive(PUMP=9)
    shelf.days_ago(1).scene.request(PUMP=1)
    shelf.scene.request(VALVE=1)
    shelf.today().scene.receive(VALVE=1)
    assert shelf.history(PUMP, WEEKS) == (0, 0, 1)
    assert shelf.history(VALVE, WEEKS) == (0, 0, 0, 1)


def test_other_warehouses_have_demand_of_their_own(shelf: Shelf) -> None:
    shelf.scene.branch(SHANGHAI)
    shelf.scene.warehouse(SHANGHAI_STORE, SHANGHAI)
    shelf.used(3, PUMP=1)
    order = shelf.scene.order(branch=SHANGHAI)
    shelf.scene.request(order, PUMP=7)
    assert shelf.history(PUMP, WEEKS) == (1,)
    with shelf.scene.begin(SYSTEM) as tx:
        assert tx.demands.history(SHANGHAI_STORE, WEEKS) == {PUMP: (0, 0, 0, 7)}


def test_receipts_and_orders_are_read_oldest_first(shelf: Shelf) -> None:
    shelf.days_ago(9).scene.receive(PUMP=2, VALVE=1)
    shelf.days_ago(5).scene.receive(PUMP=3)
    proposal = proposed(shelf)
    approved = shelf.approve(proposal)
    with shelf.scene.begin(SYSTEM) as tx:
        found = tx.demands.receipts(STORE, TODAY - 20 * DAY)
        assert found[PUMP] == [
            Coming(units=2, at=TODAY - 9 * DAY),
            Coming(units=3, at=TODAY - 5 * DAY),
        ]
        assert PUMP not in tx.demands.receipts(STORE, TODAY - 4 * DAY)
        assert tx.demands.orders(STORE, TODAY) == {
            BOARD: [Coming(units=approved.decided_quantity, at=TODAY)]
        }
        assert tx.demands.orders(STORE, TODAY + DAY) == {}


def test_what_came_faulty_or_not_at_all_did_not_come(shelf: Shelf) -> None:
    scene = shelf.days_ago(9).scene
    faulty = tuple(FaultyLine(line=line, cause="dented") for line in lines(PUMP=1, BOARD=1))
    form = scene.receipt(PUMP=3, BOARD=1)
    scene.receive_as(replace(form, faulty=faulty, expected=lines(PUMP=3, BOARD=1, VALVE=2)))
    with scene.begin(SYSTEM) as tx:
        found = tx.demands.receipts(STORE, TODAY - 20 * DAY)
        assert dict(found) == {PUMP: [Coming(units=2, at=TODAY - 9 * DAY)]}
    shelf.days_ago(1).scene.request(BOARD=1)
    assert shelf.history(BOARD, WEEKS) == (0, 0, 0, 1)


def proposed(shelf: Shelf) -> Proposal:
    """Review a warehouse in which a board is waited for."""
    shelf.days_ago(0.5).scene.request(BOARD=1)
    shelf.today().review()
    return next(each for each in shelf.proposals() if each.part_number == BOARD)


def test_a_proposal_is_read_as_it_was_written(shelf: Shelf) -> None:
    proposal = proposed(shelf)
    assert proposal.version == 1
    assert proposal.finding.demand == (*[0] * 25, 1)
    approved = shelf.approve(proposal, quantity=proposal.quantity + 1, reason="a campaign")
    with shelf.scene.begin(SYSTEM) as tx:
        assert tx.proposals.get(proposal.id) == approved
    assert approved == replace(
        proposal,
        state=ProposalState.APPROVED,
        decided_by=approved.decided_by,
        decided_at=TODAY,
        decided_quantity=proposal.quantity + 1,
        reason="a campaign",
        version=2,
    )


def test_an_old_version_of_a_proposal_is_not_saved(shelf: Shelf) -> None:
    proposal = proposed(shelf)
    shelf.refuse(proposal, "too dear")
    with pytest.raises(ConcurrentUpdate), shelf.scene.begin(SYSTEM) as tx:
        tx.proposals.save(proposal)


def test_what_somebody_has_decided_is_not_superseded(shelf: Shelf) -> None:
    proposal = proposed(shelf)
    refused = shelf.refuse(proposal, "too dear")
    with pytest.raises(ConcurrentUpdate), shelf.scene.begin(SYSTEM) as tx:
        tx.proposals.save_superseded([proposal.supersede()])
    assert shelf.proposals(ProposalState.REFUSED) == [refused]


def test_proposals_are_listed_by_time_and_id_as_far_as_they_may_be_seen(shelf: Shelf) -> None:
    shelf.days_ago(2).scene.request(PUMP=1, VALVE=1)
    shelf.days_ago(1).review()
    shelf.today().review()
    with shelf.scene.begin(SYSTEM) as tx:
        rows = list(tx.proposals.page(ProposalFilter(), None, 9))
        assert [(row.proposed_at, row.id) for row in rows] == sorted(
            (row.proposed_at, row.id) for row in rows
        )
        assert len(rows) == 4
        after = (rows[1].proposed_at, str(rows[1].id))
        assert tx.proposals.page(ProposalFilter(), after, 1) == rows[2:3]
        for wanted, number in (
            (ProposalFilter(state=ProposalState.SUPERSEDED), 2),
            (ProposalFilter(warehouse_code=STORE), 4),
            (ProposalFilter(warehouse_code="X"), 0),
            (ProposalFilter(branch_code=BEIJING), 4),
            (ProposalFilter(branch_code=SHANGHAI), 0),
        ):
            assert len(tx.proposals.page(wanted, None, 9)) == number
    with shelf.scene.begin(ELSEWHERE) as tx:
        assert list(tx.proposals.page(ProposalFilter(), None, 9)) == []
        with pytest.raises(ProposalNotFound):
            tx.proposals.get(rows[0].id)


def test_a_month_is_that_of_the_branchs_calendar(shelf: Shelf) -> None:
    """Beijing is eight hours ahead: its November begins on the last afternoon of October in UTC."""
    shelf.scene.now = datetime(2026, 10, 31, 15, 59, tzinfo=UTC)
    shelf.scene.receive(PUMP=3)
    shelf.scene.request(PUMP=2)
    shelf.scene.later(minutes=1)
    shelf.scene.request(PUMP=4)
    short = shelf.scene.request(VALVE=2)
    shelf.scene.later(days=3)
    shelf.scene.receive(VALVE=2)
    shelf.scene.approve(short)
    shelf.scene.issue(short)
    october, november = date(2026, 10, 1), date(2026, 11, 1)
    of_october = MonthOfDemand(warehouse_code=STORE, month=october, wanted=2, filled=2)
    of_november = MonthOfDemand(warehouse_code=STORE, month=november, wanted=6, filled=1)
    with shelf.scene.begin(SYSTEM) as tx:
        both = MonthFilter(from_month=october, to_month=november)
        assert list(tx.demands.months(both, None, 9)) == [of_october, of_november]
        assert list(tx.demands.months(both, None, 1)) == [of_october]
        assert list(tx.demands.months(both, (STORE, october), 9)) == [of_november]
        one = MonthFilter(from_month=november, to_month=november, warehouse_code=STORE)
        assert list(tx.demands.months(one, None, 9)) == [of_november]
        assert list(tx.demands.months(replace(one, warehouse_code="X"), None, 9)) == []
    with shelf.scene.begin(ELSEWHERE) as tx:
        assert list(tx.demands.months(both, None, 9)) == []


def test_what_lies_on_shelves_is_listed_with_its_last_movements(shelf: Shelf) -> None:
    shelf.days_ago(400).scene.receive(PUMP=9, BOARD=1, VALVE=1)
    shelf.days_ago(200).scene.issued(PUMP=1)
    shelf.days_ago(100).scene.issued(PUMP=1, VALVE=1)
    shelf.days_ago(50).scene.receive(PUMP=1)
    pump = Lying(
        warehouse_code=STORE,
        part_number=PUMP,
        on_hand=8,
        unit_cost=COSTS[PUMP],
        first_received_at=TODAY - 400 * DAY,
        last_received_at=TODAY - 50 * DAY,
        last_issued_at=TODAY - 100 * DAY,
    )
    board = Lying(
        warehouse_code=STORE,
        part_number=BOARD,
        on_hand=1,
        unit_cost=COSTS[BOARD],
        first_received_at=TODAY - 400 * DAY,
        last_received_at=TODAY - 400 * DAY,
        last_issued_at=None,
    )
    with shelf.scene.begin(SYSTEM) as tx:
        assert list(tx.demands.shelves("", None, 9)) == [board, pump]
        assert list(tx.demands.shelves(STORE, None, 1)) == [board]
        assert list(tx.demands.shelves("", (STORE, BOARD), 9)) == [pump]
        assert list(tx.demands.shelves("X", None, 9)) == []
    with shelf.scene.begin(ELSEWHERE) as tx:
        assert list(tx.demands.shelves("", None, 9)) == []


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.integration
def test_any_history_is_read_alike_in_memory_and_in_postgresql(seed: int, real: Scene) -> None:
    """The same random weeks in both stores: the same demand, months, shelves and proposals."""
    told = [lived(Shelf(scene), Random(seed)) for scene in (real, fresh_fake())]
    assert told[0] == told[1]
    assert told[0][0]


def fresh_fake() -> Scene:
    return Scene(begin_on(FakeTx(check_locks=True))).set_up()


def lived(shelf: Shelf, random: Random) -> tuple[object, ...]:
    scene = shelf.scene
    orders, asked = [], []
    for day in range(60, 0, -1):
        shelf.days_ago(day + random.random())
        parts: dict[str, int] = {
            str(part): random.randint(1, 4)
            for part in random.sample((PUMP, VALVE, BOARD), random.randint(1, 2))
        }
        match random.randrange(5):
            case 0:
                scene.receive_all(parts)
            case 1 | 2:
                orders.append(scene.order())
                asked.append(scene.request_all(parts, orders[-1]))
            case 3 if orders:
                asked.append(scene.request_all(parts, random.choice(orders)))
            case _ if asked:
                chosen = scene.look(asked[random.randrange(len(asked))])
                if chosen.state is State.RESERVED:
                    if chosen.needs_supplement:
                        CustomersScene(scene).sign(chosen)
                    scene.approve(chosen, ADMIN)
                    scene.issue(chosen)
                elif chosen.state is State.SHORT:
                    scene.release(chosen)
                elif chosen.state is State.ISSUED and not chosen.returned:
                    scene.give_back_all(chosen, {str(chosen.lines[0].part_number): 1})
    shelf.today().review()
    window = Window(until=TODAY, period=7 * DAY, periods=8)
    year = MonthFilter(from_month=date(2026, 1, 1), to_month=date(2026, 12, 1))
    with scene.begin(SYSTEM) as tx:
        return (
            dict(tx.demands.history(STORE, window)),
            list(tx.demands.months(year, None, 99)),
            list(tx.demands.shelves("", None, 99)),
            [
                (each.part_number, each.quantity, each.finding)
                for each in tx.proposals.page(ProposalFilter(), None, 99)
            ],
        )
