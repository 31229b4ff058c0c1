"""Verbs of fitted parts in a scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inventory.domain.fitted_parts.fitted_part import FittedPart
from inventory.domain.fitted_parts.trace import LotOrigin
from inventory.domain.ids import PartNumber, WorkOrderId
from inventory.domain.lines import PartLine
from inventory.domain.requisition import Requisition
from inventory.handlers.fitted_parts.announcing import announce_fitted_parts
from inventory.handlers.fitted_parts.trace_part import fitted_parts_of
from inventory.handlers.on_service_report_submitted import (
    ServiceReported,
    on_service_report_submitted,
)
from inventory.ports.fitted_parts import FittedPartFilter
from unit.inventory.scene import ADMIN, SYSTEM, Scene, Who


@dataclass
class FittedPartsScene:
    """A scene whose orders get serials and batches."""

    day: Scene

    def issue(self, order: WorkOrderId, *lots: PartLine) -> Requisition:
        """Hand out lots that lie on the shelf."""
        asked = self.day.request_all({line.part_number: line.quantity for line in lots}, order)
        self.day.approve(asked, ADMIN)
        return self.day.issue(asked, *lots)

    def report(self, order: WorkOrderId, *, is_fixed: bool = True) -> None:
        event = ServiceReported(work_order_id=order, is_fixed=is_fixed, reported_at=self.day.now)
        self.day.do(on_service_report_submitted, event, SYSTEM)

    def announce(self) -> int:
        with self.day.begin(SYSTEM) as tx:
            return announce_fitted_parts(tx, self.day.now)

    def of_order(self, order: WorkOrderId, who: Who = SYSTEM) -> list[FittedPart]:
        return [row for row, _ in self.found(FittedPartFilter(work_order_id=order), who)]

    def found(
        self, wanted: FittedPartFilter, who: Who = SYSTEM
    ) -> list[tuple[FittedPart, tuple[LotOrigin, ...]]]:
        with self.day.begin(who) as tx:
            rows = fitted_parts_of(tx, wanted, None, 100)
            return [(row, tuple(origins)) for row, origins in rows]

    def movements(
        self, part: PartNumber, lot: str, who: Who = SYSTEM
    ) -> list[tuple[str, str, str]]:
        with self.day.begin(who) as tx:
            rows = tx.traces.movements(part, lot, None, 100)
        return [
            (
                row.line.heading.document_kind,
                str(row.line.movement.to_account),
                row.order.customer_id if row.order else "-",
            )
            for row in rows
        ]

    def places(self, part: PartNumber, lot: str, who: Who = SYSTEM) -> list[tuple[str, int, str]]:
        with self.day.begin(who) as tx:
            rows = tx.traces.places(part, lot, None, 100)
        return [
            (str(row.account), row.quantity, row.order.customer_id if row.order else "-")
            for row in rows
        ]


def pages_of(
    look: Callable[[object, int], list[object]], key: Callable[[object], object]
) -> list[object]:
    """Read a list one row at a time."""
    found: list[object] = []
    after: object = None
    while rows := look(after, 1):
        found += rows
        after = key(rows[-1])
    return found
