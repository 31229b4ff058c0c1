import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Rating(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RATING_UNSPECIFIED: _ClassVar[Rating]
    RATING_POOR: _ClassVar[Rating]
    RATING_FAIR: _ClassVar[Rating]
    RATING_GOOD: _ClassVar[Rating]
    RATING_EXCELLENT: _ClassVar[Rating]

class ContactChannel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONTACT_CHANNEL_UNSPECIFIED: _ClassVar[ContactChannel]
    CONTACT_CHANNEL_PHONE: _ClassVar[ContactChannel]
    CONTACT_CHANNEL_LINK: _ClassVar[ContactChannel]
    CONTACT_CHANNEL_CARD: _ClassVar[ContactChannel]
    CONTACT_CHANNEL_LETTER: _ClassVar[ContactChannel]
    CONTACT_CHANNEL_VISIT: _ClassVar[ContactChannel]
    CONTACT_CHANNEL_AUTHORITY: _ClassVar[ContactChannel]

class Grade(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GRADE_UNSPECIFIED: _ClassVar[Grade]
    GRADE_GENERAL: _ClassVar[Grade]
    GRADE_MAJOR: _ClassVar[Grade]

class Aggravation(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGGRAVATION_UNSPECIFIED: _ClassVar[Aggravation]
    AGGRAVATION_HARM_TO_PEOPLE: _ClassVar[Aggravation]
    AGGRAVATION_DATA_LOST: _ClassVar[Aggravation]
    AGGRAVATION_REPUTATION: _ClassVar[Aggravation]
    AGGRAVATION_AUTHORITY_OR_MEDIA: _ClassVar[Aggravation]
    AGGRAVATION_REPEATED: _ClassVar[Aggravation]
    AGGRAVATION_RUDE_OR_CORRUPT: _ClassVar[Aggravation]

class Fault(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FAULT_UNSPECIFIED: _ClassVar[Fault]
    FAULT_NONE: _ClassVar[Fault]
    FAULT_RUDE: _ClassVar[Fault]
    FAULT_ASKED_FOR_GIFT: _ClassVar[Fault]
    FAULT_LATE: _ClassVar[Fault]
    FAULT_REPEATED_REPAIR: _ClassVar[Fault]
    FAULT_REFUSED_OR_DRAGGED: _ClassVar[Fault]
    FAULT_PROCESS: _ClassVar[Fault]

class Judgement(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    JUDGEMENT_UNSPECIFIED: _ClassVar[Judgement]
    JUDGEMENT_SATISFIED: _ClassVar[Judgement]
    JUDGEMENT_ACCEPTED: _ClassVar[Judgement]
    JUDGEMENT_DISSATISFIED: _ClassVar[Judgement]
    JUDGEMENT_UNREACHABLE: _ClassVar[Judgement]
RATING_UNSPECIFIED: Rating
RATING_POOR: Rating
RATING_FAIR: Rating
RATING_GOOD: Rating
RATING_EXCELLENT: Rating
CONTACT_CHANNEL_UNSPECIFIED: ContactChannel
CONTACT_CHANNEL_PHONE: ContactChannel
CONTACT_CHANNEL_LINK: ContactChannel
CONTACT_CHANNEL_CARD: ContactChannel
CONTACT_CHANNEL_LETTER: ContactChannel
CONTACT_CHANNEL_VISIT: ContactChannel
CONTACT_CHANNEL_AUTHORITY: ContactChannel
GRADE_UNSPECIFIED: Grade
GRADE_GENERAL: Grade
GRADE_MAJOR: Grade
AGGRAVATION_UNSPECIFIED: Aggravation
AGGRAVATION_HARM_TO_PEOPLE: Aggravation
AGGRAVATION_DATA_LOST: Aggravation
AGGRAVATION_REPUTATION: Aggravation
AGGRAVATION_AUTHORITY_OR_MEDIA: Aggravation
AGGRAVATION_REPEATED: Aggravation
AGGRAVATION_RUDE_OR_CORRUPT: Aggravation
FAULT_UNSPECIFIED: Fault
FAULT_NONE: Fault
FAULT_RUDE: Fault
FAULT_ASKED_FOR_GIFT: Fault
FAULT_LATE: Fault
FAULT_REPEATED_REPAIR: Fault
FAULT_REFUSED_OR_DRAGGED: Fault
FAULT_PROCESS: Fault
JUDGEMENT_UNSPECIFIED: Judgement
JUDGEMENT_SATISFIED: Judgement
JUDGEMENT_ACCEPTED: Judgement
JUDGEMENT_DISSATISFIED: Judgement
JUDGEMENT_UNREACHABLE: Judgement

class SurveyAnswer(_message.Message):
    __slots__ = ("attitude", "skill", "punctuality", "promises_kept", "comment")
    ATTITUDE_FIELD_NUMBER: _ClassVar[int]
    SKILL_FIELD_NUMBER: _ClassVar[int]
    PUNCTUALITY_FIELD_NUMBER: _ClassVar[int]
    PROMISES_KEPT_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    attitude: Rating
    skill: Rating
    punctuality: Rating
    promises_kept: Rating
    comment: str
    def __init__(self, attitude: _Optional[_Union[Rating, str]] = ..., skill: _Optional[_Union[Rating, str]] = ..., punctuality: _Optional[_Union[Rating, str]] = ..., promises_kept: _Optional[_Union[Rating, str]] = ..., comment: _Optional[str] = ...) -> None: ...

class Survey(_message.Message):
    __slots__ = ("id", "service_request_id", "request_number", "branch_code", "technician_code", "state", "due_on", "answer", "satisfied", "attempts", "answered_time", "policy_ref", "version", "outcome_policy_ref")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Survey.State]
        STATE_DUE: _ClassVar[Survey.State]
        STATE_ANSWERED: _ClassVar[Survey.State]
        STATE_UNREACHABLE: _ClassVar[Survey.State]
        STATE_WITHDRAWN: _ClassVar[Survey.State]
    STATE_UNSPECIFIED: Survey.State
    STATE_DUE: Survey.State
    STATE_ANSWERED: Survey.State
    STATE_UNREACHABLE: Survey.State
    STATE_WITHDRAWN: Survey.State
    ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    SATISFIED_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    id: str
    service_request_id: str
    request_number: str
    branch_code: str
    technician_code: str
    state: Survey.State
    due_on: _date_pb2.Date
    answer: SurveyAnswer
    satisfied: bool
    attempts: int
    answered_time: _timestamp_pb2.Timestamp
    policy_ref: str
    version: int
    outcome_policy_ref: str
    def __init__(self, id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., branch_code: _Optional[str] = ..., technician_code: _Optional[str] = ..., state: _Optional[_Union[Survey.State, str]] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., answer: _Optional[_Union[SurveyAnswer, _Mapping]] = ..., satisfied: _Optional[bool] = ..., attempts: _Optional[int] = ..., answered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., version: _Optional[int] = ..., outcome_policy_ref: _Optional[str] = ...) -> None: ...

class Liability(_message.Message):
    __slots__ = ("fault", "responsible_person", "responsible_department", "cause", "proposed_by", "verified_by", "verified_time", "repeated")
    FAULT_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_PERSON_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_BY_FIELD_NUMBER: _ClassVar[int]
    VERIFIED_BY_FIELD_NUMBER: _ClassVar[int]
    VERIFIED_TIME_FIELD_NUMBER: _ClassVar[int]
    REPEATED_FIELD_NUMBER: _ClassVar[int]
    fault: Fault
    responsible_person: str
    responsible_department: str
    cause: str
    proposed_by: str
    verified_by: str
    verified_time: _timestamp_pb2.Timestamp
    repeated: bool
    def __init__(self, fault: _Optional[_Union[Fault, str]] = ..., responsible_person: _Optional[str] = ..., responsible_department: _Optional[str] = ..., cause: _Optional[str] = ..., proposed_by: _Optional[str] = ..., verified_by: _Optional[str] = ..., verified_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., repeated: _Optional[bool] = ...) -> None: ...

class ComplaintStep(_message.Message):
    __slots__ = ("kind", "actor", "occurred_time", "note")
    KIND_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    kind: str
    actor: str
    occurred_time: _timestamp_pb2.Timestamp
    note: str
    def __init__(self, kind: _Optional[str] = ..., actor: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., note: _Optional[str] = ...) -> None: ...

class Complaint(_message.Message):
    __slots__ = ("id", "number", "service_request_id", "branch_code", "customer_id", "technician_code", "channel", "subject", "grade", "owner_role", "owner", "state", "filed_time", "first_reply_due_time", "answer_due_time", "answered_time", "closed_time", "liability", "judgement", "attempts", "steps", "policy_ref", "version", "survey_id")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Complaint.State]
        STATE_FILED: _ClassVar[Complaint.State]
        STATE_CONFIRMED: _ClassVar[Complaint.State]
        STATE_ANSWERED: _ClassVar[Complaint.State]
        STATE_CLOSED: _ClassVar[Complaint.State]
    STATE_UNSPECIFIED: Complaint.State
    STATE_FILED: Complaint.State
    STATE_CONFIRMED: Complaint.State
    STATE_ANSWERED: Complaint.State
    STATE_CLOSED: Complaint.State
    ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ROLE_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FILED_TIME_FIELD_NUMBER: _ClassVar[int]
    FIRST_REPLY_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWER_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    LIABILITY_FIELD_NUMBER: _ClassVar[int]
    JUDGEMENT_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    number: str
    service_request_id: str
    branch_code: str
    customer_id: str
    technician_code: str
    channel: ContactChannel
    subject: str
    grade: Grade
    owner_role: str
    owner: str
    state: Complaint.State
    filed_time: _timestamp_pb2.Timestamp
    first_reply_due_time: _timestamp_pb2.Timestamp
    answer_due_time: _timestamp_pb2.Timestamp
    answered_time: _timestamp_pb2.Timestamp
    closed_time: _timestamp_pb2.Timestamp
    liability: Liability
    judgement: Judgement
    attempts: int
    steps: _containers.RepeatedCompositeFieldContainer[ComplaintStep]
    policy_ref: str
    version: int
    survey_id: str
    def __init__(self, id: _Optional[str] = ..., number: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., technician_code: _Optional[str] = ..., channel: _Optional[_Union[ContactChannel, str]] = ..., subject: _Optional[str] = ..., grade: _Optional[_Union[Grade, str]] = ..., owner_role: _Optional[str] = ..., owner: _Optional[str] = ..., state: _Optional[_Union[Complaint.State, str]] = ..., filed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., first_reply_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answer_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., liability: _Optional[_Union[Liability, _Mapping]] = ..., judgement: _Optional[_Union[Judgement, str]] = ..., attempts: _Optional[int] = ..., steps: _Optional[_Iterable[_Union[ComplaintStep, _Mapping]]] = ..., policy_ref: _Optional[str] = ..., version: _Optional[int] = ..., survey_id: _Optional[str] = ...) -> None: ...
