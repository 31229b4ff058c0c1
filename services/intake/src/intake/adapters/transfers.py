"""Batches in and pages out: one statement per table and batch (I-05, I-06, I-08, I-13)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, select

from chassis.array_inserts import ArrayInsert, joined, texts_joined
from chassis.unit_of_work import Principal
from intake.adapters import transfer_statements as statements
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.contracts import contract_columns, contracts_of
from intake.adapters.customer_files import file_columns, file_of
from intake.adapters.file_tables import (
    contract_products,
    customer_files,
    installed_parts,
    maintenance_contracts,
)
from intake.adapters.files import customer_columns, customer_of, tail_marks
from intake.adapters.installed_base import product_of
from intake.adapters.scope import as_uuid, within
from intake.adapters.tables import branches, customers, installed_products
from intake.domain.branch import Branch
from intake.domain.contract import Contract
from intake.domain.customer import ContactReading, Customer, InstalledProduct
from intake.domain.customer_file import FilePolicy
from intake.domain.errors import ImportOvertaken
from intake.domain.imported_contracts import ContractOut
from intake.domain.imported_customers import CustomerWithFile
from intake.domain.imported_products import Owner, SerialKey
from intake.domain.listing import Page

_p, _m = installed_products.c, maintenance_contracts.c


class StoredTransfers:
    """Many files at once; without a cipher (in the worker) contacts stay closed."""

    def __init__(
        self, connection: Connection, principal: Principal, cipher: ContactCipher | None
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._cipher = cipher

    def branches(self, codes: Collection[str]) -> Mapping[str, Branch]:
        statement = select(branches).where(branches.c.code.in_(sorted(codes)))
        rows = self._connection.execute(within(statement, branches.c.code, self._principal))
        return {row.code: _branch(row) for row in rows}

    def customers(self, codes: Collection[str]) -> Mapping[str, Customer]:
        rows = self._connection.execute(
            select(customers).where(customers.c.code.in_(sorted(codes)))
        ).all()
        return {row.code: customer_of(row, self._open_cipher()) for row in rows}

    def owners(self, codes: Collection[str]) -> Mapping[str, Owner]:
        statement = (
            select(customers.c.id, customers.c.code.label("customer_code"), branches)
            .join(branches, branches.c.code == customers.c.branch_code)
            .where(customers.c.code.in_(sorted(codes)))
        )
        rows = self._connection.execute(within(statement, customers.c.branch_code, self._principal))
        return {row.customer_code: Owner(customer_id=row.id, branch=_branch(row)) for row in rows}

    def products(self, keys: Collection[SerialKey]) -> Mapping[SerialKey, InstalledProduct]:
        if not keys:
            return {}
        wanted = sorted(keys)
        rows = self._connection.exec_driver_sql(
            statements.PRODUCTS,
            {"models": [key[0] for key in wanted], "serials": [key[1] for key in wanted]},
        )
        return {(row.product_model, row.serial_number): product_of(row) for row in rows}

    def bar_codes(self, codes: Collection[str]) -> frozenset[str]:
        wanted = sorted(codes)
        on_products = select(_p.bar_code).where(_p.bar_code.in_(wanted), _p.bar_code != "")
        on_parts = select(installed_parts.c.bar_code).where(installed_parts.c.bar_code.in_(wanted))
        return frozenset(self._connection.execute(on_products.union(on_parts)).scalars())

    def contracts(self, numbers: Collection[str]) -> Mapping[str, Contract]:
        rows = self._connection.execute(
            select(maintenance_contracts).where(_m.number.in_(sorted(numbers)))
        )
        return {contract.number: contract for contract in contracts_of(rows.all(), {})}

    def add_customers(self, added: Sequence[CustomerWithFile]) -> None:
        cipher = self._open_cipher() if added else self._cipher
        self._add(
            statements.ADD_CUSTOMERS,
            [texts_joined(customer_columns(each.customer, cipher)) for each in added if cipher],
        )
        self._add(
            statements.ADD_FILES,
            [
                {
                    **texts_joined(file_columns(each.file, cipher)),
                    "customer_id": each.file.customer_id,
                }
                for each in added
            ],
        )

    def add_products(
        self, added: Sequence[InstalledProduct], policies: Mapping[str, FilePolicy]
    ) -> None:
        rows = [statements.product_columns(product) for product in added]
        self._add(statements.ADD_PRODUCTS, rows)
        delivered = [row for row in rows if row["delivered_on"]]
        if delivered:
            arrays = {name: [row[name] for row in delivered] for name in statements.BEGUN}
            days = [policies[row["branch_code"]].due_within_days for row in delivered]
            self._connection.exec_driver_sql(statements.BEGIN_FILES, {**arrays, "days": days})

    def add_contracts(self, added: Sequence[Contract]) -> None:
        self._add(
            statements.ADD_CONTRACTS,
            [texts_joined(contract_columns(contract)) for contract in added],
        )
        named = [(contract.id, product) for contract in added for product in contract.products]
        self._add(
            statements.ADD_CONTRACT_PRODUCTS,
            [{"contract_id": each, "installed_product_id": product} for each, product in named],
        )

    def customer_page(self, branch: str, after: str, limit: int) -> Page[CustomerWithFile]:
        # Ids first: a page of a join is planned as the join of everything where nobody has
        # counted the tables yet.
        page = self.customer_ids(branch, after, limit)
        return Page(self.customers_of(page.rows), page.has_more)

    def customer_ids(self, branch: str, after: str, limit: int) -> Page[str]:
        rows = self._page(select(customers.c.id), customers.c.id, branch, after, limit)
        return Page(tuple(row.id for row in rows[:limit]), len(rows) > limit)

    def customers_of(self, ids: Sequence[str]) -> tuple[CustomerWithFile, ...]:
        statement = (
            _customers_with_files()
            .where(customers.c.id.in_(ids), customer_files.c.customer_id.in_(ids))
            .order_by(customers.c.id)
        )
        own = within(statement, customers.c.branch_code, self._principal)
        rows = self._connection.execute(own).all()
        return tuple(map(self._with_file, rows))

    def mark_phones(self, after: str, limit: int) -> str:
        page = self.customer_ids("", after, limit)
        self._connection.execute(
            select(customer_files.c.customer_id)
            .where(customer_files.c.customer_id.in_(page.rows))
            .order_by(customer_files.c.customer_id)
            .with_for_update(key_share=True)
        )
        cipher = self._open_cipher()
        found = self.customers_of(page.rows)
        arrays = {
            "ids": [each.customer.id for each in found],
            "marks": [joined(tail_marks([each.customer.phone], cipher)) for each in found],
            "file_marks": [
                joined(tail_marks(each.file.content.every_phone, cipher)) for each in found
            ],
        }
        self._connection.exec_driver_sql(statements.MARK_PHONES, arrays)
        return page.rows[-1] if page.has_more else ""

    def log_readings(self, readings: Sequence[ContactReading]) -> None:
        self._add(
            statements.ADD_READINGS,
            [
                {
                    "customer_id": each.customer_id,
                    "reader": each.reader,
                    "reason": each.reason,
                    "read_at": each.read_at,
                    "what": each.what.value,
                }
                for each in readings
            ],
        )

    def product_page(
        self, branch: str, after: str, limit: int
    ) -> Page[tuple[str, InstalledProduct]]:
        statement = select(installed_products, customers.c.code).join(
            customers, customers.c.id == _p.customer_id
        )
        rows = self._page(statement, _p.id, branch, after, limit)
        found = tuple((row.code or "", product_of(row)) for row in rows[:limit])
        return Page(found, len(rows) > limit)

    def contract_page(self, branch: str, after: str, limit: int) -> Page[ContractOut]:
        statement = (
            select(maintenance_contracts, customers.c.code)
            .join(customers, customers.c.id == _m.customer_id)
            .where(_m.number > after)
            .order_by(_m.number)
            .limit(limit + 1)
        )
        if branch:
            statement = statement.where(_m.branch_code == branch)
        rows = self._connection.execute(within(statement, _m.branch_code, self._principal)).all()
        kept = rows[:limit]
        keys = self._product_keys([row.id for row in kept if not row.covers_all])
        found = tuple(
            ContractOut(
                contract=contract,
                customer_code=row.code or "",
                products=tuple(keys.get(contract.id, ())),
            )
            for row, contract in zip(kept, contracts_of(kept, {}), strict=True)
        )
        return Page(found, len(rows) > limit)

    def _product_keys(self, contracts: Sequence[str]) -> dict[str, list[SerialKey]]:
        keys: dict[str, list[SerialKey]] = {}
        columns = contract_products.c
        rows = self._connection.execute(
            select(columns.contract_id, _p.product_model, _p.serial_number)
            .join(installed_products, _p.id == columns.installed_product_id)
            .where(columns.contract_id.in_(contracts))
            .order_by(columns.contract_id, _p.product_model, _p.serial_number)
        )
        for row in rows:
            keys.setdefault(row.contract_id, []).append((row.product_model, row.serial_number))
        return keys

    def _page(
        self, statement: Select[Any], key: Column[Any], branch: str, after: str, limit: int
    ) -> Sequence[Row[Any]]:
        statement = statement.order_by(key).limit(limit + 1)
        if after:
            statement = statement.where(key > as_uuid(after))
        if branch:
            statement = statement.where(key.table.c.branch_code == branch)
        return self._connection.execute(
            within(statement, key.table.c.branch_code, self._principal)
        ).all()

    def _with_file(self, row: Any) -> CustomerWithFile:
        return CustomerWithFile(
            customer=customer_of(row, self._open_cipher()), file=file_of(row, self._cipher)
        )

    def _add(self, insert: ArrayInsert, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows by one statement, or none of them."""
        if not insert.run(self._connection, rows):
            raise ImportOvertaken("somebody else added one of these rows a moment ago")

    def _open_cipher(self) -> ContactCipher:
        if self._cipher is None:
            raise RuntimeError("this process has no key for customers' contacts")
        return self._cipher


def _customers_with_files() -> Select[Any]:
    # What both tables name is the customer's; the key of the persons has a name of its own.
    both = {"key_id", "branch_code", "phone_marks"}
    names = [column for column in customer_files.c if column.name not in both]
    return select(customers, customer_files.c.key_id.label("file_key_id"), *names).join(
        customer_files, customer_files.c.customer_id == customers.c.id
    )


def _branch(row: Any) -> Branch:
    return Branch(
        code=row.code, name=row.name, city=row.city, region=row.region, time_zone=row.time_zone
    )
