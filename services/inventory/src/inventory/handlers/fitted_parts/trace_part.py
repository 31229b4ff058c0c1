"""Use cases: where a serial or batch went, and what an order, a request or a product got."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from inventory.domain.fitted_parts.fitted_part import FittedPart
from inventory.domain.fitted_parts.trace import LotOrigin, TraceUnclear, part_of_lot
from inventory.domain.ids import PartNumber
from inventory.domain.part import Part, known_part
from inventory.ports import Tx
from inventory.ports.fitted_parts import FittedPartFilter

MOST_ORIGINS: Final = 10


def part_traced(tx: Tx, lot: str, named: str) -> Part:
    """Return of which part a serial or batch is.

    Args:
        tx: Open transaction.
        lot: Its number.
        named: The part, empty: the only one that has it.

    Raises:
        LotNotFound: No unit of it was ever booked.
        LotAmbiguous: Several parts have it and none was named.

    Source: rulebook P-19.
    """
    number = part_of_lot(lot, PartNumber(named) if named else None, tx.traces.parts_of(lot))
    return known_part(tx.parts.find_all((number,)), number)


def fitted_parts_of(
    tx: Tx, wanted: FittedPartFilter, after: tuple[datetime, str] | None, limit: int
) -> Sequence[tuple[FittedPart, Sequence[LotOrigin]]]:
    """Return what somebody got by serial or batch, with the deliveries that brought it.

    Args:
        tx: Open transaction.
        wanted: Of whom.
        after: Key of the row before.
        limit: Rows at most.

    Raises:
        TraceUnclear: TRACE_UNCLEAR, none or several of order, request, product and part are named,
            or a part without its serial or batch.

    Source: rulebook P-19.
    """
    by_lot = bool(wanted.part_number or wanted.lot)
    named = (wanted.work_order_id, wanted.service_request_id, wanted.installed_product_id)
    if sum(map(bool, named)) + by_lot != 1 or by_lot != bool(wanted.part_number and wanted.lot):
        raise TraceUnclear(
            "name one order, one request, one product, or a part with its serial or batch",
            rule="P-19",
            field="work_order_id",
        )
    rows = tx.fitted_parts.page(wanted, after, limit)
    origins = tx.traces.origins({(row.part_number, row.lot) for row in rows}, MOST_ORIGINS)
    return [(row, origins.get((row.part_number, row.lot), ())) for row in rows]
