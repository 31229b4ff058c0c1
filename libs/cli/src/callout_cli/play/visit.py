"""What dispatcher, technician and storekeeper do, from the order to the signature."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from callout.dispatch.v1 import dispatch_service_pb2 as dispatch
from callout.dispatch.v1 import resources_pb2 as orders
from callout_cli.client import Actor
from callout_cli.errors import UserError
from callout_cli.play.day import Day
from callout_cli.play.journal import Choice
from callout_cli.play.opening import warehouse_of
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
        self.day = day
        self.planned = planned
        self._number = number
        self.order_id = ""
        self.technician = ""
        self.start = planned.received

    @property
    def name(self) -> str:
        """Name of the visit in the journal and in keys."""
        return f"{self.planned.number:02d}/{self._number}"

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

        self.order_id = wait_for(f"order of {self._request_id}", look, sleep=self.day.sleep).id

    def try_expired(self, code: str, at: datetime) -> str:
        """Try somebody without a valid certificate; returns why he was refused."""
        try:
            self._assign(Choice(technician=code, **_window(self._first_slot(at))), at, "expired")
        except Refusal as refusal:
            return refusal.told()
        return ""

    def assign(self, at: datetime) -> str:
        """Send the best who is free, as early as somebody is; returns why him."""
        known = self.day.journal.find(self.name)
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
                self.day.journal.keep(self.name, choice)
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
        self.actor.ask(
            dispatch.CheckInRequest(
                request_id=self.key("arrive"),
                work_order_id=self.order_id,
                occurred_time=stamp(at),
                place=self.planned.call.customer,
            ),
            dispatch.CheckInResponse,
        )

    def wait_for_parts(self, at: datetime) -> None:
        """The work stands still until parts come."""
        self.actor.ask(
            dispatch.SuspendWorkRequest(
                request_id=self.key("suspend"),
                work_order_id=self.order_id,
                occurred_time=stamp(at),
                state=orders.WorkOrder.STATE_WAITING_FOR_PARTS,
                note=f"{warehouse_of(self.planned.call.branch)} 缺件，等待到货",
            ),
            dispatch.SuspendWorkResponse,
        )

    def go_on(self, at: datetime) -> None:
        """The work goes on."""
        self.actor.ask(
            dispatch.ResumeWorkRequest(
                request_id=self.key("go-on"),
                work_order_id=self.order_id,
                occurred_time=stamp(at),
                place=self.planned.call.customer,
            ),
            dispatch.ResumeWorkResponse,
        )

    def report(
        self, finished: datetime, minutes: int, parts: dict[str, int], *, fixed: bool
    ) -> None:
        """He writes what he found and did."""
        call = self.planned.call
        replaced = [
            orders.ReplacedPart(
                part_number=number,
                quantity=quantity,
                serial_number=f"{number}-{self.planned.number:02d}{self._number}",
                reason="故障件更换",
                old_part_taken_back=True,
            )
            for number, quantity in sorted(parts.items())
        ]
        self.actor.ask(
            dispatch.SubmitServiceReportRequest(
                request_id=self.key("report"),
                work_order_id=self.order_id,
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
        self.actor.ask(
            dispatch.SignVoucherRequest(
                request_id=self.key("sign"),
                work_order_id=self.order_id,
                occurred_time=stamp(at),
                signer_name=self.planned.call.customer,
                place=self.planned.call.customer,
            ),
            dispatch.SignVoucherResponse,
        )

    @property
    def _request_id(self) -> str:
        return self.day.requests[self.planned.number]

    @property
    def _dispatcher(self) -> Actor:
        return self.day.cast.dispatcher(self.planned.call.branch)

    @property
    def actor(self) -> Actor:
        """The technician who goes."""
        return self.day.cast.technician(self.technician)

    def key(self, step: str) -> str:
        """Return the idempotency key of a step of this visit."""
        return self.day.plan.key(step, self.name)

    def _first_slot(self, at: datetime) -> datetime:
        return next_slot(at + timedelta(minutes=self.planned.delays.visit))

    def _suggest(self, window: dict[str, str], at: datetime) -> dispatch.SuggestTechniciansResponse:
        return self._dispatcher.ask(
            dispatch.SuggestTechniciansRequest(
                work_order_id=self.order_id, visit=_wire(window), occurred_time=stamp(at)
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
                request_id=self.key(step),
                work_order_id=self.order_id,
                technician_code=choice.technician,
                visit=_wire({"start": choice.start, "end": choice.end}),
                occurred_time=stamp(at),
            ),
            dispatch.AssignTechnicianResponse,
        )

    def _act(self, request: type, answer: type, step: str, at: datetime) -> None:
        self.actor.ask(
            request(
                request_id=self.key(step),
                work_order_id=self.order_id,
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
