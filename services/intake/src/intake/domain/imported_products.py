"""Installed products out of a table (I-06)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from importing.batches import Plan, plan_rows
from importing.fields import Fields, duplicate
from intake.domain.branch import Branch
from intake.domain.customer import InstalledProduct
from intake.domain.errors import (
    BarCodeTaken,
    CustomerNotFound,
    IntakeError,
    SerialNumberTaken,
)
from intake.domain.register import not_after

RULE: Final = "I-06"
_LONGEST = 80
_CODE = 40

SerialKey = tuple[str, str]
"""Model and serial number; together they name one product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledProductRow:
    """One line of a table of installed products, as it was written."""

    line: int
    customer_code: str
    product_line: str
    product_model: str
    serial_number: str
    bar_code: str = ""
    delivered_on: str = ""
    accepted_on: str = ""
    warranty_card: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose a row is: the customer behind a code, and his branch."""

    customer_id: str
    branch: Branch


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseKnown:
    """What is on file about a batch of rows.

    Args:
        owners: Customers the caller may see, by code.
        products: By model and serial number, whoever's.
        bar_codes: Those of the batch that stand on a product or part already.
    """

    owners: Mapping[str, Owner]
    products: Mapping[SerialKey, InstalledProduct]
    bar_codes: frozenset[str]


def plan_products(
    rows: Iterable[tuple[str, InstalledProductRow]], known: BaseKnown, now: datetime
) -> Plan[InstalledProduct]:
    """Sort a batch into products to add, products on file, and rows that cannot be taken.

    A product on file under the same model and serial number is left as it is if its customer and
    product line are the same; days that were recorded since then stay.

    Args:
        rows: Each under the id that a new product would get.
        known: What is on file about them.
        now: Time of the command (UTC).

    Source: rulebook I-06.
    """
    seen: dict[SerialKey, int] = {}
    codes: dict[str, int] = {}

    def read(each: tuple[str, InstalledProductRow]) -> InstalledProduct | None:
        new_id, row = each
        product = _read(row, new_id, known.owners, now)
        key = (product.product_model, product.serial_number)
        if key in seen:
            raise duplicate("serial_number", " ".join(key), seen[key], RULE)
        if product.bar_code in codes:
            raise duplicate("bar_code", product.bar_code, codes[product.bar_code], RULE)
        seen[key] = row.line
        if product.bar_code:
            codes[product.bar_code] = row.line
        if key in known.products:
            _same(product, known.products[key])
            return None
        if product.bar_code in known.bar_codes:
            raise BarCodeTaken(
                f"bar code {product.bar_code} is on file already", rule=RULE, field="bar_code"
            )
        return product

    return plan_rows(rows, lambda each: each[1].line, read, IntakeError)


def product_row(line: int, customer_code: str, product: InstalledProduct) -> InstalledProductRow:
    """Write a product as a line that could be imported again."""
    return InstalledProductRow(
        line=line,
        customer_code=customer_code,
        product_line=product.product_line,
        product_model=product.product_model,
        serial_number=product.serial_number,
        bar_code=product.bar_code,
        delivered_on=product.delivered_on.isoformat() if product.delivered_on else "",
        accepted_on=product.accepted_on.isoformat() if product.accepted_on else "",
        warranty_card="yes" if product.has_warranty_card else "no",
    )


def _read(
    row: InstalledProductRow, new_id: str, owners: Mapping[str, Owner], now: datetime
) -> InstalledProduct:
    fields = Fields({name: text for name, text in asdict(row).items() if name != "line"}, RULE)
    owner = owner_of(fields, owners)
    today = owner.branch.day_of(now)
    delivered, accepted = fields.day("delivered_on"), fields.day("accepted_on")
    not_after(delivered or today, today, "delivered_on", rule=RULE)
    not_after(accepted or today, today, "accepted_on", rule=RULE)
    return InstalledProduct(
        id=new_id,
        customer_id=owner.customer_id,
        branch=owner.branch.code,
        product_line=fields.text("product_line", _LONGEST, 1),
        product_model=fields.text("product_model", _LONGEST, 1),
        serial_number=fields.text("serial_number", _LONGEST, 1),
        bar_code=fields.text("bar_code", _LONGEST),
        delivered_on=delivered,
        accepted_on=accepted,
        has_warranty_card=fields.flag("warranty_card"),
    )


def owner_of(fields: Fields, owners: Mapping[str, Owner]) -> Owner:
    """Return whose a row is.

    Raises:
        CustomerNotFound: The caller knows no customer of that code.
    """
    code = fields.text("customer_code", _CODE, 1)
    if code not in owners:
        raise CustomerNotFound(
            f"there is no customer with the code {code}", rule="I-05", field="customer_code"
        )
    return owners[code]


def _same(found: InstalledProduct, known: InstalledProduct) -> None:
    if (found.customer_id, found.product_line) != (known.customer_id, known.product_line):
        raise SerialNumberTaken(
            f"{found.product_model} {found.serial_number} is on file with another customer or line",
            rule=RULE,
            field="serial_number",
        )
