import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import coverage_pb2 as _coverage_pb2
from callout.intake.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BranchRegistered(_message.Message):
    __slots__ = ("branch",)
    BRANCH_FIELD_NUMBER: _ClassVar[int]
    branch: _resources_pb2.Branch
    def __init__(self, branch: _Optional[_Union[_resources_pb2.Branch, _Mapping]] = ...) -> None: ...

class ContractExpiryNoticed(_message.Message):
    __slots__ = ("contract_id", "contract_number", "branch_code", "customer_id", "kind", "notice", "ends_on", "notify_role", "responsible")
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NOTICE_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    contract_number: str
    branch_code: str
    customer_id: str
    kind: _coverage_pb2.ContractKind
    notice: _coverage_pb2.NoticeKind
    ends_on: _date_pb2.Date
    notify_role: str
    responsible: str
    def __init__(self, contract_id: _Optional[str] = ..., contract_number: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., kind: _Optional[_Union[_coverage_pb2.ContractKind, str]] = ..., notice: _Optional[_Union[_coverage_pb2.NoticeKind, str]] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., notify_role: _Optional[str] = ..., responsible: _Optional[str] = ...) -> None: ...

class ServiceRequestRegistered(_message.Message):
    __slots__ = ("service_request_id", "request_number", "external_ref", "branch_code", "customer_id", "installed_product_id", "product_line", "product_model", "symptom_code", "symptom", "category", "severity", "handling", "received_time", "repeat_of", "arrive_due_time", "restore_due_time", "historical")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    HANDLING_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    REPEAT_OF_FIELD_NUMBER: _ClassVar[int]
    ARRIVE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESTORE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    HISTORICAL_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    external_ref: str
    branch_code: str
    customer_id: str
    installed_product_id: str
    product_line: str
    product_model: str
    symptom_code: str
    symptom: str
    category: _resources_pb2.ServiceCategory
    severity: _resources_pb2.Severity
    handling: _resources_pb2.Handling
    received_time: _timestamp_pb2.Timestamp
    repeat_of: str
    arrive_due_time: _timestamp_pb2.Timestamp
    restore_due_time: _timestamp_pb2.Timestamp
    historical: bool
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., external_ref: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., symptom_code: _Optional[str] = ..., symptom: _Optional[str] = ..., category: _Optional[_Union[_resources_pb2.ServiceCategory, str]] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., handling: _Optional[_Union[_resources_pb2.Handling, str]] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., repeat_of: _Optional[str] = ..., arrive_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., restore_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., historical: _Optional[bool] = ...) -> None: ...

class SeverityChanged(_message.Message):
    __slots__ = ("service_request_id", "from_severity", "to_severity", "reason", "arrive_due_time", "restore_due_time")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_SEVERITY_FIELD_NUMBER: _ClassVar[int]
    TO_SEVERITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ARRIVE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESTORE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    from_severity: _resources_pb2.Severity
    to_severity: _resources_pb2.Severity
    reason: str
    arrive_due_time: _timestamp_pb2.Timestamp
    restore_due_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request_id: _Optional[str] = ..., from_severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., to_severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., reason: _Optional[str] = ..., arrive_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., restore_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PromiseChanged(_message.Message):
    __slots__ = ("service_request_id", "sla_policy_ref", "calendar", "reason", "arrive_due_time", "restore_due_time")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SLA_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ARRIVE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESTORE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    sla_policy_ref: str
    calendar: str
    reason: str
    arrive_due_time: _timestamp_pb2.Timestamp
    restore_due_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request_id: _Optional[str] = ..., sla_policy_ref: _Optional[str] = ..., calendar: _Optional[str] = ..., reason: _Optional[str] = ..., arrive_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., restore_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CategoryDecidedAnew(_message.Message):
    __slots__ = ("service_request_id", "from_category", "to_category", "found_time", "category_policy_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_CATEGORY_FIELD_NUMBER: _ClassVar[int]
    TO_CATEGORY_FIELD_NUMBER: _ClassVar[int]
    FOUND_TIME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    from_category: _resources_pb2.ServiceCategory
    to_category: _resources_pb2.ServiceCategory
    found_time: _timestamp_pb2.Timestamp
    category_policy_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., from_category: _Optional[_Union[_resources_pb2.ServiceCategory, str]] = ..., to_category: _Optional[_Union[_resources_pb2.ServiceCategory, str]] = ..., found_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., category_policy_ref: _Optional[str] = ...) -> None: ...

class ServiceRequestTransferred(_message.Message):
    __slots__ = ("service_request_id", "from_branch_code", "to_branch_code")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TO_BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    from_branch_code: str
    to_branch_code: str
    def __init__(self, service_request_id: _Optional[str] = ..., from_branch_code: _Optional[str] = ..., to_branch_code: _Optional[str] = ...) -> None: ...

