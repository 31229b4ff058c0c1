import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Expectation(_message.Message):
    __slots__ = ("part_number", "source_kind", "warehouse_code", "expected_time", "decided_time", "policy_ref", "cause", "number", "quantity")
    class SourceKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        SOURCE_KIND_UNSPECIFIED: _ClassVar[Expectation.SourceKind]
        SOURCE_KIND_HOME: _ClassVar[Expectation.SourceKind]
        SOURCE_KIND_WAREHOUSE: _ClassVar[Expectation.SourceKind]
        SOURCE_KIND_CENTRAL: _ClassVar[Expectation.SourceKind]
        SOURCE_KIND_SUPPLIER: _ClassVar[Expectation.SourceKind]
    SOURCE_KIND_UNSPECIFIED: Expectation.SourceKind
    SOURCE_KIND_HOME: Expectation.SourceKind
    SOURCE_KIND_WAREHOUSE: Expectation.SourceKind
    SOURCE_KIND_CENTRAL: Expectation.SourceKind
    SOURCE_KIND_SUPPLIER: Expectation.SourceKind
    class Cause(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CAUSE_UNSPECIFIED: _ClassVar[Expectation.Cause]
        CAUSE_FOUND_SHORT: _ClassVar[Expectation.Cause]
        CAUSE_EARLIER: _ClassVar[Expectation.Cause]
        CAUSE_SOURCE_GONE: _ClassVar[Expectation.Cause]
        CAUSE_OVERDUE: _ClassVar[Expectation.Cause]
        CAUSE_ON_THE_WAY: _ClassVar[Expectation.Cause]
    CAUSE_UNSPECIFIED: Expectation.Cause
    CAUSE_FOUND_SHORT: Expectation.Cause
    CAUSE_EARLIER: Expectation.Cause
    CAUSE_SOURCE_GONE: Expectation.Cause
    CAUSE_OVERDUE: Expectation.Cause
    CAUSE_ON_THE_WAY: Expectation.Cause
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SOURCE_KIND_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    source_kind: Expectation.SourceKind
    warehouse_code: str
    expected_time: _timestamp_pb2.Timestamp
    decided_time: _timestamp_pb2.Timestamp
    policy_ref: str
    cause: Expectation.Cause
    number: int
    quantity: int
    def __init__(self, part_number: _Optional[str] = ..., source_kind: _Optional[_Union[Expectation.SourceKind, str]] = ..., warehouse_code: _Optional[str] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., cause: _Optional[_Union[Expectation.Cause, str]] = ..., number: _Optional[int] = ..., quantity: _Optional[int] = ...) -> None: ...
