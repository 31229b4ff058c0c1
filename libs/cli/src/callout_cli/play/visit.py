"""What dispatcher, technician and storekeeper do, from the order to the signature."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from callout.dispatch.v1 import dispatch_service_pb2 as dispatch
from callout.dispatch.v1 import resources_pb2 as orders
from callout.inventory.v1 import inventory_service_pb2 as inventory
from callout.inventory.v1 import resources_pb2 as stock
from callout_cli.client import Actor
from callout_cli.errors import UserError
from callout_cli.play.day import Day
from callout_cli.play.journal import Choice
from callout_cli.play.opening import ask_when_known, warehouse_of
from callout_cli.play.plan import PlannedCall, next_slot
from callout_cli.play.stage import wait_for
from callout_cli.refusal import Refusal
from callout_cli.times import stamp

_VISIT: Final = timedelta(hours=2)
_NEXT_TRY: Final = timedelta(minutes=30)
_TRIES: Final = 20


class Visit:
    """One visit of one call; `number` counts a call's visits from 1."""

    def __init__(self, day: Day, planned: PlannedCall, number: int) -> None:
        self._day = day
        self._planned = planned
        self._number = number
        self._order_id = ""
        self.technician = ""
        self.start = planned.received
        self.requisition_id = ""

    @property
    def name(self) -> str:
        """Name of the visit in the journal and in keys."""
        return f"{self._planned.number:02d}/{self._number}"

    def wait_for_order(self, openings: int) -> None:
        """The register's event opens the order, or opens it again."""

        def look() -> orders.WorkOrder | None:
            try:
                answer = self._dispatcher.ask(
                    dispatch.GetWorkOrderRequest(service_request_id=self._request_id),
                    dispatch.GetWorkOrderResponse,
                )
            except Refusal as refusal:
                if refusal.code.name == "NOT_FOUND":
                    return None
                raise
            opened = sum(_reopens(step) for step in answer.steps)
            return answer.work_order if opened >= openings else None

        self._order_id = wait_for(f"order of {self._request_id}", look, sleep=self._day.sleep).id

    def try_expired(self, code: str, at: datetime) -> str:
        """Try somebody without a valid certificate; returns why he was refused."""
        try:
            self._assign(Choice(technician=code, **_window(self._first_slot(at))), at, "expired")
        except Refusal as refusal:
            return refusal.sentence
        return ""

    def assign(self, at: datetime) -> str:
        """Send the best who is free, as early as somebody is; returns why him."""
        known = self._day.journal.find(self.name)
        if known is not None:
            self._take(known, at)
            return known.reason
        for attempt in range(_TRIES):
            window = _window(self._first_slot(at) + attempt * _NEXT_TRY)
            answer = self._suggest(window, at)
            if answer.candidates:
                best = answer.candidates[0]
                reasons = "; ".join(best.reasons)
                choice = Choice(technician=best.technician_code, reason=reasons, **window)
                self._day.journal.keep(self.name, choice)
                self._take(choice, at)
                return reasons
        raise UserError("error.nobody_free", exit_code=1, call=self.name)

    def accept(self, at: datetime) -> None:
        """He takes it on."""
        self._act(dispatch.AcceptWorkOrderRequest, dispatch.AcceptWorkOrderResponse, "accept", at)

    def travel(self, at: datetime) -> None:
        """He leaves."""
        self._act(dispatch.StartTravelRequest, dispatch.StartTravelResponse, "travel", at)

    def arrive(self, at: datetime) -> None:
        """He checks in."""
        self._tech.ask(
            dispatch.CheckInRequest(
                request_id=self._key("arrive"),
                work_order_id=self._order_id,
                occurred_time=stamp(at),
                place=self._planned.call.customer,
            ),
            dispatch.CheckInResponse,
        )

    def wait_for_parts(self, at: datetime) -> None:
        """The work stands still until parts come."""
        self._tech.ask(
            dispatch.SuspendWorkRequest(
                request_id=self._key("suspend"),
                work_order_id=self._order_id,
                occurred_time=stamp(at),
                state=orders.WorkOrder.STATE_WAITING_FOR_PARTS,
                note=f"{warehouse_of(self._planned.call.branch)} 缺件，等待到货",
            ),
            dispatch.SuspendWorkResponse,
        )

    def go_on(self, at: datetime) -> None:
        """The work goes on."""
        self._tech.ask(
            dispatch.ResumeWorkRequest(
                request_id=self._key("go-on"),
                work_order_id=self._order_id,
                occurred_time=stamp(at),
                place=self._planned.call.customer,
            ),
            dispatch.ResumeWorkResponse,
        )

    def report(
        self, finished: datetime, minutes: int, parts: dict[str, int], *, fixed: bool
    ) -> None:
        """He writes what he found and did."""
        call = self._planned.call
        replaced = [
            orders.ReplacedPart(
                part_number=number,
                quantity=quantity,
                serial_number=f"{number}-{self._planned.number:02d}{self._number}",
                reason="故障件更换",
                old_part_taken_back=True,
            )
            for number, quantity in sorted(parts.items())
        ]
        self._tech.ask(
            dispatch.SubmitServiceReportRequest(
                request_id=self._key("report"),
                work_order_id=self._order_id,
                occurred_time=stamp(finished),
                report=orders.ServiceReport(
                    symptom_found=call.symptom,
                    cause="器件老化" if parts else "参数与连接异常",
                    remedy="更换备件并测试" if parts else "调整并测试正常",
                    replaced_parts=replaced,
                    minutes_worked=minutes,
                    advice="建议按季度保养",
                    customer_opinion="满意",
                    fault_analysis="原因、影响与预防措施已随报告提交客户",
                    fixed=fixed,
                    finished_time=stamp(finished),
                ),
            ),
            dispatch.SubmitServiceReportResponse,
        )

    def sign(self, at: datetime) -> None:
        """The customer signs."""
        self._tech.ask(
            dispatch.SignVoucherRequest(
                request_id=self._key("sign"),
                work_order_id=self._order_id,
                occurred_time=stamp(at),
                signer_name=self._planned.call.customer,
                place=self._planned.call.customer,
            ),
            dispatch.SignVoucherResponse,
        )

    # --- parts --------------------------------------------------------------------------------

    def ask_for_parts(self, parts: dict[str, int], at: datetime) -> bool:
        """Ask the branch's warehouse; says whether it has everything."""
        request = inventory.RequestPartsRequest(
            request_id=self._key("parts"),
            work_order_id=self._order_id,
            lines=[
                stock.PartLine(part_number=number, quantity=quantity)
                for number, quantity in sorted(parts.items())
            ],
            occurred_time=stamp(at),
        )
        requisition = ask_when_known(
            self._day, self._tech, request, inventory.RequestPartsResponse, self.name
        ).requisition
        self.requisition_id = requisition.id
        return not requisition.shortages

    def receive_missing(self, parts: dict[str, int], at: datetime) -> None:
        """What was short is delivered; waiting requisitions are served."""
        keeper = self._day.cast.storekeeper(self._planned.call.branch)
        keeper.ask(
            inventory.ReceiveStockRequest(
                request_id=self._key("delivery"),
                warehouse_code=warehouse_of(self._planned.call.branch),
                lines=[
                    stock.PartLine(part_number=number, quantity=quantity)
                    for number, quantity in sorted(parts.items())
                ],
                document=f"{self._day.plan.name} {self.name}",
                occurred_time=stamp(at),
            ),
            inventory.ReceiveStockResponse,
        )

        def look() -> stock.Requisition | None:
            found = keeper.ask(
                inventory.GetRequisitionRequest(requisition_id=self.requisition_id),
                inventory.GetRequisitionResponse,
            ).requisition
            return None if found.state == stock.Requisition.STATE_SHORT else found

        wait_for(f"parts of {self.name}", look, sleep=self._day.sleep)

    def hand_out_parts(self, at: datetime) -> None:
        """Approve by the level of the amount, then hand out."""
        branch = self._planned.call.branch
        keeper = self._day.cast.storekeeper(branch)
        found = keeper.ask(
            inventory.GetRequisitionRequest(requisition_id=self.requisition_id),
            inventory.GetRequisitionResponse,
        ).requisition
        is_large = found.approval_level == "approver"
        level = self._day.cast.deputy_general_manager if is_large else None
        (level or self._day.cast.supervisor(branch)).ask(
            inventory.ApproveRequisitionRequest(
                request_id=self._key("approve"),
                requisition_id=self.requisition_id,
                occurred_time=stamp(at),
            ),
            inventory.ApproveRequisitionResponse,
        )
        keeper.ask(
            inventory.IssuePartsRequest(
                request_id=self._key("issue"),
                requisition_id=self.requisition_id,
                occurred_time=stamp(at + timedelta(minutes=4)),
            ),
            inventory.IssuePartsResponse,
        )

    def return_parts(self, number: str, quantity: int, at: datetime) -> None:
        """What was not needed comes back, unused and checked."""
        self._day.cast.storekeeper(self._planned.call.branch).ask(
            inventory.ReturnPartsRequest(
                request_id=self._key("return"),
                requisition_id=self.requisition_id,
                lines=[stock.PartLine(part_number=number, quantity=quantity)],
                unused_and_checked=True,
                occurred_time=stamp(at),
            ),
            inventory.ReturnPartsResponse,
        )

    # --- inside -------------------------------------------------------------------------------

    @property
    def _request_id(self) -> str:
        return self._day.requests[self._planned.number]

    @property
    def _dispatcher(self) -> Actor:
        return self._day.cast.dispatcher(self._planned.call.branch)

    @property
    def _tech(self) -> Actor:
        return self._day.cast.technician(self.technician)

    def _key(self, step: str) -> str:
        return self._day.plan.key(step, self.name)

    def _first_slot(self, at: datetime) -> datetime:
        return next_slot(at + timedelta(minutes=self._planned.delays.visit))

    def _suggest(self, window: dict[str, str], at: datetime) -> dispatch.SuggestTechniciansResponse:
        return self._dispatcher.ask(
            dispatch.SuggestTechniciansRequest(
                work_order_id=self._order_id, visit=_wire(window), occurred_time=stamp(at)
            ),
            dispatch.SuggestTechniciansResponse,
        )

    def _take(self, choice: Choice, at: datetime) -> None:
        self._assign(choice, at, "assign")
        self.technician = choice.technician
        self.start = choice.window[0]

    def _assign(self, choice: Choice, at: datetime, step: str) -> None:
        self._dispatcher.ask(
            dispatch.AssignTechnicianRequest(
                request_id=self._key(step),
                work_order_id=self._order_id,
                technician_code=choice.technician,
                visit=_wire({"start": choice.start, "end": choice.end}),
                occurred_time=stamp(at),
            ),
            dispatch.AssignTechnicianResponse,
        )

    def _act(self, request: type, answer: type, step: str, at: datetime) -> None:
        self._tech.ask(
            request(
                request_id=self._key(step),
                work_order_id=self._order_id,
                occurred_time=stamp(at),
            ),
            answer,
        )


def _window(start: datetime) -> dict[str, str]:
    return {"start": start.isoformat(), "end": (start + _VISIT).isoformat()}


def _wire(window: dict[str, str]) -> orders.VisitWindow:
    return orders.VisitWindow(
        start_time=stamp(datetime.fromisoformat(window["start"])),
        end_time=stamp(datetime.fromisoformat(window["end"])),
    )


def _reopens(step: orders.WorkOrderStep) -> bool:
    """Whether a step brought a finished order back."""
    finished = {
        orders.WorkOrder.STATE_DONE,
        orders.WorkOrder.STATE_SIGNED,
        orders.WorkOrder.STATE_CLOSED,
    }
    return step.from_state in finished and step.to_state == orders.WorkOrder.STATE_OPEN
