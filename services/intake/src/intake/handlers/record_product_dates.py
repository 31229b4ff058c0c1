"""Use case: a product was delivered or accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from intake.domain.customer import InstalledProduct
from intake.domain.customer_file import begun_by
from intake.domain.register import not_after
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordProductDates:
    """Days at the branch; a day that is None stays as it is."""

    installed_product_id: str
    delivered_on: date | None
    accepted_on: date | None


def record_product_dates(cmd: RecordProductDates, tx: Tx, now: datetime) -> InstalledProduct:
    """Keep delivery and acceptance of a product; warranty is counted from them.

    Args:
        cmd: Which product and which days.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The product as stored.

    Raises:
        InstalledProductNotFound: The caller knows no such product.
        InTheFuture: A day has not come yet.
        AcceptedBeforeDelivery: The days stand in the wrong order.

    Source: rulebook I-05, I-06, I-10.
    """
    product = tx.installed_products.lock(cmd.installed_product_id)
    today = tx.branches.require(product.branch).day_of(now)
    for field, day in (("delivered_on", cmd.delivered_on), ("accepted_on", cmd.accepted_on)):
        not_after(day or today, today, field, rule="I-06")
    dated = replace(
        product,
        delivered_on=cmd.delivered_on or product.delivered_on,
        accepted_on=cmd.accepted_on or product.accepted_on,
    )
    tx.installed_products.save_dates(dated)
    if dated.delivered_on:
        file = tx.customer_files.lock(product.customer_id)
        begun = begun_by(file, dated.delivered_on, tx.policies.customer_file(today))
        if begun != file:
            tx.customer_files.save(begun)
    return dated
