"""Batches in and pages out of the store in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fakes.intake_files import FilesPart
from intake.domain.branch import Branch
from intake.domain.contract import Contract
from intake.domain.customer import ContactReading, Customer, InstalledProduct
from intake.domain.customer_file import FilePolicy, begun_by
from intake.domain.errors import ImportOvertaken
from intake.domain.imported_contracts import ContractOut
from intake.domain.imported_customers import CustomerWithFile
from intake.domain.imported_products import Owner, SerialKey
from intake.domain.listing import Page


class FakeTransfers(FilesPart):
    def branches(self, codes: Collection[str]) -> Mapping[str, Branch]:
        known = self._state.branches
        return {code: known[code] for code in codes if code in known and self._tx.may(code)}

    def customers(self, codes: Collection[str]) -> Mapping[str, Customer]:
        return {
            customer.code: customer
            for customer in self._state.customers.values()
            if customer.code and customer.code in codes
        }

    def owners(self, codes: Collection[str]) -> Mapping[str, Owner]:
        return {
            code: Owner(customer_id=customer.id, branch=self._state.branches[customer.branch])
            for code, customer in self.customers(codes).items()
            if self._tx.may(customer.branch)
        }

    def products(self, keys: Collection[SerialKey]) -> Mapping[SerialKey, InstalledProduct]:
        return {
            key: product
            for product in self._state.products.values()
            if (key := (product.product_model, product.serial_number)) in keys
        }

    def bar_codes(self, codes: Collection[str]) -> frozenset[str]:
        taken = {product.bar_code for product in self._state.products.values()} - {""}
        return frozenset((taken | set(self._state.parts)) & set(codes))

    def contracts(self, numbers: Collection[str]) -> Mapping[str, Contract]:
        return {
            contract.number: replace(contract, products=())
            for contract in self._state.contracts.values()
            if contract.number in numbers
        }

    def add_customers(self, added: Sequence[CustomerWithFile]) -> None:
        if self.customers([each.customer.code for each in added]):
            raise ImportOvertaken("somebody else added one of these rows a moment ago")
        for each in added:
            self._state.customers[each.customer.id] = each.customer
            self._tx.customer_files.add(each.file)

    def add_products(
        self, added: Sequence[InstalledProduct], policies: Mapping[str, FilePolicy]
    ) -> None:
        keys = [(product.product_model, product.serial_number) for product in added]
        codes = [product.bar_code for product in added if product.bar_code]
        if self.products(keys) or self.bar_codes(codes):
            raise ImportOvertaken("somebody else added one of these rows a moment ago")
        for product in added:
            self._state.products[product.id] = product
            file = self._state.files[product.customer_id]
            if product.delivered_on:
                begun = begun_by(file, product.delivered_on, policies[product.branch])
                if begun != file:
                    self._tx.customer_files.save(begun)

    def add_contracts(self, added: Sequence[Contract]) -> None:
        if self.contracts([contract.number for contract in added]):
            raise ImportOvertaken("somebody else added one of these rows a moment ago")
        for contract in added:
            self._tx.contracts.add(contract)

    def customer_page(self, branch: str, after: str, limit: int) -> Page[CustomerWithFile]:
        page = self.customer_ids(branch, after, limit)
        return Page(self.customers_of(page.rows), page.has_more)

    def customer_ids(self, branch: str, after: str, limit: int) -> Page[str]:
        return self._page(self._state.customers, branch, after, limit)

    def customers_of(self, ids: Sequence[str]) -> tuple[CustomerWithFile, ...]:
        state = self._state
        return tuple(
            CustomerWithFile(customer=state.customers[each], file=state.files[each])
            for each in sorted(ids)
            if self._tx.may(state.customers[each].branch)
        )

    def mark_phones(self, after: str, limit: int) -> str:  # noqa: ARG002
        """Nothing is kept apart from the numbers here."""
        return ""

    def log_readings(self, readings: Sequence[ContactReading]) -> None:
        self._state.readings.extend(readings)

    def product_page(
        self, branch: str, after: str, limit: int
    ) -> Page[tuple[str, InstalledProduct]]:
        page = self._page(self._state.products, branch, after, limit)
        found = [self._state.products[each] for each in page.rows]
        rows = tuple((self._code(product), product) for product in found)
        return Page(rows, page.has_more)

    def contract_page(self, branch: str, after: str, limit: int) -> Page[ContractOut]:
        by_number = {contract.number: contract for contract in self._state.contracts.values()}
        page = self._page(by_number, branch, after, limit)
        return Page(tuple(self._out(by_number[each]) for each in page.rows), page.has_more)

    def _out(self, contract: Contract) -> ContractOut:
        products = [self._state.products[each] for each in contract.products]
        return ContractOut(
            contract=replace(contract, products=()),
            customer_code=self._code(contract),
            products=tuple(sorted((each.product_model, each.serial_number) for each in products)),
        )

    def _code(self, owned: Any) -> str:
        code: str = self._state.customers[owned.customer_id].code
        return code

    def _page(self, rows: Mapping[str, Any], branch: str, after: str, limit: int) -> Page[str]:
        found = [
            key
            for key, row in sorted(rows.items())
            if key > after and self._tx.may(row.branch) and branch in {"", row.branch}
        ]
        return Page(tuple(found[:limit]), len(found) > limit)
