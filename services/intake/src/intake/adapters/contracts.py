"""Maintenance contracts and their notices in PostgreSQL (I-13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Date, Row, Select, cast, exists, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError

from chassis.statements import run
from chassis.unit_of_work import Principal
from intake.adapters.file_tables import (
    contract_notices,
    contract_products,
    maintenance_contracts,
)
from intake.adapters.files import constraint_of
from intake.adapters.scope import as_uuid, within
from intake.adapters.statements import COVER_COLUMNS, COVERING, VISITS_USED
from intake.adapters.sweeps import not_set_aside
from intake.adapters.tables import branches
from intake.domain.contract import (
    Contract,
    ContractCover,
    ContractFilter,
    ContractKind,
    ContractNotFound,
    ContractNotice,
    ContractNumberTaken,
    NoticeKind,
    StaleContract,
)
from intake.domain.customer import InstalledProduct
from intake.domain.listing import Page
from intake.ports import Sweep

_c = maintenance_contracts.c
_NUMBER: Final = "maintenance_contracts_number"


class StoredContracts:
    """Contracts of the principal's branches."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, contract: Contract) -> None:
        try:
            self._connection.execute(insert(maintenance_contracts), contract_columns(contract))
        except IntegrityError as error:
            if constraint_of(error) != _NUMBER:
                raise
            raise ContractNumberTaken(
                f"contract number {contract.number} is taken",
                rule="I-13",
                field="contract_number",
                contract_number=contract.number,
            ) from error
        if contract.products:
            self._connection.execute(
                insert(contract_products),
                [
                    {"contract_id": contract.id, "installed_product_id": product}
                    for product in contract.products
                ],
            )

    def get(self, contract_id: str) -> Contract:
        return self._one(_with_id(contract_id), contract_id)

    def numbered(self, number: str) -> Contract:
        return self._one(select(maintenance_contracts).where(_c.number == number), number)

    def lock(self, contract_id: str) -> Contract:
        return self._one(_with_id(contract_id).with_for_update(key_share=True), contract_id)

    def save(self, contract: Contract) -> Contract:
        done = self._connection.execute(
            update(maintenance_contracts)
            .where(_c.id == contract.id, _c.version == contract.version)
            .values(
                term_starts_on=contract.term_starts_on,
                ends_on=contract.ends_on,
                price=contract.price,
                next_notice_on=contract.next_notice_on,
                version=contract.version + 1,
            )
        )
        if done.rowcount == 0:
            raise StaleContract(
                "the contract changed meanwhile", rule="I-13", contract_id=contract.id
            )
        return replace(contract, version=contract.version + 1)

    def page(self, wanted: ContractFilter, after: str, limit: int) -> Page[Contract]:
        statement = (
            select(maintenance_contracts)
            .where(_c.number > after)
            .order_by(_c.number)
            .limit(limit + 1)
        )
        if wanted.branch:
            statement = statement.where(_c.branch_code == wanted.branch)
        if wanted.customer_id:
            statement = statement.where(_c.customer_id == as_uuid(wanted.customer_id))
        if wanted.ends_by:
            statement = statement.where(_c.ends_on <= wanted.ends_by)
        rows = self._connection.execute(within(statement, _c.branch_code, self._principal)).all()
        return Page(self._with_products(rows[:limit]), len(rows) > limit)

    def covering(self, product: InstalledProduct, on: date) -> ContractCover | None:
        wanted = {"customer_id": product.customer_id, "product_id": product.id, "day": on}
        rows = run(self._connection, COVERING, wanted)
        if not rows:
            return None
        found = dict(zip(COVER_COLUMNS, rows[0], strict=True))
        starts_on, term_starts_on = found.pop("starts_on"), found.pop("term_starts_on")
        cover = ContractCover(**found)
        if cover.visits_included is None:
            return cover
        is_present = on >= term_starts_on
        since = term_starts_on if is_present else starts_on
        before = date.max if is_present else term_starts_on
        used = self._visits(cover.contract_id, since, before)
        return replace(cover, visits_used=used)

    def is_known(self, number: str) -> bool:
        found = select(exists(select(_c.id).where(_c.number == number)))
        return bool(self._connection.execute(found).scalar_one())

    def lock_due(self, now: datetime, limit: int) -> tuple[Contract, ...]:
        today = cast(func.timezone(branches.c.time_zone, now), Date)
        rows = self._connection.execute(
            select(maintenance_contracts)
            .join(branches, branches.c.code == _c.branch_code)
            .where(_c.next_notice_on <= today, not_set_aside(Sweep.NOTIFY_CONTRACTS, _c.id, now))
            .order_by(_c.next_notice_on, _c.id)
            .limit(limit)
            .with_for_update(key_share=True, skip_locked=True, of=maintenance_contracts)
        ).all()
        return self._with_products(rows)

    def raised(self, contract: Contract) -> tuple[ContractNotice, ...]:
        columns = contract_notices.c
        rows = self._connection.execute(
            select(contract_notices)
            .where(columns.contract_id == contract.id, columns.ends_on == contract.ends_on)
            .order_by(columns.kind)
        ).all()
        return tuple(
            ContractNotice(
                contract_id=row.contract_id,
                kind=NoticeKind(row.kind),
                ends_on=row.ends_on,
                raised_at=row.raised_at,
                policy_ref=row.policy_ref,
                settled_at=row.settled_at,
                settled_by=row.settled_by,
                note=row.note,
            )
            for row in rows
        )

    def save_notice(self, notice: ContractNotice) -> None:
        values = {**asdict(notice), "kind": notice.kind.value}
        changed = ("settled_at", "settled_by", "note")
        self._connection.execute(
            upsert(contract_notices)
            .values(values)
            .on_conflict_do_update(
                index_elements=["contract_id", "kind", "ends_on"],
                set_={name: values[name] for name in changed},
            )
        )

    def _visits(self, contract_id: str, since: date, before: date) -> int:
        counted = {"contract_id": contract_id, "since": since, "before": before}
        return int(self._connection.exec_driver_sql(VISITS_USED, counted).scalar_one())

    def _one(self, statement: Select[Any], name: str) -> Contract:
        row = self._connection.execute(within(statement, _c.branch_code, self._principal)).first()
        if row is None:
            raise ContractNotFound(f"there is no contract {name}", rule="I-13", contract_id=name)
        return self._with_products([row])[0]

    def _with_products(self, rows: Iterable[Row[Any]]) -> tuple[Contract, ...]:
        found = list(rows)
        named = [row.id for row in found if not row.covers_all]
        products: dict[str, list[str]] = {}
        if named:
            columns = contract_products.c
            for contract, product in self._connection.execute(
                select(columns.contract_id, columns.installed_product_id)
                .where(columns.contract_id.in_(named))
                .order_by(columns.contract_id, columns.installed_product_id)
            ):
                products.setdefault(contract, []).append(product)
        return contracts_of(found, products)


