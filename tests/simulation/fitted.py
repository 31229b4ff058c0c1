"""What is promised of parts with serial or batch that visits built in (P-18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from simulation.world import World


def fitted_parts_are_in_their_products(world: World) -> Iterator[str]:
    """P-18: what was issued, reported fixed and not brought back is in the product, once."""
    inventory, intake = _state(world, "inventory"), _state(world, "intake")
    in_products = dict(intake.fitted_parts)
    for part in inventory.fitted_parts.values():
        fixings = [
            at
            for order, at in inventory.fixings
            if order == part.work_order_id and at >= part.issued_at
        ]
        if (part.fitted_at is None) != (not fixings or (not part.quantity and not part.fitted_at)):
            yield f"{part.lot} of {part.work_order_id} was fitted at {part.fitted_at}"
        kept = in_products.pop(part.id, None)
        product = intake.requests[part.service_request_id].call.installed_product_id
        wanted = (product, part.quantity) if part.fitted_at and product else None
        if wanted != (kept and (kept.installed_product_id, kept.quantity)):
            yield f"{part.lot} of {part.work_order_id} is in {kept}, not in {wanted}"
        if product and (part.installed_product_id, part.customer_id) != (
            product,
            intake.requests[part.service_request_id].call.customer_id,
        ):
            yield f"{part.lot} of {part.work_order_id} is traced to {part.installed_product_id}"
    if in_products:
        yield f"nobody issued {sorted(in_products)}"


def _state(world: World, service: str) -> Any:
    store: Any = world.nodes[service].store
    return store.state
