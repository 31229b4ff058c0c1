"""Orders, people and the way to a state, for the tests of dispatch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

import pytest

from dispatch.domain.branch import Branch
from dispatch.domain.errors import DispatchError
from dispatch.domain.fee import AcceptedQuote
from dispatch.domain.identity import (
    BranchCode,
    ServiceRequestId,
    TechnicianCode,
    WorkOrderId,
    work_order_id_of,
)
from dispatch.domain.life_cycle import State
from dispatch.domain.service_report import Findings, ReplacedPart
from dispatch.domain.technician import Certificate, EmploymentState, Technician
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_order import Call, Severity, WorkOrder
from dispatch.handlers.accept_work_order import AcceptWorkOrder, accept_work_order
from dispatch.handlers.assign_technician import AssignTechnician, assign_technician
from dispatch.handlers.cancel_work_order import CancelWorkOrder, cancel_work_order
from dispatch.handlers.check_in import CheckIn, check_in
from dispatch.handlers.on_quote_accepted import on_quote_accepted
from dispatch.handlers.on_service_request_closed import ClosedRequest, on_service_request_closed
from dispatch.handlers.on_service_request_registered import (
    RegisteredCall,
    on_service_request_registered,
)
from dispatch.handlers.register_technician import RegisterTechnician, register_technician
from dispatch.handlers.sign_voucher import SignVoucher, sign_voucher
from dispatch.handlers.start_travel import StartTravel, start_travel
from dispatch.handlers.start_work import StartWork, start_work
from dispatch.handlers.submit_service_report import SubmitServiceReport, submit_service_report
from dispatch.handlers.suspend_work import SuspendWork, suspend_work
from dispatch.ports import Tx
from fakes.dispatch import FakeTx, Scope

# A Monday, nine o'clock in Shanghai.
MONDAY: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
NORTH: Final = BranchCode("SH01")
SOUTH: Final = BranchCode("SH02")
LI: Final = TechnicianCode("T-LI")
WANG: Final = TechnicianCode("T-WANG")
PLACE: Final = "31.2304,121.4737"
_NAMES: Final = UUID("0f5a4c3e-54a5-4d2c-8f0f-1d5f6a7b8c9d")

PAPERS: Final = (
    Certificate(kind="service-qualification", number="Q-1", valid_until=date(2026, 12, 31)),
    Certificate(kind="electrician", number="E-1", valid_until=date(2026, 12, 31)),
)
FIXED: Final = Findings(
    symptom_found="不制冷",
    cause="压缩机启动电容失效",
    remedy="更换启动电容",
    minutes_worked=45,
    advice="每年清洗滤网",
    customer_opinion="满意",
    fault_analysis="",
    fixed=True,
    replaced_parts=(
        ReplacedPart(
            part_number="CAP-35",
            quantity=1,
            serial_number="SN-0001",
            reason="失效",
            old_part_taken_back=True,
        ),
    ),
)


def window(start: float = 1, hours: float = 1, *, on: datetime = MONDAY) -> TimeWindow:
    """Return a visit that begins `start` hours after nine o'clock."""
    begin = on + start * HOUR
    return TimeWindow(start=begin, end=begin + hours * HOUR)


def technician(
    code: str = LI,
    *,
    branch: str = NORTH,
    skills: frozenset[str] = frozenset({"appliance"}),
    papers: tuple[Certificate, ...] = PAPERS,
    state: EmploymentState = EmploymentState.REGULAR,
) -> Technician:
    return Technician(
        code=TechnicianCode(code),
        name=f"技术员{code}",
        branch_code=BranchCode(branch),
        skills=skills,
        certificates=papers,
        employment_state=state,
        line_supervisor="sup-1",
    )


def request_id(name: str) -> ServiceRequestId:
    return ServiceRequestId(str(uuid5(_NAMES, name)))


def order_id(name: str) -> WorkOrderId:
    return work_order_id_of(request_id(name))


def call(
    name: str = "a",
    *,
    branch: str = NORTH,
    severity: Severity = Severity.B,
    product_line: str = "appliance",
    received_at: datetime = MONDAY,
    arrive_due_at: datetime | None = MONDAY + 4 * HOUR,
    restore_due_at: datetime | None = MONDAY + 8 * HOUR,
    is_on_site: bool = True,
    is_chargeable: bool = False,
) -> RegisteredCall:
    return RegisteredCall(
        call=Call(
            service_request_id=request_id(name),
            request_number=f"{branch}-20260302-{name}",
            product_line=product_line,
            product_model="KFR-35GW",
            symptom="空调不制冷",
        ),
        branch_code=BranchCode(branch),
        severity=severity,
        is_on_site=is_on_site,
        is_chargeable=is_chargeable,
        received_at=received_at,
        arrive_due_at=arrive_due_at,
        restore_due_at=restore_due_at,
    )


def branch(code: str = NORTH, *, city: str = "上海", time_zone: str = "Asia/Shanghai") -> Branch:
    return Branch(
        code=BranchCode(code), name=f"{city}{code}", city=city, region="east", time_zone=time_zone
    )


