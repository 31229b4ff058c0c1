import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Consequence(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONSEQUENCE_UNSPECIFIED: _ClassVar[Consequence]
    CONSEQUENCE_COMMENDATION: _ClassVar[Consequence]
    CONSEQUENCE_MERIT: _ClassVar[Consequence]
    CONSEQUENCE_MAJOR_MERIT: _ClassVar[Consequence]
    CONSEQUENCE_WARNING: _ClassVar[Consequence]
    CONSEQUENCE_DEMERIT: _ClassVar[Consequence]
    CONSEQUENCE_MAJOR_DEMERIT: _ClassVar[Consequence]
    CONSEQUENCE_FINE: _ClassVar[Consequence]
    CONSEQUENCE_DISMISSAL: _ClassVar[Consequence]
    CONSEQUENCE_REMOVAL_FROM_POST: _ClassVar[Consequence]
CONSEQUENCE_UNSPECIFIED: Consequence
CONSEQUENCE_COMMENDATION: Consequence
CONSEQUENCE_MERIT: Consequence
CONSEQUENCE_MAJOR_MERIT: Consequence
CONSEQUENCE_WARNING: Consequence
CONSEQUENCE_DEMERIT: Consequence
CONSEQUENCE_MAJOR_DEMERIT: Consequence
CONSEQUENCE_FINE: Consequence
CONSEQUENCE_DISMISSAL: Consequence
CONSEQUENCE_REMOVAL_FROM_POST: Consequence

class AppraisalEntry(_message.Message):
    __slots__ = ("id", "employee_code", "branch_code", "month", "trigger", "consequence", "points", "fine", "state", "evidence_kind", "evidence_ref", "proposed_by", "verified_by", "approved_by", "approver_role", "reversal_of", "reason", "occurred_time", "posted_time", "policy_ref", "version", "doubled")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[AppraisalEntry.State]
        STATE_PROPOSED: _ClassVar[AppraisalEntry.State]
        STATE_VERIFIED: _ClassVar[AppraisalEntry.State]
        STATE_POSTED: _ClassVar[AppraisalEntry.State]
        STATE_REJECTED: _ClassVar[AppraisalEntry.State]
        STATE_REVERSED: _ClassVar[AppraisalEntry.State]
    STATE_UNSPECIFIED: AppraisalEntry.State
    STATE_PROPOSED: AppraisalEntry.State
    STATE_VERIFIED: AppraisalEntry.State
    STATE_POSTED: AppraisalEntry.State
    STATE_REJECTED: AppraisalEntry.State
    STATE_REVERSED: AppraisalEntry.State
    ID_FIELD_NUMBER: _ClassVar[int]
    EMPLOYEE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    CONSEQUENCE_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    FINE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_KIND_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_REF_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_BY_FIELD_NUMBER: _ClassVar[int]
    VERIFIED_BY_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    APPROVER_ROLE_FIELD_NUMBER: _ClassVar[int]
    REVERSAL_OF_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    POSTED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    DOUBLED_FIELD_NUMBER: _ClassVar[int]
    id: str
    employee_code: str
    branch_code: str
    month: str
    trigger: str
    consequence: Consequence
    points: int
    fine: str
    state: AppraisalEntry.State
    evidence_kind: str
    evidence_ref: str
    proposed_by: str
    verified_by: str
    approved_by: str
    approver_role: str
    reversal_of: str
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    posted_time: _timestamp_pb2.Timestamp
    policy_ref: str
    version: int
    doubled: bool
    def __init__(self, id: _Optional[str] = ..., employee_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., month: _Optional[str] = ..., trigger: _Optional[str] = ..., consequence: _Optional[_Union[Consequence, str]] = ..., points: _Optional[int] = ..., fine: _Optional[str] = ..., state: _Optional[_Union[AppraisalEntry.State, str]] = ..., evidence_kind: _Optional[str] = ..., evidence_ref: _Optional[str] = ..., proposed_by: _Optional[str] = ..., verified_by: _Optional[str] = ..., approved_by: _Optional[str] = ..., approver_role: _Optional[str] = ..., reversal_of: _Optional[str] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., posted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., version: _Optional[int] = ..., doubled: _Optional[bool] = ...) -> None: ...

class SheetLine(_message.Message):
    __slots__ = ("part", "item", "value", "figures", "sources")
    PART_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    part: str
    item: str
    value: str
    figures: str
    sources: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, part: _Optional[str] = ..., item: _Optional[str] = ..., value: _Optional[str] = ..., figures: _Optional[str] = ..., sources: _Optional[_Iterable[str]] = ...) -> None: ...

class MonthlySheet(_message.Message):
    __slots__ = ("employee_code", "employee_name", "branch_code", "month", "score", "lines", "policy_ref")
    EMPLOYEE_CODE_FIELD_NUMBER: _ClassVar[int]
    EMPLOYEE_NAME_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    employee_code: str
    employee_name: str
    branch_code: str
    month: str
    score: str
    lines: _containers.RepeatedCompositeFieldContainer[SheetLine]
    policy_ref: str
    def __init__(self, employee_code: _Optional[str] = ..., employee_name: _Optional[str] = ..., branch_code: _Optional[str] = ..., month: _Optional[str] = ..., score: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[SheetLine, _Mapping]]] = ..., policy_ref: _Optional[str] = ...) -> None: ...
