"""Verbs of old parts in a scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventory.domain.ids import WarehouseCode, WorkOrderId
from inventory.domain.lots import Lot
from inventory.domain.old_parts.disposal import Disposal, DisposalOutcome
from inventory.domain.old_parts.old_part import DisposalId, OldPart
from inventory.domain.old_parts.waiver import WaiverKind
from inventory.domain.requisition import Requisition
from inventory.handlers.old_parts.dispose_old_parts import DisposeOldParts, dispose_old_parts
from inventory.handlers.old_parts.receive_old_part import ReceiveOldPart, receive_old_part
from inventory.handlers.old_parts.sweeps import (
    chase_old_parts,
    review_disposals,
    write_off_issues,
)
from inventory.handlers.old_parts.waive_old_part import WaiveOldPart, waive_old_part
from inventory.handlers.on_service_report_submitted import (
    ServiceReported,
    on_service_report_submitted,
)
from inventory.handlers.on_warranty_ended import WarrantyEnded, on_warranty_ended
from inventory.ports.old_parts import OldPartFilter
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import ADMIN, KEEPER, STORE, SUPERVISOR, SYSTEM, Scene, Who

ANY = OldPartFilter()


@dataclass
class OldPartsScene:
    """A scene with an order in warranty."""

    day: Scene

    def issue(self, order: WorkOrderId | None = None, **quantities: int) -> Requisition:
        """Hand out parts to an order in warranty."""
        return self.issue_to(order or self.day.order(in_warranty=True), quantities)

    def issue_to(self, order: WorkOrderId, quantities: Mapping[str, int]) -> Requisition:
        self.day.receive_all(quantities)
        asked = self.day.request_all(quantities, order)
        if asked.is_addition:  # the customer may pay by now
            CustomersScene(self.day).sign(asked)
        self.day.approve(asked, ADMIN)
        return self.day.issue(asked)

    def all(self, wanted: OldPartFilter = ANY, who: Who = SYSTEM) -> list[OldPart]:
        with self.day.begin(who) as tx:
            return list(tx.old_parts.page(wanted, None, 1000))

    def of(self, requisition: Requisition) -> OldPart:
        """The one old part of a requisition with one line."""
        (found,) = (each for each in self.all() if each.requisition_id == requisition.id)
        return found

    def receive(
        self, old_part: OldPart, quantity: int = 1, *serials: str, who: Who = KEEPER
    ) -> OldPart:
        cmd = ReceiveOldPart(
            old_part_id=old_part.id,
            quantity=quantity,
            condition="worn",
            lots=tuple(Lot(number=serial) for serial in serials),
        )
        return self.day.do(receive_old_part, cmd, who)

    def report(self, order: WorkOrderId, *, is_fixed: bool = True) -> None:
        event = ServiceReported(work_order_id=order, is_fixed=is_fixed, reported_at=self.day.now)
        self.day.do(on_service_report_submitted, event, SYSTEM)

    def end_warranty(self, order: WorkOrderId) -> None:
        event = WarrantyEnded(work_order_id=order, ended_at=self.day.now)
        self.day.do(on_warranty_ended, event, SYSTEM)

    def dispose(
        self,
        *old_parts: OldPart,
        outcome: DisposalOutcome = DisposalOutcome.SCRAP,
        warehouse: WarehouseCode = STORE,
        who: Who = SUPERVISOR,
    ) -> Disposal:
        cmd = DisposeOldParts(
            disposal_id=DisposalId(self.day.new_id()),
            warehouse_code=warehouse,
            old_part_ids=tuple(each.id for each in old_parts),
            outcome=outcome,
            document="SCRAP-1",
            reason="end of month",
        )
        return self.day.do(dispose_old_parts, cmd, who)

    def waive(
        self, old_part: OldPart, kind: WaiverKind = WaiverKind.LOST, who: Who = SUPERVISOR
    ) -> OldPart:
        cmd = WaiveOldPart(old_part_id=old_part.id, kind=kind, reason="left on the train")
        return self.day.do(waive_old_part, cmd, who)

    def review(self) -> int:
        with self.day.begin(SYSTEM) as tx:
            return review_disposals(tx, self.day.now)

    def chase(self) -> int:
        with self.day.begin(SYSTEM) as tx:
            return chase_old_parts(tx, self.day.now)

    def write_off(self) -> int:
        with self.day.begin(SYSTEM) as tx:
            return write_off_issues(tx, self.day.now)

    def written_off(self, **quantities: int) -> OldPart:
        """An old part that came after its order was reported."""
        issued = self.issue_to(self.day.order(in_warranty=True), quantities)
        self.day.later(hours=1)
        self.report(issued.work_order_id)
        owed = self.of(issued)
        return self.receive(owed, owed.quantity)
