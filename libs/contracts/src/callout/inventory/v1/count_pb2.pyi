import datetime

from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CountScope(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COUNT_SCOPE_UNSPECIFIED: _ClassVar[CountScope]
    COUNT_SCOPE_WHOLE: _ClassVar[CountScope]
    COUNT_SCOPE_BINS: _ClassVar[CountScope]
    COUNT_SCOPE_DUE: _ClassVar[CountScope]
COUNT_SCOPE_UNSPECIFIED: CountScope
COUNT_SCOPE_WHOLE: CountScope
COUNT_SCOPE_BINS: CountScope
COUNT_SCOPE_DUE: CountScope

class StockCount(_message.Message):
    __slots__ = ("id", "number", "warehouse_code", "branch_code", "scope", "bin_codes", "state", "counter", "recounter", "opened_by", "opened_time", "policy_ref", "lines", "decided_by", "decided_time", "cancelled_by", "cancelled_time", "cancel_reason", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[StockCount.State]
        STATE_COUNTING: _ClassVar[StockCount.State]
        STATE_RECOUNTING: _ClassVar[StockCount.State]
        STATE_COUNTED: _ClassVar[StockCount.State]
        STATE_POSTED: _ClassVar[StockCount.State]
        STATE_CANCELLED: _ClassVar[StockCount.State]
    STATE_UNSPECIFIED: StockCount.State
    STATE_COUNTING: StockCount.State
    STATE_RECOUNTING: StockCount.State
    STATE_COUNTED: StockCount.State
    STATE_POSTED: StockCount.State
    STATE_CANCELLED: StockCount.State
    ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    BIN_CODES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    COUNTER_FIELD_NUMBER: _ClassVar[int]
    RECOUNTER_FIELD_NUMBER: _ClassVar[int]
    OPENED_BY_FIELD_NUMBER: _ClassVar[int]
    OPENED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDED_TIME_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_BY_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_TIME_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    number: str
    warehouse_code: str
    branch_code: str
    scope: CountScope
    bin_codes: _containers.RepeatedScalarFieldContainer[str]
    state: StockCount.State
    counter: str
    recounter: str
    opened_by: str
    opened_time: _timestamp_pb2.Timestamp
    policy_ref: str
    lines: _containers.RepeatedCompositeFieldContainer[CountLine]
    decided_by: str
    decided_time: _timestamp_pb2.Timestamp
    cancelled_by: str
    cancelled_time: _timestamp_pb2.Timestamp
    cancel_reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., number: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., scope: _Optional[_Union[CountScope, str]] = ..., bin_codes: _Optional[_Iterable[str]] = ..., state: _Optional[_Union[StockCount.State, str]] = ..., counter: _Optional[str] = ..., recounter: _Optional[str] = ..., opened_by: _Optional[str] = ..., opened_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[CountLine, _Mapping]]] = ..., decided_by: _Optional[str] = ..., decided_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., cancelled_by: _Optional[str] = ..., cancelled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., cancel_reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class CountLine(_message.Message):
    __slots__ = ("bin_code", "part_number", "tracking", "is_found", "is_to_count", "is_again", "first", "second")
    BIN_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    IS_FOUND_FIELD_NUMBER: _ClassVar[int]
    IS_TO_COUNT_FIELD_NUMBER: _ClassVar[int]
    IS_AGAIN_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    SECOND_FIELD_NUMBER: _ClassVar[int]
    bin_code: str
    part_number: str
    tracking: _resources_pb2.Tracking
    is_found: bool
    is_to_count: bool
    is_again: bool
    first: CountTally
    second: CountTally
    def __init__(self, bin_code: _Optional[str] = ..., part_number: _Optional[str] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ..., is_found: _Optional[bool] = ..., is_to_count: _Optional[bool] = ..., is_again: _Optional[bool] = ..., first: _Optional[_Union[CountTally, _Mapping]] = ..., second: _Optional[_Union[CountTally, _Mapping]] = ...) -> None: ...

class CountTally(_message.Message):
    __slots__ = ("quantity", "lots", "counted_time")
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    COUNTED_TIME_FIELD_NUMBER: _ClassVar[int]
    quantity: int
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Lot]
    counted_time: _timestamp_pb2.Timestamp
    def __init__(self, quantity: _Optional[int] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.Lot, _Mapping]]] = ..., counted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CountDifference(_message.Message):
    __slots__ = ("bin_code", "part_number", "lot", "tracking", "booked", "counted", "units", "unit_cost", "value", "is_decided", "is_posted", "cause")
    BIN_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    BOOKED_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    UNIT_COST_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    IS_DECIDED_FIELD_NUMBER: _ClassVar[int]
    IS_POSTED_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    bin_code: str
    part_number: str
    lot: str
    tracking: _resources_pb2.Tracking
    booked: int
    counted: int
    units: int
    unit_cost: str
    value: str
    is_decided: bool
    is_posted: bool
    cause: str
    def __init__(self, bin_code: _Optional[str] = ..., part_number: _Optional[str] = ..., lot: _Optional[str] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ..., booked: _Optional[int] = ..., counted: _Optional[int] = ..., units: _Optional[int] = ..., unit_cost: _Optional[str] = ..., value: _Optional[str] = ..., is_decided: _Optional[bool] = ..., is_posted: _Optional[bool] = ..., cause: _Optional[str] = ...) -> None: ...

class DueCount(_message.Message):
    __slots__ = ("part_number", "class_name", "turnover", "counted_date", "due_date")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CLASS_NAME_FIELD_NUMBER: _ClassVar[int]
    TURNOVER_FIELD_NUMBER: _ClassVar[int]
    COUNTED_DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    class_name: str
    turnover: str
    counted_date: _date_pb2.Date
    due_date: _date_pb2.Date
    def __init__(self, part_number: _Optional[str] = ..., class_name: _Optional[str] = ..., turnover: _Optional[str] = ..., counted_date: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...
