"""Use case: a recalled product whose request ended undone gets another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.recalls.recall import RecalledProduct
from intake.handlers.recalls.catching import with_request
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewRecalledProduct:
    recall_id: str
    installed_product_id: str


def renew_recalled_product(cmd: RenewRecalledProduct, tx: Tx, now: datetime) -> RecalledProduct:
    """Create the next request for a product that was rejected or withdrawn.

    Args:
        cmd: Which product of which recall.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RecallNotFound: No such recall, or the product is not in it.
        RecallEnded: It has ended.
        RequestNotUndone: The product's request is open or done.

    Source: rulebook I-14.
    """
    recall = tx.recalls.lock(cmd.recall_id)
    recall.needs_to_run()
    product = tx.recalls.product(recall.id, cmd.installed_product_id)
    product.needs_to_be_undone()
    again = replace(product, attempt=product.attempt + 1, outcome=None)
    renewed = with_request(recall, again, tx, now)
    tx.recalls.renew_product(renewed)
    return renewed
