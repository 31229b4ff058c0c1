import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.feedback.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ListSurveysRequest(_message.Message):
    __slots__ = ("branch_code", "state", "due_until", "service_request_id", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DUE_UNTIL_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    state: _resources_pb2.Survey.State
    due_until: _date_pb2.Date
    service_request_id: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., state: _Optional[_Union[_resources_pb2.Survey.State, str]] = ..., due_until: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., service_request_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSurveysResponse(_message.Message):
    __slots__ = ("surveys", "next_page_token")
    SURVEYS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    surveys: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Survey]
    next_page_token: str
    def __init__(self, surveys: _Optional[_Iterable[_Union[_resources_pb2.Survey, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetSurveyRequest(_message.Message):
    __slots__ = ("survey_id",)
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    def __init__(self, survey_id: _Optional[str] = ...) -> None: ...

class GetSurveyResponse(_message.Message):
    __slots__ = ("survey",)
    SURVEY_FIELD_NUMBER: _ClassVar[int]
    survey: _resources_pb2.Survey
    def __init__(self, survey: _Optional[_Union[_resources_pb2.Survey, _Mapping]] = ...) -> None: ...

class RecordSurveyAnswerRequest(_message.Message):
    __slots__ = ("request_id", "survey_id", "answer", "channel", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    survey_id: str
    answer: _resources_pb2.SurveyAnswer
    channel: _resources_pb2.ContactChannel
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., survey_id: _Optional[str] = ..., answer: _Optional[_Union[_resources_pb2.SurveyAnswer, _Mapping]] = ..., channel: _Optional[_Union[_resources_pb2.ContactChannel, str]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordSurveyAnswerResponse(_message.Message):
    __slots__ = ("survey",)
    SURVEY_FIELD_NUMBER: _ClassVar[int]
    survey: _resources_pb2.Survey
    def __init__(self, survey: _Optional[_Union[_resources_pb2.Survey, _Mapping]] = ...) -> None: ...

class RecordSurveyAttemptRequest(_message.Message):
    __slots__ = ("request_id", "survey_id", "channel", "note", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    survey_id: str
    channel: _resources_pb2.ContactChannel
    note: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., survey_id: _Optional[str] = ..., channel: _Optional[_Union[_resources_pb2.ContactChannel, str]] = ..., note: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordSurveyAttemptResponse(_message.Message):
    __slots__ = ("survey",)
    SURVEY_FIELD_NUMBER: _ClassVar[int]
    survey: _resources_pb2.Survey
    def __init__(self, survey: _Optional[_Union[_resources_pb2.Survey, _Mapping]] = ...) -> None: ...

class FileComplaintRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "channel", "subject", "aggravations", "about_technician", "survey_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    AGGRAVATIONS_FIELD_NUMBER: _ClassVar[int]
    ABOUT_TECHNICIAN_FIELD_NUMBER: _ClassVar[int]
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    channel: _resources_pb2.ContactChannel
    subject: str
    aggravations: _containers.RepeatedScalarFieldContainer[_resources_pb2.Aggravation]
    about_technician: bool
    survey_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., channel: _Optional[_Union[_resources_pb2.ContactChannel, str]] = ..., subject: _Optional[str] = ..., aggravations: _Optional[_Iterable[_Union[_resources_pb2.Aggravation, str]]] = ..., about_technician: _Optional[bool] = ..., survey_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FileComplaintResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class ConfirmComplaintRequest(_message.Message):
    __slots__ = ("request_id", "complaint_id", "note", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    complaint_id: str
    note: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., complaint_id: _Optional[str] = ..., note: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ConfirmComplaintResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class AnswerComplaintRequest(_message.Message):
    __slots__ = ("request_id", "complaint_id", "answer", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    complaint_id: str
    answer: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., complaint_id: _Optional[str] = ..., answer: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AnswerComplaintResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class ProposeLiabilityRequest(_message.Message):
    __slots__ = ("request_id", "complaint_id", "fault", "responsible_person", "responsible_department", "cause", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    FAULT_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_PERSON_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    complaint_id: str
    fault: _resources_pb2.Fault
    responsible_person: str
    responsible_department: str
    cause: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., complaint_id: _Optional[str] = ..., fault: _Optional[_Union[_resources_pb2.Fault, str]] = ..., responsible_person: _Optional[str] = ..., responsible_department: _Optional[str] = ..., cause: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ProposeLiabilityResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class VerifyLiabilityRequest(_message.Message):
    __slots__ = ("request_id", "complaint_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    complaint_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., complaint_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class VerifyLiabilityResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class RecordContactAttemptRequest(_message.Message):
    __slots__ = ("request_id", "complaint_id", "channel", "note", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    complaint_id: str
    channel: _resources_pb2.ContactChannel
    note: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., complaint_id: _Optional[str] = ..., channel: _Optional[_Union[_resources_pb2.ContactChannel, str]] = ..., note: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordContactAttemptResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class CloseComplaintRequest(_message.Message):
    __slots__ = ("request_id", "complaint_id", "judgement", "outcome", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    JUDGEMENT_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    complaint_id: str
    judgement: _resources_pb2.Judgement
    outcome: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., complaint_id: _Optional[str] = ..., judgement: _Optional[_Union[_resources_pb2.Judgement, str]] = ..., outcome: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CloseComplaintResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class GetComplaintRequest(_message.Message):
    __slots__ = ("complaint_id",)
    COMPLAINT_ID_FIELD_NUMBER: _ClassVar[int]
    complaint_id: str
    def __init__(self, complaint_id: _Optional[str] = ...) -> None: ...

class GetComplaintResponse(_message.Message):
    __slots__ = ("complaint",)
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    complaint: _resources_pb2.Complaint
    def __init__(self, complaint: _Optional[_Union[_resources_pb2.Complaint, _Mapping]] = ...) -> None: ...

class ListComplaintsRequest(_message.Message):
    __slots__ = ("branch_code", "open_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    open_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., open_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListComplaintsResponse(_message.Message):
    __slots__ = ("complaints", "next_page_token")
    COMPLAINTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    complaints: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Complaint]
    next_page_token: str
    def __init__(self, complaints: _Optional[_Iterable[_Union[_resources_pb2.Complaint, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
