"""Lists, opening stock and scans of the store of inventory in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from inventory.domain.accounts import DEFAULT_BIN, OF_A_WAREHOUSE, Account, AccountKind
from inventory.domain.bins import Bin
from inventory.domain.errors import ImportOvertaken
from inventory.domain.ids import (
    EntryId,
    PartNumber,
    ReceiptId,
    RequisitionId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.ledger import Balance, DocumentKind
from inventory.domain.loans.loan import LoanId
from inventory.domain.lots import Tracking
from inventory.domain.opening_stock import BinKey, Opening, OpeningKey, SerialKey, StockKey
from inventory.domain.part import Part
from inventory.domain.part_codes import CodeKey, PartCode
from inventory.domain.prices import Price, PriceKey
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition
from inventory.domain.warehouse import Warehouse

if TYPE_CHECKING:
    from fakes.inventory import FakeTx


class _Repository:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _state(self) -> Any:
        return self._tx.state


class FakePartList(_Repository):
    def on_day(self, numbers: Collection[PartNumber], day: date) -> Mapping[PartNumber, Part]:
        found = self._tx.parts.find_all(numbers)
        return {number: self._at(part, day) for number, part in found.items()}

    def owners(self, keys: Collection[CodeKey]) -> Mapping[CodeKey, PartNumber]:
        known = self._state.codes
        return {key: known[key] for key in keys if key in known}

    def prices(self, numbers: Collection[PartNumber]) -> Mapping[PriceKey, Decimal]:
        return {key: cost for key, cost in self._state.prices.items() if key[0] in numbers}

    def add_parts(self, added: Sequence[Part]) -> None:
        self._add(self._state.parts, {part.part_number: part for part in added})

    def add_codes(self, added: Sequence[PartCode]) -> None:
        self._add(self._state.codes, {code.key: code.part_number for code in added})

    def add_prices(self, added: Sequence[Price]) -> None:
        self._add(self._state.prices, {price.key: price.unit_cost for price in added})

    def _at(self, part: Part, day: date) -> Part:
        known = self.prices([part.part_number])
        begun = [key for key in known if key[1] <= day]
        return replace(part, unit_cost=known[max(begun)]) if begun else part

    def _add(self, known: dict[Any, Any], added: dict[Any, Any]) -> None:
        if known.keys() & added.keys():
            raise ImportOvertaken("somebody else added one of these rows a moment ago")
        known.update(added)


class FakeOpenings(_Repository):
    def warehouses(self, codes: Collection[WarehouseCode]) -> Mapping[WarehouseCode, Warehouse]:
        seen = ((code, self._tx.warehouses.find(code)) for code in codes)
        return {code: found for code, found in seen if found is not None}

    def bins(self, warehouses: Collection[WarehouseCode]) -> Collection[BinKey]:
        return {(where, code) for where, code in self._state.bins if where in warehouses}

    def on_file(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Mapping[OpeningKey, int]:
        known = self._state.openings.items()
        return {key: n for key, n in known if key[0] in warehouses and key[2] in numbers}

    def held(self, lots: Collection[SerialKey]) -> Collection[SerialKey]:
        serials = (b for b in self._state.balances.values() if b.tracking is Tracking.SERIAL)
        return {(b.part_number, b.lot) for b in serials if b.quantity > 0} & set(lots)

    def moved(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Collection[StockKey]:
        return {
            (entry.heading.warehouse_code, movement.part_number)
            for entry in self._state.entries
            if entry.heading.document_kind is not DocumentKind.OPENING
            and entry.heading.warehouse_code in warehouses
            for movement in entry.movements
            if movement.part_number in numbers
        }

    def add(self, entry_id: EntryId, openings: Sequence[Opening]) -> None:
        assert any(entry.id == entry_id for entry in self._state.entries)
        told = {each.key: each.quantity for each in openings}
        if self._state.openings.keys() & told.keys():
            raise ImportOvertaken("somebody else told of one of these rows a moment ago")
        self._state.openings.update(told)


class FakeScans(_Repository):
    def supplied_as(self, code: str) -> Collection[PartNumber]:
        known = self._state.codes.items()
        return {part for (supplier, each), part in known if supplier and each == code}

    def lots(self, number: str) -> Mapping[PartNumber, Sequence[Balance]]:
        known = [each for each in self._state.balances.values() if each.lot == number != ""]
        return {
            part: [
                each
                for each in sorted(known, key=lambda place: (-place.quantity, str(place.account)))
                if each.part_number == part and each.quantity > 0 and self._sees(each.account)
            ]
            for part in {each.part_number for each in known}
        }

    def bins(self, code: str, warehouse_code: WarehouseCode | None) -> Sequence[Bin]:
        warehouses = self._state.warehouses
        return [
            Bin(warehouse_code=where, code=name)
            for where, name in sorted(self._state.bins)
            if self._tx.may(warehouses[where].branch_code)
            and (
                code == f"{where}/{name}"
                or (where, name) in {(code, DEFAULT_BIN), (warehouse_code, code)}
            )
        ]

    def requisition(self, requisition_id: RequisitionId) -> Requisition | None:
        found = self._state.requisitions.get(requisition_id)
        return found if found is not None and self._tx.may(found.branch_code) else None

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None:
        mine = (each for each in self._state.receipts if self._tx.may(each.branch_code))
        return next((each for each in mine if each.id == receipt_id), None)

    def _sees(self, account: Account) -> bool:
        if self._tx.allowed == "*":
            return True
        if account.kind in OF_A_WAREHOUSE:
            return self._tx.warehouses.find(WarehouseCode(account.holder)) is not None
        if account.kind is AccountKind.LOANER:
            return self._tx.may(self._tx.state.lent.loans[LoanId(account.holder)].branch_code)
        return (
            account.kind is AccountKind.ORDER
            and self._tx.work_orders.find(WorkOrderId(account.holder)) is not None
        )
