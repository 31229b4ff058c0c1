"""Any days of movements, promises, transfers and reversals in PostgreSQL agree with a model.

The model is one page (`ledger_model`); after every step it says what each account holds and what
is promised, and the store has to say the same.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import event, text

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from integration.inventory.ledger_model import (
    BINS,
    OUTSIDE,
    PARTS,
    Asked,
    Key,
    Model,
    back,
    goes,
    shelf,
)
from inventory.domain.counts.count import CountScope
from inventory.domain.errors import Refused
from inventory.domain.ids import (
    BinCode,
    BranchCode,
    EntryId,
    PartNumber,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking
from inventory.domain.requisition import State
from inventory.domain.transfers.claim import ClaimKind, ClaimOutcome
from inventory.domain.transfers.transfer import Transfer, TransferState
from inventory.handlers.counts.enter_count import CountedLine
from unit.inventory.counting import Counting
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    Scene,
)
from unit.inventory.way import DEPOT, Way

pytestmark = pytest.mark.integration

RUNS = int(os.environ.get("CALLOUT_TEST_LEDGER_RUNS", "2000"))
SHARES, STEPS, LIVES_PER_CHECK = 8, 6, 10
STAYING = "('branch', 'work_order', 'part', 'warehouse', 'bin', 'alembic_version')"
EMPTIED = f"""
do $$ declare each text; begin
    perform set_config('session_replication_role', 'replica', true);
    for each in
        select format('delete from %I', relname) from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in {STAYING}
    loop
        execute each;
    end loop;
