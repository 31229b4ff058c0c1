"""The store of recalls in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from intake.domain.customer import InstalledProduct
from intake.domain.fitted_parts.fitted_part import FittedPart
from intake.domain.listing import Page
from intake.domain.recalls.recall import (
    ProductionBatch,
    Progress,
    Recall,
    RecallCodeTaken,
    RecalledProduct,
    RecallNotFound,
    RecallPolicy,
    RecallStale,
)
from intake.domain.vocabulary import Handling, Purpose
from intake.ports import Sweep

if TYPE_CHECKING:
    from fakes.intake import FakeTx

RECALLS = RecallPolicy(
    purpose=Purpose.ADMINISTRATION,
    handling=Handling.ON_SITE,
    sla_pack="planned-work",
)


class FakeRecalls:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _recalls(self) -> dict[str, Recall]:
        return self._tx.state.recalls

    @property
    def _caught(self) -> dict[tuple[str, str], RecalledProduct]:
        return self._tx.state.recalled

    def add(self, recall: Recall) -> Recall:
        if any(other.code == recall.code for other in self._recalls.values()):
            raise RecallCodeTaken(f"recall {recall.code}", rule="I-14", field="code")
        self._recalls[recall.id] = replace(recall, version=1)
        return self._recalls[recall.id]

    def get(self, recall_id: str) -> Recall:
        if recall_id not in self._recalls:
            raise RecallNotFound(f"no recall {recall_id}", rule="I-14", recall_id=recall_id)
        return self._recalls[recall_id]

    lock = get

    def save(self, recall: Recall) -> Recall:
        if self._recalls[recall.id].version != recall.version:
            raise RecallStale(f"recall {recall.code} changed", recall_id=recall.id)
        self._recalls[recall.id] = replace(recall, version=recall.version + 1)
        return self._recalls[recall.id]

    def lock_running(self) -> tuple[Recall, ...]:
        running = [each for each in self._recalls.values() if each.ended_at is None]
        return tuple(sorted(running, key=lambda each: (each.opened_at, each.id)))

    def page(self, after: str, limit: int, *, running_only: bool) -> Page[Recall]:
        rows = sorted(
            (
                each
                for each in self._recalls.values()
                if each.code > after and not (running_only and each.ended_at)
            ),
            key=lambda each: each.code,
        )
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def add_batch(self, made: ProductionBatch) -> None:
        self._tx.state.batches.add(made)

    def knows_batch(self, product_model: str, batch: str) -> bool:
        return any(
            (made.product_model, made.batch) == (product_model, batch)
            for made in self._tx.state.batches
        )

    def uncaught(
        self, recall: Recall, limit: int, now: datetime | None = None
    ) -> tuple[InstalledProduct, ...]:
        def is_held(product: InstalledProduct) -> bool:
            key = f"{recall.id}/{product.id}"
            sweep = Sweep.CATCH_RECALLED_PRODUCTS
            return now is not None and bool(self._tx.sweeps.holds(sweep, key, now))

        affected = [
            product
            for _, product in sorted(self._tx.state.products.items())
            if (recall.id, product.id) not in self._caught
            and not is_held(product)
            and any(
                each.covers(product, self._tx.state.batches, self._built_into(product))
                for each in recall.ranges
            )
        ]
        return tuple(affected[:limit])

    def _built_into(self, product: InstalledProduct) -> list[FittedPart]:
        known = self._tx.state.fitted_parts.values()
        return [each for each in known if each.installed_product_id == product.id]

    def add_product(self, caught: RecalledProduct) -> None:
        assert (caught.recall_id, caught.installed_product_id) not in self._caught
        self._caught[caught.recall_id, caught.installed_product_id] = caught

    def renew_product(self, renewed: RecalledProduct) -> None:
        self._caught[renewed.recall_id, renewed.installed_product_id] = renewed

    def product(self, recall_id: str, product_id: str) -> RecalledProduct:
        found = self._caught.get((recall_id, product_id))
        if found is None or not self._tx.may(found.branch):
            raise RecallNotFound(f"no product {product_id}", rule="I-14")
        return self._judged(found)

    def products(
        self, recall_id: str, after: str, limit: int, *, not_done_only: bool
    ) -> Page[RecalledProduct]:
        rows = [
            judged
            for (known, product_id), caught in sorted(self._caught.items())
            if known == recall_id and product_id > after and self._tx.may(caught.branch)
            for judged in (self._judged(caught),)
            if not (not_done_only and judged.is_done)
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def progress(self, recall_id: str, *, everywhere: bool = False) -> Progress:
        seen = [
            self._judged(caught)
            for (known, _), caught in self._caught.items()
            if known == recall_id and (everywhere or self._tx.may(caught.branch))
        ]
        done = sum(each.is_done for each in seen)
        ended = sum(each.outcome is not None for each in seen)
        return Progress(affected=len(seen), done=done, undone=ended - done)

    def _judged(self, caught: RecalledProduct) -> RecalledProduct:
        request = self._tx.state.requests[caught.service_request_id]
        return replace(caught, outcome=request.standing.outcome)
