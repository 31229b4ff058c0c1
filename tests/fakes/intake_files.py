"""Customer files, the installed base and contracts in memory; `fakes.intake` holds the state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from intake.domain.category import CategoryPolicy
from intake.domain.contract import (
    Contract,
    ContractCover,
    ContractFilter,
    ContractKind,
    ContractNotFound,
    ContractNotice,
    ContractNoticePolicy,
    ContractNumberTaken,
    NoticeKind,
    NoticeRule,
    StaleContract,
)
from intake.domain.customer import (
    ContactReading,
    InstalledPart,
    InstalledProduct,
    ReadingFilter,
    ReadingLine,
)
from intake.domain.customer_file import (
    CustomerFile,
    FileDuty,
    FilePart,
    FilePolicy,
    FileSummary,
    StaleCustomerFile,
    UpkeepCheck,
)
from intake.domain.errors import (
    BarCodeTaken,
    InstalledProductNotFound,
    PartAlreadyReplaced,
    SerialNumberTaken,
)
from intake.domain.listing import Page, ProductKey
from intake.domain.vocabulary import Handling, Outcome, Purpose
from intake.domain.warranty import Charging, TermStart, WarrantyPack
from intake.ports import Sweep

CATEGORY = CategoryPolicy(
    internal_purposes=frozenset({Purpose.INSPECTION, Purpose.ADMINISTRATION, Purpose.TRAINING}),
    without_product=Charging.PRICE_LIST,
    default_pack="standard",
    pack_by_product_line={"it-system": "it-systems"},
)


def _pack(months: int, counted_from: TermStart) -> WarrantyPack:
    return WarrantyPack(
        months=months,
        counted_from=counted_from,
        replaced_part_months=months,
        excludes_damage_by_people=True,
        afterwards=Charging.COST_PRICE_AND_LABOUR,
    )


WARRANTIES = {
    "standard": _pack(12, TermStart.DELIVERY),
    "it-systems": _pack(36, TermStart.ACCEPTANCE),
}
FILE = FilePolicy(due_within_days=2, upkeep_every_months=1, needed=tuple(FilePart))
_RENEWAL = NoticeRule(notice=NoticeKind.RENEWAL, months_before=1, role="supervisor")
_REPORT = NoticeRule(notice=NoticeKind.REPORT, months_before=3, role="supervisor")
NOTICES = ContractNoticePolicy(
    by_kind={
        ContractKind.MAINTENANCE: (_RENEWAL,),
        ContractKind.PROJECT: (_REPORT, _RENEWAL),
    }
)


class FilesPart:
    """A repository over the store of a `FakeTx`."""

    def __init__(self, tx: Any) -> None:
        self._tx = tx

    @property
    def _state(self) -> Any:
        return self._tx.state


class FakeCustomerFiles(FilesPart):
    def add(self, file: CustomerFile) -> None:
        self._state.files[file.customer_id] = replace(file, version=1)

    def get(self, customer_id: str) -> CustomerFile:
        self._tx.customers.require(customer_id)
        file: CustomerFile = self._state.files[customer_id]
        return file

    def lock(self, customer_id: str) -> CustomerFile:
        return self.get(customer_id)

    def save(self, file: CustomerFile) -> CustomerFile:
        if self._state.files[file.customer_id].version != file.version:
            raise StaleCustomerFile("the file changed", customer_id=file.customer_id)
        saved = replace(file, version=file.version + 1)
        self._state.files[file.customer_id] = saved
        return saved

    def due(
        self, duty: FileDuty, branch: str, now: datetime, after: tuple[str, str], limit: int
    ) -> Page[FileSummary]:
        found = [
            summary
            for file in self._state.files.values()
            if self._tx.may(file.branch) and branch in {"", file.branch}
            if (summary := self._due(file, duty, now))
        ]
        key = (date.fromisoformat(after[0]), after[1]) if after[0] else (date.min, "")
        rows = sorted(found, key=lambda each: (each.due_on, each.customer_id))
        rows = [each for each in rows if (each.due_on, each.customer_id) > key]
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def add_check(self, check: UpkeepCheck) -> None:
        self._state.checks.append(check)

    def checks(self, customer_id: str, after: int, limit: int) -> Page[tuple[int, UpkeepCheck]]:
        rows = [
            (number, check)
            for number, check in enumerate(self._state.checks, 1)
            if check.customer_id == customer_id and number > after
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def _due(self, file: CustomerFile, duty: FileDuty, now: datetime) -> FileSummary | None:
        today = self._state.branches[file.branch].day_of(now)
        plan = file.content.maintenance
        day = {
            FileDuty.COMPLETION: None if file.completed_on else file.due_on + timedelta(days=1),
            FileDuty.UPKEEP: file.upkeep_due_on,
            FileDuty.MAINTENANCE: plan.next_on if plan else None,
        }[duty]
        if day is None or day > today:
            return None
        customer = self._state.customers[file.customer_id]
        return FileSummary(
            customer_id=file.customer_id,
            customer_code=customer.code,
            customer_name=customer.name,
            branch=file.branch,
            begun_on=file.begun_on,
            due_on=file.due_on if duty is FileDuty.COMPLETION else day,
            completed_on=file.completed_on,
        )


class FakeContactReadings(FilesPart):
    def add(self, reading: ContactReading) -> None:
        self._state.readings.append(reading)

    def page(self, wanted: ReadingFilter, after: int, limit: int) -> Page[ReadingLine]:
        rows = [
            ReadingLine(id=number, branch=branch, reading=reading)
            for number, reading in enumerate(self._state.readings, 1)
            for branch in [self._state.customers[reading.customer_id].branch]
            if number > after
            and self._tx.may(branch)
            and wanted.branch in {"", branch}
            and wanted.reader in {"", reading.reader}
            and wanted.customer_id in {"", reading.customer_id}
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)


class FakeInstalledProducts(FilesPart):
    def add(self, product: InstalledProduct) -> None:
        for other in self._state.products.values():
            if (other.product_model, other.serial_number) == (
                product.product_model,
                product.serial_number,
            ):
                raise SerialNumberTaken(
                    f"serial number {product.serial_number} is taken",
                    rule="I-06",
                    field="serial_number",
                    installed_product_id=other.id,
                )
            if product.bar_code and other.bar_code == product.bar_code:
                raise _bar_code_taken(product.bar_code)
        self._state.products[product.id] = product

    def lock(self, product_id: str) -> InstalledProduct:
        return self.get(product_id)

    def get(self, product_id: str) -> InstalledProduct:
        product: InstalledProduct | None = self._state.products.get(product_id)
        if product is None or not self._may_see(product):
            raise InstalledProductNotFound(
                f"no installed product {product_id}", installed_product_id=product_id
            )
        return product

    def save_dates(self, product: InstalledProduct) -> None:
        self._state.products[product.id] = product

    def page(self, key: ProductKey, after: str, limit: int) -> Page[InstalledProduct]:
        rows = [
            product
            for _, product in sorted(self._state.products.items())
            if product.id > after and self._may_see(product) and self._has(product, key)
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def _may_see(self, product: InstalledProduct) -> bool:
        is_ours: bool = self._tx.may(product.branch)
        return is_ours or self._tx.works_on(lambda call: call.installed_product_id == product.id)

    def _has(self, product: InstalledProduct, key: ProductKey) -> bool:
        if key.serial_number:
            return product.serial_number == key.serial_number
        if key.customer_id:
            return product.customer_id == key.customer_id
        if key.contract_number:
            return product.contract_number == key.contract_number or any(
                contract.number == key.contract_number and _covers(contract, product)
                for contract in self._state.contracts.values()
            )
        part = self._state.parts.get(key.bar_code)
        return product.bar_code == key.bar_code or bool(
            part and part.installed_product_id == product.id
        )


class FakeInstalledParts(FilesPart):
    def add(self, part: InstalledPart) -> None:
        on_products = {product.bar_code for product in self._state.products.values()}
        if part.bar_code in self._state.parts or part.bar_code in on_products:
            raise _bar_code_taken(part.bar_code)
        if part.replaces and any(
            other.replaces == part.replaces for other in self._state.parts.values()
        ):
            raise PartAlreadyReplaced("replaced before", rule="I-06", field="replaces_bar_code")
        self._state.parts[part.bar_code] = part

    def find(self, product_id: str, bar_code: str) -> InstalledPart | None:
        part: InstalledPart | None = self._state.parts.get(bar_code)
        return part if part and part.installed_product_id == product_id else None


class FakeContracts(FilesPart):
    def add(self, contract: Contract) -> None:
        if self.is_known(contract.number):
            raise ContractNumberTaken(
                f"contract number {contract.number} is taken", rule="I-13", field="contract_number"
            )
        self._state.contracts[contract.id] = replace(contract, version=1)

    def get(self, contract_id: str) -> Contract:
        contract: Contract | None = self._state.contracts.get(contract_id)
        if contract is None or not self._tx.may(contract.branch):
            raise ContractNotFound(
                f"no contract {contract_id}", rule="I-13", contract_id=contract_id
            )
        return contract

    def numbered(self, number: str) -> Contract:
        numbers = {each.number: id_ for id_, each in self._state.contracts.items()}
        if number not in numbers:
            raise ContractNotFound(f"no contract {number}", rule="I-13", contract_id=number)
        return self.get(numbers[number])

    def lock(self, contract_id: str) -> Contract:
        return self.get(contract_id)

    def save(self, contract: Contract) -> Contract:
        if self._state.contracts[contract.id].version != contract.version:
            raise StaleContract("the contract changed", contract_id=contract.id)
        saved = replace(contract, version=contract.version + 1)
        self._state.contracts[contract.id] = saved
        return saved

    def page(self, wanted: ContractFilter, after: str, limit: int) -> Page[Contract]:
        rows = sorted(
            (
                contract
                for contract in self._state.contracts.values()
                if contract.number > after
                and self._tx.may(contract.branch)
                and wanted.branch in {"", contract.branch}
                and wanted.customer_id in {"", contract.customer_id}
                and (wanted.ends_by is None or contract.ends_on <= wanted.ends_by)
            ),
            key=lambda contract: contract.number,
        )
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def covering(self, product: InstalledProduct, on: date) -> ContractCover | None:
        covers = [
            contract
            for contract in self._state.contracts.values()
            if _covers(contract, product) and contract.starts_on <= on <= contract.ends_on
        ]
        if not covers:
            return None
        contract = min(covers, key=lambda each: (-each.ends_on.toordinal(), each.number))
        return ContractCover(
            contract_id=contract.id,
            number=contract.number,
            ends_on=contract.ends_on,
            sla_pack=contract.sla_pack,
            visits_included=contract.visits_included,
            visits_used=self._visits(contract, on) if contract.visits_included is not None else 0,
        )

    def is_known(self, number: str) -> bool:
        return any(contract.number == number for contract in self._state.contracts.values())

    def lock_due(self, now: datetime, limit: int) -> tuple[Contract, ...]:
        due = [
            contract
            for contract in self._state.contracts.values()
            if contract.next_notice_on
            and not self._tx.sweeps.holds(Sweep.NOTIFY_CONTRACTS, contract.id, now)
            and contract.next_notice_on <= self._state.branches[contract.branch].day_of(now)
        ]
        return tuple(sorted(due, key=lambda each: (each.next_notice_on, each.id))[:limit])

    def raised(self, contract: Contract) -> tuple[ContractNotice, ...]:
        return tuple(
            notice
            for (contract_id, _, ends_on), notice in sorted(self._state.notices.items())
            if (contract_id, ends_on) == (contract.id, contract.ends_on)
        )

    def save_notice(self, notice: ContractNotice) -> None:
        self._state.notices[notice.contract_id, notice.kind, notice.ends_on] = notice

    def _visits(self, contract: Contract, on: date) -> int:
        is_present = on >= contract.term_starts_on
        since = contract.term_starts_on if is_present else contract.starts_on
        before = date.max if is_present else contract.term_starts_on
        return sum(
            request.call.contract_id == contract.id
            and request.call.handling is Handling.ON_SITE
            and since <= request.call.day < before
            and request.standing.outcome not in {Outcome.REJECTED, Outcome.WITHDRAWN}
            for request in self._state.requests.values()
        )


def _covers(contract: Contract, product: InstalledProduct) -> bool:
    named = not contract.products or product.id in contract.products
    return named and contract.customer_id == product.customer_id


def _bar_code_taken(bar_code: str) -> BarCodeTaken:
    return BarCodeTaken(
        f"bar code {bar_code} is taken", rule="I-06", field="bar_code", bar_code=bar_code
    )
