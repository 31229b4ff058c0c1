"""Use case: add a product to a customer's file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from intake.domain.customer import InstalledProduct
from intake.ports import Tx


def register_installed_product(
    product: InstalledProduct, tx: Tx, now: datetime
) -> InstalledProduct:
    """Add an installed product; it belongs to the branch of its customer.

    Args:
        product: Under an id made at the door; its branch is filled in here.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The product as stored.

    Raises:
        CustomerNotFound: The caller knows no such customer.
        SerialNumberTaken: The model has that serial number already.

    Source: rulebook I-05, I-06.
    """
    customer = tx.customers.get(product.customer_id)
    stored = replace(product, branch=customer.branch)
    tx.installed_products.add(stored)
    return stored
