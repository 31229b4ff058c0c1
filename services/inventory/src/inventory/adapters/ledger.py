"""Entries with their lines in PostgreSQL, written once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.tables import entry, entry_line
from inventory.domain.accounts import Account
from inventory.domain.ids import BranchCode, EntryId, PartNumber, WarehouseCode
from inventory.domain.ledger import DocumentKind, Entry, EntryNotFound, Heading, Movement
from inventory.domain.lots import Tracking

HEADING: Final = (
    entry.c.warehouse_code,
    entry.c.branch_code,
    entry.c.document_kind,
    entry.c.document_id,
    entry.c.actor,
    entry.c.occurred_at,
    entry.c.recorded_at,
    entry.c.reverses,
    entry.c.reason,
)
MOVEMENT: Final = (
    entry_line.c.part_number,
    entry_line.c.quantity,
    entry_line.c.from_account,
    entry_line.c.to_account,
    entry_line.c.tracking,
    entry_line.c.lot,
)


class StoredLedger:
    """`inventory.ports.Ledger`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, entry_id: EntryId) -> Entry:
        named = select(entry.c.id, *HEADING).where(entry.c.id == entry_id)
        row = self._connection.execute(
            within(named, entry.c.branch_code, self._principal)
        ).one_or_none()
        if row is None:
            raise EntryNotFound(f"there is no entry {entry_id}", entry_id=str(entry_id))
        lines = self._connection.execute(
            select(*MOVEMENT).where(entry_line.c.entry_id == entry_id).order_by(entry_line.c.id)
        )
        return Entry(id=entry_id, heading=heading_of(row), movements=tuple(map(movement_of, lines)))

    def is_reversed(self, entry_id: EntryId) -> bool:
        found = select(entry.c.id).where(entry.c.reverses == entry_id)
        return self._connection.execute(found).one_or_none() is not None

    def reversal_of(self, document_kind: DocumentKind, document_id: str) -> Entry | None:
        undone = select(entry.c.id).where(
            entry.c.document_id == document_id, entry.c.document_kind == document_kind
        )
        found = self._connection.execute(
            select(entry.c.id).where(entry.c.reverses.in_(undone)).order_by(entry.c.id)
        ).scalar()
        return None if found is None else self.get(EntryId(found))

    def booked_by(self, document_kind: DocumentKind, document_id: str) -> Sequence[Movement]:
        lines = self._connection.execute(
            select(*MOVEMENT)
            .join(entry, entry.c.id == entry_line.c.entry_id)
            .where(entry.c.document_id == document_id, entry.c.document_kind == document_kind)
            .order_by(entry_line.c.id)
        )
        return [movement_of(row) for row in lines]


def write(connection: Connection, new: Entry) -> EntryId:
    """Write an entry with its lines and return its number."""
    heading = new.heading
    entry_id = connection.execute(
        insert(entry)
        .values(
            warehouse_code=heading.warehouse_code,
            branch_code=heading.branch_code,
            document_kind=heading.document_kind,
            document_id=heading.document_id,
            actor=heading.actor,
            occurred_at=heading.occurred_at,
            recorded_at=heading.recorded_at,
            reverses=heading.reverses,
            reason=heading.reason,
        )
        .returning(entry.c.id)
    ).scalar_one()
    connection.execute(
        insert(entry_line).values(
            [
                {
                    "entry_id": entry_id,
                    "warehouse_code": heading.warehouse_code,
                    "occurred_at": heading.occurred_at,
                    "part_number": movement.part_number,
                    "tracking": movement.tracking,
                    "lot": movement.lot,
                    "quantity": movement.quantity,
                    "from_account": str(movement.from_account),
                    "to_account": str(movement.to_account),
                }
                for movement in new.movements
            ]
        )
    )
    return EntryId(entry_id)


def heading_of(row: Any) -> Heading:
    """Read the columns of `HEADING`."""
    return Heading(
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        document_kind=DocumentKind(row.document_kind),
        document_id=row.document_id,
        actor=row.actor,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        reverses=None if row.reverses is None else EntryId(row.reverses),
        reason=row.reason,
    )


def movement_of(row: Any) -> Movement:
    """Read the columns of `MOVEMENT`."""
    return Movement(
        part_number=PartNumber(row.part_number),
        quantity=row.quantity,
        from_account=Account.parse(row.from_account),
        to_account=Account.parse(row.to_account),
        tracking=Tracking(row.tracking),
        lot=row.lot,
    )
