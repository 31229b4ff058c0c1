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

class RegisterBranchRequest(_message.Message):
    __slots__ = ("request_id", "code", "name", "city", "region", "time_zone")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    code: str
    name: str
    city: str
    region: str
    time_zone: str
    def __init__(self, request_id: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., city: _Optional[str] = ..., region: _Optional[str] = ..., time_zone: _Optional[str] = ...) -> None: ...

class RegisterBranchResponse(_message.Message):
    __slots__ = ("branch",)
    BRANCH_FIELD_NUMBER: _ClassVar[int]
    branch: _resources_pb2.Branch
    def __init__(self, branch: _Optional[_Union[_resources_pb2.Branch, _Mapping]] = ...) -> None: ...

class ListBranchesRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListBranchesResponse(_message.Message):
    __slots__ = ("branches", "next_page_token")
    BRANCHES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branches: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Branch]
    next_page_token: str
    def __init__(self, branches: _Optional[_Iterable[_Union[_resources_pb2.Branch, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RegisterCustomerRequest(_message.Message):
    __slots__ = ("request_id", "branch_code", "name", "phone", "address", "customer_code", "first_contact_on")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_CODE_FIELD_NUMBER: _ClassVar[int]
    FIRST_CONTACT_ON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    branch_code: str
    name: str
    phone: str
    address: str
    customer_code: str
    first_contact_on: _date_pb2.Date
    def __init__(self, request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ..., phone: _Optional[str] = ..., address: _Optional[str] = ..., customer_code: _Optional[str] = ..., first_contact_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class RegisterCustomerResponse(_message.Message):
    __slots__ = ("customer",)
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: _resources_pb2.Customer
    def __init__(self, customer: _Optional[_Union[_resources_pb2.Customer, _Mapping]] = ...) -> None: ...

class GetCustomerRequest(_message.Message):
    __slots__ = ("customer_id",)
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    def __init__(self, customer_id: _Optional[str] = ...) -> None: ...

class GetCustomerResponse(_message.Message):
    __slots__ = ("customer",)
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: _resources_pb2.Customer
    def __init__(self, customer: _Optional[_Union[_resources_pb2.Customer, _Mapping]] = ...) -> None: ...

class ReadCustomerContactRequest(_message.Message):
    __slots__ = ("request_id", "customer_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    customer_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., customer_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ReadCustomerContactResponse(_message.Message):
    __slots__ = ("customer",)
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: _resources_pb2.Customer
    def __init__(self, customer: _Optional[_Union[_resources_pb2.Customer, _Mapping]] = ...) -> None: ...

class RegisterInstalledProductRequest(_message.Message):
    __slots__ = ("request_id", "customer_id", "product_line", "product_model", "serial_number", "delivered_on", "accepted_on", "contract_number", "contract_ends_on", "bar_code", "without_warranty_card")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SERIAL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_ON_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_ON_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_WARRANTY_CARD_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    customer_id: str
    product_line: str
    product_model: str
    serial_number: str
    delivered_on: _date_pb2.Date
    accepted_on: _date_pb2.Date
    contract_number: str
    contract_ends_on: _date_pb2.Date
    bar_code: str
    without_warranty_card: bool
    def __init__(self, request_id: _Optional[str] = ..., customer_id: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., serial_number: _Optional[str] = ..., delivered_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., accepted_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., contract_number: _Optional[str] = ..., contract_ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., bar_code: _Optional[str] = ..., without_warranty_card: _Optional[bool] = ...) -> None: ...

class RegisterInstalledProductResponse(_message.Message):
    __slots__ = ("installed_product",)
    INSTALLED_PRODUCT_FIELD_NUMBER: _ClassVar[int]
    installed_product: _resources_pb2.InstalledProduct
    def __init__(self, installed_product: _Optional[_Union[_resources_pb2.InstalledProduct, _Mapping]] = ...) -> None: ...

class RegisterCallRequest(_message.Message):
    __slots__ = ("request_id", "branch_code", "channel", "purpose", "customer_id", "installed_product_id", "product_line", "product_model", "symptom_code", "symptom", "impact", "interrupted_minutes", "severity", "caused_by_people", "handling", "sla_pack", "received_time", "external_ref", "historical", "service_zone", "distance_km", "conditions", "calendar", "part_bar_code", "another_fault")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    IMPACT_FIELD_NUMBER: _ClassVar[int]
    INTERRUPTED_MINUTES_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    CAUSED_BY_PEOPLE_FIELD_NUMBER: _ClassVar[int]
    HANDLING_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    HISTORICAL_FIELD_NUMBER: _ClassVar[int]
    SERVICE_ZONE_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_KM_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    PART_BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    ANOTHER_FAULT_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    branch_code: str
    channel: _resources_pb2.Channel
    purpose: _resources_pb2.Purpose
    customer_id: str
    installed_product_id: str
    product_line: str
    product_model: str
    symptom_code: str
    symptom: str
    impact: _resources_pb2.Impact
    interrupted_minutes: int
    severity: _resources_pb2.Severity
    caused_by_people: bool
    handling: _resources_pb2.Handling
    sla_pack: str
    received_time: _timestamp_pb2.Timestamp
    external_ref: str
    historical: bool
    service_zone: _resources_pb2.ServiceZone
    distance_km: int
    conditions: _containers.RepeatedScalarFieldContainer[str]
    calendar: str
    part_bar_code: str
    another_fault: bool
    def __init__(self, request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., channel: _Optional[_Union[_resources_pb2.Channel, str]] = ..., purpose: _Optional[_Union[_resources_pb2.Purpose, str]] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., symptom_code: _Optional[str] = ..., symptom: _Optional[str] = ..., impact: _Optional[_Union[_resources_pb2.Impact, str]] = ..., interrupted_minutes: _Optional[int] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., caused_by_people: _Optional[bool] = ..., handling: _Optional[_Union[_resources_pb2.Handling, str]] = ..., sla_pack: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., external_ref: _Optional[str] = ..., historical: _Optional[bool] = ..., service_zone: _Optional[_Union[_resources_pb2.ServiceZone, str]] = ..., distance_km: _Optional[int] = ..., conditions: _Optional[_Iterable[str]] = ..., calendar: _Optional[str] = ..., part_bar_code: _Optional[str] = ..., another_fault: _Optional[bool] = ...) -> None: ...

class RegisterCallResponse(_message.Message):
    __slots__ = ("service_request", "joined")
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    JOINED_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    joined: bool
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ..., joined: _Optional[bool] = ...) -> None: ...

class JoinCallRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "received_time", "channel", "symptom_code", "symptom", "purpose")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    received_time: _timestamp_pb2.Timestamp
    channel: _resources_pb2.Channel
    symptom_code: str
    symptom: str
    purpose: _resources_pb2.Purpose
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., channel: _Optional[_Union[_resources_pb2.Channel, str]] = ..., symptom_code: _Optional[str] = ..., symptom: _Optional[str] = ..., purpose: _Optional[_Union[_resources_pb2.Purpose, str]] = ...) -> None: ...

class JoinCallResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class ListContactsRequest(_message.Message):
    __slots__ = ("service_request_id", "page_size", "page_token")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    page_size: int
    page_token: str
    def __init__(self, service_request_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListContactsResponse(_message.Message):
    __slots__ = ("contacts", "next_page_token")
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    contacts: _containers.RepeatedCompositeFieldContainer[Contact]
    next_page_token: str
    def __init__(self, contacts: _Optional[_Iterable[_Union[Contact, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Contact(_message.Message):
    __slots__ = ("number", "channel", "received_time", "taken_time", "taken_by", "symptom_code", "symptom")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    TAKEN_TIME_FIELD_NUMBER: _ClassVar[int]
    TAKEN_BY_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    number: int
    channel: _resources_pb2.Channel
    received_time: _timestamp_pb2.Timestamp
    taken_time: _timestamp_pb2.Timestamp
    taken_by: str
    symptom_code: str
    symptom: str
    def __init__(self, number: _Optional[int] = ..., channel: _Optional[_Union[_resources_pb2.Channel, str]] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., taken_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., taken_by: _Optional[str] = ..., symptom_code: _Optional[str] = ..., symptom: _Optional[str] = ...) -> None: ...

class ListFirstInLineRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListFirstInLineResponse(_message.Message):
    __slots__ = ("entries", "next_page_token")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[LineEntry]
    next_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[LineEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class LineEntry(_message.Message):
    __slots__ = ("service_request", "left_over", "next_milestone", "next_due_time")
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    LEFT_OVER_FIELD_NUMBER: _ClassVar[int]
    NEXT_MILESTONE_FIELD_NUMBER: _ClassVar[int]
    NEXT_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    left_over: bool
    next_milestone: _resources_pb2.Milestone
    next_due_time: _timestamp_pb2.Timestamp
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ..., left_over: _Optional[bool] = ..., next_milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ..., next_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordResponseRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "technician_code")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    technician_code: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., technician_code: _Optional[str] = ...) -> None: ...

class RecordResponseResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class RecordProgressRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "phase", "owner_role", "technician_code", "note")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    PHASE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ROLE_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    phase: _resources_pb2.PhaseKind
    owner_role: str
    technician_code: str
    note: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., phase: _Optional[_Union[_resources_pb2.PhaseKind, str]] = ..., owner_role: _Optional[str] = ..., technician_code: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class RecordProgressResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class PauseClocksRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "reason", "evidence", "expected_end_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_END_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    reason: _resources_pb2.PauseReason
    evidence: str
    expected_end_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[_Union[_resources_pb2.PauseReason, str]] = ..., evidence: _Optional[str] = ..., expected_end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PauseClocksResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class ResumeClocksRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ResumeClocksResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class ChangeSeverityRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "severity", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    severity: _resources_pb2.Severity
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., reason: _Optional[str] = ...) -> None: ...

class ChangeSeverityResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class Conditions(_message.Message):
    __slots__ = ("words",)
    WORDS_FIELD_NUMBER: _ClassVar[int]
    words: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, words: _Optional[_Iterable[str]] = ...) -> None: ...

class ChangePromiseRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "service_zone", "distance_km", "conditions", "sla_pack", "calendar", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    SERVICE_ZONE_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_KM_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    service_zone: _resources_pb2.ServiceZone
    distance_km: int
    conditions: Conditions
    sla_pack: str
    calendar: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., service_zone: _Optional[_Union[_resources_pb2.ServiceZone, str]] = ..., distance_km: _Optional[int] = ..., conditions: _Optional[_Union[Conditions, _Mapping]] = ..., sla_pack: _Optional[str] = ..., calendar: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ChangePromiseResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class AgreeDateRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "milestone", "agreed_time", "evidence")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_FIELD_NUMBER: _ClassVar[int]
    AGREED_TIME_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    milestone: _resources_pb2.Milestone
    agreed_time: _timestamp_pb2.Timestamp
    evidence: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., milestone: _Optional[_Union[_resources_pb2.Milestone, str]] = ..., agreed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., evidence: _Optional[str] = ...) -> None: ...

class AgreeDateResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class RecordDiagnosisRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "technician_code", "finding")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    technician_code: str
    finding: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., technician_code: _Optional[str] = ..., finding: _Optional[str] = ...) -> None: ...

class RecordDiagnosisResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class RecordDamageRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "technician_code", "finding")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    technician_code: str
    finding: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., technician_code: _Optional[str] = ..., finding: _Optional[str] = ...) -> None: ...

class RecordDamageResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class RecordPlanRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "technician_code", "plan")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    TECHNICIAN_CODE_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    technician_code: str
    plan: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., technician_code: _Optional[str] = ..., plan: _Optional[str] = ...) -> None: ...

class RecordPlanResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class RecordReportRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "document")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    document: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document: _Optional[str] = ...) -> None: ...

class RecordReportResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class TransferRequestRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "to_branch_code", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    TO_BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    to_branch_code: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., to_branch_code: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class TransferRequestResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class ProposeSolutionRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "remedy")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    remedy: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., remedy: _Optional[str] = ...) -> None: ...

class ProposeSolutionResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class RecordRestorationRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "remedy")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    remedy: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., remedy: _Optional[str] = ...) -> None: ...

class RecordRestorationResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class CloseRequestRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "outcome", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    outcome: _resources_pb2.Outcome
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., outcome: _Optional[_Union[_resources_pb2.Outcome, str]] = ..., reason: _Optional[str] = ...) -> None: ...

class CloseRequestResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class ReopenRequestRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "occurred_time", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    occurred_time: _timestamp_pb2.Timestamp
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class ReopenRequestResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class GetServiceRequestRequest(_message.Message):
    __slots__ = ("service_request_id", "request_number", "external_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    external_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., external_ref: _Optional[str] = ...) -> None: ...

class GetServiceRequestResponse(_message.Message):
    __slots__ = ("service_request",)
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ...) -> None: ...

