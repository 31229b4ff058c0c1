"""Fitted parts of intake in memory: keep the promises of `intake.ports.fitted_parts`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.fitted_parts.fitted_part import FittedPart, FittedPartKey
from intake.domain.listing import Page

if TYPE_CHECKING:
    from fakes.intake import FakeTx


class FakeFittedParts:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _known(self) -> dict[str, FittedPart]:
        return self._tx.state.fitted_parts

    def put(self, part: FittedPart) -> None:
        known = self._known.get(part.id)
        if known is None:
            self._known[part.id] = part
        elif known.version < part.version:
            told = replace(known, quantity=part.quantity, version=part.version)
            self._known[part.id] = told

    def find(self, product_id: str, lot: str) -> FittedPart | None:
        found = [
            each
            for each in self._known.values()
            if (each.installed_product_id, each.lot) == (product_id, lot) and each.quantity
        ]
        return min(found, key=lambda each: (-each.ends_on.toordinal(), each.id), default=None)

    def page(self, key: FittedPartKey, after: str, limit: int) -> Page[FittedPart]:
        products = self._tx.state.products
        rows = [
            each
            for each in sorted(self._known.values(), key=lambda one: one.id)
            if each.quantity
            and each.id > after
            and key.installed_product_id in {"", each.installed_product_id}
            and key.part_number in {"", each.part_number}
            and key.lot in {"", each.lot}
            and self._tx.may(products[each.installed_product_id].branch)
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)
