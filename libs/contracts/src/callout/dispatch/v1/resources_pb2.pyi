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

class EmploymentState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EMPLOYMENT_STATE_UNSPECIFIED: _ClassVar[EmploymentState]
    EMPLOYMENT_STATE_PROBATION: _ClassVar[EmploymentState]
    EMPLOYMENT_STATE_REGULAR: _ClassVar[EmploymentState]
    EMPLOYMENT_STATE_SUSPENDED: _ClassVar[EmploymentState]
    EMPLOYMENT_STATE_LEFT: _ClassVar[EmploymentState]
EMPLOYMENT_STATE_UNSPECIFIED: EmploymentState
EMPLOYMENT_STATE_PROBATION: EmploymentState
EMPLOYMENT_STATE_REGULAR: EmploymentState
EMPLOYMENT_STATE_SUSPENDED: EmploymentState
EMPLOYMENT_STATE_LEFT: EmploymentState

class Certificate(_message.Message):
    __slots__ = ("kind", "number", "valid_until")
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    kind: str
    number: str
    valid_until: _date_pb2.Date
    def __init__(self, kind: _Optional[str] = ..., number: _Optional[str] = ..., valid_until: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class Technician(_message.Message):
    __slots__ = ("code", "name", "branch_code", "skills", "certificates", "employment_state", "line_supervisor", "version")
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    EMPLOYMENT_STATE_FIELD_NUMBER: _ClassVar[int]
    LINE_SUPERVISOR_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    branch_code: str
    skills: _containers.RepeatedScalarFieldContainer[str]
    certificates: _containers.RepeatedCompositeFieldContainer[Certificate]
    employment_state: EmploymentState
    line_supervisor: str
    version: int
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., branch_code: _Optional[str] = ..., skills: _Optional[_Iterable[str]] = ..., certificates: _Optional[_Iterable[_Union[Certificate, _Mapping]]] = ..., employment_state: _Optional[_Union[EmploymentState, str]] = ..., line_supervisor: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class VisitWindow(_message.Message):
    __slots__ = ("start_time", "end_time")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReplacedPart(_message.Message):
    __slots__ = ("part_number", "quantity", "serial_number", "reason", "old_part_taken_back")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    SERIAL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OLD_PART_TAKEN_BACK_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    quantity: int
    serial_number: str
    reason: str
    old_part_taken_back: bool
    def __init__(self, part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., serial_number: _Optional[str] = ..., reason: _Optional[str] = ..., old_part_taken_back: _Optional[bool] = ...) -> None: ...

class ServiceReport(_message.Message):
    __slots__ = ("symptom_found", "cause", "remedy", "replaced_parts", "minutes_worked", "advice", "customer_opinion", "fault_analysis", "fixed", "finished_time")
    SYMPTOM_FOUND_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    REPLACED_PARTS_FIELD_NUMBER: _ClassVar[int]
    MINUTES_WORKED_FIELD_NUMBER: _ClassVar[int]
    ADVICE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_OPINION_FIELD_NUMBER: _ClassVar[int]
    FAULT_ANALYSIS_FIELD_NUMBER: _ClassVar[int]
    FIXED_FIELD_NUMBER: _ClassVar[int]
    FINISHED_TIME_FIELD_NUMBER: _ClassVar[int]
    symptom_found: str
    cause: str
    remedy: str
    replaced_parts: _containers.RepeatedCompositeFieldContainer[ReplacedPart]
    minutes_worked: int
    advice: str
    customer_opinion: str
    fault_analysis: str
    fixed: bool
    finished_time: _timestamp_pb2.Timestamp
    def __init__(self, symptom_found: _Optional[str] = ..., cause: _Optional[str] = ..., remedy: _Optional[str] = ..., replaced_parts: _Optional[_Iterable[_Union[ReplacedPart, _Mapping]]] = ..., minutes_worked: _Optional[int] = ..., advice: _Optional[str] = ..., customer_opinion: _Optional[str] = ..., fault_analysis: _Optional[str] = ..., fixed: _Optional[bool] = ..., finished_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Signature(_message.Message):
    __slots__ = ("signer_name_digest", "signed_time", "place", "seal", "intact")
    SIGNER_NAME_DIGEST_FIELD_NUMBER: _ClassVar[int]
    SIGNED_TIME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    SEAL_FIELD_NUMBER: _ClassVar[int]
    INTACT_FIELD_NUMBER: _ClassVar[int]
    signer_name_digest: str
    signed_time: _timestamp_pb2.Timestamp
    place: str
    seal: str
    intact: bool
    def __init__(self, signer_name_digest: _Optional[str] = ..., signed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[str] = ..., seal: _Optional[str] = ..., intact: _Optional[bool] = ...) -> None: ...

class WorkOrder(_message.Message):
    __slots__ = ("id", "service_request_id", "request_number", "branch_code", "state", "severity", "product_line", "product_model", "symptom", "required_skills", "required_certificates", "technician_code", "visit", "opened_time", "arrive_due_time", "restore_due_time", "report", "signature", "visits", "policy_ref", "version", "chargeable", "work_started_time", "charged_from_time")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[WorkOrder.State]
        STATE_OPEN: _ClassVar[WorkOrder.State]
        STATE_ASSIGNED: _ClassVar[WorkOrder.State]
        STATE_ACCEPTED: _ClassVar[WorkOrder.State]
        STATE_TRAVELLING: _ClassVar[WorkOrder.State]
        STATE_ON_SITE: _ClassVar[WorkOrder.State]
        STATE_INTERRUPTED: _ClassVar[WorkOrder.State]
        STATE_TAKEN_IN: _ClassVar[WorkOrder.State]
        STATE_WAITING_FOR_PARTS: _ClassVar[WorkOrder.State]
        STATE_WAITING_FOR_CUSTOMER: _ClassVar[WorkOrder.State]
        STATE_DONE: _ClassVar[WorkOrder.State]
        STATE_SIGNED: _ClassVar[WorkOrder.State]
        STATE_CLOSED: _ClassVar[WorkOrder.State]
        STATE_CANCELLED: _ClassVar[WorkOrder.State]
    STATE_UNSPECIFIED: WorkOrder.State
    STATE_OPEN: WorkOrder.State
    STATE_ASSIGNED: WorkOrder.State
    STATE_ACCEPTED: WorkOrder.State
    STATE_TRAVELLING: WorkOrder.State
    STATE_ON_SITE: WorkOrder.State
    STATE_INTERRUPTED: WorkOrder.State
    STATE_TAKEN_IN: WorkOrder.State
    STATE_WAITING_FOR_PARTS: WorkOrder.State
    STATE_WAITING_FOR_CUSTOMER: WorkOrder.State
    STATE_DONE: WorkOrder.State
    STATE_SIGNED: WorkOrder.State
    STATE_CLOSED: WorkOrder.State
    STATE_CANCELLED: WorkOrder.State
    ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_SKILLS_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    VISIT_FIELD_NUMBER: _ClassVar[int]
    OPENED_TIME_FIELD_NUMBER: _ClassVar[int]
    ARRIVE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESTORE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    REPORT_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    CHARGEABLE_FIELD_NUMBER: _ClassVar[int]
    WORK_STARTED_TIME_FIELD_NUMBER: _ClassVar[int]
    CHARGED_FROM_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    service_request_id: str
    request_number: str
    branch_code: str
    state: WorkOrder.State
    severity: str
    product_line: str
    product_model: str
    symptom: str
    required_skills: _containers.RepeatedScalarFieldContainer[str]
    required_certificates: _containers.RepeatedScalarFieldContainer[str]
    technician_code: str
    visit: VisitWindow
    opened_time: _timestamp_pb2.Timestamp
    arrive_due_time: _timestamp_pb2.Timestamp
    restore_due_time: _timestamp_pb2.Timestamp
    report: ServiceReport
    signature: Signature
    visits: int
    policy_ref: str
    version: int
    chargeable: bool
    work_started_time: _timestamp_pb2.Timestamp
    charged_from_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., branch_code: _Optional[str] = ..., state: _Optional[_Union[WorkOrder.State, str]] = ..., severity: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., symptom: _Optional[str] = ..., required_skills: _Optional[_Iterable[str]] = ..., required_certificates: _Optional[_Iterable[str]] = ..., technician_code: _Optional[str] = ..., visit: _Optional[_Union[VisitWindow, _Mapping]] = ..., opened_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., arrive_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., restore_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., report: _Optional[_Union[ServiceReport, _Mapping]] = ..., signature: _Optional[_Union[Signature, _Mapping]] = ..., visits: _Optional[int] = ..., policy_ref: _Optional[str] = ..., version: _Optional[int] = ..., chargeable: _Optional[bool] = ..., work_started_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., charged_from_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WorkOrderStep(_message.Message):
    __slots__ = ("from_state", "to_state", "actor", "occurred_time", "recorded_time", "place", "note")
    FROM_STATE_FIELD_NUMBER: _ClassVar[int]
    TO_STATE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    from_state: WorkOrder.State
    to_state: WorkOrder.State
    actor: str
    occurred_time: _timestamp_pb2.Timestamp
    recorded_time: _timestamp_pb2.Timestamp
    place: str
    note: str
    def __init__(self, from_state: _Optional[_Union[WorkOrder.State, str]] = ..., to_state: _Optional[_Union[WorkOrder.State, str]] = ..., actor: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class PartsNote(_message.Message):
    __slots__ = ("requisition_id", "warehouse_code", "state", "detail", "occurred_time")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[PartsNote.State]
        STATE_SHORT: _ClassVar[PartsNote.State]
        STATE_RESERVED: _ClassVar[PartsNote.State]
        STATE_APPROVED: _ClassVar[PartsNote.State]
        STATE_ISSUED: _ClassVar[PartsNote.State]
        STATE_RETURNED: _ClassVar[PartsNote.State]
        STATE_RELEASED: _ClassVar[PartsNote.State]
    STATE_UNSPECIFIED: PartsNote.State
    STATE_SHORT: PartsNote.State
    STATE_RESERVED: PartsNote.State
    STATE_APPROVED: PartsNote.State
    STATE_ISSUED: PartsNote.State
    STATE_RETURNED: PartsNote.State
    STATE_RELEASED: PartsNote.State
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    warehouse_code: str
    state: PartsNote.State
    detail: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, requisition_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., state: _Optional[_Union[PartsNote.State, str]] = ..., detail: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RefusalReason(_message.Message):
    __slots__ = ("rule", "reason", "detail")
    RULE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    rule: str
    reason: str
    detail: str
    def __init__(self, rule: _Optional[str] = ..., reason: _Optional[str] = ..., detail: _Optional[str] = ...) -> None: ...

class Candidate(_message.Message):
    __slots__ = ("technician_code", "technician_name", "score", "reasons")
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_NAME_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    technician_code: str
    technician_name: str
    score: float
    reasons: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, technician_code: _Optional[str] = ..., technician_name: _Optional[str] = ..., score: _Optional[float] = ..., reasons: _Optional[_Iterable[str]] = ...) -> None: ...

class RefusedCandidate(_message.Message):
    __slots__ = ("technician_code", "technician_name", "refusals")
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_NAME_FIELD_NUMBER: _ClassVar[int]
    REFUSALS_FIELD_NUMBER: _ClassVar[int]
    technician_code: str
    technician_name: str
    refusals: _containers.RepeatedCompositeFieldContainer[RefusalReason]
    def __init__(self, technician_code: _Optional[str] = ..., technician_name: _Optional[str] = ..., refusals: _Optional[_Iterable[_Union[RefusalReason, _Mapping]]] = ...) -> None: ...
