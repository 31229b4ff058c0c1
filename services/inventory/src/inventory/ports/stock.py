"""Stock, its ledger and where both come from, as protocols."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from inventory.domain.accounts import Account
from inventory.domain.ids import (
    EntryId,
    PartNumber,
    ReceiptId,
    WarehouseCode,
)
from inventory.domain.ledger import Balance, DocumentKind, Entry, Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.opening_stock import BinKey, Opening, OpeningKey, SerialKey, StockKey
from inventory.domain.receipt import Receipt
from inventory.domain.sourcing.ranking import Shelf
from inventory.domain.stock import StockLevel
from inventory.domain.warehouse import Warehouse


class Stock(Protocol):
    """Levels, balances and ledger, which only change together (P-02)."""

    def levels(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[StockLevel]:
        """Those that exist, by part number."""
        ...

    def lock(self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]) -> None:
        """Keep the levels of these parts from changing, locked by part number."""
        ...

    def hold(
        self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]
    ) -> tuple[Shortage, ...]:
        """Promise every line or none.

        Args:
            warehouse_code: Where.
            lines: In the order of the part numbers.

        Returns:
            What is missing; when it is empty, everything is held, else nothing is, nor locked.
        """
        ...

    def free(self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]) -> None:
        """Take the promise of every line back; raises StockOutOfBalance if it was not held."""
        ...

    def shelf(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Balance]:
        """What lies in the bins of a warehouse, in the order in which they are emptied.

        The default bin comes first, then the others by code; lots by number. Read it with the
        stock of the parts locked.
        """
        ...

    def place_of(self, part_number: PartNumber, serial: str) -> Account | None:
        """Return where a serial is; None if it is nowhere, or outside."""
        ...

    def shelves_of(self, part_number: PartNumber) -> Sequence[Shelf]:
        """What each warehouse of the cell has of a part and has not promised, by code.

        Whoever's they are; one that has none is there, too.
        """
        ...

    def held_in(self, account: Account) -> Sequence[Balance]:
        """What lies in an account, by part number and lot; empty balances are left out."""
        ...

    def book(self, entry: Entry, *, promised: bool = False) -> Entry:
        """Write an entry into the ledger, its balances and its levels.

        Args:
            entry: Not booked before.
            promised: What leaves the bins was held for somebody, who has it now.

        Returns:
            The entry with its number.

        Raises:
            StockOutOfBalance: It was not held though it is called promised.
            BalanceTooLow: More would leave an account than is there and not promised.
            SerialElsewhere: A serial would be in two places.
        """
        ...


class Ledger(Protocol):
    """Entries as they were booked; only those of branches the principal may act for."""

    def get(self, entry_id: EntryId) -> Entry:
        """Raise EntryNotFound if there is none."""
        ...

    def is_reversed(self, entry_id: EntryId) -> bool: ...

    def reversal_of(self, document_kind: DocumentKind, document_id: str) -> Entry | None:
        """Return the entry that undid what a document booked; None if it stands."""
        ...

    def booked_by(self, document_kind: DocumentKind, document_id: str) -> Sequence[Movement]:
        """Return what a document moved, in whoever's books; the document itself was checked."""
        ...


class Receipts(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def next_serial(self, warehouse_code: WarehouseCode, day: date) -> int:
        """Return the number that the next form of the day gets; the warehouse is locked."""
        ...

    def add(self, receipt: Receipt) -> None: ...

    def get(self, receipt_id: ReceiptId) -> Receipt:
        """Raise ReceiptNotFound if there is none."""
        ...


class Openings(Protocol):
    """Bins and what lay in them when the books began, many rows at once."""

    def warehouses(self, codes: Collection[WarehouseCode]) -> Mapping[WarehouseCode, Warehouse]:
        """Those of branches the principal may act for."""
        ...

    def bins(self, warehouses: Collection[WarehouseCode]) -> Collection[BinKey]: ...

    def on_file(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Mapping[OpeningKey, int]:
        """Return the opening stock of some parts in some warehouses, in whole units."""
        ...

    def held(self, lots: Collection[SerialKey]) -> Collection[SerialKey]:
        """Of these, the serials that are somewhere now, whoever's."""
        ...

    def moved(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Collection[StockKey]:
        """Return which parts other papers than opening stock have moved, where."""
        ...

    def add(self, entry_id: EntryId, openings: Sequence[Opening]) -> None:
        """Note what an entry booked; raises ImportOvertaken if there is one already."""
        ...
