"""Maintenance contracts out of a table (I-13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final

from importing.batches import Plan, plan_rows
from importing.fields import Fields, duplicate
from intake.domain.contract import (
    Contract,
    ContractKind,
    ContractNoticePolicy,
    ContractNumberTaken,
    NotTheCustomersContract,
    first_notice_on,
)
from intake.domain.customer import InstalledProduct
from intake.domain.errors import InstalledProductNotFound, IntakeError, SlaPackUnknown
from intake.domain.imported_products import Owner, SerialKey, owner_of

RULE: Final = "I-13"
_LONGEST, _ITEM = 80, 120
_KINDS: Final = {
    "maintenance": ContractKind.MAINTENANCE,
    "project": ContractKind.PROJECT,
    "维护": ContractKind.MAINTENANCE,
    "项目": ContractKind.PROJECT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    """One line of a table of contracts, as it was written."""

    line: int
    contract_number: str
    customer_code: str
    kind: str
    products: str = ""
    items: str = ""
    sla_pack: str = ""
    visits_included: str = ""
    price: str = ""
    starts_on: str = ""
    ends_on: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractsKnown:
    """What is on file about a batch of rows, and what policy says.

    Args:
        owners: Customers the caller may see, by code.
        products: By model and serial number.
        contracts: By number, whoever's.
        calendars: The calendar of each SLA pack in force, by branch and pack.
        notices: When notices are due, by branch.
    """

    owners: Mapping[str, Owner]
    products: Mapping[SerialKey, InstalledProduct]
    contracts: Mapping[str, Contract]
    calendars: Mapping[str, Mapping[str, str]]
    notices: Mapping[str, ContractNoticePolicy]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractOut:
    """A contract on its way out: with its customer's code and the keys of the products it names."""

    contract: Contract
    customer_code: str
    products: tuple[SerialKey, ...]


def plan_contracts(
    rows: Iterable[tuple[str, ContractRow]], known: ContractsKnown
) -> Plan[Contract]:
    """Sort a batch into contracts to add, contracts on file, and rows that cannot be taken.

    A contract on file under the same number is left as it is if customer and first day are the
    same; terms that were added since then stay.

    Args:
        rows: Each under the id that a new contract would get.
        known: What is on file about them.

    Source: rulebook I-13.
    """
    seen: dict[str, int] = {}

    def read(each: tuple[str, ContractRow]) -> Contract | None:
        new_id, row = each
        contract = _read(row, new_id, known)
        number = contract.number
        if number in seen:
            raise duplicate("contract_number", number, seen[number], RULE)
        seen[number] = row.line
        if number not in known.contracts:
            return contract
        _same(contract, known.contracts[number])
        return None

    return plan_rows(rows, lambda each: each[1].line, read, IntakeError)


def product_keys(row: ContractRow) -> tuple[SerialKey, ...]:
    """Return model and serial number of every product that a row names, as they are written."""
    named = (text.partition("|") for text in row.products.replace("；", ";").split(";"))
    return tuple((model.strip(), serial.strip()) for model, _, serial in named if model.strip())


def contract_row(line: int, found: ContractOut) -> ContractRow:
    """Write a contract as a line that could be imported again."""
    contract = found.contract
    visits = contract.visits_included
    return ContractRow(
        line=line,
        contract_number=contract.number,
        customer_code=found.customer_code,
        kind=contract.kind.value,
        products="; ".join(f"{model}|{serial}" for model, serial in found.products),
        items="; ".join(contract.items),
        sla_pack=contract.sla_pack,
        visits_included="" if visits is None else str(visits),
        price=str(contract.price),
        starts_on=contract.starts_on.isoformat(),
        ends_on=contract.ends_on.isoformat(),
        responsible=contract.responsible,
    )


def _read(row: ContractRow, new_id: str, known: ContractsKnown) -> Contract:
    fields = Fields({name: text for name, text in asdict(row).items() if name != "line"}, RULE)
    owner = owner_of(fields, known.owners)
    starts_on = fields.needed_day("starts_on")
    pack = fields.text("sla_pack", _LONGEST)
    calendars = known.calendars[owner.branch.code]
    if pack and pack not in calendars:
        raise SlaPackUnknown(f"no pack {pack} is in force", rule="I-18", field="sla_pack")
    contract = Contract(
        id=new_id,
        number=fields.text("contract_number", _LONGEST, 1),
        customer_id=owner.customer_id,
        branch=owner.branch.code,
        kind=fields.choice("kind", _KINDS),
        products=tuple(sorted({_product(key, owner, known) for key in product_keys(row)})),
        items=fields.texts_of("items", _ITEM),
        calendar=calendars[pack] if pack else "",
        sla_pack=pack,
        visits_included=fields.count("visits_included"),
        price=fields.price("price"),
        starts_on=starts_on,
        term_starts_on=starts_on,
        ends_on=fields.needed_day("ends_on"),
        responsible=fields.text("responsible", _LONGEST, 1),
    )
    return replace(
        contract, next_notice_on=first_notice_on(contract, known.notices[contract.branch])
    )


def _product(key: SerialKey, owner: Owner, known: ContractsKnown) -> str:
    product = known.products.get(key)
    if product is None:
        raise InstalledProductNotFound(
            f"there is no product {'|'.join(key)}", rule="I-06", field="products"
        )
    if product.customer_id != owner.customer_id:
        raise NotTheCustomersContract(
            f"{'|'.join(key)} belongs to another customer", rule=RULE, field="products"
        )
    return product.id


def _same(found: Contract, known: Contract) -> None:
    if (found.customer_id, found.starts_on) != (known.customer_id, known.starts_on):
        raise ContractNumberTaken(
            f"contract {found.number} is on file with another customer or first day",
            rule=RULE,
            field="contract_number",
        )
