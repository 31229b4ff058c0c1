"""The stock ledger on one page: accounts with things in them, promises, and who waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from inventory.domain.ids import EntryId, PartNumber, WarehouseCode
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking
from inventory.domain.requisition import Requisition
from inventory.domain.transfers.transfer import Transfer
from unit.inventory.scene import DISK, GREASE, PUMP, STORE
from unit.inventory.way import DEPOT

PARTS = {PUMP: Tracking.NONE, DISK: Tracking.SERIAL, GREASE: Tracking.BATCH}
BINS = {STORE: ("main", "A-01"), DEPOT: ("main",)}
OUTSIDE = "supplier"
Key = tuple[str, PartNumber, str]


def shelf(code: WarehouseCode, bin_: str = "main") -> str:
    """Name the account of a bin."""
    return f"warehouse:{code}" if bin_ == "main" else f"warehouse:{code}/{bin_}"


LOSSES = [f"loss:{code}" for code in BINS]  # a count may find what was never lost
SHELVES = {code: [shelf(code, bin_) for bin_ in bins] for code, bins in BINS.items()}


def goes(line: PartLine, from_account: str, to_account: str) -> Counter[Key]:
    """Return what accounts get."""
    got: Counter[Key] = Counter()
    for lot in line.lots or (Lot(number="", quantity=line.quantity),):
        got[to_account, line.part_number, lot.number] += lot.quantity
        got[from_account, line.part_number, lot.number] -= lot.quantity
    return got


def back(got: Counter[Key]) -> Counter[Key]:
    """Return the opposite."""
    return Counter({key: -n for key, n in got.items()})


@dataclass(frozen=True)
class Booked:
    """What an entry gave to accounts, and when."""

    at: datetime
    got: Counter[Key]
    may_be_undone: bool


@dataclass
class Asked:
    """A requisition for one part, and what of it is with its order."""

    requisition: Requisition
    part: PartNumber
    quantity: int
    is_held: bool = False
    handed_out: Counter[str] = field(default_factory=Counter)

    @property
    def store(self) -> WarehouseCode:
        return self.requisition.warehouse_code

    @property
    def account(self) -> str:
        return f"order:{self.requisition.work_order_id}"


@dataclass
class Model:
    """What every account holds, who was promised what, and what is under way."""

    holds: Counter[Key] = field(default_factory=Counter)
    entries: dict[EntryId, Booked] = field(default_factory=dict)
    undone: set[EntryId] = field(default_factory=set)
    asked: list[Asked] = field(default_factory=list)  # not handed out, in the order of asking
    handed_out: list[Asked] = field(default_factory=list)
    under_way: list[tuple[Transfer, PartLine]] = field(default_factory=list)
    disputed: list[Transfer] = field(default_factory=list)

    def told(self) -> dict[Key, int]:
        """Return what is somewhere; the world outside is counted by nobody."""
        return {key: n for key, n in self.holds.items() if n and key[0] != OUTSIDE}

    def at(self, instant: datetime) -> dict[Key, int]:
        """Return what lay on all shelves at an instant."""
        total: Counter[Key] = Counter()
        for each in self.entries.values():
            if each.at <= instant:
                total.update(each.got)
        return {key: n for key, n in total.items() if n and key[0].startswith("warehouse:")}

    def on_hand(self, store: WarehouseCode, part: PartNumber) -> int:
        return sum(n for _, _, n in self.lying(store, part))

    def promised(self, store: WarehouseCode, part: PartNumber) -> int:
        return sum(
            each.quantity
            for each in self.asked
            if each.is_held and (each.store, each.part) == (store, part)
        )

    def free(self, store: WarehouseCode, part: PartNumber) -> int:
        return self.on_hand(store, part) - self.promised(store, part)

    def lying(self, store: WarehouseCode, part: PartNumber) -> Iterator[tuple[str, str, int]]:
        """Yield lot, account and how many, in the order in which a keeper names them."""
        found = [
            (lot, SHELVES[store].index(account), account, n)
            for (account, p, lot), n in self.holds.items()
            if n and p == part and account in SHELVES[store]
        ]
        for lot, _, account, n in sorted(found):
            yield lot, account, n

    def picked(
        self, store: WarehouseCode, part: PartNumber, quantity: int, to_account: str
    ) -> tuple[Counter[Key], PartLine]:
        """Take from the default bin first, then from the other; of tracked parts the first lots."""
        got: Counter[Key] = Counter()
        named: Counter[str] = Counter()
        missing = quantity
        for lot, account, n in self.lying(store, part):
            now = min(n, missing)
            got[to_account, part, lot] += now
            got[account, part, lot] -= now
            named[lot] += now
            missing -= now
        lots = tuple(Lot(number=lot, quantity=n) for lot, n in sorted(named.items()) if lot and n)
        return got, PartLine(part_number=part, quantity=quantity, lots=lots)

    def fits(self, got: Counter[Key]) -> bool:
        """Whether nothing goes below zero, promises are kept and no serial is doubled."""
        after = Counter(self.holds)
        after.update(got)
        serials: Counter[str] = Counter()
        for (account, part, lot), n in after.items():
            serials[lot] += n * (part == DISK and account != OUTSIDE)
        taken: Counter[tuple[WarehouseCode, PartNumber]] = Counter()
        for (account, part, _), n in got.items():
            for store, shelves in SHELVES.items():
                taken[store, part] += n * (account in shelves)
        return (
            all(n >= 0 or key[0] == OUTSIDE or key[0] in LOSSES for key, n in after.items())
            and all(self.free(*of) + n >= 0 for of, n in taken.items() if n < 0)
            and max(serials.values(), default=0) <= 1
        )

    def book(self, entry: EntryId, at: datetime, got: Counter[Key], *, undo: bool = False) -> None:
        self.entries[entry] = Booked(at, got, undo)
        self.holds.update(got)

    def in_bin(self, store: WarehouseCode) -> dict[tuple[PartNumber, str], int]:
        """Return what lies in the default bin, by part and lot."""
        return {
            (part, lot): n
            for (account, part, lot), n in self.holds.items()
            if n and account == shelf(store)
        }

    def promise_again(self, store: WarehouseCode, part: PartNumber) -> None:
        """Everybody lets go of a part of which too little was found; promises are given anew."""
        holders = [
            each for each in self.asked if each.is_held and (each.store, each.part) == (store, part)
        ]
        for each in holders:
            each.is_held = False
        for each in holders:
            each.is_held = self.free(store, part) >= each.quantity

    def may_be_undone(self) -> bool:
        """Whether a reversal would find anything to reverse, be there enough of it or not."""
        return any(
            each.may_be_undone and entry not in self.undone for entry, each in self.entries.items()
        )

    def serve(self) -> None:
        """Whoever asked first is promised first; what is too much for one holds up nobody."""
        for each in self.asked:
            if not each.is_held and self.free(each.store, each.part) >= each.quantity:
                each.is_held = True