class ListServiceRequestsRequest(_message.Message):
    __slots__ = ("branch_code", "open_only", "page_size", "page_token", "customer_id", "phone_tail", "text", "order")
    class Order(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        ORDER_UNSPECIFIED: _ClassVar[ListServiceRequestsRequest.Order]
        ORDER_OLDEST_PROMISE_FIRST: _ClassVar[ListServiceRequestsRequest.Order]
    ORDER_UNSPECIFIED: ListServiceRequestsRequest.Order
    ORDER_OLDEST_PROMISE_FIRST: ListServiceRequestsRequest.Order
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PHONE_TAIL_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    open_only: bool
    page_size: int
    page_token: str
    customer_id: str
    phone_tail: str
    text: str
    order: ListServiceRequestsRequest.Order
    def __init__(self, branch_code: _Optional[str] = ..., open_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., customer_id: _Optional[str] = ..., phone_tail: _Optional[str] = ..., text: _Optional[str] = ..., order: _Optional[_Union[ListServiceRequestsRequest.Order, str]] = ...) -> None: ...

class ListServiceRequestsResponse(_message.Message):
    __slots__ = ("service_requests", "next_page_token")
    SERVICE_REQUESTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    service_requests: _containers.RepeatedCompositeFieldContainer[_resources_pb2.ServiceRequest]
    next_page_token: str
    def __init__(self, service_requests: _Optional[_Iterable[_Union[_resources_pb2.ServiceRequest, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class IndexRegisterRequest(_message.Message):
    __slots__ = ("request_id", "page_token")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    page_token: str
    def __init__(self, request_id: _Optional[str] = ..., page_token: _Optional[str] = ...) -> None: ...

class IndexRegisterResponse(_message.Message):
    __slots__ = ("next_page_token",)
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    def __init__(self, next_page_token: _Optional[str] = ...) -> None: ...

class ListClocksRequest(_message.Message):
    __slots__ = ("branch_code", "external_ref_prefix", "sla_pack", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_PREFIX_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    external_ref_prefix: str
    sla_pack: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., external_ref_prefix: _Optional[str] = ..., sla_pack: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListClocksResponse(_message.Message):
    __slots__ = ("clocks", "next_page_token")
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    clocks: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Clock]
    next_page_token: str
    def __init__(self, clocks: _Optional[_Iterable[_Union[_resources_pb2.Clock, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetTimelineRequest(_message.Message):
    __slots__ = ("service_request_id", "request_number", "external_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    external_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., external_ref: _Optional[str] = ...) -> None: ...

class GetTimelineResponse(_message.Message):
    __slots__ = ("service_request", "phases", "business_trace_id", "step_traceparents", "damage")
    SERVICE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    PHASES_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_TRACE_ID_FIELD_NUMBER: _ClassVar[int]
    STEP_TRACEPARENTS_FIELD_NUMBER: _ClassVar[int]
    DAMAGE_FIELD_NUMBER: _ClassVar[int]
    service_request: _resources_pb2.ServiceRequest
    phases: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Phase]
    business_trace_id: str
    step_traceparents: _containers.RepeatedScalarFieldContainer[str]
    damage: _resources_pb2.DamageFinding
    def __init__(self, service_request: _Optional[_Union[_resources_pb2.ServiceRequest, _Mapping]] = ..., phases: _Optional[_Iterable[_Union[_resources_pb2.Phase, _Mapping]]] = ..., business_trace_id: _Optional[str] = ..., step_traceparents: _Optional[_Iterable[str]] = ..., damage: _Optional[_Union[_resources_pb2.DamageFinding, _Mapping]] = ...) -> None: ...
