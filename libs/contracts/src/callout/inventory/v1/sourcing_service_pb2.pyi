import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ExplainSourcingRequest(_message.Message):
    __slots__ = ("part_number", "branch_code", "quantity", "severity", "due_time")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    branch_code: str
    quantity: int
    severity: str
    due_time: _timestamp_pb2.Timestamp
    def __init__(self, part_number: _Optional[str] = ..., branch_code: _Optional[str] = ..., quantity: _Optional[int] = ..., severity: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ExplainSourcingResponse(_message.Message):
    __slots__ = ("sources", "policy_ref", "severity")
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    sources: _containers.RepeatedCompositeFieldContainer[Source]
    policy_ref: str
    severity: str
    def __init__(self, sources: _Optional[_Iterable[_Union[Source, _Mapping]]] = ..., policy_ref: _Optional[str] = ..., severity: _Optional[str] = ...) -> None: ...

class Source(_message.Message):
    __slots__ = ("kind", "warehouse_code", "branch_code", "available", "expected_time", "freight", "delay_cost", "is_late", "verdict")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[Source.Kind]
        KIND_HOME: _ClassVar[Source.Kind]
        KIND_WAREHOUSE: _ClassVar[Source.Kind]
        KIND_CENTRAL: _ClassVar[Source.Kind]
        KIND_SUPPLIER: _ClassVar[Source.Kind]
    KIND_UNSPECIFIED: Source.Kind
    KIND_HOME: Source.Kind
    KIND_WAREHOUSE: Source.Kind
    KIND_CENTRAL: Source.Kind
    KIND_SUPPLIER: Source.Kind
    class Verdict(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        VERDICT_UNSPECIFIED: _ClassVar[Source.Verdict]
        VERDICT_CHOSEN: _ClassVar[Source.Verdict]
        VERDICT_TOO_FEW: _ClassVar[Source.Verdict]
        VERDICT_HOME_SERVES: _ClassVar[Source.Verdict]
        VERDICT_BETTER_ELSEWHERE: _ClassVar[Source.Verdict]
        VERDICT_STOCK_FIRST: _ClassVar[Source.Verdict]
    VERDICT_UNSPECIFIED: Source.Verdict
    VERDICT_CHOSEN: Source.Verdict
    VERDICT_TOO_FEW: Source.Verdict
    VERDICT_HOME_SERVES: Source.Verdict
    VERDICT_BETTER_ELSEWHERE: Source.Verdict
    VERDICT_STOCK_FIRST: Source.Verdict
    KIND_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    FREIGHT_FIELD_NUMBER: _ClassVar[int]
    DELAY_COST_FIELD_NUMBER: _ClassVar[int]
    IS_LATE_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    kind: Source.Kind
    warehouse_code: str
    branch_code: str
    available: int
    expected_time: _timestamp_pb2.Timestamp
    freight: str
    delay_cost: str
    is_late: bool
    verdict: Source.Verdict
    def __init__(self, kind: _Optional[_Union[Source.Kind, str]] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., available: _Optional[int] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., freight: _Optional[str] = ..., delay_cost: _Optional[str] = ..., is_late: _Optional[bool] = ..., verdict: _Optional[_Union[Source.Verdict, str]] = ...) -> None: ...
