"""What is kept of parts with serial or batch that visits built in (P-18, P-19)."""

from __future__ import annotations

from typing import Protocol

from intake.domain.fitted_parts.fitted_part import FittedPart, FittedPartKey
from intake.domain.listing import Page


class FittedParts(Protocol):
    """As inventory told them, with the warranty of their own that they were given here."""

    def put(self, part: FittedPart) -> None:
        """Add it, or take over the quantity that a later version tells; terms stay as given."""
        ...

    def find(self, product_id: str, lot: str) -> FittedPart | None:
        """Return what a product has of a serial or batch; of several, what is covered longest."""
        ...

    def page(self, key: FittedPartKey, after: str, limit: int) -> Page[FittedPart]:
        """Return what is in products of the caller's branches, by id, behind one."""
        ...
