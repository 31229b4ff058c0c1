import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Hotline(_message.Message):
    __slots__ = ("code", "branch_code", "name", "number", "hours", "fallback_number", "version")
    CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    FALLBACK_NUMBER_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    code: str
    branch_code: str
    name: str
    number: str
    hours: str
    fallback_number: str
    version: int
    def __init__(self, code: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ..., number: _Optional[str] = ..., hours: _Optional[str] = ..., fallback_number: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class Duty(_message.Message):
    __slots__ = ("id", "hotline_code", "person", "number", "start_time", "end_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    hotline_code: str
    person: str
    number: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., hotline_code: _Optional[str] = ..., person: _Optional[str] = ..., number: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class UnansweredCall(_message.Message):
    __slots__ = ("id", "hotline_code", "branch_code", "called_time", "rang_seconds", "in_hours", "person", "forwarded_to", "call_ref", "recorded_by", "hours_policy_ref")
    ID_FIELD_NUMBER: _ClassVar[int]
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CALLED_TIME_FIELD_NUMBER: _ClassVar[int]
    RANG_SECONDS_FIELD_NUMBER: _ClassVar[int]
    IN_HOURS_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    FORWARDED_TO_FIELD_NUMBER: _ClassVar[int]
    CALL_REF_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
    HOURS_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    id: str
    hotline_code: str
    branch_code: str
    called_time: _timestamp_pb2.Timestamp
    rang_seconds: int
    in_hours: bool
    person: str
    forwarded_to: str
    call_ref: str
    recorded_by: str
    hours_policy_ref: str
    def __init__(self, id: _Optional[str] = ..., hotline_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., called_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., rang_seconds: _Optional[int] = ..., in_hours: _Optional[bool] = ..., person: _Optional[str] = ..., forwarded_to: _Optional[str] = ..., call_ref: _Optional[str] = ..., recorded_by: _Optional[str] = ..., hours_policy_ref: _Optional[str] = ...) -> None: ...

class RegisterHotlineRequest(_message.Message):
    __slots__ = ("request_id", "code", "branch_code", "name", "number", "hours", "fallback_number")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    FALLBACK_NUMBER_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    code: str
    branch_code: str
    name: str
    number: str
    hours: str
    fallback_number: str
    def __init__(self, request_id: _Optional[str] = ..., code: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ..., number: _Optional[str] = ..., hours: _Optional[str] = ..., fallback_number: _Optional[str] = ...) -> None: ...

class RegisterHotlineResponse(_message.Message):
    __slots__ = ("hotline",)
    HOTLINE_FIELD_NUMBER: _ClassVar[int]
    hotline: Hotline
    def __init__(self, hotline: _Optional[_Union[Hotline, _Mapping]] = ...) -> None: ...

class ChangeHotlineRequest(_message.Message):
    __slots__ = ("request_id", "code", "number", "hours", "fallback_number")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    FALLBACK_NUMBER_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    code: str
    number: str
    hours: str
    fallback_number: str
    def __init__(self, request_id: _Optional[str] = ..., code: _Optional[str] = ..., number: _Optional[str] = ..., hours: _Optional[str] = ..., fallback_number: _Optional[str] = ...) -> None: ...

class ChangeHotlineResponse(_message.Message):
    __slots__ = ("hotline",)
    HOTLINE_FIELD_NUMBER: _ClassVar[int]
    hotline: Hotline
    def __init__(self, hotline: _Optional[_Union[Hotline, _Mapping]] = ...) -> None: ...

class ListHotlinesRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListHotlinesResponse(_message.Message):
    __slots__ = ("hotlines", "next_page_token")
    HOTLINES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    hotlines: _containers.RepeatedCompositeFieldContainer[Hotline]
    next_page_token: str
    def __init__(self, hotlines: _Optional[_Iterable[_Union[Hotline, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PlanDutyRequest(_message.Message):
    __slots__ = ("request_id", "hotline_code", "person", "number", "start_time", "end_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    hotline_code: str
    person: str
    number: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., hotline_code: _Optional[str] = ..., person: _Optional[str] = ..., number: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PlanDutyResponse(_message.Message):
    __slots__ = ("duty",)
    DUTY_FIELD_NUMBER: _ClassVar[int]
    duty: Duty
    def __init__(self, duty: _Optional[_Union[Duty, _Mapping]] = ...) -> None: ...

class CancelDutyRequest(_message.Message):
    __slots__ = ("request_id", "duty_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DUTY_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    duty_id: str
    def __init__(self, request_id: _Optional[str] = ..., duty_id: _Optional[str] = ...) -> None: ...

class CancelDutyResponse(_message.Message):
    __slots__ = ("duty",)
    DUTY_FIELD_NUMBER: _ClassVar[int]
    duty: Duty
    def __init__(self, duty: _Optional[_Union[Duty, _Mapping]] = ...) -> None: ...

class ListDutiesRequest(_message.Message):
    __slots__ = ("hotline_code", "start_time", "end_time")
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    hotline_code: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, hotline_code: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListDutiesResponse(_message.Message):
    __slots__ = ("duties",)
    DUTIES_FIELD_NUMBER: _ClassVar[int]
    duties: _containers.RepeatedCompositeFieldContainer[Duty]
    def __init__(self, duties: _Optional[_Iterable[_Union[Duty, _Mapping]]] = ...) -> None: ...

class GetCoverageRequest(_message.Message):
    __slots__ = ("hotline_code", "at_time")
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    AT_TIME_FIELD_NUMBER: _ClassVar[int]
    hotline_code: str
    at_time: _timestamp_pb2.Timestamp
    def __init__(self, hotline_code: _Optional[str] = ..., at_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetCoverageResponse(_message.Message):
    __slots__ = ("in_hours", "person", "rings_at", "hours_policy_ref")
    IN_HOURS_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    RINGS_AT_FIELD_NUMBER: _ClassVar[int]
    HOURS_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    in_hours: bool
    person: str
    rings_at: str
    hours_policy_ref: str
    def __init__(self, in_hours: _Optional[bool] = ..., person: _Optional[str] = ..., rings_at: _Optional[str] = ..., hours_policy_ref: _Optional[str] = ...) -> None: ...

class RecordUnansweredCallRequest(_message.Message):
    __slots__ = ("request_id", "hotline_code", "called_time", "rang_seconds", "call_ref")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    CALLED_TIME_FIELD_NUMBER: _ClassVar[int]
    RANG_SECONDS_FIELD_NUMBER: _ClassVar[int]
    CALL_REF_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    hotline_code: str
    called_time: _timestamp_pb2.Timestamp
    rang_seconds: int
    call_ref: str
    def __init__(self, request_id: _Optional[str] = ..., hotline_code: _Optional[str] = ..., called_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., rang_seconds: _Optional[int] = ..., call_ref: _Optional[str] = ...) -> None: ...

class RecordUnansweredCallResponse(_message.Message):
    __slots__ = ("unanswered_call",)
    UNANSWERED_CALL_FIELD_NUMBER: _ClassVar[int]
    unanswered_call: UnansweredCall
    def __init__(self, unanswered_call: _Optional[_Union[UnansweredCall, _Mapping]] = ...) -> None: ...

class ListUnansweredCallsRequest(_message.Message):
    __slots__ = ("branch_code", "hotline_code", "start_time", "end_time", "in_hours_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    IN_HOURS_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    hotline_code: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    in_hours_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., hotline_code: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., in_hours_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListUnansweredCallsResponse(_message.Message):
    __slots__ = ("unanswered_calls", "next_page_token")
    UNANSWERED_CALLS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    unanswered_calls: _containers.RepeatedCompositeFieldContainer[UnansweredCall]
    next_page_token: str
    def __init__(self, unanswered_calls: _Optional[_Iterable[_Union[UnansweredCall, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
