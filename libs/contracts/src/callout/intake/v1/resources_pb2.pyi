import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHANNEL_UNSPECIFIED: _ClassVar[Channel]
    CHANNEL_PHONE: _ClassVar[Channel]
    CHANNEL_LETTER: _ClassVar[Channel]
    CHANNEL_EMAIL: _ClassVar[Channel]
    CHANNEL_WEB: _ClassVar[Channel]
    CHANNEL_CHAT: _ClassVar[Channel]
    CHANNEL_IN_PERSON: _ClassVar[Channel]
    CHANNEL_PLANNED: _ClassVar[Channel]

class ServiceCategory(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SERVICE_CATEGORY_UNSPECIFIED: _ClassVar[ServiceCategory]
    SERVICE_CATEGORY_WARRANTY: _ClassVar[ServiceCategory]
    SERVICE_CATEGORY_CONTRACT: _ClassVar[ServiceCategory]
    SERVICE_CATEGORY_CHARGEABLE: _ClassVar[ServiceCategory]
    SERVICE_CATEGORY_INTERNAL: _ClassVar[ServiceCategory]

class Purpose(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PURPOSE_UNSPECIFIED: _ClassVar[Purpose]
    PURPOSE_FAULT: _ClassVar[Purpose]
    PURPOSE_QUESTION: _ClassVar[Purpose]
    PURPOSE_INSPECTION: _ClassVar[Purpose]
    PURPOSE_ADMINISTRATION: _ClassVar[Purpose]
    PURPOSE_TRAINING: _ClassVar[Purpose]

class Severity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SEVERITY_UNSPECIFIED: _ClassVar[Severity]
    SEVERITY_A: _ClassVar[Severity]
    SEVERITY_B: _ClassVar[Severity]
    SEVERITY_C: _ClassVar[Severity]
    SEVERITY_D: _ClassVar[Severity]

class Impact(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    IMPACT_UNSPECIFIED: _ClassVar[Impact]
    IMPACT_SYSTEM_DOWN: _ClassVar[Impact]
    IMPACT_DATA_LOST: _ClassVar[Impact]
    IMPACT_WRONG_RESULT: _ClassVar[Impact]
    IMPACT_CAPACITY_LOST: _ClassVar[Impact]
    IMPACT_OUTAGE_THREATENED: _ClassVar[Impact]
    IMPACT_NONE: _ClassVar[Impact]
    IMPACT_IMPROVEMENT_WISH: _ClassVar[Impact]

class Handling(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    HANDLING_UNSPECIFIED: _ClassVar[Handling]
    HANDLING_ON_SITE: _ClassVar[Handling]
    HANDLING_REMOTE: _ClassVar[Handling]

class ServiceZone(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SERVICE_ZONE_UNSPECIFIED: _ClassVar[ServiceZone]
    SERVICE_ZONE_URBAN: _ClassVar[ServiceZone]
    SERVICE_ZONE_SUBURBAN: _ClassVar[ServiceZone]
    SERVICE_ZONE_OTHER_CITY: _ClassVar[ServiceZone]

class Milestone(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MILESTONE_UNSPECIFIED: _ClassVar[Milestone]
    MILESTONE_RESPOND: _ClassVar[Milestone]
    MILESTONE_ARRIVE: _ClassVar[Milestone]
    MILESTONE_PLAN: _ClassVar[Milestone]
    MILESTONE_RESTORE: _ClassVar[Milestone]
    MILESTONE_REPORT: _ClassVar[Milestone]

class ClockState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLOCK_STATE_UNSPECIFIED: _ClassVar[ClockState]
    CLOCK_STATE_RUNNING: _ClassVar[ClockState]
    CLOCK_STATE_MET: _ClassVar[ClockState]
    CLOCK_STATE_BREACHED: _ClassVar[ClockState]
    CLOCK_STATE_CANCELLED: _ClassVar[ClockState]

class PauseReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PAUSE_REASON_UNSPECIFIED: _ClassVar[PauseReason]
    PAUSE_REASON_NO_ACCESS: _ClassVar[PauseReason]
    PAUSE_REASON_CUSTOMER_ASKED_LATER: _ClassVar[PauseReason]
    PAUSE_REASON_WAITING_FOR_CUSTOMER_PART: _ClassVar[PauseReason]
    PAUSE_REASON_WAITING_FOR_CUSTOMER_APPROVAL: _ClassVar[PauseReason]
    PAUSE_REASON_WAITING_FOR_CUSTOMER_INFORMATION: _ClassVar[PauseReason]

class Outcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OUTCOME_UNSPECIFIED: _ClassVar[Outcome]
    OUTCOME_DONE_ON_SITE: _ClassVar[Outcome]
    OUTCOME_DONE_REMOTELY: _ClassVar[Outcome]
    OUTCOME_RETURNED_FROM_REPAIR: _ClassVar[Outcome]
    OUTCOME_REJECTED: _ClassVar[Outcome]
    OUTCOME_WITHDRAWN: _ClassVar[Outcome]

class PhaseKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PHASE_KIND_UNSPECIFIED: _ClassVar[PhaseKind]
    PHASE_KIND_WAITING_FOR_ANSWER: _ClassVar[PhaseKind]
    PHASE_KIND_REMOTE_WORK: _ClassVar[PhaseKind]
    PHASE_KIND_WAITING_FOR_DISPATCH: _ClassVar[PhaseKind]
    PHASE_KIND_WAITING_FOR_ACCEPTANCE: _ClassVar[PhaseKind]
    PHASE_KIND_PREPARING: _ClassVar[PhaseKind]
    PHASE_KIND_TRAVELLING: _ClassVar[PhaseKind]
    PHASE_KIND_ON_SITE: _ClassVar[PhaseKind]
    PHASE_KIND_INTERRUPTED: _ClassVar[PhaseKind]
    PHASE_KIND_WAITING_FOR_PARTS: _ClassVar[PhaseKind]
    PHASE_KIND_WAITING_FOR_VENDOR: _ClassVar[PhaseKind]
    PHASE_KIND_WAITING_FOR_PROBLEM: _ClassVar[PhaseKind]
    PHASE_KIND_WAITING_FOR_EVIDENCE: _ClassVar[PhaseKind]
    PHASE_KIND_PAUSED_BY_CUSTOMER: _ClassVar[PhaseKind]
    PHASE_KIND_AWAITING_CONFIRMATION: _ClassVar[PhaseKind]
    PHASE_KIND_STOPPED: _ClassVar[PhaseKind]
    PHASE_KIND_SIGN_OFF: _ClassVar[PhaseKind]
CHANNEL_UNSPECIFIED: Channel
CHANNEL_PHONE: Channel
CHANNEL_LETTER: Channel
CHANNEL_EMAIL: Channel
CHANNEL_WEB: Channel
CHANNEL_CHAT: Channel
CHANNEL_IN_PERSON: Channel
CHANNEL_PLANNED: Channel
SERVICE_CATEGORY_UNSPECIFIED: ServiceCategory
SERVICE_CATEGORY_WARRANTY: ServiceCategory
SERVICE_CATEGORY_CONTRACT: ServiceCategory
SERVICE_CATEGORY_CHARGEABLE: ServiceCategory
SERVICE_CATEGORY_INTERNAL: ServiceCategory
PURPOSE_UNSPECIFIED: Purpose
PURPOSE_FAULT: Purpose
PURPOSE_QUESTION: Purpose
PURPOSE_INSPECTION: Purpose
PURPOSE_ADMINISTRATION: Purpose
PURPOSE_TRAINING: Purpose
SEVERITY_UNSPECIFIED: Severity
SEVERITY_A: Severity
SEVERITY_B: Severity
SEVERITY_C: Severity
SEVERITY_D: Severity
IMPACT_UNSPECIFIED: Impact
IMPACT_SYSTEM_DOWN: Impact
IMPACT_DATA_LOST: Impact
IMPACT_WRONG_RESULT: Impact
IMPACT_CAPACITY_LOST: Impact
IMPACT_OUTAGE_THREATENED: Impact
IMPACT_NONE: Impact
IMPACT_IMPROVEMENT_WISH: Impact
HANDLING_UNSPECIFIED: Handling
HANDLING_ON_SITE: Handling
HANDLING_REMOTE: Handling
SERVICE_ZONE_UNSPECIFIED: ServiceZone
SERVICE_ZONE_URBAN: ServiceZone
SERVICE_ZONE_SUBURBAN: ServiceZone
SERVICE_ZONE_OTHER_CITY: ServiceZone
MILESTONE_UNSPECIFIED: Milestone
MILESTONE_RESPOND: Milestone
MILESTONE_ARRIVE: Milestone
MILESTONE_PLAN: Milestone
MILESTONE_RESTORE: Milestone
MILESTONE_REPORT: Milestone
CLOCK_STATE_UNSPECIFIED: ClockState
CLOCK_STATE_RUNNING: ClockState
CLOCK_STATE_MET: ClockState
CLOCK_STATE_BREACHED: ClockState
CLOCK_STATE_CANCELLED: ClockState
PAUSE_REASON_UNSPECIFIED: PauseReason
PAUSE_REASON_NO_ACCESS: PauseReason
PAUSE_REASON_CUSTOMER_ASKED_LATER: PauseReason
PAUSE_REASON_WAITING_FOR_CUSTOMER_PART: PauseReason
PAUSE_REASON_WAITING_FOR_CUSTOMER_APPROVAL: PauseReason
PAUSE_REASON_WAITING_FOR_CUSTOMER_INFORMATION: PauseReason
OUTCOME_UNSPECIFIED: Outcome
OUTCOME_DONE_ON_SITE: Outcome
OUTCOME_DONE_REMOTELY: Outcome
OUTCOME_RETURNED_FROM_REPAIR: Outcome
OUTCOME_REJECTED: Outcome
OUTCOME_WITHDRAWN: Outcome
PHASE_KIND_UNSPECIFIED: PhaseKind
PHASE_KIND_WAITING_FOR_ANSWER: PhaseKind
PHASE_KIND_REMOTE_WORK: PhaseKind
PHASE_KIND_WAITING_FOR_DISPATCH: PhaseKind
PHASE_KIND_WAITING_FOR_ACCEPTANCE: PhaseKind
PHASE_KIND_PREPARING: PhaseKind
PHASE_KIND_TRAVELLING: PhaseKind
PHASE_KIND_ON_SITE: PhaseKind
PHASE_KIND_INTERRUPTED: PhaseKind
PHASE_KIND_WAITING_FOR_PARTS: PhaseKind
PHASE_KIND_WAITING_FOR_VENDOR: PhaseKind
PHASE_KIND_WAITING_FOR_PROBLEM: PhaseKind
PHASE_KIND_WAITING_FOR_EVIDENCE: PhaseKind
PHASE_KIND_PAUSED_BY_CUSTOMER: PhaseKind
PHASE_KIND_AWAITING_CONFIRMATION: PhaseKind
PHASE_KIND_STOPPED: PhaseKind
PHASE_KIND_SIGN_OFF: PhaseKind

class Branch(_message.Message):
    __slots__ = ("code", "name", "city", "region", "time_zone")
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    city: str
    region: str
    time_zone: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., city: _Optional[str] = ..., region: _Optional[str] = ..., time_zone: _Optional[str] = ...) -> None: ...

class Customer(_message.Message):
    __slots__ = ("id", "branch_code", "name", "phone", "address")
    ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    id: str
    branch_code: str
    name: str
    phone: str
    address: str
    def __init__(self, id: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ..., phone: _Optional[str] = ..., address: _Optional[str] = ...) -> None: ...

class InstalledProduct(_message.Message):
    __slots__ = ("id", "customer_id", "branch_code", "product_line", "product_model", "serial_number", "delivered_on", "accepted_on", "contract_number", "contract_ends_on", "bar_code", "without_warranty_card", "installation_ends_on")
    ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SERIAL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_ON_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_ON_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_WARRANTY_CARD_FIELD_NUMBER: _ClassVar[int]
    INSTALLATION_ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    id: str
    customer_id: str
    branch_code: str
    product_line: str
    product_model: str
    serial_number: str
    delivered_on: _date_pb2.Date
    accepted_on: _date_pb2.Date
    contract_number: str
    contract_ends_on: _date_pb2.Date
    bar_code: str
    without_warranty_card: bool
    installation_ends_on: _date_pb2.Date
    def __init__(self, id: _Optional[str] = ..., customer_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., serial_number: _Optional[str] = ..., delivered_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., accepted_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., contract_number: _Optional[str] = ..., contract_ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., bar_code: _Optional[str] = ..., without_warranty_card: _Optional[bool] = ..., installation_ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class Clock(_message.Message):
    __slots__ = ("service_request_id", "request_number", "external_ref", "branch_code", "severity", "milestone", "calendar", "started_time", "due_time", "met_time", "target_seconds", "used_seconds", "paused_seconds", "stopped_seconds", "state", "policy_ref", "time_zone", "calendar_ref", "calendar_zone", "closed_seconds", "provisional")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    STARTED_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    MET_TIME_FIELD_NUMBER: _ClassVar[int]
    TARGET_SECONDS_FIELD_NUMBER: _ClassVar[int]
    USED_SECONDS_FIELD_NUMBER: _ClassVar[int]
    PAUSED_SECONDS_FIELD_NUMBER: _ClassVar[int]
    STOPPED_SECONDS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_REF_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_ZONE_FIELD_NUMBER: _ClassVar[int]
    CLOSED_SECONDS_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    external_ref: str
    branch_code: str
    severity: Severity
    milestone: Milestone
    calendar: str
    started_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    met_time: _timestamp_pb2.Timestamp
    target_seconds: int
    used_seconds: int
    paused_seconds: int
    stopped_seconds: int
    state: ClockState
    policy_ref: str
    time_zone: str
    calendar_ref: str
    calendar_zone: str
    closed_seconds: int
    provisional: bool
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., external_ref: _Optional[str] = ..., branch_code: _Optional[str] = ..., severity: _Optional[_Union[Severity, str]] = ..., milestone: _Optional[_Union[Milestone, str]] = ..., calendar: _Optional[str] = ..., started_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., met_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., target_seconds: _Optional[int] = ..., used_seconds: _Optional[int] = ..., paused_seconds: _Optional[int] = ..., stopped_seconds: _Optional[int] = ..., state: _Optional[_Union[ClockState, str]] = ..., policy_ref: _Optional[str] = ..., time_zone: _Optional[str] = ..., calendar_ref: _Optional[str] = ..., calendar_zone: _Optional[str] = ..., closed_seconds: _Optional[int] = ..., provisional: _Optional[bool] = ...) -> None: ...

class Phase(_message.Message):
    __slots__ = ("kind", "start_time", "end_time", "owner_service", "owner_branch", "owner_role", "owner_person", "clock_ran", "budget_share", "note")
    KIND_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    OWNER_SERVICE_FIELD_NUMBER: _ClassVar[int]
    OWNER_BRANCH_FIELD_NUMBER: _ClassVar[int]
    OWNER_ROLE_FIELD_NUMBER: _ClassVar[int]
    OWNER_PERSON_FIELD_NUMBER: _ClassVar[int]
    CLOCK_RAN_FIELD_NUMBER: _ClassVar[int]
    BUDGET_SHARE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    kind: PhaseKind
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    owner_service: str
    owner_branch: str
    owner_role: str
    owner_person: str
    clock_ran: bool
    budget_share: float
    note: str
    def __init__(self, kind: _Optional[_Union[PhaseKind, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_service: _Optional[str] = ..., owner_branch: _Optional[str] = ..., owner_role: _Optional[str] = ..., owner_person: _Optional[str] = ..., clock_ran: _Optional[bool] = ..., budget_share: _Optional[float] = ..., note: _Optional[str] = ...) -> None: ...

class DamageFinding(_message.Message):
    __slots__ = ("found_time", "technician_code", "finding", "recorded_by", "recorded_time")
    FOUND_TIME_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    found_time: _timestamp_pb2.Timestamp
    technician_code: str
    finding: str
    recorded_by: str
    recorded_time: _timestamp_pb2.Timestamp
    def __init__(self, found_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., technician_code: _Optional[str] = ..., finding: _Optional[str] = ..., recorded_by: _Optional[str] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ServiceRequest(_message.Message):
    __slots__ = ("id", "number", "external_ref", "branch_code", "state", "channel", "customer_id", "installed_product_id", "product_line", "product_model", "symptom_code", "symptom", "category", "severity", "handling", "sla_pack", "received_time", "registered_time", "registered_by", "repeat_of", "calls", "paused", "outcome", "reopenings", "technician_code", "clocks", "severity_policy_ref", "category_policy_ref", "sla_policy_ref", "version", "pause_ends_time", "closing_reason", "next_due_time")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[ServiceRequest.State]
        STATE_OPEN: _ClassVar[ServiceRequest.State]
        STATE_RESTORED: _ClassVar[ServiceRequest.State]
        STATE_CLOSED: _ClassVar[ServiceRequest.State]
    STATE_UNSPECIFIED: ServiceRequest.State
    STATE_OPEN: ServiceRequest.State
    STATE_RESTORED: ServiceRequest.State
    STATE_CLOSED: ServiceRequest.State
    ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    HANDLING_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    REGISTERED_TIME_FIELD_NUMBER: _ClassVar[int]
    REGISTERED_BY_FIELD_NUMBER: _ClassVar[int]
    REPEAT_OF_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    PAUSED_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REOPENINGS_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    SLA_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PAUSE_ENDS_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSING_REASON_FIELD_NUMBER: _ClassVar[int]
    NEXT_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    number: str
    external_ref: str
    branch_code: str
    state: ServiceRequest.State
    channel: Channel
    customer_id: str
    installed_product_id: str
    product_line: str
    product_model: str
    symptom_code: str
    symptom: str
    category: ServiceCategory
    severity: Severity
    handling: Handling
    sla_pack: str
    received_time: _timestamp_pb2.Timestamp
    registered_time: _timestamp_pb2.Timestamp
    registered_by: str
    repeat_of: str
    calls: int
    paused: bool
    outcome: Outcome
    reopenings: int
    technician_code: str
    clocks: _containers.RepeatedCompositeFieldContainer[Clock]
    severity_policy_ref: str
    category_policy_ref: str
    sla_policy_ref: str
    version: int
    pause_ends_time: _timestamp_pb2.Timestamp
    closing_reason: str
    next_due_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., number: _Optional[str] = ..., external_ref: _Optional[str] = ..., branch_code: _Optional[str] = ..., state: _Optional[_Union[ServiceRequest.State, str]] = ..., channel: _Optional[_Union[Channel, str]] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., symptom_code: _Optional[str] = ..., symptom: _Optional[str] = ..., category: _Optional[_Union[ServiceCategory, str]] = ..., severity: _Optional[_Union[Severity, str]] = ..., handling: _Optional[_Union[Handling, str]] = ..., sla_pack: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., registered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., registered_by: _Optional[str] = ..., repeat_of: _Optional[str] = ..., calls: _Optional[int] = ..., paused: _Optional[bool] = ..., outcome: _Optional[_Union[Outcome, str]] = ..., reopenings: _Optional[int] = ..., technician_code: _Optional[str] = ..., clocks: _Optional[_Iterable[_Union[Clock, _Mapping]]] = ..., severity_policy_ref: _Optional[str] = ..., category_policy_ref: _Optional[str] = ..., sla_policy_ref: _Optional[str] = ..., version: _Optional[int] = ..., pause_ends_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closing_reason: _Optional[str] = ..., next_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
