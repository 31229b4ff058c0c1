"""Fitted parts in PostgreSQL; their product says who may see them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.unit_of_work import Principal
from intake.adapters.fitted_parts.tables import fitted_parts
from intake.adapters.scope import as_uuid, own_products
from intake.adapters.tables import installed_products
from intake.domain.fitted_parts.fitted_part import FittedPart, FittedPartKey
from intake.domain.listing import Page

_c = fitted_parts.c


class StoredFittedParts:
    """`intake.ports.fitted_parts.FittedParts`."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def put(self, part: FittedPart) -> None:
        fresh = upsert(fitted_parts).values(asdict(part))
        changed = {"quantity": fresh.excluded.quantity, "version": fresh.excluded.version}
        self._connection.execute(
            fresh.on_conflict_do_update(
                index_elements=[_c.id], set_=changed, where=_c.version < fresh.excluded.version
            )
        )

    def find(self, product_id: str, lot: str) -> FittedPart | None:
        row = self._connection.execute(
            select(fitted_parts)
            .where(_c.installed_product_id == as_uuid(product_id), _c.lot == lot, _c.quantity > 0)
            .order_by(_c.ends_on.desc(), _c.id)
            .limit(1)
        ).first()
        return None if row is None else _part_of(row)

    def page(self, key: FittedPartKey, after: str, limit: int) -> Page[FittedPart]:
        product = installed_products.c.id == _c.installed_product_id
        rows = select(fitted_parts).join(installed_products, product).where(_c.quantity > 0)
        if key.installed_product_id:
            rows = rows.where(_c.installed_product_id == as_uuid(key.installed_product_id))
        if key.part_number:
            rows = rows.where(_c.part_number == key.part_number)
        if key.lot:
            rows = rows.where(_c.lot == key.lot)
        if after:
            rows = rows.where(_c.id > as_uuid(after))
        found = self._connection.execute(
            own_products(rows.order_by(_c.id).limit(limit + 1), self._principal)
        ).all()
        return Page(tuple(map(_part_of, found[:limit])), len(found) > limit)


def _part_of(row: Any) -> FittedPart:
    return FittedPart(
        id=row.id,
        installed_product_id=row.installed_product_id,
        service_request_id=row.service_request_id,
        work_order_id=row.work_order_id,
        part_number=row.part_number,
        lot=row.lot,
        quantity=row.quantity,
        fitted_at=row.fitted_at,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        pack_ref=row.pack_ref,
        version=row.version,
    )
