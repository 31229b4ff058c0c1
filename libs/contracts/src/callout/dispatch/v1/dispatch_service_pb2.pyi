import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.dispatch.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RegisterTechnicianRequest(_message.Message):
    __slots__ = ("request_id", "code", "name", "branch_code", "skills", "certificates", "employment_state", "line_supervisor")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    EMPLOYMENT_STATE_FIELD_NUMBER: _ClassVar[int]
    LINE_SUPERVISOR_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    code: str
    name: str
    branch_code: str
    skills: _containers.RepeatedScalarFieldContainer[str]
    certificates: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Certificate]
    employment_state: _resources_pb2.EmploymentState
    line_supervisor: str
    def __init__(self, request_id: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., branch_code: _Optional[str] = ..., skills: _Optional[_Iterable[str]] = ..., certificates: _Optional[_Iterable[_Union[_resources_pb2.Certificate, _Mapping]]] = ..., employment_state: _Optional[_Union[_resources_pb2.EmploymentState, str]] = ..., line_supervisor: _Optional[str] = ...) -> None: ...

class RegisterTechnicianResponse(_message.Message):
    __slots__ = ("technician",)
    TECHNICIAN_FIELD_NUMBER: _ClassVar[int]
    technician: _resources_pb2.Technician
    def __init__(self, technician: _Optional[_Union[_resources_pb2.Technician, _Mapping]] = ...) -> None: ...

class ChangeTechnicianRequest(_message.Message):
    __slots__ = ("request_id", "code", "branch_code", "skills", "certificates", "employment_state", "line_supervisor", "version")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    EMPLOYMENT_STATE_FIELD_NUMBER: _ClassVar[int]
    LINE_SUPERVISOR_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    code: str
    branch_code: str
    skills: _containers.RepeatedScalarFieldContainer[str]
    certificates: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Certificate]
    employment_state: _resources_pb2.EmploymentState
    line_supervisor: str
    version: int
    def __init__(self, request_id: _Optional[str] = ..., code: _Optional[str] = ..., branch_code: _Optional[str] = ..., skills: _Optional[_Iterable[str]] = ..., certificates: _Optional[_Iterable[_Union[_resources_pb2.Certificate, _Mapping]]] = ..., employment_state: _Optional[_Union[_resources_pb2.EmploymentState, str]] = ..., line_supervisor: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class ChangeTechnicianResponse(_message.Message):
    __slots__ = ("technician",)
    TECHNICIAN_FIELD_NUMBER: _ClassVar[int]
    technician: _resources_pb2.Technician
    def __init__(self, technician: _Optional[_Union[_resources_pb2.Technician, _Mapping]] = ...) -> None: ...

class GetTechnicianRequest(_message.Message):
    __slots__ = ("code",)
    CODE_FIELD_NUMBER: _ClassVar[int]
    code: str
    def __init__(self, code: _Optional[str] = ...) -> None: ...

class GetTechnicianResponse(_message.Message):
    __slots__ = ("technician",)
    TECHNICIAN_FIELD_NUMBER: _ClassVar[int]
    technician: _resources_pb2.Technician
    def __init__(self, technician: _Optional[_Union[_resources_pb2.Technician, _Mapping]] = ...) -> None: ...

class ListTechniciansRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListTechniciansResponse(_message.Message):
    __slots__ = ("technicians", "next_page_token")
    TECHNICIANS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    technicians: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Technician]
    next_page_token: str
    def __init__(self, technicians: _Optional[_Iterable[_Union[_resources_pb2.Technician, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SuggestTechniciansRequest(_message.Message):
    __slots__ = ("work_order_id", "visit", "occurred_time")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    VISIT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    visit: _resources_pb2.VisitWindow
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, work_order_id: _Optional[str] = ..., visit: _Optional[_Union[_resources_pb2.VisitWindow, _Mapping]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SuggestTechniciansResponse(_message.Message):
    __slots__ = ("candidates", "refused", "policy_ref")
    CANDIDATES_FIELD_NUMBER: _ClassVar[int]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    candidates: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Candidate]
    refused: _containers.RepeatedCompositeFieldContainer[_resources_pb2.RefusedCandidate]
    policy_ref: str
    def __init__(self, candidates: _Optional[_Iterable[_Union[_resources_pb2.Candidate, _Mapping]]] = ..., refused: _Optional[_Iterable[_Union[_resources_pb2.RefusedCandidate, _Mapping]]] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class AssignTechnicianRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "technician_code", "visit", "occurred_time", "override_reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    VISIT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    technician_code: str
    visit: _resources_pb2.VisitWindow
    occurred_time: _timestamp_pb2.Timestamp
    override_reason: str
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., technician_code: _Optional[str] = ..., visit: _Optional[_Union[_resources_pb2.VisitWindow, _Mapping]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., override_reason: _Optional[str] = ...) -> None: ...

class AssignTechnicianResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class AcceptWorkOrderRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AcceptWorkOrderResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class StartTravelRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class StartTravelResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class CheckInRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time", "place")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    place: str
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[str] = ...) -> None: ...

class CheckInResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class StartWorkRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class StartWorkResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class SuspendWorkRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time", "state", "note", "customer_asked")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ASKED_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    state: _resources_pb2.WorkOrder.State
    note: str
    customer_asked: bool
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[_resources_pb2.WorkOrder.State, str]] = ..., note: _Optional[str] = ..., customer_asked: _Optional[bool] = ...) -> None: ...

class SuspendWorkResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class ResumeWorkRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time", "place")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    place: str
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[str] = ...) -> None: ...

class ResumeWorkResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class SubmitServiceReportRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time", "report")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    REPORT_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    report: _resources_pb2.ServiceReport
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., report: _Optional[_Union[_resources_pb2.ServiceReport, _Mapping]] = ...) -> None: ...

class SubmitServiceReportResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class SignVoucherRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time", "signer_name", "place")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    SIGNER_NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    signer_name: str
    place: str
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., signer_name: _Optional[str] = ..., place: _Optional[str] = ...) -> None: ...

class SignVoucherResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class CancelWorkOrderRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "occurred_time", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class CancelWorkOrderResponse(_message.Message):
    __slots__ = ("work_order",)
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ...) -> None: ...

class GetWorkOrderRequest(_message.Message):
    __slots__ = ("work_order_id", "service_request_id")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ...) -> None: ...

class GetWorkOrderResponse(_message.Message):
    __slots__ = ("work_order", "steps", "parts")
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    work_order: _resources_pb2.WorkOrder
    steps: _containers.RepeatedCompositeFieldContainer[_resources_pb2.WorkOrderStep]
    parts: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartsNote]
    def __init__(self, work_order: _Optional[_Union[_resources_pb2.WorkOrder, _Mapping]] = ..., steps: _Optional[_Iterable[_Union[_resources_pb2.WorkOrderStep, _Mapping]]] = ..., parts: _Optional[_Iterable[_Union[_resources_pb2.PartsNote, _Mapping]]] = ...) -> None: ...

class ListWorkOrdersRequest(_message.Message):
    __slots__ = ("branch_code", "technician_code", "state", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    technician_code: str
    state: _resources_pb2.WorkOrder.State
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., technician_code: _Optional[str] = ..., state: _Optional[_Union[_resources_pb2.WorkOrder.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListWorkOrdersResponse(_message.Message):
    __slots__ = ("work_orders", "next_page_token")
    WORK_ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    work_orders: _containers.RepeatedCompositeFieldContainer[_resources_pb2.WorkOrder]
    next_page_token: str
    def __init__(self, work_orders: _Optional[_Iterable[_Union[_resources_pb2.WorkOrder, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
