"""Use case: add a product to a customer's file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from intake.domain.customer import InstalledProduct
from intake.domain.customer_file import begun_by
from intake.ports import Tx


def register_installed_product(
    product: InstalledProduct, tx: Tx, now: datetime
) -> InstalledProduct:
    """Add an installed product; it belongs to the branch of its customer.

    A delivery earlier than the first contact is what the customer's file begins with.

    Args:
        product: Under an id made at the door; its branch is filled in here.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The product as stored.

    Raises:
        CustomerNotFound: The caller knows no such customer.
        SerialNumberTaken: The model has that serial number already.
        BarCodeTaken: Another product or part has the bar code.

    Source: rulebook I-05, I-06.
    """
    file = tx.customer_files.lock(product.customer_id)
    stored = replace(product, branch=file.branch)
    tx.installed_products.add(stored)
    if stored.delivered_on:
        today = tx.branches.require(file.branch).day_of(now)
        begun = begun_by(file, stored.delivered_on, tx.policies.customer_file(today))
        if begun != file:
            tx.customer_files.save(begun)
    return stored
