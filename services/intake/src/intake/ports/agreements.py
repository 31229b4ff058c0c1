"""What was agreed with customers: maintenance contracts, quotes, returns."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from intake.domain.contract import (
    Contract,
    ContractCover,
    ContractFilter,
    ContractNotice,
)
from intake.domain.customer import (
    InstalledProduct,
)
from intake.domain.listing import (
    Page,
)
from intake.domain.quotes.quote import Quote
from intake.domain.return_cases.case import ReturnCase


class Contracts(Protocol):
    """Maintenance contracts (I-13)."""

    def add(self, contract: Contract) -> None:
        """Raise ContractNumberTaken if another one has the number."""
        ...

    def get(self, contract_id: str) -> Contract:
        """Raise ContractNotFound if there is none, or none the caller may see."""
        ...

    def numbered(self, number: str) -> Contract:
        """Raise ContractNotFound if no contract the caller may see has that number."""
        ...

    def lock(self, contract_id: str) -> Contract:
        """As `get`, for changing; others wait until the transaction ends."""
        ...

    def save(self, contract: Contract) -> Contract:
        """Store term, price and next notice; raise StaleContract on a clash."""
        ...

    def page(self, wanted: ContractFilter, after: str, limit: int) -> Page[Contract]:
        """Return contracts after a number, in order of number."""
        ...

    def covering(self, product: InstalledProduct, on: date) -> ContractCover | None:
        """Return the cover that lasts longest; calls under it wait for this transaction."""
        ...

    def is_known(self, number: str) -> bool:
        """Say whether a contract of that number is on file, whoever asks."""
        ...

    def lock_due(self, now: datetime, limit: int) -> tuple[Contract, ...]:
        """Get contracts with a notice due by the day at their branch; skip locked and set aside."""
        ...

    def raised(self, contract: Contract) -> tuple[ContractNotice, ...]:
        """Return the notices that were raised for the contract's present end."""
        ...

    def save_notice(self, notice: ContractNotice) -> None: ...


class Quotes(Protocol):
    """Quotes of requests the caller may see (I-12)."""

    def add(self, quote: Quote) -> Quote: ...

    def get(self, quote_id: str) -> Quote:
        """Raise QuoteNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, quote_id: str) -> Quote:
        """As `get`, for changing; others wait until the transaction ends."""
        ...

    def save(self, quote: Quote) -> Quote:
        """Store a quote; raise StaleQuote on a clash."""
        ...

    def open_of(self, request_id: str) -> Quote | None:
        """Return the quote of a request that the customer has not answered."""
        ...

    def accepted_of(self, request_id: str, at: datetime) -> Quote | None:
        """Return the quote of a request that was accepted last by an instant."""
        ...

    def page(self, request_id: str, after: tuple[datetime, str] | None, limit: int) -> Page[Quote]:
        """Return the quotes of a request after (prepared, id), in that order."""
        ...

    def count_discount(self, adviser: str, week: date) -> int:
        """Count one more discount of an adviser's week and return how many there are.

        Others who count in the same week wait until the transaction ends; a rolled back one does
        not count.
        """
        ...


class ReturnCases(Protocol):
    """Returns and exchanges of the caller's branches (I-11)."""

    def add(self, case: ReturnCase) -> ReturnCase: ...

    def get(self, case_id: str) -> ReturnCase:
        """Raise ReturnCaseNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, case_id: str) -> ReturnCase:
        """As `get`, for changing; others wait until the transaction ends."""
        ...

    def save(self, case: ReturnCase) -> ReturnCase:
        """Store a case; raise StaleReturnCase on a clash."""
        ...

    def open_of(self, product_id: str) -> ReturnCase | None:
        """Return the case of a product that is not closed."""
        ...

    def page(
        self, branch: str, after: tuple[datetime, str] | None, limit: int, *, open_only: bool
    ) -> Page[ReturnCase]:
        """Return cases after (opened, id), in that order."""
        ...
