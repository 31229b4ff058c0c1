"""The part list in PostgreSQL: batches of parts, their codes, and what they cost when."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on

from chassis.array_inserts import ArrayInsert, array_insert
from inventory.adapters.places import StoredParts
from inventory.adapters.tables import part_code, part_price
from inventory.domain.errors import ImportOvertaken
from inventory.domain.ids import PartNumber
from inventory.domain.part import Part
from inventory.domain.part_codes import CodeKey, PartCode
from inventory.domain.prices import Price, PriceKey

_ADD_PARTS: Final = array_insert(
    "part",
    {
        "part_number": "text",
        "name": "text",
        "unit": "text",
        "unit_cost": "numeric",
        "tracking": "text",
    },
)
_ADD_CODES: Final = array_insert(
    "part_code", {"supplier": "text", "code": "text", "part_number": "text"}
)
_ADD_PRICES: Final = array_insert(
    "part_price", {"part_number": "text", "effective_on": "date", "unit_cost": "numeric"}
)


class StoredPartList:
    """`inventory.ports.PartList`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._parts = StoredParts(connection)

    def on_day(self, numbers: Collection[PartNumber], day: date) -> Mapping[PartNumber, Part]:
        latest = (
            select(part_price.c.part_number, part_price.c.unit_cost)
            .where(part_price.c.part_number.in_(numbers), part_price.c.effective_on <= day)
            .order_by(part_price.c.part_number, part_price.c.effective_on.desc())
            .ext(distinct_on(part_price.c.part_number))
        )
        costs = {row.part_number: row.unit_cost for row in self._connection.execute(latest)}
        return {
            number: replace(part, unit_cost=costs.get(number, part.unit_cost))
            for number, part in self._parts.find_all(numbers).items()
        }

    def owners(self, keys: Collection[CodeKey]) -> Mapping[CodeKey, PartNumber]:
        columns = part_code.c
        rows = self._connection.execute(
            select(*columns).where(tuple_(columns.supplier, columns.code).in_(sorted(keys)))
        )
        return {(row.supplier, row.code): PartNumber(row.part_number) for row in rows}

    def prices(self, numbers: Collection[PartNumber]) -> Mapping[PriceKey, Decimal]:
        rows = self._connection.execute(
            select(*part_price.c).where(part_price.c.part_number.in_(numbers))
        )
        return {(PartNumber(row.part_number), row.effective_on): row.unit_cost for row in rows}

    def add_parts(self, added: Sequence[Part]) -> None:
        self._add(_ADD_PARTS, added)

    def add_codes(self, added: Sequence[PartCode]) -> None:
        self._add(_ADD_CODES, added)

    def add_prices(self, added: Sequence[Price]) -> None:
        self._add(_ADD_PRICES, added)

    def _add(self, insert: ArrayInsert, added: Sequence[Any]) -> None:
        if not insert.run(self._connection, [asdict(each) for each in added]):
            raise ImportOvertaken("somebody else added one of these rows a moment ago")
