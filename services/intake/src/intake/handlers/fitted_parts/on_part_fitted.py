"""Reaction: inventory says that an issued part was fitted, or that it came back after all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.errors import RequestNotKnownYet
from intake.domain.fitted_parts.fitted_part import FittedPart
from intake.domain.months import months_after
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFitted:
    """What intake reads of PartFitted and PartFittingCorrected; `fitted_at` is UTC."""

    fitted_part_id: str
    service_request_id: str
    work_order_id: str
    part_number: str
    lot: str
    quantity: int
    fitted_at: datetime
    version: int


def on_part_fitted(event: PartFitted, tx: Tx, now: datetime) -> None:
    """Keep the part on the product that its request is about, with a warranty of its own.

    The term is that of a replaced part by the pack of the product line in force on the day of
    fitting, whoever paid for the part. A request without a product on file has nothing to keep it
    on; what inventory knows of it stays there. An earlier version changes nothing.

    Args:
        event: The part as inventory knows it then.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        RequestNotKnownYet: The request has not arrived here.

    Source: rulebook P-18, I-10.
    """
    request = tx.service_requests.lock_if_known(event.service_request_id)
    if request is None:
        raise RequestNotKnownYet(
            f"service request {event.service_request_id} is not known yet",
            service_request_id=event.service_request_id,
        )
    if not request.call.installed_product_id:
        return
    product = tx.installed_products.get(request.call.installed_product_id)
    day = tx.branches.require(product.branch).day_of(event.fitted_at)
    category = tx.policies.category(day).body
    pack = tx.policies.warranty_pack(category.pack_for(product.product_line), day)
    tx.fitted_parts.put(
        FittedPart(
            id=event.fitted_part_id,
            installed_product_id=product.id,
            service_request_id=request.id,
            work_order_id=event.work_order_id,
            part_number=event.part_number,
            lot=event.lot,
            quantity=event.quantity,
            fitted_at=event.fitted_at,
            starts_on=day,
            ends_on=months_after(day, pack.body.replaced_part_months),
            pack_ref=pack.ref,
            version=event.version,
        )
    )
