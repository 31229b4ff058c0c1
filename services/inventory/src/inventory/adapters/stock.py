"""Stock levels in PostgreSQL; what changes them is booked with its balances and its entry.

Holding is a conditional update: the row lock it takes and the condition it checks are one
statement, so that many workers on one part never promise a unit twice and need no retry.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Text,
    Update,
    and_,
    column,
    func,
    literal,
    select,
    update,
    values,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from inventory.adapters import balances, ledger
from inventory.adapters.places import warehouse_of
from inventory.adapters.tables import balance, stock, warehouse
from inventory.domain.accounts import Account, in_bin
from inventory.domain.errors import InventoryError
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.ledger import Balance, Entry, too_low
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.sourcing.ranking import Shelf
from inventory.domain.stock import StockLevel, StockOutOfBalance, shortages


class StoredStock:
    """`inventory.ports.Stock`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def levels(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[StockLevel]:
        statement = (
            select(*stock.c)
            .where(stock.c.warehouse_code == warehouse_code, stock.c.part_number.in_(parts))
            .order_by(stock.c.part_number)
        )
        return tuple(level_of(row) for row in self._connection.execute(statement))

    def lock(self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]) -> None:
        self._connection.execute(
            select(stock.c.part_number)
            .where(stock.c.warehouse_code == warehouse_code)
            .where(stock.c.part_number.in_(sorted(parts)))
            .order_by(stock.c.part_number)
            .with_for_update(key_share=True)
        )

    def hold(
        self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]
    ) -> tuple[Shortage, ...]:
        while not self._held(warehouse_code, lines):
            if missing := self._missing(warehouse_code, lines):
                return missing
            # Stock came in between the two looks.
        return ()

    def free(self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]) -> None:
        for line in lines:
            self._require_one(
                _at(warehouse_code, line.part_number)
                .where(stock.c.reserved >= line.quantity)
                .values(reserved=stock.c.reserved - line.quantity),
                line.part_number,
            )

    def shelf(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Balance]:
        return balances.shelf(self._connection, warehouse_code, parts)

    def place_of(self, part_number: PartNumber, serial: str) -> Account | None:
        place = select(balance.c.account).where(
            balance.c.part_number == part_number, balance.c.lot == serial, balance.c.quantity > 0
        )
        found = self._connection.execute(place).scalar_one_or_none()
        return None if found is None else Account.parse(found)

    def shelves_of(self, part_number: PartNumber) -> Sequence[Shelf]:
        here = and_(stock.c.warehouse_code == warehouse.c.code, stock.c.part_number == part_number)
        available = func.coalesce(stock.c.on_hand - stock.c.reserved, 0).label("available")
        rows = self._connection.execute(
            select(*warehouse.c, available)
            .select_from(warehouse.outerjoin(stock, here))
            .order_by(warehouse.c.code)
        )
        return [Shelf(warehouse=warehouse_of(row), available=row.available) for row in rows]

    def held_in(self, account: Account) -> Sequence[Balance]:
        return balances.held_in(self._connection, account)

    def book(self, entry: Entry, *, promised: bool = False) -> Entry:
        warehouse_code, changes = entry.heading.warehouse_code, entry.on_hand_changes()
        if any(changes.get(part, 0) <= 0 for part in entry.shelved):
            self.lock(warehouse_code, entry.shelved)
        self._take(warehouse_code, {p: -n for p, n in changes.items() if n < 0}, promised)
        self._bring(warehouse_code, {part: n for part, n in changes.items() if n > 0})
        balances.change(self._connection, entry)
        return replace(entry, id=ledger.write(self._connection, entry))

    def _held(self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]) -> bool:
        # All or none: what was held before the first gap is given back, with its row locks. One
        # line needs it, too: an update that waited for the row and then found too little has
        # changed nothing, yet keeps the row locked.
        with self._connection.begin_nested() as attempt:
            if all(self._hold_one(warehouse_code, line) for line in lines):
                return True
            attempt.rollback()
            return False

    def _hold_one(self, warehouse_code: WarehouseCode, line: PartLine) -> bool:
        done = self._connection.execute(
            _at(warehouse_code, line.part_number)
            .where(stock.c.on_hand - stock.c.reserved >= line.quantity)
            .values(reserved=stock.c.reserved + line.quantity)
        )
        return done.rowcount == 1

    def _missing(
        self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]
    ) -> tuple[Shortage, ...]:
        levels = self.levels(warehouse_code, [line.part_number for line in lines])
        return shortages(lines, {level.part_number: level for level in levels})

    def _bring(self, warehouse_code: WarehouseCode, coming: Mapping[PartNumber, int]) -> None:
        if not coming:
            return
        fresh = upsert(stock).values(
            [
                {
                    "warehouse_code": warehouse_code,
                    "part_number": part_number,
                    "on_hand": quantity,
                    "reserved": 0,
                }
                for part_number, quantity in sorted(coming.items())
            ]
        )
        self._connection.execute(
            fresh.on_conflict_do_update(
                index_elements=[stock.c.warehouse_code, stock.c.part_number],
                set_={"on_hand": stock.c.on_hand + fresh.excluded.on_hand},
            )
        )

    def _take(
        self,
        warehouse_code: WarehouseCode,
        going: Mapping[PartNumber, int],
        promised: bool,  # noqa: FBT001
    ) -> None:
        if not going:
            return
        out = values(column("part_number", Text), column("quantity", BigInteger), name="out").data(
            list(going.items())
        )
        may_go = stock.c.reserved if promised else stock.c.on_hand - stock.c.reserved
        held = out.c.quantity if promised else literal(0)
        done = self._connection.execute(
            update(stock)
            .where(stock.c.warehouse_code == warehouse_code)
            .where(stock.c.part_number == out.c.part_number, may_go >= out.c.quantity)
            .values(on_hand=stock.c.on_hand - out.c.quantity, reserved=stock.c.reserved - held)
            .returning(stock.c.part_number)
        )
        if missed := sorted(set(going) - set(done.scalars())):
            raise self._not_there(warehouse_code, missed[0], going[missed[0]], promised=promised)

    def _not_there(
        self, warehouse_code: WarehouseCode, part_number: PartNumber, wanted: int, *, promised: bool
    ) -> InventoryError:
        if promised:
            return StockOutOfBalance(f"{part_number} was not held", rule="P-02")
        there = sum(level.available for level in self.levels(warehouse_code, (part_number,)))
        return too_low(in_bin(warehouse_code), part_number, "", there=there, wanted=wanted)

    def _require_one(self, statement: Update, part_number: PartNumber) -> None:
        if self._connection.execute(statement).rowcount != 1:
            raise StockOutOfBalance(f"{part_number} was not held", rule="P-02")


def level_of(row: Any) -> StockLevel:
    """Read a row of `stock`."""
    return StockLevel(
        warehouse_code=WarehouseCode(row.warehouse_code),
        part_number=PartNumber(row.part_number),
        on_hand=row.on_hand,
        reserved=row.reserved,
    )


def _at(warehouse_code: WarehouseCode, part_number: PartNumber) -> Update:
    return update(stock).where(
        stock.c.warehouse_code == warehouse_code, stock.c.part_number == part_number
    )
