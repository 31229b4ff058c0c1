import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.hr_appraisal.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ProposeEntryRequest(_message.Message):
    __slots__ = ("request_id", "employee_code", "trigger", "evidence_kind", "evidence_ref", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    EMPLOYEE_CODE_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_KIND_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_REF_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    employee_code: str
    trigger: str
    evidence_kind: str
    evidence_ref: str
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., employee_code: _Optional[str] = ..., trigger: _Optional[str] = ..., evidence_kind: _Optional[str] = ..., evidence_ref: _Optional[str] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ProposeEntryResponse(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class VerifyEntryRequest(_message.Message):
    __slots__ = ("request_id", "entry_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    entry_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., entry_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class VerifyEntryResponse(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class ApproveEntryRequest(_message.Message):
    __slots__ = ("request_id", "entry_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    entry_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., entry_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ApproveEntryResponse(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class RejectEntryRequest(_message.Message):
    __slots__ = ("request_id", "entry_id", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    entry_id: str
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., entry_id: _Optional[str] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RejectEntryResponse(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class ReverseEntryRequest(_message.Message):
    __slots__ = ("request_id", "entry_id", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    entry_id: str
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., entry_id: _Optional[str] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReverseEntryResponse(_message.Message):
    __slots__ = ("reversal", "reversed")
    REVERSAL_FIELD_NUMBER: _ClassVar[int]
    REVERSED_FIELD_NUMBER: _ClassVar[int]
    reversal: _resources_pb2.AppraisalEntry
    reversed: _resources_pb2.AppraisalEntry
    def __init__(self, reversal: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ..., reversed: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class ListEntriesRequest(_message.Message):
    __slots__ = ("branch_code", "employee_code", "month", "state", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    EMPLOYEE_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    employee_code: str
    month: str
    state: _resources_pb2.AppraisalEntry.State
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., employee_code: _Optional[str] = ..., month: _Optional[str] = ..., state: _Optional[_Union[_resources_pb2.AppraisalEntry.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListEntriesResponse(_message.Message):
    __slots__ = ("entries", "next_page_token")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[_resources_pb2.AppraisalEntry]
    next_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[_resources_pb2.AppraisalEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetMonthlySheetRequest(_message.Message):
    __slots__ = ("employee_code", "month")
    EMPLOYEE_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    employee_code: str
    month: str
    def __init__(self, employee_code: _Optional[str] = ..., month: _Optional[str] = ...) -> None: ...

class GetMonthlySheetResponse(_message.Message):
    __slots__ = ("sheet",)
    SHEET_FIELD_NUMBER: _ClassVar[int]
    sheet: _resources_pb2.MonthlySheet
    def __init__(self, sheet: _Optional[_Union[_resources_pb2.MonthlySheet, _Mapping]] = ...) -> None: ...

class ListMonthlySheetsRequest(_message.Message):
    __slots__ = ("branch_code", "month", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    month: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., month: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListMonthlySheetsResponse(_message.Message):
    __slots__ = ("sheets", "next_page_token")
    SHEETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sheets: _containers.RepeatedCompositeFieldContainer[_resources_pb2.MonthlySheet]
    next_page_token: str
    def __init__(self, sheets: _Optional[_Iterable[_Union[_resources_pb2.MonthlySheet, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
