import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CallUnanswered(_message.Message):
    __slots__ = ("unanswered_call_id", "hotline_code", "branch_code", "called_time", "rang_seconds", "person_on_duty", "hours_policy_ref")
    UNANSWERED_CALL_ID_FIELD_NUMBER: _ClassVar[int]
    HOTLINE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CALLED_TIME_FIELD_NUMBER: _ClassVar[int]
    RANG_SECONDS_FIELD_NUMBER: _ClassVar[int]
    PERSON_ON_DUTY_FIELD_NUMBER: _ClassVar[int]
    HOURS_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    unanswered_call_id: str
    hotline_code: str
    branch_code: str
    called_time: _timestamp_pb2.Timestamp
    rang_seconds: int
    person_on_duty: str
    hours_policy_ref: str
    def __init__(self, unanswered_call_id: _Optional[str] = ..., hotline_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., called_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., rang_seconds: _Optional[int] = ..., person_on_duty: _Optional[str] = ..., hours_policy_ref: _Optional[str] = ...) -> None: ...
