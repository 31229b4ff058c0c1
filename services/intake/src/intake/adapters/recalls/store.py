"""Recalls in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError

from chassis.unit_of_work import Principal
from intake.adapters.files import constraint_of
from intake.adapters.recalls.tables import (
    production_batches,
    recall_ranges,
    recalled_products,
    recalls,
)
from intake.adapters.scope import as_uuid, within
from intake.adapters.tables import service_requests
from intake.domain.customer import InstalledProduct
from intake.domain.listing import Page
from intake.domain.recalls.recall import (
    ProductionBatch,
    Progress,
    Recall,
    RecallCodeTaken,
    RecalledProduct,
    RecallNotFound,
    RecallRange,
    RecallStale,
    SerialRange,
)
from intake.domain.vocabulary import DONE_OUTCOMES, Outcome, Severity
from intake.ports import Sweep

_r, _p = recalls.c, recalled_products.c
_CODE: Final = "recalls_code"
_DONE: Final = sorted(outcome.value for outcome in DONE_OUTCOMES)

# Serial numbers compare by their bytes, and only with those of the same length.
_COVERED: Final = """
    select id::text, customer_id::text, branch_code as branch, product_line, product_model,
        serial_number, delivered_on, accepted_on, contract_number, contract_ends_on
    from installed_products as product
    where exists (
            select 1 from recall_ranges as range
            where range.recall_id = %(recall_id)s::uuid
                and range.product_model in ('', product.product_model)
                and (range.part_number = '' or exists (
                    select 1 from fitted_parts as part
                    where part.installed_product_id = product.id and part.quantity > 0
                        and part.part_number = range.part_number
                        and range.part_lot in ('', part.lot)
                ))
                and (range.serial_from = '' or (
                    length(product.serial_number) = length(range.serial_from)
                    and product.serial_number collate "C"
                        between range.serial_from and range.serial_to
                ))
                and (range.batch = '' or exists (
                    select 1 from production_batches as made
                    where made.product_model = range.product_model and made.batch = range.batch
                        and length(product.serial_number) = length(made.serial_from)
                        and product.serial_number collate "C"
                            between made.serial_from and made.serial_to
                ))
        )
        and {candidates}
        and not exists (
            select 1 from recalled_products as caught
            where caught.recall_id = %(recall_id)s::uuid
                and caught.installed_product_id = product.id
        )
        and not exists (
            select 1 from rows_set_aside as aside
            where aside.sweep = %(sweep)s
                and aside.row_id = %(recall_id)s || '/' || product.id::text
                and aside.next_attempt_at > %(now)s::timestamptz
        )
    order by id
    limit %(rows)s
