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

class PromiseSource(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMISE_SOURCE_UNSPECIFIED: _ClassVar[PromiseSource]
    PROMISE_SOURCE_CALL: _ClassVar[PromiseSource]
    PROMISE_SOURCE_CONTRACT: _ClassVar[PromiseSource]
    PROMISE_SOURCE_PRODUCT_LINE: _ClassVar[PromiseSource]
    PROMISE_SOURCE_DEFAULT: _ClassVar[PromiseSource]
    PROMISE_SOURCE_CHANGE: _ClassVar[PromiseSource]

class SegmentKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SEGMENT_KIND_UNSPECIFIED: _ClassVar[SegmentKind]
    SEGMENT_KIND_COUNTED: _ClassVar[SegmentKind]
    SEGMENT_KIND_CLOSED: _ClassVar[SegmentKind]
    SEGMENT_KIND_PAUSED: _ClassVar[SegmentKind]
    SEGMENT_KIND_STOPPED: _ClassVar[SegmentKind]

class SpanKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SPAN_KIND_UNSPECIFIED: _ClassVar[SpanKind]
    SPAN_KIND_AROUND_THE_CLOCK: _ClassVar[SpanKind]
    SPAN_KIND_WINDOW: _ClassVar[SpanKind]
    SPAN_KIND_MAKE_UP_WINDOW: _ClassVar[SpanKind]
    SPAN_KIND_OPENING: _ClassVar[SpanKind]
    SPAN_KIND_OUTSIDE_HOURS: _ClassVar[SpanKind]
    SPAN_KIND_REST_DAY: _ClassVar[SpanKind]
    SPAN_KIND_HOLIDAY: _ClassVar[SpanKind]
    SPAN_KIND_CLOSURE: _ClassVar[SpanKind]

class PreviewEffect(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PREVIEW_EFFECT_UNSPECIFIED: _ClassVar[PreviewEffect]
    PREVIEW_EFFECT_EARLIER: _ClassVar[PreviewEffect]
    PREVIEW_EFFECT_LATER: _ClassVar[PreviewEffect]
    PREVIEW_EFFECT_PROMISED: _ClassVar[PreviewEffect]
    PREVIEW_EFFECT_NOT_PROMISED: _ClassVar[PreviewEffect]
    PREVIEW_EFFECT_JUDGED_OTHERWISE: _ClassVar[PreviewEffect]
PROMISE_SOURCE_UNSPECIFIED: PromiseSource
PROMISE_SOURCE_CALL: PromiseSource
PROMISE_SOURCE_CONTRACT: PromiseSource
PROMISE_SOURCE_PRODUCT_LINE: PromiseSource
PROMISE_SOURCE_DEFAULT: PromiseSource
PROMISE_SOURCE_CHANGE: PromiseSource
SEGMENT_KIND_UNSPECIFIED: SegmentKind
SEGMENT_KIND_COUNTED: SegmentKind
SEGMENT_KIND_CLOSED: SegmentKind
SEGMENT_KIND_PAUSED: SegmentKind
SEGMENT_KIND_STOPPED: SegmentKind
SPAN_KIND_UNSPECIFIED: SpanKind
SPAN_KIND_AROUND_THE_CLOCK: SpanKind
SPAN_KIND_WINDOW: SpanKind
SPAN_KIND_MAKE_UP_WINDOW: SpanKind
SPAN_KIND_OPENING: SpanKind
SPAN_KIND_OUTSIDE_HOURS: SpanKind
SPAN_KIND_REST_DAY: SpanKind
SPAN_KIND_HOLIDAY: SpanKind
SPAN_KIND_CLOSURE: SpanKind
PREVIEW_EFFECT_UNSPECIFIED: PreviewEffect
PREVIEW_EFFECT_EARLIER: PreviewEffect
PREVIEW_EFFECT_LATER: PreviewEffect
PREVIEW_EFFECT_PROMISED: PreviewEffect
PREVIEW_EFFECT_NOT_PROMISED: PreviewEffect
PREVIEW_EFFECT_JUDGED_OTHERWISE: PreviewEffect

class Segment(_message.Message):
    __slots__ = ("start_time", "end_time", "kind", "decided_by", "name", "pause_reason", "cause", "actor", "counted_micros", "total_micros", "is_ahead", "is_overdue")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PAUSE_REASON_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    COUNTED_MICROS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_MICROS_FIELD_NUMBER: _ClassVar[int]
    IS_AHEAD_FIELD_NUMBER: _ClassVar[int]
    IS_OVERDUE_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    kind: SegmentKind
    decided_by: SpanKind
    name: str
    pause_reason: _resources_pb2.PauseReason
    cause: str
    actor: str
    counted_micros: int
    total_micros: int
    is_ahead: bool
    is_overdue: bool
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[_Union[SegmentKind, str]] = ..., decided_by: _Optional[_Union[SpanKind, str]] = ..., name: _Optional[str] = ..., pause_reason: _Optional[_Union[_resources_pb2.PauseReason, str]] = ..., cause: _Optional[str] = ..., actor: _Optional[str] = ..., counted_micros: _Optional[int] = ..., total_micros: _Optional[int] = ..., is_ahead: _Optional[bool] = ..., is_overdue: _Optional[bool] = ...) -> None: ...

class TargetChange(_message.Message):
    __slots__ = ("occurred_time", "recorded_time", "cause", "actor", "reason", "is_promised", "severity", "zone", "distance_km", "conditions", "target_seconds", "due_time", "agreed_time", "policy_ref", "calendar_ref")
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    IS_PROMISED_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_KM_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    TARGET_SECONDS_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    AGREED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_REF_FIELD_NUMBER: _ClassVar[int]
    occurred_time: _timestamp_pb2.Timestamp
    recorded_time: _timestamp_pb2.Timestamp
    cause: str
    actor: str
    reason: str
    is_promised: bool
    severity: _resources_pb2.Severity
    zone: _resources_pb2.ServiceZone
    distance_km: int
    conditions: _containers.RepeatedScalarFieldContainer[str]
    target_seconds: int
    due_time: _timestamp_pb2.Timestamp
    agreed_time: _timestamp_pb2.Timestamp
    policy_ref: str
    calendar_ref: str
    def __init__(self, occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., cause: _Optional[str] = ..., actor: _Optional[str] = ..., reason: _Optional[str] = ..., is_promised: _Optional[bool] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., zone: _Optional[_Union[_resources_pb2.ServiceZone, str]] = ..., distance_km: _Optional[int] = ..., conditions: _Optional[_Iterable[str]] = ..., target_seconds: _Optional[int] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., agreed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., calendar_ref: _Optional[str] = ...) -> None: ...

class ExplainDeadlineRequest(_message.Message):
    __slots__ = ("service_request_id", "request_number", "external_ref", "milestone", "max_segments")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    MAX_SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    external_ref: str
    milestone: _resources_pb2.Milestone
    max_segments: int
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., external_ref: _Optional[str] = ..., milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ..., max_segments: _Optional[int] = ...) -> None: ...

