import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DayNotice(_message.Message):
    __slots__ = ("id", "service_request_id", "branch_code", "day", "kind", "noticed_time", "agreed_time", "reason", "noticed_by", "notify_role", "policy_ref")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[DayNotice.Kind]
        KIND_DEFERRED: _ClassVar[DayNotice.Kind]
        KIND_MISSED: _ClassVar[DayNotice.Kind]
    KIND_UNSPECIFIED: DayNotice.Kind
    KIND_DEFERRED: DayNotice.Kind
    KIND_MISSED: DayNotice.Kind
    ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NOTICED_TIME_FIELD_NUMBER: _ClassVar[int]
    AGREED_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    NOTICED_BY_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    id: str
    service_request_id: str
    branch_code: str
    day: _date_pb2.Date
    kind: DayNotice.Kind
    noticed_time: _timestamp_pb2.Timestamp
    agreed_time: _timestamp_pb2.Timestamp
    reason: str
    noticed_by: str
    notify_role: str
    policy_ref: str
    def __init__(self, id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., day: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., kind: _Optional[_Union[DayNotice.Kind, str]] = ..., noticed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., agreed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., noticed_by: _Optional[str] = ..., notify_role: _Optional[str] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class Question(_message.Message):
    __slots__ = ("id", "service_request_id", "branch_code", "text", "asked_time", "taken_by", "escalate_by_time", "notify_role", "escalated_time", "escalated_by", "answer", "answered_time", "answered_by", "tell_by_time", "told_time", "told_by", "told_over", "told_late_time", "policy_ref", "version")
    ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ASKED_TIME_FIELD_NUMBER: _ClassVar[int]
    TAKEN_BY_FIELD_NUMBER: _ClassVar[int]
    ESCALATE_BY_TIME_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TIME_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_BY_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_BY_FIELD_NUMBER: _ClassVar[int]
    TELL_BY_TIME_FIELD_NUMBER: _ClassVar[int]
    TOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    TOLD_BY_FIELD_NUMBER: _ClassVar[int]
    TOLD_OVER_FIELD_NUMBER: _ClassVar[int]
    TOLD_LATE_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    service_request_id: str
    branch_code: str
    text: str
    asked_time: _timestamp_pb2.Timestamp
    taken_by: str
    escalate_by_time: _timestamp_pb2.Timestamp
    notify_role: str
    escalated_time: _timestamp_pb2.Timestamp
    escalated_by: str
    answer: str
    answered_time: _timestamp_pb2.Timestamp
    answered_by: str
    tell_by_time: _timestamp_pb2.Timestamp
    told_time: _timestamp_pb2.Timestamp
    told_by: str
    told_over: _resources_pb2.Channel
    told_late_time: _timestamp_pb2.Timestamp
    policy_ref: str
    version: int
    def __init__(self, id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., text: _Optional[str] = ..., asked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., taken_by: _Optional[str] = ..., escalate_by_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., notify_role: _Optional[str] = ..., escalated_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., escalated_by: _Optional[str] = ..., answer: _Optional[str] = ..., answered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answered_by: _Optional[str] = ..., tell_by_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., told_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., told_by: _Optional[str] = ..., told_over: _Optional[_Union[_resources_pb2.Channel, str]] = ..., told_late_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class DeferRequestRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "agreed_time", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    AGREED_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    agreed_time: _timestamp_pb2.Timestamp
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., agreed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class DeferRequestResponse(_message.Message):
    __slots__ = ("day_notice",)
    DAY_NOTICE_FIELD_NUMBER: _ClassVar[int]
    day_notice: DayNotice
    def __init__(self, day_notice: _Optional[_Union[DayNotice, _Mapping]] = ...) -> None: ...

class ListDayNoticesRequest(_message.Message):
    __slots__ = ("branch_code", "service_request_id", "day", "missed_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    MISSED_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    service_request_id: str
    day: _date_pb2.Date
    missed_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., service_request_id: _Optional[str] = ..., day: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., missed_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDayNoticesResponse(_message.Message):
    __slots__ = ("day_notices", "next_page_token")
    DAY_NOTICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    day_notices: _containers.RepeatedCompositeFieldContainer[DayNotice]
    next_page_token: str
    def __init__(self, day_notices: _Optional[_Iterable[_Union[DayNotice, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RecordQuestionRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "text", "asked_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ASKED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    text: str
    asked_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., text: _Optional[str] = ..., asked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordQuestionResponse(_message.Message):
    __slots__ = ("question",)
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    question: Question
    def __init__(self, question: _Optional[_Union[Question, _Mapping]] = ...) -> None: ...

class EscalateQuestionRequest(_message.Message):
    __slots__ = ("request_id", "question_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    question_id: str
    def __init__(self, request_id: _Optional[str] = ..., question_id: _Optional[str] = ...) -> None: ...

class EscalateQuestionResponse(_message.Message):
    __slots__ = ("question",)
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    question: Question
    def __init__(self, question: _Optional[_Union[Question, _Mapping]] = ...) -> None: ...

class AnswerQuestionRequest(_message.Message):
    __slots__ = ("request_id", "question_id", "answer")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    question_id: str
    answer: str
    def __init__(self, request_id: _Optional[str] = ..., question_id: _Optional[str] = ..., answer: _Optional[str] = ...) -> None: ...

class AnswerQuestionResponse(_message.Message):
    __slots__ = ("question",)
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    question: Question
    def __init__(self, question: _Optional[_Union[Question, _Mapping]] = ...) -> None: ...

class RecordAnswerToldRequest(_message.Message):
    __slots__ = ("request_id", "question_id", "over")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    OVER_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    question_id: str
    over: _resources_pb2.Channel
    def __init__(self, request_id: _Optional[str] = ..., question_id: _Optional[str] = ..., over: _Optional[_Union[_resources_pb2.Channel, str]] = ...) -> None: ...

class RecordAnswerToldResponse(_message.Message):
    __slots__ = ("question",)
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    question: Question
    def __init__(self, question: _Optional[_Union[Question, _Mapping]] = ...) -> None: ...

class ListQuestionsRequest(_message.Message):
    __slots__ = ("branch_code", "service_request_id", "open_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    service_request_id: str
    open_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., service_request_id: _Optional[str] = ..., open_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListQuestionsResponse(_message.Message):
    __slots__ = ("questions", "next_page_token")
    QUESTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    questions: _containers.RepeatedCompositeFieldContainer[Question]
    next_page_token: str
    def __init__(self, questions: _Optional[_Iterable[_Union[Question, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
