import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import expectations_pb2 as _expectations_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WarehouseOpened(_message.Message):
    __slots__ = ("warehouse",)
    WAREHOUSE_FIELD_NUMBER: _ClassVar[int]
    warehouse: _resources_pb2.Warehouse
    def __init__(self, warehouse: _Optional[_Union[_resources_pb2.Warehouse, _Mapping]] = ...) -> None: ...

class StockReceived(_message.Message):
    __slots__ = ("warehouse_code", "receipt_id", "lines")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    receipt_id: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    def __init__(self, warehouse_code: _Optional[str] = ..., receipt_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ...) -> None: ...

class EntryReversed(_message.Message):
    __slots__ = ("warehouse_code", "entry_id", "reverses_entry_id", "document_id", "movements", "reason")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    REVERSES_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_ID_FIELD_NUMBER: _ClassVar[int]
    MOVEMENTS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    entry_id: int
    reverses_entry_id: int
    document_id: str
    movements: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Movement]
    reason: str
    def __init__(self, warehouse_code: _Optional[str] = ..., entry_id: _Optional[int] = ..., reverses_entry_id: _Optional[int] = ..., document_id: _Optional[str] = ..., movements: _Optional[_Iterable[_Union[_resources_pb2.Movement, _Mapping]]] = ..., reason: _Optional[str] = ...) -> None: ...

class PartsReserved(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "warehouse_code", "lines")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    warehouse_code: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ...) -> None: ...

class PartsShort(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "warehouse_code", "shortages", "expectations", "expected_time")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    SHORTAGES_FIELD_NUMBER: _ClassVar[int]
    EXPECTATIONS_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    warehouse_code: str
    shortages: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Shortage]
    expectations: _containers.RepeatedCompositeFieldContainer[_expectations_pb2.Expectation]
    expected_time: _timestamp_pb2.Timestamp
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., shortages: _Optional[_Iterable[_Union[_resources_pb2.Shortage, _Mapping]]] = ..., expectations: _Optional[_Iterable[_Union[_expectations_pb2.Expectation, _Mapping]]] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RequisitionApproved(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "approved_by", "service_request_id")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    approved_by: str
    service_request_id: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., approved_by: _Optional[str] = ..., service_request_id: _Optional[str] = ...) -> None: ...

class PartsIssued(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "warehouse_code", "lines", "amount")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    warehouse_code: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    amount: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., amount: _Optional[str] = ...) -> None: ...

class PartsReturned(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "warehouse_code", "lines", "service_request_id")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    warehouse_code: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    service_request_id: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., service_request_id: _Optional[str] = ...) -> None: ...

class ReservationReleased(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "reason", "service_request_id", "warehouse_code")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    reason: str
    service_request_id: str
    warehouse_code: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., reason: _Optional[str] = ..., service_request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ...) -> None: ...

class SupplementSigned(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "supplement_id", "withdraws", "amount")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SUPPLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWS_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    supplement_id: str
    withdraws: str
    amount: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., supplement_id: _Optional[str] = ..., withdraws: _Optional[str] = ..., amount: _Optional[str] = ...) -> None: ...

class ReservationTaken(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "warehouse_code", "taken_by_requisition_id", "severity", "lines", "policy_ref")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    TAKEN_BY_REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    warehouse_code: str
    taken_by_requisition_id: str
    severity: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    policy_ref: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., taken_by_requisition_id: _Optional[str] = ..., severity: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class IssueApproved(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "approved_by")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    approved_by: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., approved_by: _Optional[str] = ...) -> None: ...

class ApprovalOverdue(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "issued_by", "amount")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    issued_by: str
    amount: str
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., issued_by: _Optional[str] = ..., amount: _Optional[str] = ...) -> None: ...