class CallJoined(_message.Message):
    __slots__ = ("service_request_id", "calls", "channel", "received_time", "taken_by", "symptom_code")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    TAKEN_BY_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    calls: int
    channel: _resources_pb2.Channel
    received_time: _timestamp_pb2.Timestamp
    taken_by: str
    symptom_code: str
    def __init__(self, service_request_id: _Optional[str] = ..., calls: _Optional[int] = ..., channel: _Optional[_Union[_resources_pb2.Channel, str]] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., taken_by: _Optional[str] = ..., symptom_code: _Optional[str] = ...) -> None: ...

class ClocksPaused(_message.Message):
    __slots__ = ("service_request_id", "reason", "paused_time", "expected_end_time")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    PAUSED_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_END_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    reason: _resources_pb2.PauseReason
    paused_time: _timestamp_pb2.Timestamp
    expected_end_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request_id: _Optional[str] = ..., reason: _Optional[_Union[_resources_pb2.PauseReason, str]] = ..., paused_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expected_end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ClocksResumed(_message.Message):
    __slots__ = ("service_request_id", "resumed_time")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RESUMED_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    resumed_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request_id: _Optional[str] = ..., resumed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MilestoneMet(_message.Message):
    __slots__ = ("service_request_id", "clock", "technician_code")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    clock: _resources_pb2.Clock
    technician_code: str
    def __init__(self, service_request_id: _Optional[str] = ..., clock: _Optional[_Union[_resources_pb2.Clock, _Mapping]] = ..., technician_code: _Optional[str] = ...) -> None: ...

class MilestoneWithdrawn(_message.Message):
    __slots__ = ("service_request_id", "milestone")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    milestone: _resources_pb2.Milestone
    def __init__(self, service_request_id: _Optional[str] = ..., milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ...) -> None: ...

class SlaWarningRaised(_message.Message):
    __slots__ = ("service_request_id", "milestone", "share", "notify_role", "reached_time", "due_time")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    NOTIFY_ROLE_FIELD_NUMBER: _ClassVar[int]
    REACHED_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    milestone: _resources_pb2.Milestone
    share: float
    notify_role: str
    reached_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request_id: _Optional[str] = ..., milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ..., share: _Optional[float] = ..., notify_role: _Optional[str] = ..., reached_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SlaBreached(_message.Message):
    __slots__ = ("service_request_id", "milestone", "due_time", "longest_phase")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    LONGEST_PHASE_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    milestone: _resources_pb2.Milestone
    due_time: _timestamp_pb2.Timestamp
    longest_phase: _resources_pb2.Phase
    def __init__(self, service_request_id: _Optional[str] = ..., milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., longest_phase: _Optional[_Union[_resources_pb2.Phase, _Mapping]] = ...) -> None: ...

class SlaBreachWithdrawn(_message.Message):
    __slots__ = ("service_request_id", "milestone", "reason")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    milestone: _resources_pb2.Milestone
    reason: str
    def __init__(self, service_request_id: _Optional[str] = ..., milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ..., reason: _Optional[str] = ...) -> None: ...

class ServiceRestored(_message.Message):
    __slots__ = ("service_request_id", "restored_time")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RESTORED_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    restored_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request_id: _Optional[str] = ..., restored_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ServiceRequestClosed(_message.Message):
    __slots__ = ("service_request_id", "request_number", "branch_code", "customer_id", "outcome", "received_time", "closed_time", "technician_code", "product_line", "severity", "clocks", "repeat", "closings", "visits")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    REPEAT_FIELD_NUMBER: _ClassVar[int]
    CLOSINGS_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    branch_code: str
    customer_id: str
    outcome: _resources_pb2.Outcome
    received_time: _timestamp_pb2.Timestamp
    closed_time: _timestamp_pb2.Timestamp
    technician_code: str
    product_line: str
    severity: _resources_pb2.Severity
    clocks: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Clock]
    repeat: bool
    closings: int
    visits: int
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., outcome: _Optional[_Union[_resources_pb2.Outcome, str]] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., technician_code: _Optional[str] = ..., product_line: _Optional[str] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., clocks: _Optional[_Iterable[_Union[_resources_pb2.Clock, _Mapping]]] = ..., repeat: _Optional[bool] = ..., closings: _Optional[int] = ..., visits: _Optional[int] = ...) -> None: ...

class ClosingCorrected(_message.Message):
    __slots__ = ("closing",)
    CLOSING_FIELD_NUMBER: _ClassVar[int]
    closing: ServiceRequestClosed
    def __init__(self, closing: _Optional[_Union[ServiceRequestClosed, _Mapping]] = ...) -> None: ...

class ServiceRequestReopened(_message.Message):
    __slots__ = ("service_request_id", "reason", "reopened_time", "was_closed")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REOPENED_TIME_FIELD_NUMBER: _ClassVar[int]
    WAS_CLOSED_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    reason: str
    reopened_time: _timestamp_pb2.Timestamp
    was_closed: bool
    def __init__(self, service_request_id: _Optional[str] = ..., reason: _Optional[str] = ..., reopened_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., was_closed: _Optional[bool] = ...) -> None: ...
