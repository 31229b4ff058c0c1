"""Transfers in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from chassis.unit_of_work import ALL, Principal
from inventory.adapters.transfers.rows import (
    claim_columns,
    claim_of,
    first_columns,
    later_columns,
    line_columns,
    line_of,
    transfer_of,
    unit_columns,
    units_of,
)
from inventory.adapters.transfers.tables import (
    transfer,
    transfer_claim,
    transfer_line,
    transfer_unit,
)
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import TransferId
from inventory.domain.transfers.claim import Claim
from inventory.domain.transfers.transfer import (
    Side,
    Transfer,
    TransferLine,
    transfer_not_found,
)
from inventory.ports.transfers import TransferFilter

_c = transfer.c


class StoredTransfers:
    """`inventory.ports.transfers.Transfers`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, transfer_id: TransferId) -> Transfer:
        return self._one(self._visible(), transfer_id)

    def lock(self, transfer_id: TransferId) -> Transfer:
        return self._one(self._visible().with_for_update(), transfer_id)

    def lock_if_known(self, transfer_id: TransferId) -> Transfer | None:
        found = self._read(self._visible().with_for_update().where(_c.id == transfer_id))
        return found[0] if found else None

    def add(self, new: Transfer) -> Transfer:
        fresh = replace(new, version=1)
        self._connection.execute(
            insert(transfer).values(**first_columns(fresh), **later_columns(fresh))
        )
        self._connection.execute(
            insert(transfer_line).values([line_columns(fresh.id, each) for each in fresh.lines])
        )
        return fresh

    def save(self, changed: Transfer) -> Transfer:
        fresh = replace(changed, version=changed.version + 1)
        done = self._connection.execute(
            update(transfer)
            .where(_c.id == changed.id, _c.version == changed.version)
            .values(**later_columns(fresh))
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"transfer {fresh.id} was changed meanwhile", transfer_id=fresh.id
            )
        self._put_lines(fresh)
        self._put_units(fresh)
        self._put_claims(fresh)
        return fresh

    def page(
        self, wanted: TransferFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Transfer]:
        rows = self._visible()
        if wanted.warehouse_code:
            sends = _c.from_warehouse_code == wanted.warehouse_code
            receives = _c.to_warehouse_code == wanted.warehouse_code
            rows = rows.where(_at_an_end_here(sends, receives))
        if wanted.state is not None:
            rows = rows.where(_c.state == wanted.state.value)
        if wanted.is_urgent:
            rows = rows.where(_c.is_urgent)
        if after is not None:
            rows = rows.where(tuple_(_c.asked_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.asked_at, _c.id).limit(limit))

    def _put_lines(self, fresh: Transfer) -> None:
        line = insert(transfer_line).values([line_columns(fresh.id, each) for each in fresh.lines])
        self._connection.execute(
            line.on_conflict_do_update(
                index_elements=[transfer_line.c.transfer_id, transfer_line.c.part_number],
                set_={"received": line.excluded.received},
            )
        )

    def _put_units(self, fresh: Transfer) -> None:
        rows = [row for each in fresh.units for row in unit_columns(fresh.id, each)]
        if rows:
            self._connection.execute(insert(transfer_unit).values(rows).on_conflict_do_nothing())

    def _put_claims(self, fresh: Transfer) -> None:
        if not fresh.claims:
            return
        claim = insert(transfer_claim).values(
            [claim_columns(fresh.id, each) for each in fresh.claims]
        )
        decided = ("outcome", "settled_cause", "settled_by", "settled_at")
        self._connection.execute(
            claim.on_conflict_do_update(
                index_elements=[transfer_claim.c.transfer_id, transfer_claim.c.number],
                set_={name: claim.excluded[name] for name in decided},
            )
        )

    def _visible(self) -> Select[Any]:
        rows = select(*_c)
        if self._principal.branches == ALL:
            return rows
        mine = sorted(self._principal.branches)
        sends, receives = _c.from_branch_code.in_(mine), _c.to_branch_code.in_(mine)
        return rows.where(_at_an_end_here(sends, receives))

    def _one(self, statement: Select[Any], transfer_id: TransferId) -> Transfer:
        found = self._read(statement.where(_c.id == transfer_id))
        if not found:
            raise transfer_not_found(transfer_id)
        return found[0]

    def _read(self, statement: Select[Any]) -> Sequence[Transfer]:
        rows = self._connection.execute(statement).all()
        ids = [row.id for row in rows]
        units: defaultdict[str, list[Row[Any]]] = defaultdict(list)
        lines: defaultdict[str, list[TransferLine]] = defaultdict(list)
        line = transfer_line.c
        for row in self._connection.execute(
            select(*line).where(line.transfer_id.in_(ids)).order_by(line.part_number)
        ):
            lines[row.transfer_id].append(line_of(row))
        if any(row.side != Side.BOTH for row in rows):
            unit = transfer_unit.c
            for row in self._connection.execute(
                select(*unit).where(unit.transfer_id.in_(ids)).order_by(unit.part_number, unit.lot)
            ):
                units[row.transfer_id].append(row)
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        claim = transfer_claim.c
        for row in self._connection.execute(
            select(*claim).where(claim.transfer_id.in_(ids)).order_by(claim.number)
        ):
            claims[row.transfer_id].append(claim_of(row))
        return [
            transfer_of(row, tuple(lines[row.id]), units_of(units[row.id]), tuple(claims[row.id]))
            for row in rows
        ]


def _at_an_end_here(
    sends: ColumnElement[bool], receives: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Match an end in this cell; codes of another cell may be the same as ours."""
    return or_(
        and_(sends, _c.side != Side.RECEIVER.value), and_(receives, _c.side != Side.SENDER.value)
    )
