"""Assets in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, insert, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from chassis.db import broken_constraint
from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.loans.rows import asset_columns, asset_of
from inventory.adapters.loans.tables import asset
from inventory.adapters.tables import balance, entry, entry_line
from inventory.domain.accounts import SUPPLIER, Account
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import PartNumber, ReceiptId
from inventory.domain.ledger import DocumentKind
from inventory.domain.loans.asset import Asset, AssetKind, asset_not_found
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.placed import WITH_US, PlacedAsset
from inventory.domain.lots import Tracking
from inventory.ports.loans import Arrival, AssetFilter, DueFilter

_c = asset.c
_b = balance.c
# By the unique index that keeps a serial in one place.
_PLACED: Final = and_(
    _b.part_number == _c.part_number,
    _b.lot == _c.serial,
    _b.tracking == Tracking.SERIAL.value,
    _b.quantity > 0,
    or_(*(_b.account.startswith(f"{kind.value}:") for kind in sorted(WITH_US))),
)


class StoredAssets:
    """`inventory.ports.loans.Assets`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def arrival_of(self, key: AssetKey) -> Arrival | None:
        undone = entry.alias("undone")
        first = (
            select(entry.c.occurred_at, entry.c.document_kind, entry.c.document_id)
            .join(entry_line, entry_line.c.entry_id == entry.c.id)
            .where(entry_line.c.part_number == key.part_number, entry_line.c.lot == key.serial)
            .where(entry_line.c.lot != "", entry_line.c.from_account == str(SUPPLIER))
            .where(entry.c.document_kind.in_([DocumentKind.RECEIPT, DocumentKind.OPENING]))
            .where(~select(undone.c.id).where(undone.c.reverses == entry.c.id).exists())
            .order_by(entry_line.c.id)
            .limit(1)
        )
        found = self._connection.execute(first).one_or_none()
        if found is None:
            return None
        is_delivery = found.document_kind == DocumentKind.RECEIPT
        return Arrival(
            at=found.occurred_at,
            receipt_id=ReceiptId(str(found.document_id)) if is_delivery else None,
        )

    def get(self, key: AssetKey) -> Asset:
        return _present(self.find(key), key)

    def lock(self, key: AssetKey) -> Asset:
        return _present(self._one(self._visible().with_for_update(), key), key)

    def find(self, key: AssetKey) -> Asset | None:
        return self._one(self._visible(), key)

    def lock_anywhere(self, key: AssetKey) -> Asset | None:
        return self._one(select(*_c).with_for_update(), key)

    def find_all(self, keys: Collection[AssetKey]) -> Sequence[Asset]:
        return self._read(select(*_c).where(tuple_(_c.part_number, _c.serial).in_(list(keys))))

    def lock_to_warn(self, now: datetime, limit: int) -> Sequence[Asset]:
        return self._read(
            self._visible()
            .where(_c.warn_at.is_not(None), _c.warned_at.is_(None), _c.warn_at <= now)
            .where(select(_b.account).where(_PLACED).exists())
            .order_by(_c.warn_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )

    def add(self, asset_: Asset) -> Asset:
        fresh = replace(asset_, version=1)
        try:
            self._connection.execute(insert(asset).values(asset_columns(fresh)))
        except IntegrityError as error:
            if broken_constraint(error) != "asset_pkey":
                raise
            raise _changed(fresh) from error
        return fresh

    def save(self, asset_: Asset) -> Asset:
        fresh = replace(asset_, version=asset_.version + 1)
        done = self._connection.execute(
            update(asset)
            .where(_is(fresh.key), _c.version == asset_.version)
            .values(asset_columns(fresh))
        )
        if done.rowcount != 1:
            raise _changed(fresh)
        return fresh

    def page(
        self, wanted: AssetFilter, after: tuple[PartNumber, str] | None, limit: int
    ) -> Sequence[PlacedAsset]:
        rows = self._of_place(wanted.branch_code, wanted.warehouse_code)
        if wanted.kind is not None:
            rows = rows.where(_c.kind == wanted.kind)
        key = (_c.part_number, _c.serial)
        if after is not None:
            rows = rows.where(tuple_(*key) > tuple_(*after))
        return self._placed(rows.order_by(*key).limit(limit))

    def due(
        self, wanted: DueFilter, after: tuple[datetime, str, str] | None, limit: int
    ) -> Sequence[PlacedAsset]:
        rows = self._of_place(wanted.branch_code, wanted.warehouse_code)
        rows = rows.where(_c.kind == AssetKind.DEVICE)
        if wanted.due_before is not None:
            rows = rows.where(_c.due_at < wanted.due_before)
        key = (_c.due_at, _c.part_number, _c.serial)
        if after is not None:
            rows = rows.where(tuple_(*key) > tuple_(*after))
        return self._placed(rows.order_by(*key).limit(limit))

    def _of_place(self, branch_code: str, warehouse_code: str) -> Select[Any]:
        rows = self._visible().join(balance, _PLACED).add_columns(_b.account)
        if branch_code:
            rows = rows.where(_c.branch_code == branch_code)
        if warehouse_code:
            rows = rows.where(_c.warehouse_code == warehouse_code)
        return rows

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _one(self, rows: Select[Any], key: AssetKey) -> Asset | None:
        return next(iter(self._read(rows.where(_is(key)))), None)

    def _placed(self, rows: Select[Any]) -> Sequence[PlacedAsset]:
        return [
            PlacedAsset(asset=asset_of(row), place=Account.parse(row.account))
            for row in self._connection.execute(rows)
        ]

    def _read(self, rows: Select[Any]) -> Sequence[Asset]:
        return [asset_of(row) for row in self._connection.execute(rows)]


def _is(key: AssetKey) -> Any:
    return tuple_(_c.part_number, _c.serial) == tuple_(*key)


def _present(found: Asset | None, key: AssetKey) -> Asset:
    if found is None:
        raise asset_not_found(key)
    return found


def _changed(asset_: Asset) -> ConcurrentUpdate:
    return ConcurrentUpdate(
        f"{asset_.key.part_number} {asset_.key.serial} was changed meanwhile",
        part_number=asset_.key.part_number,
        serial=asset_.key.serial,
    )
