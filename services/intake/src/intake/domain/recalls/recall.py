"""A recall: which products it is about, and how far it has come (I-14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from intake.domain.customer import InstalledProduct
from intake.domain.errors import AlreadyExists, ConcurrentUpdate, Invalid, NotFound, Refused
from intake.domain.fitted_parts.fitted_part import FittedPart
from intake.domain.vocabulary import DONE_OUTCOMES, Handling, Outcome, Purpose, Severity


class RecallNotFound(NotFound):
    """There is no such recall, or the product is not in it."""

    reason = "RECALL_NOT_FOUND"


class RecallStale(ConcurrentUpdate):
    """The recall changed between reading and writing."""

    reason = "RECALL_STALE"


class RecallCodeTaken(AlreadyExists):
    """Another recall has the code."""

    reason = "RECALL_CODE_TAKEN"


class RangeWrong(Invalid):
    """Serial numbers of a range have one length, and the first is not behind the last."""

    reason = "SERIAL_RANGE_WRONG"


class RangeOfNothing(Invalid):
    """A range names a model or a part; what narrows it needs what it narrows."""

    reason = "RECALL_RANGE_OF_NOTHING"


class BatchUnknown(Invalid):
    """Nobody registered which serial numbers the batch has."""

    reason = "BATCH_UNKNOWN"


class RecallEnded(Refused):
    """The recall has ended."""

    reason = "RECALL_ENDED"


class RecallNotComplete(Refused):
    """Some product is not done yet."""

    reason = "RECALL_NOT_COMPLETE"


class RequestNotUndone(Refused):
    """The product's request is still open, or done."""

    reason = "REQUEST_NOT_UNDONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallPolicy:
    """What the request of a recalled product is."""

    purpose: Purpose
    handling: Handling
    sla_pack: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialRange:
    """Serial numbers of one length from `first` to `last`, both included; empty covers all.

    Numbers of one length in the order of their characters are in the order of counting.

    Raises:
        RangeWrong: Only one end is given, the lengths differ, or the ends are swapped.
    """

    first: str = ""
    last: str = ""

    def __post_init__(self) -> None:
        if len(self.first) != len(self.last) or self.first > self.last:
            raise RangeWrong(
                f"{self.first!r} to {self.last!r} is no range of serial numbers",
                rule="I-14",
                field="serial_from",
            )

    def covers(self, serial_number: str) -> bool:
        """Say whether a serial number lies in the range."""
        if not self.first:
            return True
        same = len(serial_number) == len(self.first)
        return same and self.first <= serial_number <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionBatch:
    """Serial numbers of a model that were made together."""

    product_model: str
    batch: str
    serials: SerialRange


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallRange:
    """A model, narrowed by serial numbers, by a batch, or by both; or a part that was built in.

    Args:
        product_model: Empty: any, which only a range with a part may say.
        part_number: Products into which it was built; empty: whatever was built in.
        part_lot: Serial or batch of that part; empty: all of them.

    Raises:
        RangeOfNothing: It names neither model nor part, or a lot without its part, or narrows by
            serial numbers or batch what is of no model.
    """

    product_model: str
    serials: SerialRange
    batch: str = ""
    part_number: str = ""
    part_lot: str = ""

    def __post_init__(self) -> None:
        by_model = bool(self.serials.first or self.batch)
        if not self.product_model and (by_model or not self.part_number):
            raise _of_nothing("product_model")
        if self.part_lot and not self.part_number:
            raise _of_nothing("part_number")

    def covers(
        self,
        product: InstalledProduct,
        batches: Iterable[ProductionBatch],
        built_in: Iterable[FittedPart] = (),
    ) -> bool:
        """Say whether a product is affected.

        Args:
            product: From the installed base.
            batches: All batches that are registered.
            built_in: Parts that are in the product.

        Source: rulebook I-14, P-19.
        """
        if self.product_model not in {"", product.product_model}:
            return False
        if self.part_number and not any(map(self._names, built_in)):
            return False
        if not self.serials.covers(product.serial_number):
            return False
        return not self.batch or any(
            (made.product_model, made.batch) == (self.product_model, self.batch)
            and made.serials.covers(product.serial_number)
            for made in batches
        )

    def _names(self, part: FittedPart) -> bool:
        is_lot = self.part_lot in {"", part.lot}
        return part.quantity > 0 and part.part_number == self.part_number and is_lot


def _of_nothing(field: str) -> RangeOfNothing:
    return RangeOfNothing(
        "a range names a model, or a part with or without its serial or batch",
        rule="I-14",
        field=field,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What quality calls back; until it ends, products registered later are caught as well."""

    id: str
    code: str
    title: str
    severity: Severity
    ranges: tuple[RecallRange, ...]
    opened_by: str
    opened_at: datetime
    ended_at: datetime | None = None
    version: int = 0

    def needs_to_run(self) -> None:
        """Refuse what comes after the end.

        Raises:
            RecallEnded: It has ended.
        """
        if self.ended_at is not None:
            raise RecallEnded(
                f"recall {self.code} ended at {self.ended_at.isoformat()}", rule="I-14"
            )

    def ended(self, progress: Progress, waiting: int, now: datetime) -> Recall:
        """Return the recall as ended.

        Args:
            progress: Of all branches.
            waiting: Affected products that have no request yet.
            now: Time of the command (UTC).

        Raises:
            RecallEnded: It has ended already.
            RecallNotComplete: Some product is not done.

        Source: rulebook I-14.
        """
        self.needs_to_run()
        left = progress.affected - progress.done + waiting
        if left:
            raise RecallNotComplete(
                f"{left} products of recall {self.code} are not done",
                rule="I-14",
                affected=str(progress.affected + waiting),
                done=str(progress.done),
            )
        return replace(self, ended_at=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecalledProduct:
    """A product that was caught, and the request it became; `outcome` None while that is open."""

    recall_id: str
    installed_product_id: str
    branch: str
    service_request_id: str
    attempt: int
    caught_at: datetime
    outcome: Outcome | None = None

    @property
    def is_done(self) -> bool:
        """Say whether the work was done."""
        return self.outcome in DONE_OUTCOMES

    @property
    def reference(self) -> str:
        """The external reference of the request, unique in the register."""
        return f"recall/{self.recall_id}/{self.installed_product_id}/{self.attempt}"

    def needs_to_be_undone(self) -> None:
        """Refuse a second request while the first is open, or after it was done.

        Raises:
            RequestNotUndone: It is open or done.

        Source: rulebook I-14.
        """
        if self.outcome is None or self.is_done:
            raise RequestNotUndone(
                "its request is open or done",
                rule="I-14",
                service_request_id=self.service_request_id,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many products are affected, done, and ended without being done."""

    affected: int
    done: int
    undone: int

    @property
    def open(self) -> int:
        """How many are being worked on or wait."""
        return self.affected - self.done - self.undone

    @property
    def completion_rate(self) -> Decimal:
        """Share that is done; nothing affected is nothing left to do (I-14)."""
        return Decimal(self.done) / self.affected if self.affected else Decimal(1)
