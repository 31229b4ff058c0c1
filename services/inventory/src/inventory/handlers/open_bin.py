"""Use case: set up a bin of a warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.bins import Bin
from inventory.domain.ids import BinCode, WarehouseCode
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBin:
    warehouse_code: WarehouseCode
    code: BinCode


def open_bin(cmd: OpenBin, tx: Tx, now: datetime) -> Bin:
    """Set up a bin; one that is there already stays as it is.

    Args:
        cmd: The bin.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.

    Source: rulebook P-01.
    """
    new = Bin(warehouse_code=tx.warehouses.get(cmd.warehouse_code).code, code=cmd.code)
    tx.warehouses.add_bin(new)
    return new
