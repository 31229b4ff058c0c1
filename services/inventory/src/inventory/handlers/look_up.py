"""Use case: what a scanned code stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inventory.domain.ids import (
    PartNumber,
    ReceiptId,
    RequisitionId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.part import Part
from inventory.domain.part_codes import gtin, is_gtin
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition
from inventory.domain.scanning import Scanned, ScannedLot, Subject, scanned
from inventory.domain.work_order import WorkOrder
from inventory.ports import Tx

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """A code as the scanner read it, and the warehouse it was read in, if any."""

    code: str
    warehouse_code: WarehouseCode | None = None


def look_up(query: LookUp, tx: Tx) -> Scanned:
    """Return the one thing that has a code, of all that the caller may see; nothing is written.

    Args:
        query: The code; space around it does not count.
        tx: Open transaction.

    Raises:
        GtinInvalid: Nothing has it, and its check digit is wrong.
        CodeUnknown: Nothing has it.
        CodeAmbiguous: More than one thing has it.

    Source: rulebook P-01, P-18.
    """
    code = query.code.strip()
    found: list[Subject] = [*_parts(code, tx), *_lots(code, tx)]
    found += tx.scans.bins(code, query.warehouse_code)
    if _ID.fullmatch(code):
        found += _papers(code.lower(), tx)
    return scanned(code, found)


def _parts(code: str, tx: Tx) -> Iterator[Part]:
    numbers = {PartNumber(code), *tx.scans.supplied_as(code)}
    if is_gtin(code):
        numbers.update(tx.part_list.owners({("", gtin(code))}).values())
    found = tx.parts.find_all(numbers)
    yield from (found[number] for number in sorted(found))


def _lots(code: str, tx: Tx) -> Iterator[ScannedLot]:
    places = tx.scans.lots(code)
    parts = tx.parts.find_all(list(places))
    for number in sorted(places):
        yield ScannedLot(part=parts[number], number=code, places=tuple(places[number]))


def _papers(code: str, tx: Tx) -> Iterator[Requisition | WorkOrder | Receipt]:
    for paper in (
        tx.scans.requisition(RequisitionId(code)),
        tx.work_orders.find(WorkOrderId(code)),
        tx.scans.receipt(ReceiptId(code)),
    ):
        if paper is not None:
            yield paper
