import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.feedback.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SurveyScheduled(_message.Message):
    __slots__ = ("survey_id", "service_request_id", "branch_code", "due_on")
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    service_request_id: str
    branch_code: str
    due_on: _date_pb2.Date
    def __init__(self, survey_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class SurveyAnswered(_message.Message):
    __slots__ = ("survey_id", "service_request_id", "branch_code", "technician_code", "answer", "satisfied", "answered_time", "policy_ref")
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    SATISFIED_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    service_request_id: str
    branch_code: str
    technician_code: str
    answer: _resources_pb2.SurveyAnswer
    satisfied: bool
    answered_time: _timestamp_pb2.Timestamp
    policy_ref: str
    def __init__(self, survey_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., technician_code: _Optional[str] = ..., answer: _Optional[_Union[_resources_pb2.SurveyAnswer, _Mapping]] = ..., satisfied: _Optional[bool] = ..., answered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class SurveyUnreachable(_message.Message):
    __slots__ = ("survey_id", "service_request_id", "branch_code")
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    service_request_id: str
    branch_code: str
    def __init__(self, survey_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ...) -> None: ...

class SurveyWithdrawn(_message.Message):
    __slots__ = ("survey_id", "service_request_id", "branch_code")
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    service_request_id: str
    branch_code: str
    def __init__(self, survey_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ...) -> None: ...

class ComplaintFiled(_message.Message):
    __slots__ = ("complaint_id", "complaint_number", "service_request_id", "branch_code", "technician_code", "grade", "filed_time")
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    FILED_TIME_FIELD_NUMBER: _ClassVar[int]
    complaint_id: str
    complaint_number: str
    service_request_id: str
    branch_code: str
    technician_code: str
    grade: _resources_pb2.Grade
    filed_time: _timestamp_pb2.Timestamp
    def __init__(self, complaint_id: _Optional[str] = ..., complaint_number: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., technician_code: _Optional[str] = ..., grade: _Optional[_Union[_resources_pb2.Grade, str]] = ..., filed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ComplaintAnswered(_message.Message):
    __slots__ = ("complaint_id", "branch_code", "in_time")
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    IN_TIME_FIELD_NUMBER: _ClassVar[int]
    complaint_id: str
    branch_code: str
    in_time: bool
    def __init__(self, complaint_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., in_time: _Optional[bool] = ...) -> None: ...

class LiabilityVerified(_message.Message):
    __slots__ = ("complaint_id", "complaint_number", "service_request_id", "branch_code", "liability", "filed_time")
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    LIABILITY_FIELD_NUMBER: _ClassVar[int]
    FILED_TIME_FIELD_NUMBER: _ClassVar[int]
    complaint_id: str
    complaint_number: str
    service_request_id: str
    branch_code: str
    liability: _resources_pb2.Liability
    filed_time: _timestamp_pb2.Timestamp
    def __init__(self, complaint_id: _Optional[str] = ..., complaint_number: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., liability: _Optional[_Union[_resources_pb2.Liability, _Mapping]] = ..., filed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ComplaintClosed(_message.Message):
    __slots__ = ("complaint_id", "branch_code", "judgement", "service_liable", "filed_time", "closed_time")
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    JUDGEMENT_FIELD_NUMBER: _ClassVar[int]
    SERVICE_LIABLE_FIELD_NUMBER: _ClassVar[int]
    FILED_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    complaint_id: str
    branch_code: str
    judgement: _resources_pb2.Judgement
    service_liable: bool
    filed_time: _timestamp_pb2.Timestamp
    closed_time: _timestamp_pb2.Timestamp
    def __init__(self, complaint_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., judgement: _Optional[_Union[_resources_pb2.Judgement, str]] = ..., service_liable: _Optional[bool] = ..., filed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
