"""Files of branches, customers and their products, and of what was read in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from intake.domain.branch import Branch
from intake.domain.contract import (
    Contract,
)
from intake.domain.customer import (
    ContactReading,
    Customer,
    InstalledPart,
    InstalledProduct,
    ReadingFilter,
    ReadingLine,
)
from intake.domain.customer_file import (
    CustomerFile,
    FileDuty,
    FilePolicy,
    FileSummary,
    UpkeepCheck,
)
from intake.domain.imported_contracts import ContractOut
from intake.domain.imported_customers import CustomerWithFile
from intake.domain.imported_products import Owner, SerialKey
from intake.domain.listing import (
    Page,
    ProductKey,
)


class Branches(Protocol):
    """Branches never change once registered. A code the caller may not act for is not found."""

    def get(self, code: str) -> Branch:
        """Raise BranchNotFound if there is none, or none the caller may see."""
        ...

    def known(self, code: str) -> Branch | None:
        """Return a branch whoever asks, None if there is none."""
        ...

    def require(self, code: str) -> Branch:
        """Return a branch whoever asks; raise BranchNotFound if there is none."""
        ...

    def add(self, branch: Branch) -> None: ...

    def page(self, after: str, limit: int) -> Page[Branch]:
        """Return the branches after a code, in order of code."""
        ...


class Customers(Protocol):
    """Who the customers are; phone and address are stored encrypted (I-08)."""

    def get(self, customer_id: str) -> Customer:
        """Raise CustomerNotFound if there is none, or none the caller may see."""
        ...

    def require(self, customer_id: str) -> None:
        """Raise CustomerNotFound as `get` does, without reading the contact."""
        ...

    def add(self, customer: Customer) -> None:
        """Raise CustomerCodeTaken if another one has the code."""
        ...


class CustomerFiles(Protocol):
    """What belongs into a customer's file; persons and phones are stored encrypted (I-05, I-08)."""

    def add(self, file: CustomerFile) -> None: ...

    def get(self, customer_id: str) -> CustomerFile:
        """Raise CustomerNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, customer_id: str) -> CustomerFile:
        """As `get`, for changing; others wait until the transaction ends."""
        ...

    def save(self, file: CustomerFile) -> CustomerFile:
        """Store a file; raise StaleCustomerFile on a clash."""
        ...

    def due(
        self, duty: FileDuty, branch: str, now: datetime, after: tuple[str, str], limit: int
    ) -> Page[FileSummary]:
        """Return files whose duty is due on the day that `now` is at their branch.

        In order of due day and customer; `after` is the (ISO day, customer) of the last one seen.
        A completion is due once its last day is over, the others from their day on.
        """
        ...

    def add_check(self, check: UpkeepCheck) -> None: ...

    def checks(self, customer_id: str, after: int, limit: int) -> Page[tuple[int, UpkeepCheck]]:
        """Return upkeep checks with their numbers, in the order in which they were recorded."""
        ...


class ContactReadings(Protocol):
    """The log of unmasked readings (I-08); append-only."""

    def add(self, reading: ContactReading) -> None: ...

    def page(self, wanted: ReadingFilter, after: int, limit: int) -> Page[ReadingLine]:
        """Return readings after a number, in the order in which they were made."""
        ...


class InstalledProducts(Protocol):
    def add(self, product: InstalledProduct) -> None:
        """Raise SerialNumberTaken or BarCodeTaken if another one has it already."""
        ...

    def save_dates(self, product: InstalledProduct) -> None:
        """Store the days of a locked product: delivery, acceptance, warranty of installation."""
        ...

    def page(self, key: ProductKey, after: str, limit: int) -> Page[InstalledProduct]:
        """Return products with that key after an id, in order of id."""
        ...

    def get(self, product_id: str) -> InstalledProduct:
        """Raise InstalledProductNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, product_id: str) -> InstalledProduct:
        """Hold other calls about the same product back until the transaction ends.

        Raise InstalledProductNotFound if there is none, or none the caller may see.
        """
        ...


class InstalledParts(Protocol):
    def add(self, part: InstalledPart) -> None:
        """Raise BarCodeTaken or PartAlreadyReplaced if another one is there already."""
        ...

    def find(self, product_id: str, bar_code: str) -> InstalledPart | None:
        """Return a part of a product, None if it has none of that bar code."""
        ...


class Transfers(Protocol):
    """Many files at once: what is on file about a batch, batches to add, pages to take out.

    What is found "whoever's" is so that a key is never given twice; rows of branches that the
    caller does not act for are shown to nobody.
    """

    def branches(self, codes: Collection[str]) -> Mapping[str, Branch]:
        """Return those of the branches that the caller acts for."""
        ...

    def customers(self, codes: Collection[str]) -> Mapping[str, Customer]:
        """Return customers by code, whoever's."""
        ...

    def owners(self, codes: Collection[str]) -> Mapping[str, Owner]:
        """Return ids and branches of customers that the caller may see, by code."""
        ...

    def products(self, keys: Collection[SerialKey]) -> Mapping[SerialKey, InstalledProduct]:
        """Return products by model and serial number, whoever's."""
        ...

    def bar_codes(self, codes: Collection[str]) -> frozenset[str]:
        """Return those that stand on a product or part already."""
        ...

    def contracts(self, numbers: Collection[str]) -> Mapping[str, Contract]:
        """Return contracts by number, without their products, whoever's."""
        ...

    def add_customers(self, added: Sequence[CustomerWithFile]) -> None:
        """Raise ImportOvertaken if a code was taken meanwhile."""
        ...

    def add_products(
        self, added: Sequence[InstalledProduct], policies: Mapping[str, FilePolicy]
    ) -> None:
        """Add products; deliveries before the first contact are what their files begin with.

        `policies` say by branch when a file is due. Raise ImportOvertaken if a serial number or bar
        code was taken meanwhile.
        """
        ...

    def add_contracts(self, added: Sequence[Contract]) -> None:
        """Raise ImportOvertaken if a number was taken meanwhile."""
        ...

    def customer_page(self, branch: str, after: str, limit: int) -> Page[CustomerWithFile]:
        """Return customers after an id, in order of id."""
        ...

    def customer_ids(self, branch: str, after: str, limit: int) -> Page[str]:
        """As `customer_page`, only the ids."""
        ...

    def mark_phones(self, after: str, limit: int) -> str:
        """Mark the telephone numbers of customers after an id with the current key.

        Return the last id, empty at the end.
        """
        ...

    def customers_of(self, ids: Sequence[str]) -> tuple[CustomerWithFile, ...]:
        """Return the customers of some ids that the caller may see, in order of id."""
        ...

    def log_readings(self, readings: Sequence[ContactReading]) -> None: ...

    def product_page(
        self, branch: str, after: str, limit: int
    ) -> Page[tuple[str, InstalledProduct]]:
        """Return products after an id, in order of id, each with its customer's code."""
        ...

    def contract_page(self, branch: str, after: str, limit: int) -> Page[ContractOut]:
        """Return contracts after a number, in order of number."""
        ...
