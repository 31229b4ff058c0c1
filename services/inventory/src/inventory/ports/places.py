"""Branches and their warehouses, as protocols."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from inventory.domain.bins import Bin
from inventory.domain.ids import (
    BinCode,
    BranchCode,
    WarehouseCode,
)
from inventory.domain.warehouse import Branch, Warehouse


class Branches(Protocol):
    """Local copy of intake's branches."""

    def find(self, code: BranchCode) -> Branch | None: ...

    def lock(self, code: BranchCode) -> Branch | None:
        """Read it for the opening of a warehouse; None if unknown."""
        ...

    def put(self, branch: Branch) -> None:
        """Add it, or take over its new facts."""
        ...


class Warehouses(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def find(self, code: WarehouseCode) -> Warehouse | None: ...

    def get(self, code: WarehouseCode) -> Warehouse:
        """Raise WarehouseNotFound if there is none."""
        ...

    def home_of(self, branch_code: BranchCode) -> Warehouse | None: ...

    def lock(self, code: WarehouseCode) -> Warehouse:
        """Read it to make stock available in it; raises WarehouseNotFound."""
        ...

    def share(self, code: WarehouseCode) -> None:
        """Keep stock from being made available in it until the transaction ends."""
        ...

    def in_cell(self, code: WarehouseCode) -> Warehouse:
        """Return one of the cell, whoever's branch it is of; raises WarehouseNotFound."""
        ...

    def lock_in_cell(self, codes: Collection[WarehouseCode]) -> None:
        """Lock some of the cell, whoever's they are, by code, to make stock available in them."""
        ...

    def add(self, warehouse: Warehouse) -> None:
        """Add it with its default bin.

        Raises WarehouseAlreadyOpen if there is one of that code, seen or unseen.
        """
        ...

    def bin_of(self, warehouse_code: WarehouseCode, code: BinCode) -> Bin:
        """Return a bin of a warehouse; raises BinNotFound."""
        ...

    def add_bin(self, bin_: Bin) -> None:
        """Add it; one that is there already stays as it is."""
        ...
