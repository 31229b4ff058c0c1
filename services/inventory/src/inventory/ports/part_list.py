"""The part list and its codes, prices and scans, as protocols."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from inventory.domain.bins import Bin
from inventory.domain.ids import (
    PartNumber,
    ReceiptId,
    RequisitionId,
    WarehouseCode,
)
from inventory.domain.ledger import Balance
from inventory.domain.part import Part
from inventory.domain.part_codes import CodeKey, PartCode
from inventory.domain.prices import Price, PriceKey
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition


class Parts(Protocol):
    """The price list, the same in every branch."""

    def find(self, part_number: PartNumber) -> Part | None: ...

    def find_all(self, part_numbers: Collection[PartNumber]) -> Mapping[PartNumber, Part]: ...

    def add(self, part: Part) -> None:
        """Add it; raises ConcurrentUpdate if somebody else did."""
        ...


class PartList(Protocol):
    """Many parts at once, their codes, and what they cost from which day on."""

    def on_day(self, numbers: Collection[PartNumber], day: date) -> Mapping[PartNumber, Part]:
        """Those on the list, each at its unit cost of a day of the branch's calendar."""
        ...

    def owners(self, keys: Collection[CodeKey]) -> Mapping[CodeKey, PartNumber]:
        """Return whose the codes are that are on file."""
        ...

    def prices(self, numbers: Collection[PartNumber]) -> Mapping[PriceKey, Decimal]:
        """Every price on file of some parts, of all days."""
        ...

    def add_parts(self, added: Sequence[Part]) -> None:
        """Add them all; raises ImportOvertaken if there is one already."""
        ...

    def add_codes(self, added: Sequence[PartCode]) -> None:
        """Add them all; raises ImportOvertaken if there is one already."""
        ...

    def add_prices(self, added: Sequence[Price]) -> None:
        """Add them all; raises ImportOvertaken if there is one already."""
        ...


class Scans(Protocol):
    """What has a scanned code, as far as the principal may see."""

    def supplied_as(self, code: str) -> Collection[PartNumber]:
        """Return the parts that a supplier calls so, whichever supplier."""
        ...

    def lots(self, number: str) -> Mapping[PartNumber, Sequence[Balance]]:
        """Return the parts that ever had such a serial or batch, and where units of it are now.

        Only places of branches the principal may act for; the parts are known to everybody.
        """
        ...

    def bins(self, code: str, warehouse_code: WarehouseCode | None) -> Sequence[Bin]:
        """Return the bins of that name: `warehouse/bin`, a warehouse, a bin of the one given."""
        ...

    def requisition(self, requisition_id: RequisitionId) -> Requisition | None: ...

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None: ...