end $$
"""
TOLD = text(
    """
    select account as place, part_number, lot, quantity, 0 as reserved from balance
    where quantity <> 0
    union all
    select 'stock ' || warehouse_code, part_number, '', on_hand, reserved from stock
    union all
    select 'last entry', '', '', coalesce(max(id), 0), 0 from entry
    """
)
BRANCHES: dict[WarehouseCode, BranchCode] = {STORE: BEIJING, DEPOT: SHANGHAI}
PICK, FEW = st.integers(0, 10**6), st.integers(1, 3)
PLACE = st.sampled_from(sorted(BRANCHES))
# Most lives are about one part, so that those who want it meet.
THREE = sorted(PARTS)
ABOUT = st.sampled_from([THREE, *([part] * 3 for part in THREE)])
PART = st.integers(0, 2)
FATE = st.sampled_from(["all came", "one is missing", "one is broken"])
T = TypeVar("T")
Lying = tuple[PartNumber, str]


class Days(RuleBasedStateMachine):
    """What people of two branches do with parts, in any order."""

    database: ClassVar[Database]
    scene: ClassVar[Scene]
    way: ClassVar[Way]
    counting: ClassVar[Counting]

    orders: ClassVar[dict[WarehouseCode, WorkOrderId]]
    lives: ClassVar[count[int]]

    def __init__(self) -> None:
        super().__init__()
        with self.database.transaction() as connection:
            connection.execute(text(EMPTIED))
        self.model = Model()

    @initialize(about=ABOUT, quantity=st.integers(1, 4), wanted=st.sampled_from((0, 0, 1, 2)))
    def it_begins_with(self, about: list[PartNumber], quantity: int, wanted: int) -> None:
        self.about = about
        if wanted:
            self.ask(DEPOT, about[0], wanted)
        lines = tuple(self.line(part, 0, quantity) for part in sorted(set(about)))
        got: Counter[Key] = Counter()
        for line in lines:
            got.update(goes(line, OUTSIDE, shelf(STORE)))
        with self.booking(got, undo=True):
            self.scene.receive_at(STORE, lines)

    def line(self, part: PartNumber, number: int, quantity: int) -> PartLine:
        tracking = PARTS[part]
        if tracking is Tracking.NONE:
            return PartLine(part_number=part, quantity=quantity)
        if tracking is Tracking.SERIAL:
            lots = tuple(Lot(number=f"SN-{(number + i) % 6}") for i in range(quantity))
        else:
            lots = (Lot(number=f"L-{number % 3}", quantity=quantity),)
        return PartLine(part_number=part, quantity=quantity, lots=lots)

    @contextmanager
    def booking(
        self, got: Counter[Key], *, allowed: bool | None = None, undo: bool = False
    ) -> Iterator[None]:
        """Expect that what is done books this, or is refused whole."""
        self.scene.later(minutes=1)
        if not (self.model.fits(got) if allowed is None else allowed):
            with pytest.raises(Refused):
                yield
            return
        yield
        self.model.book(self.newest(), self.scene.now, got, undo=undo)
        self.model.serve()

    def newest(self) -> EntryId:
        with self.database.read_only() as connection:
            return EntryId(connection.execute(text("select max(id) from entry")).scalar_one())

    def one_of(self, things: list[T], number: int) -> T:
        return things[number % len(things)]

    @rule(store=PLACE, nth=PART, number=PICK, quantity=FEW)
    def goods_come_in(self, store: WarehouseCode, nth: int, number: int, quantity: int) -> None:
        line = self.line(self.about[nth], number, quantity)
        with self.booking(goes(line, OUTSIDE, shelf(store)), undo=True):
            self.scene.receive_at(store, (line,))

    @rule(nth=PART, number=PICK, quantity=FEW, bins=st.permutations(BINS[STORE]))
    def they_are_put_elsewhere(self, nth: int, number: int, quantity: int, bins: list[str]) -> None:
        line = self.line(self.about[nth], number, quantity)
        with self.booking(goes(line, *(shelf(STORE, each) for each in bins)), undo=True):
            self.scene.move_lines((line,), from_bin=bins[0], to_bin=bins[1])

    @rule(store=PLACE, nth=PART, quantity=FEW, is_urgent=st.booleans())
    def they_are_asked_for(
        self, store: WarehouseCode, nth: int, quantity: int, *, is_urgent: bool
    ) -> None:
        part = self.about[nth]
        asked = self.ask(store, part, quantity)
        if asked.is_held and is_urgent:
            self.hand_out(asked)

    def ask(self, store: WarehouseCode, part: PartNumber, quantity: int) -> Asked:
        self.scene.later(minutes=1)
        line = PartLine(part_number=part, quantity=quantity)
        requisition = self.scene.request_lines((line,), self.orders[store])
        asked = Asked(requisition, part, quantity)
        asked.is_held = self.model.free(store, part) >= quantity
        assert requisition.state is (State.RESERVED if asked.is_held else State.SHORT)
        self.model.asked.append(asked)
        return asked

    @precondition(lambda self: self.model.asked)
    @rule(number=PICK)
    def they_are_given_up(self, number: int) -> None:
        asked = self.one_of(self.model.asked, number)
        self.scene.release(asked.requisition)
        self.model.asked.remove(asked)
        self.model.serve()

    @precondition(lambda self: self.model.asked)
    @rule(store=PLACE)
    def an_order_ends_and_leaves_them_behind(self, store: WarehouseCode) -> None:
        self.scene.later(minutes=1)
        self.scene.end(self.orders[store])
        self.orders[store] = self.scene.order(branch=BRANCHES[store], in_warranty=True)
        self.model.asked = [each for each in self.model.asked if each.store != store]
        self.model.serve()

    @precondition(lambda self: any(each.is_held for each in self.model.asked))
    @rule(number=PICK)
    def they_are_handed_out(self, number: int) -> None:
        self.hand_out(self.one_of([each for each in self.model.asked if each.is_held], number))

    def hand_out(self, asked: Asked) -> None:
        got, lots = self.model.picked(asked.store, asked.part, asked.quantity, asked.account)
        self.scene.approve(asked.requisition, ADMIN)
        self.model.asked.remove(asked)
        with self.booking(got):
            self.scene.issue(asked.requisition, *((lots,) if lots.lots else ()))
        for lot in lots.lots or (Lot(number="", quantity=asked.quantity),):
            asked.handed_out[lot.number] += lot.quantity
        self.model.handed_out.append(asked)

    @precondition(lambda self: any(each.handed_out.total() for each in self.model.handed_out))
    @rule(number=PICK)
    def one_comes_back_unused(self, number: int) -> None:
        out = [each for each in self.model.handed_out if each.handed_out.total()]
        asked = self.one_of(out, number)
        lot = next(asked.handed_out.elements())
        line = self.line_of(asked.part, lot)
        with self.booking(goes(line, asked.account, shelf(asked.store))):
            self.scene.give_back_lines(asked.requisition, line)
        asked.handed_out[lot] -= 1

    @rule(sender=PLACE, nth=PART, quantity=FEW, fate=FATE | st.none())
    def they_are_sent_to_the_other_branch(
        self, sender: WarehouseCode, nth: int, quantity: int, fate: str | None
    ) -> None:
        part = self.about[nth]
        receiver = STORE if sender == DEPOT else DEPOT
        line = PartLine(part_number=part, quantity=quantity)
        transfer = self.way.ask_lines((line,), ADMIN, from_code=sender, to_code=receiver)
        there = self.model.on_hand(sender, part)
        got, named = self.model.picked(sender, part, min(quantity, there), f"transit:{transfer.id}")
        allowed = self.model.free(sender, part) >= quantity
        if not allowed and PARTS[part] is not Tracking.NONE:
            named = self.line(part, 0, quantity)
        with self.booking(got, allowed=allowed):
            sent = self.way.ship(transfer, *((named,) if named.lots else ()), who=ADMIN)
        if not allowed:
            self.way.cancel(transfer, ADMIN)
        elif fate is None:
            self.model.under_way.append((sent, named))
        else:
            self.arrive(sent, named, fate)

    @precondition(lambda self: self.model.under_way)
    @rule(number=PICK, fate=FATE)
    def they_arrive(self, number: int, fate: str) -> None:
        self.arrive(*self.model.under_way.pop(number % len(self.model.under_way)), fate)

    def arrive(self, transfer: Transfer, sent: PartLine, fate: str) -> None:
        good, bad = (sent, ()) if fate == "all came" else self.without_one(sent)
        got = goes(good, str(transfer.account), shelf(transfer.to_code)) if good else Counter()
        self.scene.later(minutes=1)
        came = self.way.receive(
            transfer,
            *((good,) if good else ()),
            damaged=bad if fate == "one is broken" else (),
            who=ADMIN,
        )
        if good:
            self.model.book(self.newest(), self.scene.now, got)
            self.model.serve()
        if bad:
            assert came.state is TransferState.DISPUTED
            self.model.disputed.append(came)

    def without_one(self, line: PartLine) -> tuple[PartLine | None, tuple[PartLine, ...]]:
        """Part a line into all but one, and one."""
        units = [lot for lot in line.lots for _ in range(lot.quantity)]
        one = self.of_units(line.part_number, 1, units[:1])
        if line.quantity == 1:
            return None, (one,)
        return self.of_units(line.part_number, line.quantity - 1, units[1:]), (one,)

    def of_units(self, part: PartNumber, quantity: int, units: list[Lot]) -> PartLine:
        counted = Counter(unit.number for unit in units)
        lots = tuple(Lot(number=number, quantity=n) for number, n in counted.items())
        return PartLine(part_number=part, quantity=quantity, lots=lots)

    @precondition(lambda self: self.model.disputed)
    @rule(number=PICK, outcome=st.sampled_from(ClaimOutcome))
    def somebody_decides_about_what_did_not_come(self, number: int, outcome: ClaimOutcome) -> None:
        transfer = self.one_of(self.model.disputed, number)
        self.model.disputed.remove(transfer)
        (claim,) = transfer.claims
        unit = self.of_units(claim.part_number, 1, [Lot(number=claim.lot)] if claim.lot else [])
        to_account = {
            ClaimOutcome.LOSS: f"loss:{transfer.from_code}",
            ClaimOutcome.FOUND: shelf(transfer.to_code),
            ClaimOutcome.BACK: shelf(transfer.from_code)
            if claim.kind is ClaimKind.LOST
            else f"quarantine:{transfer.from_code}",
        }[outcome]
        with self.booking(goes(unit, str(transfer.account), to_account)):
            self.way.settle(transfer, outcome, who=SUPERVISOR)

    @precondition(lambda self: self.model.in_bin(STORE))
    @rule(number=PICK, change=st.sampled_from((-1, 1)))
    def the_bin_is_counted_and_a_unit_differs(self, number: int, change: int) -> None:
        lying = self.model.in_bin(STORE)
        part, lot = self.one_of(sorted(lying), number)
        if PARTS[part] is Tracking.SERIAL:
            change = -1
        counted = Counter({**lying, (part, lot): lying[part, lot] + change})
        self.scene.later(minutes=1)
        count = self.counting.open(CountScope.BINS, "main")
        lines = [self.counted_line(each, counted) for each in sorted({key[0] for key in lying})]
        self.counting.decide(self.counting.twice(count, *lines))
        got = goes(self.line_of(part, lot), f"loss:{STORE}", shelf(STORE))
        got = got if change > 0 else back(got)
        letting_go = change < 0 and self.model.free(STORE, part) < 1
        self.model.book(self.newest(), self.scene.now, got, undo=True)
        if letting_go:
            self.model.promise_again(STORE, part)
        self.model.serve()

    def counted_line(
        self, part: PartNumber, counted: Counter[tuple[PartNumber, str]]
    ) -> CountedLine:
        lots = tuple(
            Lot(number=lot, quantity=n)
            for (p, lot), n in sorted(counted.items())
            if p == part and lot and n
        )
        total = sum(n for (p, _), n in counted.items() if p == part)
        return CountedLine(bin=BinCode("main"), part_number=part, quantity=total, lots=lots)

    def line_of(self, part: PartNumber, lot: str) -> PartLine:
        return PartLine(part_number=part, quantity=1, lots=(Lot(number=lot),) if lot else ())

    @precondition(lambda self: self.model.may_be_undone())
    @rule(number=PICK)
    def an_entry_is_reversed(self, number: int) -> None:
        chosen = self.one_of(sorted(self.model.entries), number)
        entry = self.model.entries[chosen]
        got = back(entry.got)
        allowed = entry.may_be_undone and chosen not in self.model.undone and self.model.fits(got)
        with self.booking(got, allowed=allowed):
            self.scene.reverse(chosen)
        if allowed:
            self.model.undone.add(chosen)

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        with self.database.read_only() as connection:
            rows = connection.execute(TOLD).all()
        told = {
            (row.place, row.part_number, row.lot): row.quantity for row in rows if ":" in row.place
        }
        assert told == self.model.told()
        stock = {
            (row.place, row.part_number): (row.quantity, row.reserved)
            for row in rows
            if row.place.startswith("stock ") and row.quantity
        }
        assert stock == {
            (f"stock {store}", part): (on_hand, self.model.promised(store, part))
            for store in BRANCHES
            for part in PARTS
            if (on_hand := self.model.on_hand(store, part))
        }

    def teardown(self) -> None:
        if next(self.lives) % LIVES_PER_CHECK == 0:
            self.past_instants_agree_too()
            assert violations(self.database) == {}

    def past_instants_agree_too(self) -> None:
        instants = sorted(each.at for each in self.model.entries.values())
        for at in instants[len(instants) // 2 :][:1]:
            told: dict[tuple[str, str, str], int] = {}
            for store in BRANCHES:
                told |= self.scene.held(store, as_of=at)
            shelves = {key: n for key, n in told.items() if key[0].startswith("warehouse:")}
            assert shelves == self.model.at(at)


@pytest.fixture
def unhurried(database_of: Callable[[str], str]) -> Iterator[Database]:
    """A database that does not wait for the disk: nothing here asks what survives a crash."""
    url = database_of("inventory")
    database = Database(url, pool_size=2, statement_timeout=timedelta(seconds=20))

    @event.listens_for(database.engine, "connect")
    def hurry(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("set synchronous_commit = off")
        connection.commit()

    yield database
    database.dispose()


@pytest.mark.parametrize("share", range(SHARES))
def test_any_days_agree_with_the_model(unhurried: Database, share: int) -> None:
    scene = Scene(begin_in(unhurried)).set_up_bare()
    way = Way(scene)
    for part, tracking in PARTS.items():
        scene.part(part, tracking)
    scene.bin("A-01")
    around = {
        "database": unhurried,
        "scene": scene,
        "way": way,
        "counting": Counting(scene),
        "orders": {
            store: scene.order(branch=branch, in_warranty=True)
            for store, branch in BRANCHES.items()
        },
        "lives": count(1),
    }
    machine = type("Machine", (Days,), around)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=-(-RUNS // SHARES),
            stateful_step_count=STEPS,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
