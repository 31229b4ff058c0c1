"""Messages that dispatch gets and a client that walks an order along, for tests over gRPC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.dispatch.v1 import dispatch_service_pb2 as pb
from callout.dispatch.v1 import resources_pb2 as rs
from callout.dispatch.v1.dispatch_service_pb2_grpc import DispatchServiceStub
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from dispatch.domain.identity import ServiceRequestId, work_order_id_of

REQUESTS: Final = "intake.service_request"
BRANCHES: Final = "intake.branch"
REQUEST_ID: Final = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
ORDER_ID: Final = work_order_id_of(ServiceRequestId(REQUEST_ID))
NOW: Final = datetime.now(UTC).replace(microsecond=0)


def stamp(instant: datetime) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(instant)
    return made


def later(**delta: float) -> Timestamp:
    return stamp(NOW + timedelta(**delta))


def visit(start: float = 1, hours: float = 1) -> rs.VisitWindow:
    return rs.VisitWindow(start_time=later(hours=start), end_time=later(hours=start + hours))


def certificate(kind: str, year: int = 2099) -> rs.Certificate:
    return rs.Certificate(kind=kind, number="1", valid_until=Date(year=year, month=12, day=31))


def registered(request_id: str = REQUEST_ID, **more: Any) -> intake_pb.ServiceRequestRegistered:
    fields: dict[str, Any] = {
        "service_request_id": request_id,
        "request_number": "SH01-20260302-0001",
        "branch_code": "SH01",
        "customer_id": "customer-1",
        "product_line": "appliance",
        "product_model": "KFR-35GW",
        "symptom": "空调不制冷",
        "severity": intake_rs.SEVERITY_B,
        "handling": intake_rs.HANDLING_ON_SITE,
        "received_time": later(hours=-1),
        "arrive_due_time": later(hours=4),
        "restore_due_time": later(hours=8),
    }
    return intake_pb.ServiceRequestRegistered(**{**fields, **more})


def technician(code: str = "T-LI", **more: Any) -> pb.RegisterTechnicianRequest:
    fields: dict[str, Any] = {
        "request_id": str(uuid4()),
        "code": code,
        "name": f"技术员{code}",
        "branch_code": "SH01",
        "skills": ["appliance"],
        "certificates": [certificate("service-qualification"), certificate("electrician")],
        "employment_state": rs.EMPLOYMENT_STATE_REGULAR,
        "line_supervisor": "sup-1",
    }
    return pb.RegisterTechnicianRequest(**{**fields, **more})


def report(**more: Any) -> rs.ServiceReport:
    fields: dict[str, Any] = {
        "symptom_found": "不制冷",
        "cause": "启动电容失效",
        "remedy": "更换启动电容",
        "minutes_worked": 45,
        "fixed": True,
        "replaced_parts": [
            rs.ReplacedPart(part_number="CAP-35", quantity=1, serial_number="S-1", reason="失效")
        ],
    }
    return rs.ServiceReport(**{**fields, **more})


class Walk:
    """Moves one order along; every step is a command with a request id of its own.

    Answers are what the untyped stub gives: orders, and for `get` the whole response.
    """

    def __init__(self, stub: DispatchServiceStub, order_id: str = ORDER_ID) -> None:
        self.stub = stub
        self.order_id = order_id

    def keys(self) -> dict[str, Any]:
        return {"request_id": str(uuid4()), "work_order_id": self.order_id}

    def assign(self, code: str = "T-LI", **more: Any) -> Any:
        fields: dict[str, Any] = {**self.keys(), "technician_code": code, "visit": visit()}
        request = pb.AssignTechnicianRequest(**{**fields, **more})
        return self.stub.AssignTechnician(request).work_order

    def accept(self) -> Any:
        return self.stub.AcceptWorkOrder(pb.AcceptWorkOrderRequest(**self.keys())).work_order

    def travel(self) -> Any:
        return self.stub.StartTravel(pb.StartTravelRequest(**self.keys())).work_order

    def arrive(self) -> Any:
        request = pb.CheckInRequest(**self.keys(), place="31.23,121.47")
        return self.stub.CheckIn(request).work_order

    def suspend(self, state: Any = rs.WorkOrder.STATE_WAITING_FOR_PARTS) -> Any:
        request = pb.SuspendWorkRequest(**self.keys(), state=state, note="等电容")
        return self.stub.SuspendWork(request).work_order

    def resume(self) -> Any:
        return self.stub.ResumeWork(pb.ResumeWorkRequest(**self.keys())).work_order

    def report(self, **more: Any) -> Any:
        request = pb.SubmitServiceReportRequest(**self.keys(), report=report(**more))
        return self.stub.SubmitServiceReport(request).work_order

    def sign(self) -> Any:
        request = pb.SignVoucherRequest(**self.keys(), signer_name="张先生", place="31.23,121.47")
        return self.stub.SignVoucher(request).work_order

    def cancel(self) -> Any:
        request = pb.CancelWorkOrderRequest(**self.keys(), reason="客户撤销")
        return self.stub.CancelWorkOrder(request).work_order

    def get(self) -> Any:
        return self.stub.GetWorkOrder(pb.GetWorkOrderRequest(work_order_id=self.order_id))
