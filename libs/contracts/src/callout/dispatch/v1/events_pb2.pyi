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

class TechnicianRegistered(_message.Message):
    __slots__ = ("technician",)
    TECHNICIAN_FIELD_NUMBER: _ClassVar[int]
    technician: _resources_pb2.Technician
    def __init__(self, technician: _Optional[_Union[_resources_pb2.Technician, _Mapping]] = ...) -> None: ...

class TechnicianChanged(_message.Message):
    __slots__ = ("technician",)
    TECHNICIAN_FIELD_NUMBER: _ClassVar[int]
    technician: _resources_pb2.Technician
    def __init__(self, technician: _Optional[_Union[_resources_pb2.Technician, _Mapping]] = ...) -> None: ...

class WorkOrderOpened(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "branch_code", "in_warranty", "customer_id", "installed_product_id", "severity")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    IN_WARRANTY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    branch_code: str
    in_warranty: bool
    customer_id: str
    installed_product_id: str
    severity: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., in_warranty: _Optional[bool] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., severity: _Optional[str] = ...) -> None: ...

class WorkOrderAssigned(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "branch_code", "technician_code", "visit", "overridden_reason")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    VISIT_FIELD_NUMBER: _ClassVar[int]
    OVERRIDDEN_REASON_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    branch_code: str
    technician_code: str
    visit: _resources_pb2.VisitWindow
    overridden_reason: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., technician_code: _Optional[str] = ..., visit: _Optional[_Union[_resources_pb2.VisitWindow, _Mapping]] = ..., overridden_reason: _Optional[str] = ...) -> None: ...

class WorkOrderAccepted(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "technician_code")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    technician_code: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., technician_code: _Optional[str] = ...) -> None: ...

class TravelStarted(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "technician_code")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    technician_code: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., technician_code: _Optional[str] = ...) -> None: ...

class TechnicianArrived(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "technician_code", "visit_number", "late_seconds")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    VISIT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LATE_SECONDS_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    technician_code: str
    visit_number: int
    late_seconds: int
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., technician_code: _Optional[str] = ..., visit_number: _Optional[int] = ..., late_seconds: _Optional[int] = ...) -> None: ...

class WorkSuspended(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "state", "technician_code", "note", "customer_asked")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ASKED_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    state: _resources_pb2.WorkOrder.State
    technician_code: str
    note: str
    customer_asked: bool
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., state: _Optional[_Union[_resources_pb2.WorkOrder.State, str]] = ..., technician_code: _Optional[str] = ..., note: _Optional[str] = ..., customer_asked: _Optional[bool] = ...) -> None: ...

class WorkResumed(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "technician_code", "state")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    technician_code: str
    state: _resources_pb2.WorkOrder.State
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., technician_code: _Optional[str] = ..., state: _Optional[_Union[_resources_pb2.WorkOrder.State, str]] = ...) -> None: ...

class ServiceReportSubmitted(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "technician_code", "fixed", "finished_time", "replaced_parts", "minutes_worked")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    FIXED_FIELD_NUMBER: _ClassVar[int]
    FINISHED_TIME_FIELD_NUMBER: _ClassVar[int]
    REPLACED_PARTS_FIELD_NUMBER: _ClassVar[int]
    MINUTES_WORKED_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    technician_code: str
    fixed: bool
    finished_time: _timestamp_pb2.Timestamp
    replaced_parts: _containers.RepeatedCompositeFieldContainer[_resources_pb2.ReplacedPart]
    minutes_worked: int
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., technician_code: _Optional[str] = ..., fixed: _Optional[bool] = ..., finished_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., replaced_parts: _Optional[_Iterable[_Union[_resources_pb2.ReplacedPart, _Mapping]]] = ..., minutes_worked: _Optional[int] = ...) -> None: ...

class WorkOrderSigned(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "technician_code", "branch_code", "signed_time", "seal", "visits")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SIGNED_TIME_FIELD_NUMBER: _ClassVar[int]
    SEAL_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    technician_code: str
    branch_code: str
    signed_time: _timestamp_pb2.Timestamp
    seal: str
    visits: int
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., technician_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., signed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., seal: _Optional[str] = ..., visits: _Optional[int] = ...) -> None: ...

class WorkOrderReopened(_message.Message):
    __slots__ = ("work_order_id", "service_request_id")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ...) -> None: ...

class WorkOrderTransferred(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "branch_code")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    branch_code: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ...) -> None: ...

class WorkOrderClosed(_message.Message):
    __slots__ = ("work_order_id", "service_request_id")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ...) -> None: ...

class WorkOrderCancelled(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "reason")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    reason: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class WarrantyEnded(_message.Message):
    __slots__ = ("work_order_id", "service_request_id")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ...) -> None: ...

class WorkOrderGraded(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "severity")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    severity: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., severity: _Optional[str] = ...) -> None: ...
