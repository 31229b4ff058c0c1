"""Branches, warehouses and the price list in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.dialects.postgresql import insert

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.tables import bin_, branch, part, warehouse
from inventory.domain.bins import Bin, bin_not_found
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import BinCode, BranchCode, PartNumber, WarehouseCode
from inventory.domain.lots import Tracking
from inventory.domain.part import Part
from inventory.domain.warehouse import Branch, Warehouse, WarehouseNotFound, already_open


class StoredBranches:
    """`inventory.ports.Branches`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, code: BranchCode) -> Branch | None:
        return self._one(select(*branch.c).where(branch.c.code == code))

    def lock(self, code: BranchCode) -> Branch | None:
        statement = select(*branch.c).where(branch.c.code == code)
        return self._one(statement.with_for_update(key_share=True))

    def put(self, branch_: Branch) -> None:
        facts = {"name": branch_.name, "time_zone": branch_.time_zone}
        self._connection.execute(
            insert(branch)
            .values(code=branch_.code, **facts)
            .on_conflict_do_update(index_elements=[branch.c.code], set_=facts)
        )

    def _one(self, statement: Select[Any]) -> Branch | None:
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            return None
        return Branch(code=BranchCode(row.code), name=row.name, time_zone=row.time_zone)


class StoredParts:
    """`inventory.ports.Parts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, part_number: PartNumber) -> Part | None:
        return self.find_all((part_number,)).get(part_number)

    def find_all(self, part_numbers: Collection[PartNumber]) -> Mapping[PartNumber, Part]:
        statement = select(*part.c).where(part.c.part_number.in_(part_numbers))
        found = (_part(row) for row in self._connection.execute(statement))
        return {each.part_number: each for each in found}

    def add(self, part_: Part) -> None:
        done = self._connection.execute(
            insert(part)
            .values(
                part_number=part_.part_number,
                name=part_.name,
                unit=part_.unit,
                unit_cost=part_.unit_cost,
                tracking=part_.tracking,
            )
            .on_conflict_do_nothing()
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"part {part_.part_number} was registered meanwhile",
                part_number=part_.part_number,
            )


class StoredWarehouses:
    """`inventory.ports.Warehouses`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def find(self, code: WarehouseCode) -> Warehouse | None:
        return self._one(self._visible().where(warehouse.c.code == code))

    def get(self, code: WarehouseCode) -> Warehouse:
        return self._known(self.find(code), code)

    def home_of(self, branch_code: BranchCode) -> Warehouse | None:
        return self._one(
            self._visible().where(warehouse.c.branch_code == branch_code, warehouse.c.is_home)
        )

    def lock(self, code: WarehouseCode) -> Warehouse:
        # `no key update`: rows that refer to the warehouse can be written meanwhile.
        statement = self._visible().where(warehouse.c.code == code)
        return self._known(self._one(statement.with_for_update(key_share=True)), code)

    def share(self, code: WarehouseCode) -> None:
        statement = self._visible().where(warehouse.c.code == code)
        self._known(self._one(statement.with_for_update(read=True)), code)

    def in_cell(self, code: WarehouseCode) -> Warehouse:
        return self._known(self._one(select(*warehouse.c).where(warehouse.c.code == code)), code)

    def lock_in_cell(self, codes: Collection[WarehouseCode]) -> None:
        self._connection.execute(
            select(warehouse.c.code)
            .where(warehouse.c.code.in_(codes))
            .order_by(warehouse.c.code)
            .with_for_update(key_share=True)
        )

    def add(self, warehouse_: Warehouse) -> None:
        done = self._connection.execute(
            insert(warehouse)
            .values(
                code=warehouse_.code,
                branch_code=warehouse_.branch_code,
                name=warehouse_.name,
                is_home=warehouse_.is_home,
                is_central=warehouse_.is_central,
            )
            .on_conflict_do_nothing(index_elements=[warehouse.c.code])
        )
        if done.rowcount != 1:
            raise already_open(warehouse_.code)
        self.add_bin(Bin(warehouse_code=warehouse_.code))

    def bin_of(self, warehouse_code: WarehouseCode, code: BinCode) -> Bin:
        row = self._connection.execute(
            select(bin_.c.code).where(bin_.c.warehouse_code == warehouse_code, bin_.c.code == code)
        ).one_or_none()
        if row is None:
            raise bin_not_found(warehouse_code, code)
        return Bin(warehouse_code=warehouse_code, code=code)

    def add_bin(self, new: Bin) -> None:
        self._connection.execute(
            insert(bin_)
            .values(warehouse_code=new.warehouse_code, code=new.code)
            .on_conflict_do_nothing()
        )

    def _visible(self) -> Select[Any]:
        return within(select(*warehouse.c), warehouse.c.branch_code, self._principal)

    def _one(self, statement: Select[Any]) -> Warehouse | None:
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            return None
        return warehouse_of(row)

    def _known(self, found: Warehouse | None, code: WarehouseCode) -> Warehouse:
        if found is None:
            raise WarehouseNotFound(
                f"there is no warehouse {code}", field="warehouse_code", warehouse_code=code
            )
        return found


def warehouse_of(row: Any) -> Warehouse:
    """Read a row of `warehouse`."""
    return Warehouse(
        code=WarehouseCode(row.code),
        branch_code=BranchCode(row.branch_code),
        name=row.name,
        is_home=row.is_home,
        is_central=row.is_central,
    )


def _part(row: Row[Any]) -> Part:
    return Part(
        part_number=PartNumber(row.part_number),
        name=row.name,
        unit=row.unit,
        unit_cost=row.unit_cost,
        tracking=Tracking(row.tracking),
    )