"""
_OF_A_MODEL: Final = """product.product_model in (
            select product_model from recall_ranges where recall_id = %(recall_id)s::uuid
        )"""
_WITH_A_PART: Final = """product.id in (
            select part.installed_product_id from fitted_parts as part
            join recall_ranges as named on named.part_number = part.part_number
                and named.part_lot in ('', part.lot)
            where named.recall_id = %(recall_id)s::uuid
        )"""
_UNCAUGHT: Final = _COVERED.replace("{candidates}", _OF_A_MODEL)
_UNCAUGHT_BY_PART: Final = _COVERED.replace("{candidates}", _WITH_A_PART)


class StoredRecalls:
    """Recalls, and the products of the branches that one principal acts for."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, recall: Recall) -> Recall:
        stored = replace(recall, version=1)
        try:
            self._connection.execute(insert(recalls), _columns(stored))
        except IntegrityError as error:
            if constraint_of(error) != _CODE:
                raise
            raise RecallCodeTaken(
                f"there is a recall {recall.code}", rule="I-14", field="code", code=recall.code
            ) from error
        self._connection.execute(
            insert(recall_ranges),
            [
                {
                    "recall_id": recall.id,
                    "position": position,
                    "product_model": each.product_model,
                    "serial_from": each.serials.first,
                    "serial_to": each.serials.last,
                    "batch": each.batch,
                    "part_number": each.part_number,
                    "part_lot": each.part_lot,
                }
                for position, each in enumerate(recall.ranges, 1)
            ],
        )
        return stored

    def get(self, recall_id: str) -> Recall:
        return self._one(select(recalls).where(_r.id == as_uuid(recall_id)), recall_id)

    def lock(self, recall_id: str) -> Recall:
        wanted = select(recalls).where(_r.id == as_uuid(recall_id))
        return self._one(wanted.with_for_update(), recall_id)

    def save(self, recall: Recall) -> Recall:
        saved = replace(recall, version=recall.version + 1)
        statement = update(recalls).where(_r.id == recall.id, _r.version == recall.version)
        if self._connection.execute(statement.values(_columns(saved))).rowcount == 0:
            raise RecallStale(f"recall {recall.code} changed", recall_id=recall.id)
        return saved

    def lock_running(self) -> tuple[Recall, ...]:
        statement = (
            select(recalls)
            .where(_r.ended_at.is_(None))
            .order_by(_r.opened_at, _r.id)
            .with_for_update(skip_locked=True)
        )
        return self._recalls(self._connection.execute(statement).all())

    def page(self, after: str, limit: int, *, running_only: bool) -> Page[Recall]:
        statement = select(recalls).where(_r.code > after).order_by(_r.code).limit(limit + 1)
        if running_only:
            statement = statement.where(_r.ended_at.is_(None))
        found = self._recalls(self._connection.execute(statement).all())
        return Page(found[:limit], len(found) > limit)

    def add_batch(self, made: ProductionBatch) -> None:
        self._connection.execute(
            upsert(production_batches).on_conflict_do_nothing(),
            {
                "product_model": made.product_model,
                "batch": made.batch,
                "serial_from": made.serials.first,
                "serial_to": made.serials.last,
            },
        )

    def knows_batch(self, product_model: str, batch: str) -> bool:
        known = select(production_batches).where(
            production_batches.c.product_model == product_model,
            production_batches.c.batch == batch,
        )
        return self._connection.execute(known.limit(1)).first() is not None

    def uncaught(
        self, recall: Recall, limit: int, now: datetime | None = None
    ) -> tuple[InstalledProduct, ...]:
        sweep = Sweep.CATCH_RECALLED_PRODUCTS.value
        wanted = {"recall_id": recall.id, "rows": limit, "now": now, "sweep": sweep}
        found: dict[str, InstalledProduct] = {}
        if any(each.product_model for each in recall.ranges):
            found |= self._products(_UNCAUGHT, wanted)
        if any(each.part_number for each in recall.ranges):
            found |= self._products(_UNCAUGHT_BY_PART, wanted)
        return tuple(found[product_id] for product_id in sorted(found))[:limit]

    def _products(self, statement: str, wanted: Mapping[str, Any]) -> dict[str, InstalledProduct]:
        rows = self._connection.exec_driver_sql(statement, wanted)
        return {row.id: InstalledProduct(**row._mapping) for row in rows}  # noqa: SLF001 - its names

    def add_product(self, caught: RecalledProduct) -> None:
        self._connection.execute(
            insert(recalled_products),
            {
                "recall_id": caught.recall_id,
                "installed_product_id": caught.installed_product_id,
                "branch_code": caught.branch,
                "service_request_id": caught.service_request_id,
                "attempt": caught.attempt,
                "caught_at": caught.caught_at,
            },
        )

    def renew_product(self, renewed: RecalledProduct) -> None:
        self._connection.execute(
            update(recalled_products)
            .where(
                _p.recall_id == renewed.recall_id,
                _p.installed_product_id == renewed.installed_product_id,
            )
            .values(service_request_id=renewed.service_request_id, attempt=renewed.attempt)
        )

    def product(self, recall_id: str, product_id: str) -> RecalledProduct:
        wanted = _products().where(
            _p.recall_id == as_uuid(recall_id), _p.installed_product_id == as_uuid(product_id)
        )
        row = self._connection.execute(within(wanted, _p.branch_code, self._principal)).first()
        if row is None:
            raise RecallNotFound(
                f"recall {recall_id} has no product {product_id}",
                rule="I-14",
                installed_product_id=product_id,
            )
        return _product(row)

    def products(
        self, recall_id: str, after: str, limit: int, *, not_done_only: bool
    ) -> Page[RecalledProduct]:
        statement = (
            _products()
            .where(_p.recall_id == as_uuid(recall_id))
            .order_by(_p.installed_product_id)
            .limit(limit + 1)
        )
        if after:
            statement = statement.where(_p.installed_product_id > as_uuid(after))
        if not_done_only:
            outcome = service_requests.c.outcome
            statement = statement.where(outcome.is_(None) | outcome.not_in(_DONE))
        rows = self._connection.execute(within(statement, _p.branch_code, self._principal)).all()
        return Page(tuple(map(_product, rows[:limit])), len(rows) > limit)

    def progress(self, recall_id: str, *, everywhere: bool = False) -> Progress:
        outcome = service_requests.c.outcome
        counts: list[ColumnElement[Any]] = [
            func.count().label("affected"),
            func.count().filter(outcome.in_(_DONE)).label("done"),
            func.count().filter(outcome.not_in(_DONE)).label("undone"),
        ]
        statement = (
            select(*counts)
            .select_from(recalled_products)
            .join(service_requests, service_requests.c.id == _p.service_request_id)
            .where(_p.recall_id == as_uuid(recall_id))
        )
        if not everywhere:
            statement = within(statement, _p.branch_code, self._principal)
        row = self._connection.execute(statement).one()
        return Progress(affected=row.affected, done=row.done, undone=row.undone)

    def _one(self, statement: Select[Any], recall_id: str) -> Recall:
        found = self._recalls(self._connection.execute(statement).all())
        if not found:
            raise RecallNotFound(
                f"there is no recall {recall_id}", rule="I-14", recall_id=recall_id
            )
        return found[0]

    def _recalls(self, rows: Sequence[Row[Any]]) -> tuple[Recall, ...]:
        if not rows:
            return ()
        ranges: dict[str, list[RecallRange]] = defaultdict(list)
        wanted = (
            select(recall_ranges)
            .where(recall_ranges.c.recall_id.in_([row.id for row in rows]))
            .order_by(recall_ranges.c.recall_id, recall_ranges.c.position)
        )
        for row in self._connection.execute(wanted):
            ranges[row.recall_id].append(
                RecallRange(
                    product_model=row.product_model,
                    serials=SerialRange(first=row.serial_from, last=row.serial_to),
                    batch=row.batch,
                    part_number=row.part_number,
                    part_lot=row.part_lot,
                )
            )
        return tuple(
            Recall(
                id=row.id,
                code=row.code,
                title=row.title,
                severity=Severity(row.severity),
                ranges=tuple(ranges[row.id]),
                opened_by=row.opened_by,
                opened_at=row.opened_at,
                ended_at=row.ended_at,
                version=row.version,
            )
            for row in rows
        )


def _products() -> Select[Any]:
    return select(recalled_products, service_requests.c.outcome).join(
        service_requests, service_requests.c.id == _p.service_request_id
    )


def _product(row: Row[Any]) -> RecalledProduct:
    return RecalledProduct(
        recall_id=row.recall_id,
        installed_product_id=row.installed_product_id,
        branch=row.branch_code,
        service_request_id=row.service_request_id,
        attempt=row.attempt,
        caught_at=row.caught_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
    )


def _columns(recall: Recall) -> dict[str, Any]:
    return {
        "id": recall.id,
        "code": recall.code,
        "title": recall.title,
        "severity": recall.severity.value,
        "opened_by": recall.opened_by,
        "opened_at": recall.opened_at,
        "ended_at": recall.ended_at,
        "version": recall.version,
    }
