import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RequestDeferred(_message.Message):
    __slots__ = ("service_request_id", "day_notice_id", "day", "told_time", "agreed_time", "told_by", "notify_role", "policy_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DAY_NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    TOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    AGREED_TIME_FIELD_NUMBER: _ClassVar[int]
    TOLD_BY_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    day_notice_id: str
    day: _date_pb2.Date
    told_time: _timestamp_pb2.Timestamp
    agreed_time: _timestamp_pb2.Timestamp
    told_by: str
    notify_role: str
    policy_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., day_notice_id: _Optional[str] = ..., day: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., told_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., agreed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., told_by: _Optional[str] = ..., notify_role: _Optional[str] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class DayEndMissed(_message.Message):
    __slots__ = ("service_request_id", "day_notice_id", "day", "ended_time", "notify_role", "policy_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DAY_NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    ENDED_TIME_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    day_notice_id: str
    day: _date_pb2.Date
    ended_time: _timestamp_pb2.Timestamp
    notify_role: str
    policy_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., day_notice_id: _Optional[str] = ..., day: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., ended_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., notify_role: _Optional[str] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class QuestionEscalated(_message.Message):
    __slots__ = ("service_request_id", "question_id", "asked_time", "escalated_time", "escalated_by", "notify_role", "policy_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    ASKED_TIME_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TIME_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_BY_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    question_id: str
    asked_time: _timestamp_pb2.Timestamp
    escalated_time: _timestamp_pb2.Timestamp
    escalated_by: str
    notify_role: str
    policy_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., question_id: _Optional[str] = ..., asked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., escalated_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., escalated_by: _Optional[str] = ..., notify_role: _Optional[str] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class AnswerToldLate(_message.Message):
    __slots__ = ("service_request_id", "question_id", "answered_time", "due_time", "answered_by", "notify_role", "policy_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_BY_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    question_id: str
    answered_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    answered_by: str
    notify_role: str
    policy_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., question_id: _Optional[str] = ..., answered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answered_by: _Optional[str] = ..., notify_role: _Optional[str] = ..., policy_ref: _Optional[str] = ...) -> None: ...
