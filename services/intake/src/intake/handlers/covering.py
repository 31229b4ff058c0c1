"""Which contract covers a product on a day (I-13)."""

from __future__ import annotations

from datetime import date

from intake.domain.contract import ContractCover
from intake.domain.customer import InstalledProduct
from intake.ports import Tx


def covering_contract(product: InstalledProduct | None, tx: Tx, on: date) -> ContractCover | None:
    """Return what a contract means for a product on a day, None where none covers it.

    A contract that is written beside the product only, without one of that number on file, covers
    the product as well, without a limit of visits.

    Args:
        product: The installed product, if one is named.
        tx: Open transaction.
        on: Day at the branch.

    Source: rulebook I-13.
    """
    if product is None:
        return None
    if found := tx.contracts.covering(product, on):
        return found
    ends_on = product.contract_ends_on
    if not product.contract_number or ends_on is None or on > ends_on:
        return None
    if not tx.contracts.is_known(product.contract_number):
        return ContractCover(contract_id="", number=product.contract_number, ends_on=ends_on)
    return None