@dataclass
class Dispatch:
    """Drives use cases the way the doors do; `now` moves with every act."""

    tx: Tx = field(default_factory=FakeTx)
    now: datetime = MONDAY

    @property
    def fake(self) -> FakeTx:
        assert isinstance(self.tx, FakeTx)
        return self.tx

    def acting(self, subject: str, role: str, scope: Scope = "*") -> Dispatch:
        self.fake.act_as(subject, role, scope)
        return self

    def open(self, event: RegisteredCall | None = None) -> WorkOrder:
        event = event or call()
        on_service_request_registered(event, self.tx, self.now)
        return self.tx.work_orders.get(work_order_id_of(event.call.service_request_id))

    def register(self, *people: Technician) -> None:
        for each in people or (technician(),):
            register_technician(RegisterTechnician(technician=each), self.tx, self.now)

    def assign(
        self, name: str = "a", code: str = LI, visit: TimeWindow | None = None, reason: str = ""
    ) -> WorkOrder:
        command = AssignTechnician(
            work_order_id=order_id(name),
            technician_code=TechnicianCode(code),
            visit=visit or window(),
            override_reason=reason,
        )
        return assign_technician(command, self.tx, self.now)

    def accept(self, name: str = "a") -> WorkOrder:
        self.now += MINUTE
        command = AcceptWorkOrder(work_order_id=order_id(name))
        return accept_work_order(command, self.tx, self.now)

    def travel(self, name: str = "a") -> WorkOrder:
        self.now += MINUTE
        return start_travel(StartTravel(work_order_id=order_id(name)), self.tx, self.now)

    def arrive(self, name: str = "a", at: datetime | None = None) -> WorkOrder:
        self.now = max(self.now + MINUTE, at or self.now)
        command = CheckIn(work_order_id=order_id(name), place=PLACE, occurred_at=at)
        return check_in(command, self.tx, self.now)

    def hear_yes(self, name: str = "a", at: datetime | None = None) -> None:
        quote = AcceptedQuote(
            quote_id=f"q-{name}", service_request_id=request_id(name), accepted_at=at or self.now
        )
        on_quote_accepted(quote, self.tx, self.now)

    def start(self, name: str = "a", at: datetime | None = None) -> WorkOrder:
        self.now += MINUTE
        command = StartWork(work_order_id=order_id(name), occurred_at=at)
        return start_work(command, self.tx, self.now)

    def suspend(self, state: State, name: str = "a", *, customer_asked: bool = False) -> WorkOrder:
        self.now += MINUTE
        command = SuspendWork(
            work_order_id=order_id(name),
            state=state,
            note="等配件",
            customer_asked=customer_asked,
        )
        return suspend_work(command, self.tx, self.now)

    def report(self, name: str = "a", findings: Findings = FIXED) -> WorkOrder:
        self.now += MINUTE
        command = SubmitServiceReport(work_order_id=order_id(name), findings=findings)
        return submit_service_report(command, self.tx, self.now)

    def sign(self, name: str = "a", signer: str = "张先生") -> WorkOrder:
        self.now += MINUTE
        command = SignVoucher(work_order_id=order_id(name), signer_name=signer, place=PLACE)
        return sign_voucher(command, self.tx, self.now)

    def cancel(self, name: str = "a") -> WorkOrder:
        self.now += MINUTE
        command = CancelWorkOrder(work_order_id=order_id(name), reason="客户撤销")
        return cancel_work_order(command, self.tx, self.now)

    def close(self, name: str = "a", outcome: str = "done_on_site") -> WorkOrder:
        self.now += MINUTE
        event = ClosedRequest(
            service_request_id=request_id(name), outcome=outcome, closed_at=self.now
        )
        on_service_request_closed(event, self.tx, self.now)
        return self.tx.work_orders.get(order_id(name))

    def bring_to(
        self, state: State, name: str = "a", event: RegisteredCall | None = None
    ) -> WorkOrder:
        """Open an order and walk it to a state on the shortest way."""
        order = self.open(event or call(name))
        if LI not in {each.code for each in self.tx.technicians.page(None, None, 100)}:
            self.register()
        if state is State.OPEN:
            return order
        if state is State.CANCELLED:
            return self.cancel(name)
        for act, reached in (
            (self.assign, State.ASSIGNED),
            (self.accept, State.ACCEPTED),
            (self.travel, State.TRAVELLING),
            (self.arrive, State.ON_SITE),
        ):
            order = act(name)
            if reached is state:
                return order
        if state in {State.DONE, State.SIGNED, State.CLOSED}:
            for act, reached in (
                (self.report, State.DONE),
                (self.sign, State.SIGNED),
                (self.close, State.CLOSED),
            ):
                order = act(name)
                if reached is state:
                    return order
        return self.suspend(state, name)


class Refusal:
    """What `refused` saw, once its block is over."""

    error: DispatchError

    @property
    def metadata(self) -> dict[str, str]:
        return self.error.metadata


@contextmanager
def refused(dispatch: Dispatch, kind: type[DispatchError], rule: str) -> Iterator[Refusal]:
    """Expect a refusal that names its rule, and see that it wrote and announced nothing."""
    before = vars(dispatch.fake.snapshot())
    seen = Refusal()
    with pytest.raises(kind) as raised:
        yield seen
    seen.error = raised.value
    assert raised.value.rule == rule
    assert vars(dispatch.fake.snapshot()) == before
