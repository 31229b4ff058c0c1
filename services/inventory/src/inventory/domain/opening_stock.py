"""Bins and opening stock out of tables: what lay where before the books began (P-01, P-02)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from importing.batches import Plan, plan_rows
from importing.fields import Fields, duplicate
from inventory.domain.accounts import DEFAULT_BIN, SUPPLIER
from inventory.domain.bins import Bin, bin_not_found
from inventory.domain.errors import Invalid, InventoryError, Refused
from inventory.domain.ids import BinCode, PartNumber, WarehouseCode
from inventory.domain.imported_parts import fields_of, known_number
from inventory.domain.ledger import Movement, elsewhere
from inventory.domain.lines import QuantityNotPositive
from inventory.domain.lots import UNTRACKED, Lot, Tracking, checked_lots
from inventory.domain.part import Part
from inventory.domain.warehouse import Warehouse, WarehouseNotFound

BINS, STOCK = "P-01", "P-02"
_BIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_WAREHOUSE, _LOT, _BIN_LENGTH = 40, 60, 40

BinKey = tuple[WarehouseCode, BinCode]
OpeningKey = tuple[WarehouseCode, BinCode, PartNumber, str]
"""Warehouse, bin, part, and serial or batch: what opening stock is told of once."""
SerialKey = tuple[PartNumber, str]
StockKey = tuple[WarehouseCode, PartNumber]


class BinCodeInvalid(Invalid):
    """A bin is written with signs that no label carries."""

    reason = "BIN_CODE_INVALID"


class OpeningStockSet(Refused):
    """Another quantity is on file; a count corrects it."""

    reason = "OPENING_STOCK_SET"


class OpeningAfterMovement(Refused):
    """The part has moved in that warehouse already; a count corrects what lies there."""

    reason = "OPENING_AFTER_MOVEMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class BinRow:
    """One line of a table of bins, as it was written."""

    line: int
    warehouse_code: str
    bin_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningStockRow:
    """One line of a table of opening stock, as it was written."""

    line: int
    warehouse_code: str
    bin_code: str
    part_number: str
    lot: str
    quantity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """So many whole units of a part lay in a bin when its books began."""

    bin: Bin
    part: Part
    lot: str
    quantity: int

    @property
    def key(self) -> OpeningKey:
        """What it is told of once."""
        return self.bin.warehouse_code, self.bin.code, self.part.part_number, self.lot

    @property
    def movement(self) -> Movement:
        """How it comes into the books (P-02)."""
        return Movement(
            part_number=self.part.part_number,
            quantity=self.quantity,
            from_account=SUPPLIER,
            to_account=self.bin.account,
            tracking=self.part.tracking,
            lot=self.lot,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningKnown:
    """What is on file about a batch of rows.

    Args:
        warehouses: Those of branches the caller may act for.
        bins: The bins of these.
        parts: The parts of the list that the rows name.
        openings: The opening stock of these warehouses and parts, in whole units.
        serials: Of those that the rows name, the ones that are somewhere already.
        moved: Parts that other papers have moved in a warehouse.
    """

    warehouses: Mapping[WarehouseCode, Warehouse]
    bins: Collection[BinKey]
    parts: Mapping[PartNumber, Part]
    openings: Mapping[OpeningKey, int]
    serials: Collection[SerialKey]
    moved: Collection[StockKey]


def plan_bins(
    rows: Iterable[BinRow],
    warehouses: Mapping[WarehouseCode, Warehouse],
    known: Collection[BinKey],
) -> Plan[Bin]:
    """Sort a batch into bins to set up, bins that are there, and rows that cannot be taken.

    Args:
        rows: The batch.
        warehouses: Those of branches the caller may act for.
        known: The bins of these.

    Source: rulebook P-01.
    """
    seen: dict[BinKey, int] = {}

    def read(row: BinRow) -> Bin | None:
        fields = fields_of(row, BINS)
        warehouse = _warehouse(fields, warehouses)
        code = fields.text("bin_code", _BIN_LENGTH, 1)
        if not _BIN.fullmatch(code):
            raise BinCodeInvalid(
                f"{code} is no bin: letters, digits, dot, dash and underscore",
                rule=BINS,
                field="bin_code",
            )
        place = Bin(warehouse_code=warehouse, code=BinCode(code))
        key = (warehouse, place.code)
        if key in seen:
            raise duplicate("bin_code", " ".join(key), seen[key], BINS)
        seen[key] = row.line
        return None if key in known else place

    return plan_rows(rows, lambda row: row.line, read, InventoryError)


def plan_openings(rows: Iterable[OpeningStockRow], known: OpeningKnown) -> Plan[Opening]:
    """Sort a batch into stock to book, stock on file, and rows that cannot be taken.

    Args:
        rows: The batch.
        known: What is on file about them.

    Source: rulebook P-02, P-19.
    """
    seen: dict[OpeningKey, int] = {}
    serials: set[SerialKey] = set()

    def read(row: OpeningStockRow) -> Opening | None:
        opening = _read(fields_of(row, STOCK), known)
        key = opening.key
        if key in seen:
            raise duplicate("part_number", " ".join(key).strip(), seen[key], STOCK)
        seen[key] = row.line
        if key in known.openings:
            _require_same(opening, known.openings[key])
            return None
        _require_unmoved(opening, known.moved)
        _require_nowhere(opening, {*known.serials, *serials})
        if opening.part.tracking is Tracking.SERIAL:
            serials.add((opening.part.part_number, opening.lot))
        return opening

    return plan_rows(rows, lambda row: row.line, read, InventoryError)


def _read(fields: Fields, known: OpeningKnown) -> Opening:
    warehouse = _warehouse(fields, known.warehouses)
    code = BinCode(fields.text("bin_code", _BIN_LENGTH) or DEFAULT_BIN)
    if (warehouse, code) not in known.bins:
        raise bin_not_found(warehouse, code)
    part = known.parts[known_number(fields, known.parts)]
    quantity = fields.count("quantity") or 0
    if not quantity:
        raise QuantityNotPositive("quantity is not above zero", rule=STOCK, field="quantity")
    named = fields.text("lot", _LOT)
    given = (Lot(number=named, quantity=quantity),) if named else ()
    (lot,) = checked_lots(part.part_number, quantity, given, part.tracking)
    return Opening(
        bin=Bin(warehouse_code=warehouse, code=code),
        part=part,
        lot=lot.number or UNTRACKED,
        quantity=quantity,
    )


def _warehouse(fields: Fields, known: Mapping[WarehouseCode, Warehouse]) -> WarehouseCode:
    code = WarehouseCode(fields.text("warehouse_code", _WAREHOUSE, 1))
    if code not in known:
        raise WarehouseNotFound(f"there is no warehouse {code}", rule=BINS, field="warehouse_code")
    return code


def _require_same(opening: Opening, quantity: int) -> None:
    if opening.quantity != quantity:
        raise OpeningStockSet(
            f"{quantity} are on file; a count corrects what lies there",
            rule=STOCK,
            field="quantity",
            part_number=opening.part.part_number,
        )


def _require_unmoved(opening: Opening, moved: Collection[StockKey]) -> None:
    number = opening.part.part_number
    if (opening.bin.warehouse_code, number) in moved:
        raise OpeningAfterMovement(
            f"{number} has moved in {opening.bin.warehouse_code} already; "
            "a count corrects what lies there",
            rule=STOCK,
            field="part_number",
            part_number=number,
        )


def _require_nowhere(opening: Opening, serials: Collection[SerialKey]) -> None:
    if (opening.part.part_number, opening.lot) in serials:
        raise elsewhere(opening.part.part_number, opening.lot)
