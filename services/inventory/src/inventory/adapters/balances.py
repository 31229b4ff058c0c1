"""Running balances of accounts in PostgreSQL.

Accounts that get something and have no row yet get one of zero; then every row that changes is
locked, in one order; only then anything changes, and of serials what leaves before what comes. So
two entries never wait for each other, and no serial is in two places even between two statements.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BigInteger,
    Connection,
    Row,
    Text,
    column,
    select,
    tuple_,
    update,
    values,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from chassis.db import broken_constraint
from inventory.adapters.tables import balance, bin_
from inventory.domain.accounts import Account
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.ledger import Balance, BalanceKey, Entry, elsewhere, too_low
from inventory.domain.lots import Tracking
from inventory.domain.picking import emptied_first

_KEY: Final = tuple_(balance.c.account, balance.c.part_number, balance.c.lot)
_ORDER: Final = (balance.c.account, balance.c.part_number, balance.c.lot)
_RowKey: TypeAlias = tuple[str, PartNumber, str]


def shelf(
    connection: Connection, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
) -> Sequence[Balance]:
    """Return what lies in the bins of a warehouse, in the order in which they are emptied."""
    rows = connection.execute(
        select(*balance.c)
        .join(bin_, bin_.c.account == balance.c.account)
        .where(bin_.c.warehouse_code == warehouse_code)
        .where(balance.c.part_number.in_(parts), balance.c.quantity > 0)
    )
    return sorted(map(balance_of, rows), key=emptied_first)


def held_in(connection: Connection, account: Account) -> Sequence[Balance]:
    """Return what lies in an account, by part number and lot."""
    rows = connection.execute(
        select(*balance.c)
        .where(balance.c.account == str(account), balance.c.quantity > 0)
        .order_by(balance.c.part_number, balance.c.lot)
    )
    return [balance_of(row) for row in rows]


def change(connection: Connection, entry: Entry) -> None:
    """Carry an entry out.

    Raises:
        BalanceTooLow: More would leave an account than is there.
        SerialElsewhere: A serial would be in two places.
    """
    tracking = {each.part_number: each.tracking for each in entry.movements}
    changes = {
        _row_key(key): (key, n) for key, n in sorted(entry.balance_changes().items(), key=_by_row)
    }
    _open(connection, changes, tracking)
    _require(changes, _locked(connection, changes))
    down = {row: n for row, (_, n) in changes.items() if n < 0}
    up = {row: n for row, (_, n) in changes.items() if n > 0}
    if Tracking.SERIAL in tracking.values():
        _add(connection, down)
        _add_once(connection, up, tracking)
    else:
        _add(connection, down | up)


def balance_of(row: Row[Any]) -> Balance:
    """Read a row of `balance`."""
    return Balance(
        account=Account.parse(row.account),
        part_number=PartNumber(row.part_number),
        quantity=row.quantity,
        tracking=Tracking(row.tracking),
        lot=row.lot,
    )


def _row_key(key: BalanceKey) -> _RowKey:
    account, part_number, lot = key
    return str(account), part_number, lot


def _by_lot(change_: tuple[_RowKey, int]) -> tuple[PartNumber, str, str]:
    account, part_number, lot = change_[0]
    return part_number, lot, account


def _by_row(change_: tuple[BalanceKey, int]) -> _RowKey:
    return _row_key(change_[0])


def _open(
    connection: Connection,
    changes: Mapping[_RowKey, tuple[BalanceKey, int]],
    tracking: Mapping[PartNumber, Tracking],
) -> None:
    fresh = [
        {
            "account": account,
            "part_number": part_number,
            "lot": lot,
            "tracking": tracking[part_number],
            "quantity": 0,
        }
        for (account, part_number, lot), (key, n) in changes.items()
        if n > 0 or key[0].may_go_below_zero
    ]
    if fresh:
        connection.execute(insert(balance).values(fresh).on_conflict_do_nothing())


def _locked(connection: Connection, keys: Collection[_RowKey]) -> Mapping[_RowKey, int]:
    rows = connection.execute(
        select(*_ORDER, balance.c.quantity)
        .where(_KEY.in_(list(keys)))
        .order_by(*_ORDER)
        .with_for_update(key_share=True)
    )
    return {(row.account, row.part_number, row.lot): row.quantity for row in rows}


def _require(
    changes: Mapping[_RowKey, tuple[BalanceKey, int]], there: Mapping[_RowKey, int]
) -> None:
    for row, ((account, part_number, lot), n) in changes.items():
        left = there.get(row, 0)
        if left + n < 0 and not account.may_go_below_zero:
            raise too_low(account, part_number, lot, there=left, wanted=-n)


def _add(connection: Connection, changes: Mapping[_RowKey, int]) -> None:
    if not changes:
        return
    by = values(
        column("account", Text),
        column("part_number", Text),
        column("lot", Text),
        column("quantity", BigInteger),
        name="by",
    ).data([(*row, n) for row, n in changes.items()])
    connection.execute(
        update(balance)
        .where(tuple_(by.c.account, by.c.part_number, by.c.lot) == _KEY)
        .values(quantity=balance.c.quantity + by.c.quantity)
    )


def _add_once(
    connection: Connection,
    changes: Mapping[_RowKey, int],
    tracking: Mapping[PartNumber, Tracking],
) -> None:
    if not changes:
        return
    serials = [(part, lot) for _, part, lot in changes if tracking[part] is Tracking.SERIAL]
    held = connection.execute(
        select(balance.c.part_number, balance.c.lot)
        .where(tuple_(balance.c.part_number, balance.c.lot).in_(serials))
        .where(balance.c.tracking == Tracking.SERIAL, balance.c.quantity > 0)
        .order_by(balance.c.part_number, balance.c.lot)
        .limit(1)
    ).one_or_none()
    if held is not None:
        raise elsewhere(PartNumber(held.part_number), held.lot)
    # Row by row in the order of the serials: two who book the same ones wait in the same order.
    fresh = insert(balance).values(
        [
            {
                "account": account,
                "part_number": part,
                "lot": lot,
                "tracking": tracking[part],
                "quantity": n,
            }
            for (account, part, lot), n in sorted(changes.items(), key=_by_lot)
        ]
    )
    try:
        connection.execute(
            fresh.on_conflict_do_update(
                index_elements=_ORDER,
                set_={"quantity": balance.c.quantity + fresh.excluded.quantity},
            )
        )
    except IntegrityError as error:
        if broken_constraint(error) != "serial_in_one_place":
            raise
        # Somebody booked the same serial at the same moment.
        raise elsewhere(*serials[0]) from error
