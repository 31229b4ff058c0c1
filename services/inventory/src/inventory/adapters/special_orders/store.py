"""Special orders in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.special_orders.rows import (
    deposit_of,
    first_columns,
    later_columns,
    quote_of,
    special_order_of,
)
from inventory.adapters.special_orders.tables import (
    deposit,
    deposit_settlement,
    special_order,
    special_order_quote,
)
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import SpecialOrderId
from inventory.domain.special_orders.errors import DepositReceiptTaken, SpecialOrderOpen
from inventory.domain.special_orders.quote import Quote
from inventory.domain.special_orders.special_order import SpecialOrder, special_order_not_found
from inventory.ports.special_orders import SpecialOrderFilter

_c = special_order.c
_q = special_order_quote.c
_d = deposit.c
_s = deposit_settlement.c


class StoredSpecialOrders:
    """`inventory.ports.special_orders.SpecialOrders`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, special_order_id: SpecialOrderId) -> SpecialOrder:
        return self._one(self._visible(), special_order_id)

    def lock(self, special_order_id: SpecialOrderId) -> SpecialOrder:
        return self._one(self._visible().with_for_update(), special_order_id)

    def add(self, new: SpecialOrder) -> SpecialOrder:
        fresh = replace(new, version=1)
        added = self._connection.execute(
            insert(special_order)
            .values(**first_columns(fresh), **later_columns(fresh))
            .on_conflict_do_nothing(
                index_elements=[_c.requisition_id],
                index_where=_c.state.in_(("proposed", "approved", "ordered")),
            )
        )
        if added.rowcount != 1:
            raise SpecialOrderOpen(
                f"requisition {new.requisition_id} is ordered specially already",
                rule="P-13",
                field="requisition_id",
                requisition_id=new.requisition_id,
            )
        return fresh

    def save(self, changed: SpecialOrder) -> SpecialOrder:
        fresh = replace(changed, version=changed.version + 1)
        done = self._connection.execute(
            update(special_order)
            .where(_c.id == changed.id, _c.version == changed.version)
            .values(**later_columns(fresh))
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"special order {fresh.id} was changed meanwhile", special_order_id=fresh.id
            )
        self._put_quotes(fresh)
        self._put_deposit(fresh)
        return fresh

    def page(
        self, wanted: SpecialOrderFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[SpecialOrder]:
        rows = self._visible()
        if wanted.branch_code:
            rows = rows.where(_c.branch_code == wanted.branch_code)
        if wanted.state is not None:
            rows = rows.where(_c.state == wanted.state.value)
        if wanted.holds_deposit:
            rows = rows.where(_c.holds_deposit)
        if after is not None:
            rows = rows.where(tuple_(_c.proposed_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.proposed_at, _c.id).limit(limit))

    def _put_quotes(self, fresh: SpecialOrder) -> None:
        if fresh.quotes:
            self._connection.execute(
                insert(special_order_quote)
                .values(
                    [
                        {
                            "special_order_id": fresh.id,
                            "supplier": each.supplier,
                            "amount": each.amount,
                            "quoted_at": each.quoted_at,
                            "document": each.document,
                            "recorded_by": each.recorded_by,
                        }
                        for each in fresh.quotes
                    ]
                )
                .on_conflict_do_nothing(index_elements=[_q.special_order_id, _q.supplier])
            )

    def _put_deposit(self, fresh: SpecialOrder) -> None:
        paid = fresh.deposit
        if paid is None:
            return
        self._connection.execute(
            insert(deposit)
            .values(
                special_order_id=fresh.id,
                branch_code=fresh.branch_code,
                amount=paid.amount,
                receipt_number=paid.receipt_number,
                received_by=paid.received_by,
                received_at=paid.received_at,
            )
            .on_conflict_do_nothing()
        )
        mine = select(_d.special_order_id).where(_d.special_order_id == fresh.id)
        if self._connection.execute(mine).one_or_none() is None:
            raise DepositReceiptTaken(
                f"receipt {paid.receipt_number} was used in {fresh.branch_code} before",
                rule="P-13",
                field="receipt_number",
                receipt_number=paid.receipt_number,
            )
        if paid.settlement is not None:
            self._connection.execute(
                insert(deposit_settlement).values(
                    special_order_id=fresh.id,
                    outcome=paid.settlement.outcome.value,
                    document=paid.settlement.document,
                    settled_by=paid.settlement.settled_by,
                    settled_at=paid.settlement.settled_at,
                )
            )

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _one(self, rows: Select[Any], special_order_id: SpecialOrderId) -> SpecialOrder:
        found = self._read(rows.where(_c.id == special_order_id))
        if not found:
            raise special_order_not_found(special_order_id)
        return found[0]

    def _read(self, statement: Select[Any]) -> Sequence[SpecialOrder]:
        rows = self._connection.execute(statement).all()
        ids = [row.id for row in rows]
        quotes: defaultdict[str, list[Quote]] = defaultdict(list)
        named = select(*_q).where(_q.special_order_id.in_(ids))
        for row in self._connection.execute(named.order_by(_q.amount, _q.supplier.collate("C"))):
            quotes[row.special_order_id].append(quote_of(row))
        paid = (
            select(*_d, _s.outcome, _s.document, _s.settled_by, _s.settled_at)
            .join(deposit_settlement, _s.special_order_id == _d.special_order_id, isouter=True)
            .where(_d.special_order_id.in_(ids))
        )
        deposits = {row.special_order_id: deposit_of(row) for row in self._connection.execute(paid)}
        return [special_order_of(row, tuple(quotes[row.id]), deposits.get(row.id)) for row in rows]
