"""A part that inventory issued by serial or batch and a visit built into a product (P-18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.errors import Invalid


class PartUnnamed(Invalid):
    """A product or a part is needed; a serial or batch needs its part."""

    reason = "PART_UNNAMED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedPart:
    """Units of one serial or batch in a product.

    Args:
        id: Of inventory.
        quantity: Whole units; 0 when all of them came back unused after all.
        fitted_at: Report that the fault was gone (UTC).
        starts_on: Day of that at the branch of the product; its own warranty begins with it.
        ends_on: First day without its own warranty.
        pack_ref: Version of the warranty pack that gave the term.
        version: Of inventory; a later one takes the place of an earlier one.
    """

    id: str
    installed_product_id: str
    service_request_id: str
    work_order_id: str
    part_number: str
    lot: str
    quantity: int
    fitted_at: datetime
    starts_on: date
    ends_on: date
    pack_ref: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedPartKey:
    """By what fitted parts are looked for: a product, or a part, of one serial or batch or all.

    Raises:
        PartUnnamed: PART_UNNAMED, neither or both are named, or a lot without its part.
    """

    installed_product_id: str = ""
    part_number: str = ""
    lot: str = ""

    def __post_init__(self) -> None:
        if bool(self.installed_product_id) == bool(self.part_number) or (
            self.lot and not self.part_number
        ):
            raise PartUnnamed(
                "name a product, or a part with or without a serial or batch",
                rule="P-19",
                field="part_number",
            )
