"""What is lent comes back, or somebody else decides about it (P-11, P-12).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import ReceiptId, WarehouseCode
from inventory.domain.instants import OccurredBeforeBeginning
from inventory.domain.ledger import BalanceTooLow, EntryNotReversible
from inventory.domain.loans.asset import (
    AssetAlreadyRegistered,
    AssetKind,
    AssetNotFound,
    AssetNotInWarehouse,
    DeviceClassInvalid,
)
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.lending import (
    AssetAlreadyLent,
    BorrowerInvalid,
    LoanForEndedOrder,
    LoanNeedsOrder,
    LoanNeedsReceipt,
)
from inventory.domain.loans.loan import (
    LoanIllegalTransition,
    LoanNotFound,
    LoanSettledByInvolved,
    LoanState,
)
from inventory.domain.loans.settlement import ChargeInvalid, ReplacementInvalid, SettleOutcome
from inventory.domain.lots import LotsInvalid
from inventory.domain.prices import PriceRow
from inventory.domain.quarantine import Outcome
from inventory.domain.scanning import ScannedLot
from inventory.domain.warehouse import WarehouseOfOtherBranch
from inventory.domain.work_order import OrderState, WorkOrderUnknown
from inventory.handlers.import_prices import ImportPrices, import_prices
from inventory.handlers.loans.lend_asset import lend_asset
from inventory.handlers.look_up import LookUp, look_up
from inventory.ports.loans import AssetFilter, LoanFilter
from unit.inventory.lent import MACHINE, METER, WRENCH, Lent
from unit.inventory.scene import (
    BEIJING,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    SYSTEM,
    TECHNICIAN,
    TRACKED_COST,
    Scene,
    Who,
    lot_line,
)
from unit.inventory.way import DEPOT, Way

ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))
PRICE = TRACKED_COST


@pytest.fixture
def lent(scene: Scene) -> Lent:
    return Lent(scene)


def test_a_loaner_goes_out_against_a_receipt_and_comes_back(scene: Scene, lent: Lent) -> None:
    key, order = lent.asset(MACHINE), scene.order()
    loan = lent.lend(key, order)
    assert loan.due_at == scene.now + timedelta(days=14)
    assert loan.policy_ref == "loans/default@2026.1"
    assert (loan.work_order_id, loan.out.borrower) == (order, loan.service_request_id)
    assert (lent.place(key), scene.level(MACHINE)) == (f"loaner:{loan.id}", (0, 0))
    scene.later(days=1)
    back = lent.back(loan)
    assert (back.state, lent.place(key)) == (LoanState.RETURNED, f"warehouse:{STORE}")
    assert (lent.look(loan), scene.level(MACHINE)) == (back, (1, 0))


@pytest.mark.parametrize(
    ("part", "terms", "error"),
    [
        (MACHINE, {"receipt": ""}, LoanNeedsReceipt),
        (MACHINE, {"borrower": "T-01"}, BorrowerInvalid),
        (WRENCH, {"borrower": ""}, BorrowerInvalid),
    ],
)
def test_the_terms_of_a_kind_are_kept(
    scene: Scene, lent: Lent, part: str, terms: dict[str, str], error: type[Exception]
) -> None:
    key = lent.asset({"MACHINE": MACHINE, "WRENCH": WRENCH}[part])
    with pytest.raises(error) as refused:
        scene.do(lend_asset, lent.lending(key, **terms), KEEPER)  # type: ignore[arg-type]
    assert getattr(refused.value, "rule", "") in {"P-11", "P-12"}
    assert lent.place(key) == f"warehouse:{STORE}"
    assert lent.listed(LoanFilter()) == []


def test_a_loaner_is_lent_for_an_order_of_its_branch_that_goes_on(scene: Scene, lent: Lent) -> None:
    key = lent.asset(MACHINE)
    with pytest.raises(LoanNeedsOrder):
        scene.do(lend_asset, replace(lent.lending(key), work_order_id=None), KEEPER)
    ended = scene.order()
    scene.end(ended, OrderState.CLOSED)
    with pytest.raises(LoanForEndedOrder):
        lent.lend(key, ended)
    scene.branch(SHANGHAI)
    with pytest.raises(WarehouseOfOtherBranch):
        lent.lend(key, scene.order(branch=SHANGHAI))
    unknown = replace(lent.lending(key), work_order_id=ended.__class__(scene.new_id()))
    with pytest.raises(WorkOrderUnknown):
        scene.do(lend_asset, unknown, KEEPER)
    assert lent.listed(LoanFilter()) == []


def test_one_serial_is_lent_once_at_a_time(scene: Scene, lent: Lent) -> None:
    key = lent.asset()
    loan = lent.lend(key)
    with pytest.raises(AssetAlreadyLent) as refused:
        lent.lend(key)
    assert refused.value.rule == "P-12"
    lent.miss(loan)
    with pytest.raises(AssetAlreadyLent):
        lent.lend(key)
    scene.later(hours=1)
    lent.back(loan)
    assert lent.lend(key).state is LoanState.OUT


def test_what_is_promised_or_not_there_is_not_lent(scene: Scene, lent: Lent) -> None:
    key = lent.asset()
    asked = scene.request_all({"WRENCH": 1})
    with pytest.raises(BalanceTooLow):
        lent.lend(key)
    scene.release(asked)
    lent.lend(key)
    with pytest.raises(AssetNotFound):
        lent.lend(lent.bring())
    with pytest.raises(AssetNotFound):
        lent.lend(key, who=ELSEWHERE)


def test_nothing_is_lent_before_it_was_back(scene: Scene, lent: Lent) -> None:
    key = lent.asset()
    loan = lent.lend(key)
    scene.later(hours=2)
    lent.back(loan)
    early = lent.lending(key, at=scene.now - timedelta(seconds=1))
    with pytest.raises(OccurredBeforeBeginning):
        scene.do(lend_asset, early, KEEPER)
    assert scene.do(lend_asset, replace(early, occurred_at=scene.now), KEEPER).out.at == scene.now


def test_whoever_waits_is_served_when_it_comes_back(scene: Scene, lent: Lent) -> None:
    loan = lent.lend(lent.asset())
    waiting = scene.request_all({"WRENCH": 1})
    assert waiting.shortages
    lent.back(loan)
    assert scene.look(waiting).holds


def test_a_difference_is_set_aside_and_decided_by_another(scene: Scene, lent: Lent) -> None:
    key = lent.asset(MACHINE)
    loan = lent.lend(key)
    back = lent.back(loan, "screen broken", who=Who(subject="K-02", role="storekeeper"))
    assert (back.state, lent.place(key)) == (LoanState.DAMAGED, f"quarantine:{STORE}")
    assert scene.level(MACHINE) == (0, 0)
    for involved in (KEEPER.subject, "K-02"):
        with pytest.raises(LoanSettledByInvolved) as refused:
            lent.settle(back, SettleOutcome.BORNE, who=Who(subject=involved, role="supervisor"))
        assert refused.value.rule == "P-11"
    for wrong in (None, Decimal(0), PRICE + Decimal("0.01"), Decimal("0.001")):
        with pytest.raises(ChargeInvalid):
            lent.settle(back, SettleOutcome.CHARGED, amount=wrong)
    assert lent.look(loan) == back
    settled = lent.settle(back, SettleOutcome.CHARGED, amount=PRICE)
    assert settled.settlement is not None
    assert (settled.state, settled.settlement.amount) == (LoanState.SETTLED, PRICE)
    with pytest.raises(LoanIllegalTransition):
        lent.settle(settled, SettleOutcome.BORNE)
    scene.set_aside(Outcome.GOOD, lot_line(MACHINE, key.serial))
    assert lent.lend(key).state is LoanState.OUT


def test_a_lost_tool_costs_its_price_on_the_day_it_was_bought(scene: Scene, lent: Lent) -> None:
    key = lent.asset()
    dearer = PriceRow(line=2, part_number="WRENCH", effective_on="2026-03-03", unit_cost="500.00")
    scene.later(days=1)
    with scene.begin(SUPERVISOR) as tx:
        assert import_prices(ImportPrices(rows=(dearer,), dry_run=False), tx).added == 1
    dear = lent.asset()
    loan = lent.lend(key)
    missed = lent.miss(loan)
    assert (missed.state, lent.place(key)) == (LoanState.MISSING, f"loaner:{loan.id}")
    with pytest.raises(ChargeInvalid):
        lent.settle(missed, SettleOutcome.CHARGED, amount=PRICE - 1)
    for involved in (TECHNICIAN.subject, KEEPER.subject):
        with pytest.raises(LoanSettledByInvolved):
            lent.settle(missed, SettleOutcome.CHARGED, who=Who(subject=involved, role="admin"))
    settled = lent.settle(missed, SettleOutcome.CHARGED)
    assert settled.settlement is not None
    assert (settled.settlement.amount, lent.place(key)) == (PRICE, f"loss:{STORE}")
    assert settled.charges_person
    with pytest.raises(LoanIllegalTransition):
        lent.back(settled)
    assert lent.thing(key).purchase.bought_on == date(2026, 3, 2)
    assert lent.thing(dear).purchase.price == Decimal("500.00")
    assert lent.listed(LoanFilter(outcome=SettleOutcome.CHARGED)) == [settled]
    assert scene.held()[f"loss:{STORE}", WRENCH, key.serial] == 1
    with scene.begin(SYSTEM) as tx:  # what is lost is not there to be lent
        assert [each.asset.key for each in tx.assets.page(AssetFilter(), None, 9)] == [dear]


def test_what_was_missed_may_come_back_before_it_is_decided(scene: Scene, lent: Lent) -> None:
    key = lent.asset()
    missed = lent.miss(lent.lend(key))
    with pytest.raises(LoanIllegalTransition):
        lent.miss(missed)
    back = lent.back(missed)
    assert (back.state, back.missed, lent.place(key)) == (
        LoanState.RETURNED,
        missed.missed,
        f"warehouse:{STORE}",
    )
    with pytest.raises(LoanIllegalTransition):
        lent.settle(back, SettleOutcome.BORNE)


def test_a_loss_is_replaced_by_the_same_model_once(scene: Scene, lent: Lent) -> None:
    def bought(part: str = "WRENCH") -> ReceiptId:
        line = lot_line(WRENCH, f"NEW-{scene.new_id()[:8]}")
        cmd = replace(scene.receipt(PUMP=1), lines=(line,) if part == "WRENCH" else ())
        return scene.receive_as(cmd if part == "WRENCH" else scene.receipt(PUMP=1)).id

    before = bought()
    scene.later(hours=1)
    first, second = (lent.miss(lent.lend(lent.asset())) for _ in range(2))
    after = bought()
    for wrong in (None, before, bought("PUMP")):
        with pytest.raises(ReplacementInvalid):
            lent.settle(first, SettleOutcome.REPLACED, replacement=wrong)
    settled = lent.settle(first, SettleOutcome.REPLACED, replacement=after)
    assert settled.settlement is not None
    assert (settled.settlement.amount, settled.settlement.replacement) == (Decimal(0), after)
    with pytest.raises(ReplacementInvalid):
        lent.settle(second, SettleOutcome.REPLACED, replacement=after)
    with pytest.raises(ReplacementInvalid):
        lent.settle(second, SettleOutcome.BORNE, replacement=bought())
    damaged = lent.back(lent.lend(lent.asset()), "bent")
    with pytest.raises(ReplacementInvalid):
        lent.settle(damaged, SettleOutcome.REPLACED, replacement=bought())


def test_a_receipt_that_was_undone_replaces_nothing(scene: Scene, lent: Lent) -> None:
    lost = lent.miss(lent.lend(lent.asset()))
    bought = scene.receive_at(STORE, (lot_line(WRENCH, "NEW-1"),))
    scene.reverse(scene.last_entry())
    with pytest.raises(ReplacementInvalid) as refused:
        lent.settle(lost, SettleOutcome.REPLACED, replacement=bought.id)
    assert (refused.value.rule, refused.value.metadata["receipt_id"]) == ("P-12", bought.id)


def test_what_is_overdue_is_announced_once(scene: Scene, lent: Lent) -> None:
    late, back = lent.lend(lent.asset()), lent.lend(lent.asset())
    lent.back(back)
    begun = scene.now
    for after, announced in (
        (timedelta(days=1, seconds=-1), 0),
        (timedelta(days=1), 1),
        (timedelta(days=1, seconds=1), 0),
    ):
        scene.now = begun + after
        assert lent.chase() == announced
    assert lent.look(late).overdue_at == begun + timedelta(days=1)
    assert lent.look(back).overdue_at is None
    assert lent.listed(LoanFilter(due_before=late.due_at)) == []
    overdue = lent.listed(LoanFilter(due_before=late.due_at + timedelta(seconds=1)))
    assert [each.id for each in overdue] == [late.id]


def test_loans_are_listed_oldest_due_first_and_to_their_branch_only(
    scene: Scene, lent: Lent
) -> None:
    order = scene.order()
    first = lent.lend(lent.asset(MACHINE), order)
    scene.later(minutes=1)
    second = lent.lend(lent.asset())
    scene.later(minutes=1)
    third = lent.lend(lent.asset(METER), order)
    ids = [each.id for each in lent.listed(LoanFilter(branch_code=BEIJING, warehouse_code=STORE))]
    assert ids == [second.id, third.id, first.id]
    for wanted, found in (
        (LoanFilter(kind=AssetKind.TOOL), [second.id]),
        (LoanFilter(work_order_id=order), [third.id, first.id]),
        (LoanFilter(borrower=TECHNICIAN.subject), [second.id, third.id]),
        (LoanFilter(part_number=METER, serial=third.key.serial), [third.id]),
        (LoanFilter(state=LoanState.RETURNED), []),
        (LoanFilter(branch_code=SHANGHAI), []),
    ):
        assert [each.id for each in lent.listed(wanted)] == found
    with scene.begin(SYSTEM) as tx:
        rest = tx.loans.page(LoanFilter(), second.list_key, 1)
        assets = tx.assets.page(AssetFilter(warehouse_code=STORE), None, 9)
        tools = tx.assets.page(AssetFilter(kind=AssetKind.TOOL), None, 9)
        more = tx.assets.page(AssetFilter(), assets[0].asset.key, 9)
    assert [each.id for each in rest] == [third.id]
    assert [each.asset.key for each in assets] == sorted([first.key, second.key, third.key])
    assert [(each.asset.key, each.place) for each in tools] == [(second.key, second.account)]
    assert more == assets[1:]
    assert lent.listed(LoanFilter(), ELSEWHERE) == []
    with pytest.raises(LoanNotFound):
        lent.back(first, who=ELSEWHERE)


def test_a_scanned_serial_tells_that_it_is_lent(scene: Scene, lent: Lent) -> None:
    loan = lent.lend(lent.asset())
    for who, places in ((KEEPER, [str(loan.account)]), (ELSEWHERE, [])):
        with scene.begin(who) as tx:
            found = look_up(LookUp(code=loan.key.serial), tx)
        assert isinstance(found.subject, ScannedLot)
        assert [str(place.account) for place in found.subject.places] == places
        assert found.actions == (("ReturnLoan", "ReportMissing") if places else ())


def test_a_thing_is_registered_where_it_lies_and_once(scene: Scene, lent: Lent) -> None:
    key = lent.bring()
    asset = lent.register(key)
    assert (asset.purchase.price, asset.purchase.bought_on) == (PRICE, date(2026, 3, 2))
    assert lent.register(key) == asset
    with pytest.raises(AssetAlreadyRegistered):
        lent.register(key, AssetKind.LOANER)
    second = WarehouseCode("BJ01-W2")
    scene.warehouse(second, BEIJING)
    for nowhere in (AssetKey(WRENCH, "SN-404"), key):
        with pytest.raises(AssetNotInWarehouse):
            lent.register(nowhere, where=second)
    with pytest.raises(LotsInvalid):
        lent.register(AssetKey(PUMP, "SN-1"), AssetKind.TOOL)
    with pytest.raises(DeviceClassInvalid):
        lent.register(lent.bring(), AssetKind.DEVICE)
    assert lent.thing(key) == asset


def test_a_thing_that_moved_belongs_where_it_is_registered_again(scene: Scene, lent: Lent) -> None:
    key, way = lent.asset(), Way(scene)
    line = lot_line(*key)
    sent = way.ship(way.ask(WRENCH=1), line)
    with pytest.raises(AssetNotInWarehouse):
        lent.register(key, where=DEPOT)  # still on its way
    scene.later(days=1)
    way.receive(sent, line)
    with pytest.raises(BalanceTooLow):
        lent.lend(key)
    moved = lent.register(key, where=DEPOT)
    assert (moved.warehouse_code, moved.branch_code) == (DEPOT, SHANGHAI)
    assert (moved.purchase, moved.available_since) == (lent.thing(key).purchase, scene.now)
    assert lent.lend(key, who=ELSEWHERE).warehouse_code == DEPOT


def test_a_loan_is_not_undone_by_reversing_its_entry(scene: Scene, lent: Lent) -> None:
    loan = lent.lend(lent.asset())
    with pytest.raises(EntryNotReversible):
        scene.reverse(scene.last_entry())
    with pytest.raises(ConcurrentUpdate), scene.begin(SYSTEM) as tx:
        tx.loans.save(replace(loan, version=7))
