"""What catching shares: the request that a recalled product becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from intake.domain.planned_work.requesting import InternalRequest, as_call
from intake.domain.recalls.recall import Recall, RecalledProduct
from intake.handlers.register_call import register_call
from intake.ports import Tx


def with_request(recall: Recall, caught: RecalledProduct, tx: Tx, now: datetime) -> RecalledProduct:
    """Create the request of a recalled product and return the product with it.

    Args:
        recall: Locked and running.
        caught: Its reference makes the request's id, so that it exists once.
        tx: Open transaction.
        now: Time of creation (UTC).

    Source: rulebook I-14.
    """
    policy = tx.policies.recalls(tx.branches.require(caught.branch).day_of(now))
    wanted = InternalRequest(
        reference=caught.reference,
        branch=caught.branch,
        customer_id="",
        installed_product_id=caught.installed_product_id,
        product_line="",
        purpose=policy.purpose,
        handling=policy.handling,
        sla_pack=policy.sla_pack,
        title=f"{recall.code}: {recall.title}",
        severity=recall.severity,
    )
    request = register_call(as_call(wanted, now), tx, now).request
    return replace(caught, service_request_id=request.id)
