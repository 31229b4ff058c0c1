"""Any day of movements, promises and reversals in PostgreSQL agrees with a model on one page."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from inventory.domain.errors import Refused
from inventory.domain.ids import EntryId, PartNumber
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking
from inventory.domain.requisition import Requisition, State
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import ADMIN, DISK, GREASE, PUMP, STORE, Scene

pytestmark = pytest.mark.integration

RUNS = int(os.environ.get("CALLOUT_TEST_LEDGER_RUNS", "20"))
PARTS = {PUMP: Tracking.NONE, DISK: Tracking.SERIAL, GREASE: Tracking.BATCH}
BINS = ("main", "A-01")
EMPTIED = """
set local session_replication_role = replica;
truncate branch, work_order, part, warehouse, bin, receipt, receipt_line, stock, balance, entry,
    entry_line, requisition, requisition_line, due_release, outbox, outbox_sequence
    restart identity cascade
"""
PICK = st.integers(0, 10**6)
Key = tuple[str, PartNumber, str]


@dataclass
class Booked:
    """What the model knows of an entry: what each place got, and when."""

    at: datetime
    got: Counter[Key]
    may_be_undone: bool


@dataclass
class Model:
    """Places with things in them, and promises."""

    entries: dict[EntryId, Booked] = field(default_factory=dict)
    undone: set[EntryId] = field(default_factory=set)
    held: dict[str, tuple[Requisition, Counter[PartNumber]]] = field(default_factory=dict)

    def places(self, as_of: datetime | None = None) -> Counter[Key]:
        total: Counter[Key] = Counter()
        for each in self.entries.values():
            if as_of is None or each.at <= as_of:
                for key, quantity in each.got.items():
                    total[key] += quantity
        return Counter({key: quantity for key, quantity in total.items() if quantity})

    def on_hand(self, part: PartNumber) -> int:
        return sum(n for (place, p, _), n in self.places().items() if p == part and place in BINS)

    def promised(self, part: PartNumber) -> int:
        return sum(wants[part] for _, wants in self.held.values())

    def fits(self, changes: Counter[Key]) -> bool:
        """Whether nothing goes below zero, promises are kept and no serial is doubled."""
        after = self.places()
        after.update(changes)
        on_hand = {
            part: sum(n for (place, p, _), n in after.items() if p == part and place in BINS)
            for part in PARTS
        }
        serials: Counter[str] = Counter()
        for (place, part, lot), n in after.items():
            serials[lot] += n * (part == DISK and bool(place))
        return (
            all(n >= 0 for (place, _, _), n in after.items() if place)
            and all(on_hand[part] >= self.promised(part) for part in PARTS)
            and max(serials.values(), default=0) <= 1
        )


def moved(line: PartLine, from_place: str, to_place: str) -> Counter[Key]:
    """Return what places get; the supplier has no name."""
    got: Counter[Key] = Counter()
    for lot in line.lots or (Lot(number="", quantity=line.quantity),):
        got[to_place, line.part_number, lot.number] += lot.quantity
        got[from_place, line.part_number, lot.number] -= lot.quantity
    return got


class Store(RuleBasedStateMachine):
    database: Database

    @initialize()
    def begin(self) -> None:
        with self.database.transaction() as connection:
            connection.execute(text(EMPTIED))
        self.scene = Scene(begin_in(self.database)).set_up_bare()
        for part, tracking in PARTS.items():
            self.scene.part(part, tracking)
        self.scene.bin("A-01")
        self.model = Model()
        self.order = self.scene.order()

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
    def expecting(self, *, allowed: bool) -> Iterator[None]:
        """Expect success or refusal; nothing in between."""
        before = self.scene.last_entry_or_none()
        if allowed:
            yield
            return
        with pytest.raises(Refused):
            yield
        assert self.scene.last_entry_or_none() == before

    def note(self, got: Counter[Key], *, may_be_undone: bool = True) -> None:
        self.model.entries[self.scene.last_entry()] = Booked(self.scene.now, got, may_be_undone)

    @rule(part=st.sampled_from(sorted(PARTS)), number=PICK, quantity=st.integers(1, 3))
    def goods_come_in(self, part: PartNumber, number: int, quantity: int) -> None:
        self.scene.later(minutes=1)
        line = self.line(part, number, quantity)
        got = moved(line, "", "main")
        allowed = self.model.fits(got)
        with self.expecting(allowed=allowed):
            self.scene.receive_lines((line,))
        if allowed:
            self.note(got)

    @rule(
        part=st.sampled_from(sorted(PARTS)),
        number=PICK,
        quantity=st.integers(1, 3),
        places=st.permutations(BINS),
    )
    def they_are_put_elsewhere(
        self, part: PartNumber, number: int, quantity: int, places: list[str]
    ) -> None:
        self.scene.later(minutes=1)
        line = self.line(part, number, quantity)
        got = moved(line, places[0], places[1])
        allowed = self.model.fits(got)
        with self.expecting(allowed=allowed):
            self.scene.move_lines((line,), from_bin=places[0], to_bin=places[1])
        if allowed:
            self.note(got)

    @rule(part=st.sampled_from(sorted(PARTS)), quantity=st.integers(1, 3))
    def they_are_asked_for(self, part: PartNumber, quantity: int) -> None:
        self.scene.later(minutes=1)
        there = self.model.on_hand(part) - self.model.promised(part)
        line = PartLine(part_number=part, quantity=quantity)
        asked = self.scene.request_lines((line,), self.order)
        assert asked.state is (State.RESERVED if there >= quantity else State.SHORT)
        if asked.state is State.RESERVED:
            self.model.held[asked.id] = asked, Counter({part: quantity})
        else:
            self.scene.release(asked)

    @rule(number=PICK)
    def they_are_given_up(self, number: int) -> None:
        if self.model.held:
            chosen = sorted(self.model.held)[number % len(self.model.held)]
            self.scene.release(self.model.held.pop(chosen)[0])

    @rule(number=PICK)
    def they_are_handed_out(self, number: int) -> None:
        if not self.model.held:
            return
        self.scene.later(minutes=1)
        chosen = sorted(self.model.held)[number % len(self.model.held)]
        asked, wants = self.model.held.pop(chosen)
        ((part, quantity),) = wants.items()
        got, lots = self.picked(part, quantity)
        if asked.needs_supplement:
            CustomersScene(self.scene).sign(asked)
        self.scene.approve(asked, ADMIN)
        self.scene.issue(asked, *((lots,) if lots.lots else ()))
        self.note(got, may_be_undone=False)

    def picked(self, part: PartNumber, quantity: int) -> tuple[Counter[Key], PartLine]:
        """Empty the default bin first, then the other; of tracked parts the first lots."""
        got: Counter[Key] = Counter()
        named: Counter[str] = Counter()
        lying = sorted(
            (lot, BINS.index(place), n)
            for (place, p, lot), n in self.model.places().items()
            if p == part and place in BINS
        )
        missing = quantity
        for lot, bin_, n in lying:
            now = min(n, missing)
            got["order", part, lot] += now
            got[BINS[bin_], part, lot] -= now
            named[lot] += now
            missing -= now
        lots = tuple(Lot(number=lot, quantity=n) for lot, n in sorted(named.items()) if lot and n)
        return got, PartLine(part_number=part, quantity=quantity, lots=lots)

    @rule(number=PICK)
    def an_entry_is_reversed(self, number: int) -> None:
        if not self.model.entries:
            return
        self.scene.later(minutes=1)
        chosen = sorted(self.model.entries)[number % len(self.model.entries)]
        entry = self.model.entries[chosen]
        back: Counter[Key] = Counter({key: -n for key, n in entry.got.items()})
        allowed = entry.may_be_undone and chosen not in self.model.undone and self.model.fits(back)
        with self.expecting(allowed=allowed):
            self.scene.reverse(chosen)
        if allowed:
            self.model.undone.add(chosen)
            self.note(back, may_be_undone=False)

    def in_warehouse(self, places: Counter[Key]) -> dict[tuple[str, str, str], int]:
        names = {"main": f"warehouse:{STORE}", "A-01": f"warehouse:{STORE}/A-01"}
        return {(names[p], part, lot): n for (p, part, lot), n in places.items() if p in names}

    @invariant()
    def balances_agree_now(self) -> None:
        assert self.scene.held() == self.in_warehouse(self.model.places())
        for part in PARTS:
            assert self.scene.level(part) == (self.model.on_hand(part), self.model.promised(part))

    @rule(number=PICK)
    def balances_agree_at_any_instant(self, number: int) -> None:
        instants = [each.at for each in self.model.entries.values()]
        if instants:
            at = instants[number % len(instants)]
            assert self.scene.held(as_of=at) == self.in_warehouse(self.model.places(at))

    def teardown(self) -> None:
        assert violations(self.database) == {}


def test_a_day_of_movements_agrees_with_the_model(database: Database) -> None:
    machine = type("Machine", (Store,), {"database": database})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=25,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
