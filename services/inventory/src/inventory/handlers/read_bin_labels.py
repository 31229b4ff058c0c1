"""Use case: the bins that labels are printed for."""

from __future__ import annotations

from dataclasses import dataclass

from inventory.domain.bins import Bin
from inventory.domain.ids import BinCode, WarehouseCode
from inventory.domain.paper import repeated
from inventory.domain.warehouse import Warehouse
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBinLabels:
    """Which bins of a warehouse, and how many labels of each."""

    warehouse_code: WarehouseCode
    bin_codes: tuple[BinCode, ...]
    copies: int


def read_bin_labels(query: ReadBinLabels, tx: Tx) -> tuple[Warehouse, tuple[Bin, ...]]:
    """Return the warehouse and a bin for each label, in the order asked for; nothing is written.

    Args:
        query: Which labels.
        tx: Open transaction.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        BinNotFound: The warehouse has no such bin.

    Source: rulebook P-01.
    """
    warehouse = tx.warehouses.get(query.warehouse_code)
    bins = [tx.warehouses.bin_of(warehouse.code, code) for code in query.bin_codes]
    return warehouse, repeated(bins, query.copies)
