"""Damage by people that a technician sees: from then on the customer pays (I-10, I-12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import Any

from intake.domain.customer import InstalledProduct
from intake.domain.vocabulary import ServiceCategory
from intake.handlers.record_damage import RecordDamage, record_damage
from intake.handlers.register_installed_product import register_installed_product
from simulation.asking import BRANCHES, Ask, Life
from simulation.price import Price

_DELIVERED = date(2026, 1, 5)


def new_product(product: str, customer: str) -> Callable[[Any, datetime], Any]:
    """Put a product on file whose warranty has months to go."""
    installed = InstalledProduct(
        id=product,
        customer_id=customer,
        branch=BRANCHES[0],
        product_line="general",
        product_model="M-1",
        serial_number=product,
        delivered_on=_DELIVERED,
    )
    return lambda tx, now: register_installed_product(installed, tx, now)


def damage_seen(request: str, code: str, price: Price, random: Random) -> Life:
    """Now and then it was no fault: say so at the desk, and the work has a price."""
    if price.is_paid or random.random() < 0.5:
        return
    told = RecordDamage(
        service_request_id=request, occurred_at=None, technician=code, finding="water inside"
    )
    decided = yield Ask(
        service="intake",
        subject=code,
        role="technician",
        use_case=lambda tx, now: record_damage(told, tx, now),
        patience=0,
    )
    if decided is not None:
        price.is_paid = decided.call.category is ServiceCategory.CHARGEABLE
