"""Accounts: the places a part can be in, each with one text form (P-01, P-02)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from inventory.domain.errors import InventoryError
from inventory.domain.ids import BinCode, DepartmentCode, TransferId, WarehouseCode, WorkOrderId

DEFAULT_BIN: Final = BinCode("main")
_HOLDER: Final = re.compile(r"[^/:]+")


class AccountKind(StrEnum):
    """Every kind of place there is; its value begins the account's text form."""

    SUPPLIER = "supplier"  # everything outside that delivers, and takes back
    BIN = "warehouse"  # lies in a bin: on hand
    QUARANTINE = "quarantine"  # of a warehouse: received or found faulty, not yet decided
    OLD_PARTS = "old-parts"  # of a warehouse: replaced parts that came back
    SCRAP = "scrap"  # of a warehouse: disposed of
    LOSS = "loss"  # of a warehouse: what its counts missed, less what they found
    TRANSIT = "transit"  # of a transfer
    OTHER_CELL = "other-cell"  # of a transfer between cells: what left these books, less what came
    VAN = "van"  # of a technician
    ORDER = "order"  # of a work order: with its customer
    LOANER = "loaner"  # of a loan: out with somebody
    DEPARTMENT = "department"  # used up inside the company


OF_A_WAREHOUSE: Final = frozenset(
    {
        AccountKind.BIN,
        AccountKind.QUARANTINE,
        AccountKind.OLD_PARTS,
        AccountKind.SCRAP,
        AccountKind.LOSS,
    }
)
BELOW_ZERO: Final = frozenset({AccountKind.SUPPLIER, AccountKind.LOSS, AccountKind.OTHER_CELL})
# The outside: what is there is not ours to keep count of, but the sum of what went and came.
OUTSIDE: Final = frozenset({AccountKind.SUPPLIER, AccountKind.OTHER_CELL})


class AccountUnknown(InventoryError):
    """No account has such a name or such a holder: a defect."""

    reason = "ACCOUNT_UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One place.

    Args:
        kind: What sort of place.
        holder: Whose: code of the warehouse or technician, id of the transfer, order or loan.
            Empty for the supplier's, and for nothing else.
        bin: Which bin; other accounts have none.
    """

    kind: AccountKind
    holder: str = ""
    bin: BinCode = DEFAULT_BIN

    def __post_init__(self) -> None:
        holds = self.kind is not AccountKind.SUPPLIER
        if holds != bool(_HOLDER.fullmatch(self.holder)) or (
            self.bin != DEFAULT_BIN and self.kind is not AccountKind.BIN
        ):
            raise AccountUnknown(f"{self.kind} of {self.holder!r}, bin {self.bin!r}", rule="P-02")

    def __str__(self) -> str:
        """Return the text form, e.g. `supplier`, `order:<id>`, `warehouse:BJ01-W1/A-03`.

        The default bin of a warehouse goes by the name of the warehouse alone.
        """
        if not self.holder:
            return self.kind.value
        name = f"{self.kind.value}:{self.holder}"
        return name if self.bin == DEFAULT_BIN else f"{name}/{self.bin}"

    @classmethod
    def parse(cls, text: str) -> Account:
        """Return the account of a text form.

        Raises:
            AccountUnknown: There is no account of that name.
        """
        kind, _, rest = text.partition(":")
        holder, _, bin_code = rest.partition("/")
        try:
            found = cls(kind=AccountKind(kind), holder=holder, bin=BinCode(bin_code or DEFAULT_BIN))
        except ValueError:
            found = None
        if found is None or str(found) != text:
            raise AccountUnknown(f"there is no account {text!r}", rule="P-02")
        return found

    @property
    def warehouse_code(self) -> WarehouseCode | None:
        """The warehouse whose account it is; None for those of nobody's warehouse."""
        return WarehouseCode(self.holder) if self.kind in OF_A_WAREHOUSE else None

    @property
    def is_on_hand(self) -> bool:
        """Whether what is there counts as on hand in its warehouse: only what lies in a bin."""
        return self.kind is AccountKind.BIN

    @property
    def may_go_below_zero(self) -> bool:
        """Whether more may leave than ever came: from outside, and what counts found."""
        return self.kind in BELOW_ZERO

    @property
    def is_balanced(self) -> bool:
        """Whether a running balance is kept; outside, it is the sum of the entries.

        Nothing is ever refused there; one row for the supplier of the whole network would make
        every delivery of a part wait for the others, and a serial that went to another cell and
        came back is in one place still.
        """
        return self.kind not in OUTSIDE


SUPPLIER: Final = Account(kind=AccountKind.SUPPLIER)


def in_bin(warehouse_code: WarehouseCode, bin_code: BinCode = DEFAULT_BIN) -> Account:
    """Return the account of a bin."""
    return Account(kind=AccountKind.BIN, holder=warehouse_code, bin=bin_code)


def with_order(work_order_id: WorkOrderId) -> Account:
    """Return the account of a work order: what it took and did not bring back."""
    return Account(kind=AccountKind.ORDER, holder=work_order_id)


def in_quarantine(warehouse_code: WarehouseCode) -> Account:
    """Return the account of a warehouse for what is not yet decided."""
    return Account(kind=AccountKind.QUARANTINE, holder=warehouse_code)


def old_parts_of(warehouse_code: WarehouseCode) -> Account:
    """Return the account of the replaced parts that came back to a warehouse."""
    return Account(kind=AccountKind.OLD_PARTS, holder=warehouse_code)


def scrapped(warehouse_code: WarehouseCode) -> Account:
    """Return the account of what a warehouse disposed of."""
    return Account(kind=AccountKind.SCRAP, holder=warehouse_code)


def lost_by(warehouse_code: WarehouseCode) -> Account:
    """Return the account of what a warehouse misses."""
    return Account(kind=AccountKind.LOSS, holder=warehouse_code)


def in_transit(transfer_id: TransferId) -> Account:
    """Return the account of what a transfer carries: on no shelf."""
    return Account(kind=AccountKind.TRANSIT, holder=transfer_id)


def used_by(department: DepartmentCode) -> Account:
    """Return the account of what a department used up."""
    return Account(kind=AccountKind.DEPARTMENT, holder=department)


def with_other_cell(transfer_id: TransferId) -> Account:
    """Return the account of what a transfer between cells carried across, as these books see it.

    In the sender's books it is what the receiver has taken, in the receiver's what it took, below
    zero; over both, what neither has on a shelf or in transit.
    """
    return Account(kind=AccountKind.OTHER_CELL, holder=transfer_id)
