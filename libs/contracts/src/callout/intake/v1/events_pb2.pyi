import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
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
    __slots__ = ("service_request_id", "calls")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    calls: int
    def __init__(self, service_request_id: _Optional[str] = ..., calls: _Optional[int] = ...) -> None: ...

class ClocksPaused(_message.Message):
    __slots__ = ("service_request_id", "reason", "paused_time")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    PAUSED_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    reason: _resources_pb2.PauseReason
    paused_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request_id: _Optional[str] = ..., reason: _Optional[_Union[_resources_pb2.PauseReason, str]] = ..., paused_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

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
