"""Timer: turn affected products into requests (I-14)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from intake.domain.customer import InstalledProduct
from intake.domain.recalls.recall import Recall, RecalledProduct
from intake.handlers.recalls.catching import with_request
from intake.ports import Sweep, Tx


def catch_recalled_products(tx: Tx, now: datetime, limit: int) -> int:
    """Give a batch of affected products their requests.

    What is caught is what the ranges cover and no request was made for: a run that was cut short is
    taken up where it stopped, and a product registered later is found like any other. A product
    that fails is set aside.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).
        limit: Products to handle at most.

    Returns:
        How many products were to be caught.

    Source: rulebook I-14.
    """
    left = limit
    for recall in tx.recalls.lock_running():
        affected = tx.recalls.uncaught(recall, left, now)
        rows = {f"{recall.id}/{product.id}": product for product in affected}
        catch = partial(_catch, recall, tx, now)
        left -= tx.sweeps.each(Sweep.CATCH_RECALLED_PRODUCTS, rows, catch, now)
        if left == 0:
            break
    return limit - left


def _catch(recall: Recall, tx: Tx, now: datetime, product: InstalledProduct) -> None:
    caught = with_request(recall, _caught(recall, product, now), tx, now)
    tx.recalls.add_product(caught)


def _caught(recall: Recall, product: InstalledProduct, now: datetime) -> RecalledProduct:
    return RecalledProduct(
        recall_id=recall.id,
        installed_product_id=product.id,
        branch=product.branch,
        service_request_id="",
        attempt=1,
        caught_at=now,
    )
