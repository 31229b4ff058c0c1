import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import internal_use_pb2 as _internal_use_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SetBudgetRequest(_message.Message):
    __slots__ = ("request_id", "department_code", "branch_code", "effective_on", "monthly_amount", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_ON_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    department_code: str
    branch_code: str
    effective_on: _date_pb2.Date
    monthly_amount: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., department_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., effective_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., monthly_amount: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class SetBudgetResponse(_message.Message):
    __slots__ = ("budget",)
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    budget: _internal_use_pb2.Budget
    def __init__(self, budget: _Optional[_Union[_internal_use_pb2.Budget, _Mapping]] = ...) -> None: ...

class AskInternalUseRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "department_code", "lines", "purpose", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    department_code: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    purpose: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., department_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., purpose: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AskInternalUseResponse(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class ApproveInternalUseRequest(_message.Message):
    __slots__ = ("request_id", "internal_use_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INTERNAL_USE_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    internal_use_id: str
    def __init__(self, request_id: _Optional[str] = ..., internal_use_id: _Optional[str] = ...) -> None: ...

class ApproveInternalUseResponse(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class IssueInternalUseRequest(_message.Message):
    __slots__ = ("request_id", "internal_use_id", "lots", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INTERNAL_USE_ID_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    internal_use_id: str
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., internal_use_id: _Optional[str] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class IssueInternalUseResponse(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class CancelInternalUseRequest(_message.Message):
    __slots__ = ("request_id", "internal_use_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INTERNAL_USE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    internal_use_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., internal_use_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CancelInternalUseResponse(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class ReverseInternalUseRequest(_message.Message):
    __slots__ = ("request_id", "internal_use_id", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INTERNAL_USE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    internal_use_id: str
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., internal_use_id: _Optional[str] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReverseInternalUseResponse(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class GetInternalUseRequest(_message.Message):
    __slots__ = ("internal_use_id",)
    INTERNAL_USE_ID_FIELD_NUMBER: _ClassVar[int]
    internal_use_id: str
    def __init__(self, internal_use_id: _Optional[str] = ...) -> None: ...

class GetInternalUseResponse(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class ListInternalUsesRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "department_code", "state", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    department_code: str
    state: _internal_use_pb2.InternalUse.State
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., department_code: _Optional[str] = ..., state: _Optional[_Union[_internal_use_pb2.InternalUse.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListInternalUsesResponse(_message.Message):
    __slots__ = ("internal_uses", "next_page_token")
    INTERNAL_USES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    internal_uses: _containers.RepeatedCompositeFieldContainer[_internal_use_pb2.InternalUse]
    next_page_token: str
    def __init__(self, internal_uses: _Optional[_Iterable[_Union[_internal_use_pb2.InternalUse, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListDepartmentMonthsRequest(_message.Message):
    __slots__ = ("branch_code", "month", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    month: _date_pb2.Date
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDepartmentMonthsResponse(_message.Message):
    __slots__ = ("departments", "next_page_token")
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    departments: _containers.RepeatedCompositeFieldContainer[_internal_use_pb2.DepartmentMonth]
    next_page_token: str
    def __init__(self, departments: _Optional[_Iterable[_Union[_internal_use_pb2.DepartmentMonth, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
