"""What technician, approver and storekeeper do about the parts of one visit."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from callout.inventory.v1 import inventory_service_pb2 as inventory
from callout.inventory.v1 import resources_pb2 as stock
from callout_cli.play.opening import ask_when_known, warehouse_of
from callout_cli.play.stage import wait_for
from callout_cli.play.visit import Visit
from callout_cli.times import stamp

_HANDED_OUT_AFTER: Final = timedelta(minutes=4)


class Parts:
    """The requisition of one visit."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._requisition_id = ""

    def ask(self, parts: dict[str, int], at: datetime) -> bool:
        """Ask the branch's warehouse; says whether it has everything."""
        request = inventory.RequestPartsRequest(
            request_id=self._visit.key("parts"),
            work_order_id=self._visit.order_id,
            lines=[
                stock.PartLine(part_number=number, quantity=quantity)
                for number, quantity in sorted(parts.items())
            ],
            occurred_time=stamp(at),
        )
        requisition = ask_when_known(
            self._visit.day,
            self._visit.actor,
            request,
            inventory.RequestPartsResponse,
            self._visit.name,
        ).requisition
        self._requisition_id = requisition.id
        return not requisition.shortages

    def receive_missing(self, parts: dict[str, int], at: datetime) -> None:
        """What was short is delivered; waiting requisitions are served."""
        keeper = self._visit.day.cast.storekeeper(self._visit.planned.call.branch)
        keeper.ask(
            inventory.ReceiveStockRequest(
                request_id=self._visit.key("delivery"),
                warehouse_code=warehouse_of(self._visit.planned.call.branch),
                lines=[
                    stock.PartLine(part_number=number, quantity=quantity)
                    for number, quantity in sorted(parts.items())
                ],
                document=f"{self._visit.day.plan.name} {self._visit.name}",
                occurred_time=stamp(at),
            ),
            inventory.ReceiveStockResponse,
        )

        def look() -> stock.Requisition | None:
            found = keeper.ask(
                inventory.GetRequisitionRequest(requisition_id=self._requisition_id),
                inventory.GetRequisitionResponse,
            ).requisition
            return None if found.state == stock.Requisition.STATE_SHORT else found

        wait_for(f"parts of {self._visit.name}", look, sleep=self._visit.day.sleep)

    def hand_out(self, at: datetime) -> None:
        """Approve by the level of the amount, then hand out."""
        branch = self._visit.planned.call.branch
        keeper = self._visit.day.cast.storekeeper(branch)
        found = keeper.ask(
            inventory.GetRequisitionRequest(requisition_id=self._requisition_id),
            inventory.GetRequisitionResponse,
        ).requisition
        is_large = found.approval_level == "approver"
        level = self._visit.day.cast.deputy_general_manager if is_large else None
        (level or self._visit.day.cast.supervisor(branch)).ask(
            inventory.ApproveRequisitionRequest(
                request_id=self._visit.key("approve"),
                requisition_id=self._requisition_id,
                occurred_time=stamp(at),
            ),
            inventory.ApproveRequisitionResponse,
        )
        keeper.ask(
            inventory.IssuePartsRequest(
                request_id=self._visit.key("issue"),
                requisition_id=self._requisition_id,
                occurred_time=stamp(at + _HANDED_OUT_AFTER),
            ),
            inventory.IssuePartsResponse,
        )

    def bring_back(self, number: str, quantity: int, at: datetime) -> None:
        """What was not needed comes back, unused and checked."""
        self._visit.day.cast.storekeeper(self._visit.planned.call.branch).ask(
            inventory.ReturnPartsRequest(
                request_id=self._visit.key("return"),
                requisition_id=self._requisition_id,
                lines=[stock.PartLine(part_number=number, quantity=quantity)],
                unused_and_checked=True,
                occurred_time=stamp(at),
            ),
            inventory.ReturnPartsResponse,
        )
