import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Rate(_message.Message):
    __slots__ = ("numerator", "denominator", "ratio", "target", "target_met")
    NUMERATOR_FIELD_NUMBER: _ClassVar[int]
    DENOMINATOR_FIELD_NUMBER: _ClassVar[int]
    RATIO_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    TARGET_MET_FIELD_NUMBER: _ClassVar[int]
    numerator: int
    denominator: int
    ratio: str
    target: str
    target_met: bool
    def __init__(self, numerator: _Optional[int] = ..., denominator: _Optional[int] = ..., ratio: _Optional[str] = ..., target: _Optional[str] = ..., target_met: _Optional[bool] = ...) -> None: ...

class BranchMonth(_message.Message):
    __slots__ = ("branch_code", "branch_name", "region", "month", "registered", "closed", "timely_rate", "satisfaction", "complaint_rate", "repeat_rate", "first_time_fix", "survey_coverage", "complaint_closing_rate", "mean_seconds_to_respond", "mean_seconds_to_restore", "policy_ref", "rejected", "withdrawn", "complaint_dissatisfaction")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_NAME_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    REGISTERED_FIELD_NUMBER: _ClassVar[int]
    CLOSED_FIELD_NUMBER: _ClassVar[int]
    TIMELY_RATE_FIELD_NUMBER: _ClassVar[int]
    SATISFACTION_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_RATE_FIELD_NUMBER: _ClassVar[int]
    REPEAT_RATE_FIELD_NUMBER: _ClassVar[int]
    FIRST_TIME_FIX_FIELD_NUMBER: _ClassVar[int]
    SURVEY_COVERAGE_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_CLOSING_RATE_FIELD_NUMBER: _ClassVar[int]
    MEAN_SECONDS_TO_RESPOND_FIELD_NUMBER: _ClassVar[int]
    MEAN_SECONDS_TO_RESTORE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    REJECTED_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWN_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_DISSATISFACTION_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    branch_name: str
    region: str
    month: str
    registered: int
    closed: int
    timely_rate: Rate
    satisfaction: Rate
    complaint_rate: Rate
    repeat_rate: Rate
    first_time_fix: Rate
    survey_coverage: Rate
    complaint_closing_rate: Rate
    mean_seconds_to_respond: str
    mean_seconds_to_restore: str
    policy_ref: str
    rejected: int
    withdrawn: int
    complaint_dissatisfaction: Rate
    def __init__(self, branch_code: _Optional[str] = ..., branch_name: _Optional[str] = ..., region: _Optional[str] = ..., month: _Optional[str] = ..., registered: _Optional[int] = ..., closed: _Optional[int] = ..., timely_rate: _Optional[_Union[Rate, _Mapping]] = ..., satisfaction: _Optional[_Union[Rate, _Mapping]] = ..., complaint_rate: _Optional[_Union[Rate, _Mapping]] = ..., repeat_rate: _Optional[_Union[Rate, _Mapping]] = ..., first_time_fix: _Optional[_Union[Rate, _Mapping]] = ..., survey_coverage: _Optional[_Union[Rate, _Mapping]] = ..., complaint_closing_rate: _Optional[_Union[Rate, _Mapping]] = ..., mean_seconds_to_respond: _Optional[str] = ..., mean_seconds_to_restore: _Optional[str] = ..., policy_ref: _Optional[str] = ..., rejected: _Optional[int] = ..., withdrawn: _Optional[int] = ..., complaint_dissatisfaction: _Optional[_Union[Rate, _Mapping]] = ...) -> None: ...

class FigureSource(_message.Message):
    __slots__ = ("figure", "reference", "in_numerator", "event_id", "in_denominator", "counted_time")
    FIGURE_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    IN_NUMERATOR_FIELD_NUMBER: _ClassVar[int]
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    IN_DENOMINATOR_FIELD_NUMBER: _ClassVar[int]
    COUNTED_TIME_FIELD_NUMBER: _ClassVar[int]
    figure: str
    reference: str
    in_numerator: bool
    event_id: str
    in_denominator: bool
    counted_time: _timestamp_pb2.Timestamp
    def __init__(self, figure: _Optional[str] = ..., reference: _Optional[str] = ..., in_numerator: _Optional[bool] = ..., event_id: _Optional[str] = ..., in_denominator: _Optional[bool] = ..., counted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
