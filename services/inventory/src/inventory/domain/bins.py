"""Bins: the shelves inside a warehouse."""

from __future__ import annotations

from dataclasses import dataclass

from inventory.domain.accounts import DEFAULT_BIN, Account, in_bin
from inventory.domain.errors import Invalid, NotFound
from inventory.domain.ids import BinCode, WarehouseCode


class BinNotFound(NotFound):
    reason = "BIN_NOT_FOUND"


class BinNamedTwice(Invalid):
    """Goods would move from a bin into the same bin."""

    reason = "BIN_NAMED_TWICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One shelf of a warehouse; `main` is there from the beginning (P-01)."""

    warehouse_code: WarehouseCode
    code: BinCode = DEFAULT_BIN

    @property
    def account(self) -> Account:
        """Where the parts are that lie in it."""
        return in_bin(self.warehouse_code, self.code)


def bin_not_found(warehouse_code: WarehouseCode, code: BinCode) -> BinNotFound:
    """Return the refusal for a bin that was never set up (P-01)."""
    return BinNotFound(
        f"there is no bin {code} in {warehouse_code}",
        rule="P-01",
        warehouse_code=warehouse_code,
        bin_code=code,
    )
