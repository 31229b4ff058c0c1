"""The installed base in PostgreSQL: products and parts with bar codes (I-06)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import Connection, Row, exists, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from chassis.statements import run
from chassis.unit_of_work import Principal
from intake.adapters.file_tables import (
    contract_products,
    installed_parts,
    maintenance_contracts,
)
from intake.adapters.files import constraint_of
from intake.adapters.scope import as_uuid, branches_of, own_products
from intake.adapters.statements import LOCK_PRODUCT, PRODUCT_COLUMNS
from intake.adapters.tables import installed_products
from intake.domain.customer import InstalledPart, InstalledProduct
from intake.domain.errors import (
    BarCodeTaken,
    InstalledProductNotFound,
    PartAlreadyReplaced,
    SerialNumberTaken,
)
from intake.domain.listing import Page, ProductKey

_p = installed_products.c
_SERIAL_NUMBER: Final = "installed_products_serial"
_BAR_CODES: Final = frozenset({"installed_products_bar_code", "installed_parts_pkey"})
_REPLACES: Final = "installed_parts_replaces"


class StoredInstalledProducts:
    """The installed base."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, product: InstalledProduct) -> None:
        values = asdict(product)
        values["branch_code"] = values.pop("branch")
        try:
            self._connection.execute(insert(installed_products), values)
        except IntegrityError as error:
            if constraint_of(error) in _BAR_CODES:
                raise bar_code_taken(product.bar_code) from error
            if constraint_of(error) != _SERIAL_NUMBER:
                raise
            raise SerialNumberTaken(
                f"{product.product_model} {product.serial_number} is on file already",
                rule="I-06",
                field="serial_number",
                serial_number=product.serial_number,
            ) from error

    def get(self, product_id: str) -> InstalledProduct:
        wanted = select(installed_products).where(_p.id == as_uuid(product_id))
        row = self._connection.execute(own_products(wanted, self._principal)).first()
        if row is None:
            raise _not_found(product_id)
        return product_of(row)

    def lock(self, product_id: str) -> InstalledProduct:
        wanted = {"id": as_uuid(product_id), "branches": branches_of(self._principal)}
        found = run(self._connection, LOCK_PRODUCT, wanted)
        if not found:
            raise _not_found(product_id)
        return InstalledProduct(**dict(zip(PRODUCT_COLUMNS, found[0], strict=True)))

    def save_dates(self, product: InstalledProduct) -> None:
        self._connection.execute(
            update(installed_products)
            .where(_p.id == product.id)
            .values(
                delivered_on=product.delivered_on,
                accepted_on=product.accepted_on,
                installation_ends_on=product.installation_ends_on,
                installation_policy_ref=product.installation_policy_ref,
            )
        )

    def page(self, key: ProductKey, after: str, limit: int) -> Page[InstalledProduct]:
        statement = select(installed_products).order_by(_p.id).limit(limit + 1)
        if after:
            statement = statement.where(_p.id > as_uuid(after))
        statement = own_products(statement.where(_matches(key)), self._principal)
        rows = self._connection.execute(statement).all()
        return Page(tuple(map(product_of, rows[:limit])), len(rows) > limit)


class StoredInstalledParts:
    """Parts with bar codes of their own; their product says who may see them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, part: InstalledPart) -> None:
        taken = self._connection.execute(
            select(_p.id).where(_p.bar_code == part.bar_code, _p.bar_code != "")
        ).first()
        if taken:
            raise bar_code_taken(part.bar_code)
        try:
            self._connection.execute(
                insert(installed_parts), {**asdict(part), "replaces": part.replaces or None}
            )
        except IntegrityError as error:
            if constraint_of(error) in _BAR_CODES:
                raise bar_code_taken(part.bar_code) from error
            if constraint_of(error) != _REPLACES:
                raise
            raise PartAlreadyReplaced(
                f"part {part.replaces} was replaced before",
                rule="I-06",
                field="replaces_bar_code",
                bar_code=part.replaces,
            ) from error

    def find(self, product_id: str, bar_code: str) -> InstalledPart | None:
        columns = installed_parts.c
        row = self._connection.execute(
            select(installed_parts).where(
                columns.bar_code == bar_code, columns.installed_product_id == as_uuid(product_id)
            )
        ).first()
        return None if row is None else _part_of(row)


def bar_code_taken(bar_code: str) -> BarCodeTaken:
    """Return the refusal of a bar code that stands on something else."""
    return BarCodeTaken(
        f"bar code {bar_code} is on file already",
        rule="I-06",
        field="bar_code",
        bar_code=bar_code,
    )


def _not_found(product_id: str) -> InstalledProductNotFound:
    return InstalledProductNotFound(
        f"there is no installed product {product_id}",
        rule="I-06",
        installed_product_id=product_id,
    )


def product_of(row: Any) -> InstalledProduct:
    """Read an installed product."""
    return InstalledProduct(
        id=row.id,
        customer_id=row.customer_id,
        branch=row.branch_code,
        product_line=row.product_line,
        product_model=row.product_model,
        serial_number=row.serial_number,
        delivered_on=row.delivered_on,
        accepted_on=row.accepted_on,
        contract_number=row.contract_number,
        contract_ends_on=row.contract_ends_on,
        bar_code=row.bar_code,
        has_warranty_card=row.has_warranty_card,
        installation_ends_on=row.installation_ends_on,
        installation_policy_ref=row.installation_policy_ref,
    )


def _part_of(row: Row[Any]) -> InstalledPart:
    return InstalledPart(
        bar_code=row.bar_code,
        installed_product_id=row.installed_product_id,
        part_number=row.part_number,
        installed_on=row.installed_on,
        replaces=row.replaces or "",
        replaced_in_warranty=row.replaced_in_warranty,
    )


def _matches(key: ProductKey) -> Any:
    if key.serial_number:
        return _p.serial_number == key.serial_number
    if key.customer_id:
        return _p.customer_id == as_uuid(key.customer_id)
    if key.bar_code:
        part = select(installed_parts.c.installed_product_id)
        return or_(
            _p.bar_code == key.bar_code,
            _p.id.in_(part.where(installed_parts.c.bar_code == key.bar_code)),
        )
    return or_(_p.contract_number == key.contract_number, _covered_by(key.contract_number))


def _covered_by(number: str) -> Any:
    """Match products that a contract of that number covers, by name or as all of its customer."""
    contract, covered = maintenance_contracts.c, contract_products.c
    named = exists(
        select(covered.contract_id)
        .where(covered.contract_id == contract.id, covered.installed_product_id == _p.id)
        .correlate(maintenance_contracts, installed_products)
    )
    return exists(
        select(contract.id).where(
            contract.number == number,
            contract.customer_id == _p.customer_id,
            or_(contract.covers_all, named),
        )
    )
