"""Which bins the keeper takes parts from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inventory.domain.accounts import DEFAULT_BIN, Account
from inventory.domain.ids import BinCode, PartNumber
from inventory.domain.ledger import Balance, Movement, too_low
from inventory.domain.stock import StockOutOfBalance


def emptied_first(each: Balance) -> tuple[PartNumber, bool, BinCode, str]:
    """Sort key of a shelf: the default bin is emptied first, then the others by code (P-01)."""
    return each.part_number, each.account.bin != DEFAULT_BIN, each.account.bin, each.lot


def picked(wanted: Iterable[Movement], shelf: Sequence[Balance]) -> tuple[Movement, ...]:
    """Return movements out of the bins in which the parts lie.

    Args:
        wanted: Movements out of a warehouse, by part and lot, whatever their bin.
        shelf: What lies in the bins of the warehouse, locked, in the order in which bins are
            emptied.

    Raises:
        BalanceTooLow: A serial or batch that was named does not lie there.
        StockOutOfBalance: Less lies in the bins than the warehouse has on hand: a defect.

    Source: rulebook P-01, P-02, P-19.
    """
    left = {(each.account, each.part_number, each.lot): each.quantity for each in shelf}
    return tuple(taken for movement in wanted for taken in _taken(movement, left))


def _taken(
    movement: Movement, left: dict[tuple[Account, PartNumber, str], int]
) -> Iterable[Movement]:
    missing = movement.quantity
    for (account, part_number, lot), there in left.items():
        if missing and there and (part_number, lot) == (movement.part_number, movement.lot):
            now = min(missing, there)
            left[account, part_number, lot] -= now
            missing -= now
            yield Movement(
                part_number=part_number,
                quantity=now,
                from_account=account,
                to_account=movement.to_account,
                tracking=movement.tracking,
                lot=lot,
            )
    if missing and movement.lot:
        raise too_low(
            movement.from_account,
            movement.part_number,
            movement.lot,
            there=movement.quantity - missing,
            wanted=movement.quantity,
        )
    if missing:
        raise StockOutOfBalance(
            f"{missing} of {movement.part_number} lie in no bin of {movement.from_account}",
            rule="P-02",
        )