class ExplainDeadlineResponse(_message.Message):
    __slots__ = ("clock", "as_of_time", "severity", "zone", "distance_km", "conditions", "product_line", "source", "contract_number", "sla_pack", "policy_ref", "policy_digest", "calendar_digest", "is_calendar_override", "agreed_time", "counts_from_diagnosis", "segments", "more_segments", "changes", "branch_time_zone", "left_micros", "stands_still", "resumes_time", "parts_warehouse_code", "parts_expected_time")
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    AS_OF_TIME_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_KM_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    POLICY_DIGEST_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_DIGEST_FIELD_NUMBER: _ClassVar[int]
    IS_CALENDAR_OVERRIDE_FIELD_NUMBER: _ClassVar[int]
    AGREED_TIME_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FROM_DIAGNOSIS_FIELD_NUMBER: _ClassVar[int]
    SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    MORE_SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    BRANCH_TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    LEFT_MICROS_FIELD_NUMBER: _ClassVar[int]
    STANDS_STILL_FIELD_NUMBER: _ClassVar[int]
    RESUMES_TIME_FIELD_NUMBER: _ClassVar[int]
    PARTS_WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PARTS_EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    clock: _resources_pb2.Clock
    as_of_time: _timestamp_pb2.Timestamp
    severity: _resources_pb2.Severity
    zone: _resources_pb2.ServiceZone
    distance_km: int
    conditions: _containers.RepeatedScalarFieldContainer[str]
    product_line: str
    source: PromiseSource
    contract_number: str
    sla_pack: str
    policy_ref: str
    policy_digest: str
    calendar_digest: str
    is_calendar_override: bool
    agreed_time: _timestamp_pb2.Timestamp
    counts_from_diagnosis: bool
    segments: _containers.RepeatedCompositeFieldContainer[Segment]
    more_segments: int
    changes: _containers.RepeatedCompositeFieldContainer[TargetChange]
    branch_time_zone: str
    left_micros: int
    stands_still: bool
    resumes_time: _timestamp_pb2.Timestamp
    parts_warehouse_code: str
    parts_expected_time: _timestamp_pb2.Timestamp
    def __init__(self, clock: _Optional[_Union[_resources_pb2.Clock, _Mapping]] = ..., as_of_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., zone: _Optional[_Union[_resources_pb2.ServiceZone, str]] = ..., distance_km: _Optional[int] = ..., conditions: _Optional[_Iterable[str]] = ..., product_line: _Optional[str] = ..., source: _Optional[_Union[PromiseSource, str]] = ..., contract_number: _Optional[str] = ..., sla_pack: _Optional[str] = ..., policy_ref: _Optional[str] = ..., policy_digest: _Optional[str] = ..., calendar_digest: _Optional[str] = ..., is_calendar_override: _Optional[bool] = ..., agreed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., counts_from_diagnosis: _Optional[bool] = ..., segments: _Optional[_Iterable[_Union[Segment, _Mapping]]] = ..., more_segments: _Optional[int] = ..., changes: _Optional[_Iterable[_Union[TargetChange, _Mapping]]] = ..., branch_time_zone: _Optional[str] = ..., left_micros: _Optional[int] = ..., stands_still: _Optional[bool] = ..., resumes_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., parts_warehouse_code: _Optional[str] = ..., parts_expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PreviewRow(_message.Message):
    __slots__ = ("service_request_id", "request_number", "external_ref", "branch_code", "time_zone", "milestone", "effect", "newly_breached", "rescued", "from_target_seconds", "to_target_seconds", "from_due_time", "to_due_time", "from_state", "to_state", "from_policy_ref", "to_policy_ref", "from_calendar_ref", "to_calendar_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    EFFECT_FIELD_NUMBER: _ClassVar[int]
    NEWLY_BREACHED_FIELD_NUMBER: _ClassVar[int]
    RESCUED_FIELD_NUMBER: _ClassVar[int]
    FROM_TARGET_SECONDS_FIELD_NUMBER: _ClassVar[int]
    TO_TARGET_SECONDS_FIELD_NUMBER: _ClassVar[int]
    FROM_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    TO_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    FROM_STATE_FIELD_NUMBER: _ClassVar[int]
    TO_STATE_FIELD_NUMBER: _ClassVar[int]
    FROM_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    TO_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    FROM_CALENDAR_REF_FIELD_NUMBER: _ClassVar[int]
    TO_CALENDAR_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    external_ref: str
    branch_code: str
    time_zone: str
    milestone: _resources_pb2.Milestone
    effect: PreviewEffect
    newly_breached: bool
    rescued: bool
    from_target_seconds: int
    to_target_seconds: int
    from_due_time: _timestamp_pb2.Timestamp
    to_due_time: _timestamp_pb2.Timestamp
    from_state: _resources_pb2.ClockState
    to_state: _resources_pb2.ClockState
    from_policy_ref: str
    to_policy_ref: str
    from_calendar_ref: str
    to_calendar_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., external_ref: _Optional[str] = ..., branch_code: _Optional[str] = ..., time_zone: _Optional[str] = ..., milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ..., effect: _Optional[_Union[PreviewEffect, str]] = ..., newly_breached: _Optional[bool] = ..., rescued: _Optional[bool] = ..., from_target_seconds: _Optional[int] = ..., to_target_seconds: _Optional[int] = ..., from_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., to_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., from_state: _Optional[_Union[_resources_pb2.ClockState, str]] = ..., to_state: _Optional[_Union[_resources_pb2.ClockState, str]] = ..., from_policy_ref: _Optional[str] = ..., to_policy_ref: _Optional[str] = ..., from_calendar_ref: _Optional[str] = ..., to_calendar_ref: _Optional[str] = ...) -> None: ...

class PreviewPolicyRequest(_message.Message):
    __slots__ = ("policy_text", "file_name", "branch_code", "page_size", "page_token")
    POLICY_TEXT_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    policy_text: str
    file_name: str
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, policy_text: _Optional[str] = ..., file_name: _Optional[str] = ..., branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class PreviewPolicyResponse(_message.Message):
    __slots__ = ("rows", "examined", "open_requests", "policy_ref", "effective_on", "digest", "as_of_time", "next_page_token")
    ROWS_FIELD_NUMBER: _ClassVar[int]
    EXAMINED_FIELD_NUMBER: _ClassVar[int]
    OPEN_REQUESTS_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_ON_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    AS_OF_TIME_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[PreviewRow]
    examined: int
    open_requests: int
    policy_ref: str
    effective_on: _date_pb2.Date
    digest: str
    as_of_time: _timestamp_pb2.Timestamp
    next_page_token: str
    def __init__(self, rows: _Optional[_Iterable[_Union[PreviewRow, _Mapping]]] = ..., examined: _Optional[int] = ..., open_requests: _Optional[int] = ..., policy_ref: _Optional[str] = ..., effective_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., digest: _Optional[str] = ..., as_of_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
