import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import count_pb2 as _count_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OpenCountRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "scope", "bin_codes", "counter", "recounter")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    BIN_CODES_FIELD_NUMBER: _ClassVar[int]
    COUNTER_FIELD_NUMBER: _ClassVar[int]
    RECOUNTER_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    scope: _count_pb2.CountScope
    bin_codes: _containers.RepeatedScalarFieldContainer[str]
    counter: str
    recounter: str
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., scope: _Optional[_Union[_count_pb2.CountScope, str]] = ..., bin_codes: _Optional[_Iterable[str]] = ..., counter: _Optional[str] = ..., recounter: _Optional[str] = ...) -> None: ...

class OpenCountResponse(_message.Message):
    __slots__ = ("count",)
    COUNT_FIELD_NUMBER: _ClassVar[int]
    count: _count_pb2.StockCount
    def __init__(self, count: _Optional[_Union[_count_pb2.StockCount, _Mapping]] = ...) -> None: ...

class EnterCountRequest(_message.Message):
    __slots__ = ("request_id", "count_id", "lines", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    count_id: str
    lines: _containers.RepeatedCompositeFieldContainer[CountedLine]
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., count_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[CountedLine, _Mapping]]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CountedLine(_message.Message):
    __slots__ = ("bin_code", "part_number", "quantity", "lots")
    BIN_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    bin_code: str
    part_number: str
    quantity: int
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Lot]
    def __init__(self, bin_code: _Optional[str] = ..., part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.Lot, _Mapping]]] = ...) -> None: ...

class EnterCountResponse(_message.Message):
    __slots__ = ("count",)
    COUNT_FIELD_NUMBER: _ClassVar[int]
    count: _count_pb2.StockCount
    def __init__(self, count: _Optional[_Union[_count_pb2.StockCount, _Mapping]] = ...) -> None: ...

class DecideCountRequest(_message.Message):
    __slots__ = ("request_id", "count_id", "decisions")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DECISIONS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    count_id: str
    decisions: _containers.RepeatedCompositeFieldContainer[CountDecision]
    def __init__(self, request_id: _Optional[str] = ..., count_id: _Optional[str] = ..., decisions: _Optional[_Iterable[_Union[CountDecision, _Mapping]]] = ...) -> None: ...

class CountDecision(_message.Message):
    __slots__ = ("bin_code", "part_number", "lot", "units", "is_posted", "cause")
    BIN_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    IS_POSTED_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    bin_code: str
    part_number: str
    lot: str
    units: int
    is_posted: bool
    cause: str
    def __init__(self, bin_code: _Optional[str] = ..., part_number: _Optional[str] = ..., lot: _Optional[str] = ..., units: _Optional[int] = ..., is_posted: _Optional[bool] = ..., cause: _Optional[str] = ...) -> None: ...

class DecideCountResponse(_message.Message):
    __slots__ = ("count",)
    COUNT_FIELD_NUMBER: _ClassVar[int]
    count: _count_pb2.StockCount
    def __init__(self, count: _Optional[_Union[_count_pb2.StockCount, _Mapping]] = ...) -> None: ...

class CancelCountRequest(_message.Message):
    __slots__ = ("request_id", "count_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    count_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., count_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CancelCountResponse(_message.Message):
    __slots__ = ("count",)
    COUNT_FIELD_NUMBER: _ClassVar[int]
    count: _count_pb2.StockCount
    def __init__(self, count: _Optional[_Union[_count_pb2.StockCount, _Mapping]] = ...) -> None: ...

class GetCountRequest(_message.Message):
    __slots__ = ("count_id",)
    COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    count_id: str
    def __init__(self, count_id: _Optional[str] = ...) -> None: ...

class GetCountResponse(_message.Message):
    __slots__ = ("count",)
    COUNT_FIELD_NUMBER: _ClassVar[int]
    count: _count_pb2.StockCount
    def __init__(self, count: _Optional[_Union[_count_pb2.StockCount, _Mapping]] = ...) -> None: ...

class ListCountsRequest(_message.Message):
    __slots__ = ("warehouse_code", "state", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    state: _count_pb2.StockCount.State
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., state: _Optional[_Union[_count_pb2.StockCount.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCountsResponse(_message.Message):
    __slots__ = ("counts", "next_page_token")
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    counts: _containers.RepeatedCompositeFieldContainer[_count_pb2.StockCount]
    next_page_token: str
    def __init__(self, counts: _Optional[_Iterable[_Union[_count_pb2.StockCount, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCountDifferencesRequest(_message.Message):
    __slots__ = ("count_id", "page_size", "page_token")
    COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    count_id: str
    page_size: int
    page_token: str
    def __init__(self, count_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCountDifferencesResponse(_message.Message):
    __slots__ = ("differences", "next_page_token")
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    differences: _containers.RepeatedCompositeFieldContainer[_count_pb2.CountDifference]
    next_page_token: str
    def __init__(self, differences: _Optional[_Iterable[_Union[_count_pb2.CountDifference, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListDueCountsRequest(_message.Message):
    __slots__ = ("warehouse_code", "month", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    month: _date_pb2.Date
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDueCountsResponse(_message.Message):
    __slots__ = ("parts", "policy_ref", "next_page_token")
    PARTS_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    parts: _containers.RepeatedCompositeFieldContainer[_count_pb2.DueCount]
    policy_ref: str
    next_page_token: str
    def __init__(self, parts: _Optional[_Iterable[_Union[_count_pb2.DueCount, _Mapping]]] = ..., policy_ref: _Optional[str] = ..., next_page_token: _Optional[str] = ...) -> None: ...