def _with_id(contract_id: str) -> Select[Any]:
    return select(maintenance_contracts).where(_c.id == as_uuid(contract_id))


def contract_columns(contract: Contract) -> dict[str, Any]:
    """Write a new contract."""
    return {
        "id": contract.id,
        "number": contract.number,
        "customer_id": contract.customer_id,
        "branch_code": contract.branch,
        "kind": contract.kind.value,
        "covers_all": not contract.products,
        "items": list(contract.items),
        "calendar": contract.calendar,
        "sla_pack": contract.sla_pack,
        "visits_included": contract.visits_included,
        "price": contract.price,
        "starts_on": contract.starts_on,
        "term_starts_on": contract.term_starts_on,
        "ends_on": contract.ends_on,
        "responsible": contract.responsible,
        "next_notice_on": contract.next_notice_on,
        "version": 1,
    }


def contracts_of(
    rows: Iterable[Any], products: Mapping[str, Iterable[str]]
) -> tuple[Contract, ...]:
    """Read contracts beside the ids of the products that they name."""
    return tuple(_contract_of(row, products.get(row.id, ())) for row in rows)


def _contract_of(row: Any, products: Iterable[str]) -> Contract:
    return Contract(
        id=row.id,
        number=row.number,
        customer_id=row.customer_id,
        branch=row.branch_code,
        kind=ContractKind(row.kind),
        products=tuple(products),
        items=tuple(row.items),
        calendar=row.calendar,
        sla_pack=row.sla_pack,
        visits_included=row.visits_included,
        price=row.price,
        starts_on=row.starts_on,
        term_starts_on=row.term_starts_on,
        ends_on=row.ends_on,
        responsible=row.responsible,
        next_notice_on=row.next_notice_on,
        version=row.version,
    )
