import datetime

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

class ReturnKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RETURN_KIND_UNSPECIFIED: _ClassVar[ReturnKind]
    RETURN_KIND_RETURN: _ClassVar[ReturnKind]
    RETURN_KIND_EXCHANGE: _ClassVar[ReturnKind]

class ReturnBasis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RETURN_BASIS_UNSPECIFIED: _ClassVar[ReturnBasis]
    RETURN_BASIS_NO_REASON: _ClassVar[ReturnBasis]
    RETURN_BASIS_QUALITY_FAULT: _ClassVar[ReturnBasis]

class FreightPayer(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FREIGHT_PAYER_UNSPECIFIED: _ClassVar[FreightPayer]
    FREIGHT_PAYER_CUSTOMER: _ClassVar[FreightPayer]
    FREIGHT_PAYER_COMPANY: _ClassVar[FreightPayer]

class ReturnCause(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RETURN_CAUSE_UNSPECIFIED: _ClassVar[ReturnCause]
    RETURN_CAUSE_CUSTOMERS_CHOICE: _ClassVar[ReturnCause]
    RETURN_CAUSE_DESIGN: _ClassVar[ReturnCause]
    RETURN_CAUSE_MATERIAL: _ClassVar[ReturnCause]
    RETURN_CAUSE_MANUFACTURE: _ClassVar[ReturnCause]
    RETURN_CAUSE_TRANSPORT: _ClassVar[ReturnCause]
    RETURN_CAUSE_INSTALLATION: _ClassVar[ReturnCause]
    RETURN_CAUSE_SALES_PROMISE: _ClassVar[ReturnCause]
    RETURN_CAUSE_REPAIR: _ClassVar[ReturnCause]
RETURN_KIND_UNSPECIFIED: ReturnKind
RETURN_KIND_RETURN: ReturnKind
RETURN_KIND_EXCHANGE: ReturnKind
RETURN_BASIS_UNSPECIFIED: ReturnBasis
RETURN_BASIS_NO_REASON: ReturnBasis
RETURN_BASIS_QUALITY_FAULT: ReturnBasis
FREIGHT_PAYER_UNSPECIFIED: FreightPayer
FREIGHT_PAYER_CUSTOMER: FreightPayer
FREIGHT_PAYER_COMPANY: FreightPayer
RETURN_CAUSE_UNSPECIFIED: ReturnCause
RETURN_CAUSE_CUSTOMERS_CHOICE: ReturnCause
RETURN_CAUSE_DESIGN: ReturnCause
RETURN_CAUSE_MATERIAL: ReturnCause
RETURN_CAUSE_MANUFACTURE: ReturnCause
RETURN_CAUSE_TRANSPORT: ReturnCause
RETURN_CAUSE_INSTALLATION: ReturnCause
RETURN_CAUSE_SALES_PROMISE: ReturnCause
RETURN_CAUSE_REPAIR: ReturnCause

class ReturnCase(_message.Message):
    __slots__ = ("id", "branch_code", "customer_id", "installed_product_id", "service_request_id", "kind", "basis", "sold_on", "description", "state", "freight_payer", "opened_by", "opened_time", "finding", "decision", "liability", "levels_informed", "customer_informed", "recoveries", "recovered", "conclusion", "closed_by", "closed_time", "policy_ref", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[ReturnCase.State]
        STATE_REPORTED: _ClassVar[ReturnCase.State]
        STATE_AWAITING_APPROVAL: _ClassVar[ReturnCase.State]
        STATE_APPROVED: _ClassVar[ReturnCase.State]
        STATE_REFUSED: _ClassVar[ReturnCase.State]
        STATE_CLOSED: _ClassVar[ReturnCase.State]
    STATE_UNSPECIFIED: ReturnCase.State
    STATE_REPORTED: ReturnCase.State
    STATE_AWAITING_APPROVAL: ReturnCase.State
    STATE_APPROVED: ReturnCase.State
    STATE_REFUSED: ReturnCase.State
    STATE_CLOSED: ReturnCase.State
    class Finding(_message.Message):
        __slots__ = ("confirmed", "finding", "found_by", "found_time")
        CONFIRMED_FIELD_NUMBER: _ClassVar[int]
        FINDING_FIELD_NUMBER: _ClassVar[int]
        FOUND_BY_FIELD_NUMBER: _ClassVar[int]
        FOUND_TIME_FIELD_NUMBER: _ClassVar[int]
        confirmed: bool
        finding: str
        found_by: str
        found_time: _timestamp_pb2.Timestamp
        def __init__(self, confirmed: _Optional[bool] = ..., finding: _Optional[str] = ..., found_by: _Optional[str] = ..., found_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Decision(_message.Message):
        __slots__ = ("approved", "reason", "decided_by", "decided_time")
        APPROVED_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
        DECIDED_TIME_FIELD_NUMBER: _ClassVar[int]
        approved: bool
        reason: str
        decided_by: str
        decided_time: _timestamp_pb2.Timestamp
        def __init__(self, approved: _Optional[bool] = ..., reason: _Optional[str] = ..., decided_by: _Optional[str] = ..., decided_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Liability(_message.Message):
        __slots__ = ("cause", "unit", "person", "evidence", "cost", "found_by", "found_time")
        CAUSE_FIELD_NUMBER: _ClassVar[int]
        UNIT_FIELD_NUMBER: _ClassVar[int]
        PERSON_FIELD_NUMBER: _ClassVar[int]
        EVIDENCE_FIELD_NUMBER: _ClassVar[int]
        COST_FIELD_NUMBER: _ClassVar[int]
        FOUND_BY_FIELD_NUMBER: _ClassVar[int]
        FOUND_TIME_FIELD_NUMBER: _ClassVar[int]
        cause: ReturnCause
        unit: str
        person: str
        evidence: str
        cost: str
        found_by: str
        found_time: _timestamp_pb2.Timestamp
        def __init__(self, cause: _Optional[_Union[ReturnCause, str]] = ..., unit: _Optional[str] = ..., person: _Optional[str] = ..., evidence: _Optional[str] = ..., cost: _Optional[str] = ..., found_by: _Optional[str] = ..., found_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class LevelInformed(_message.Message):
        __slots__ = ("level", "informed_by", "informed_time")
        LEVEL_FIELD_NUMBER: _ClassVar[int]
        INFORMED_BY_FIELD_NUMBER: _ClassVar[int]
        INFORMED_TIME_FIELD_NUMBER: _ClassVar[int]
        level: str
        informed_by: str
        informed_time: _timestamp_pb2.Timestamp
        def __init__(self, level: _Optional[str] = ..., informed_by: _Optional[str] = ..., informed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class CustomerInformed(_message.Message):
        __slots__ = ("channel", "text", "informed_by", "informed_time")
        CHANNEL_FIELD_NUMBER: _ClassVar[int]
        TEXT_FIELD_NUMBER: _ClassVar[int]
        INFORMED_BY_FIELD_NUMBER: _ClassVar[int]
        INFORMED_TIME_FIELD_NUMBER: _ClassVar[int]
        channel: _resources_pb2.Channel
        text: str
        informed_by: str
        informed_time: _timestamp_pb2.Timestamp
        def __init__(self, channel: _Optional[_Union[_resources_pb2.Channel, str]] = ..., text: _Optional[str] = ..., informed_by: _Optional[str] = ..., informed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Recovery(_message.Message):
        __slots__ = ("amount", "unit", "reference", "recorded_by", "recorded_time")
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        UNIT_FIELD_NUMBER: _ClassVar[int]
        REFERENCE_FIELD_NUMBER: _ClassVar[int]
        RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
        RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
        amount: str
        unit: str
        reference: str
        recorded_by: str
        recorded_time: _timestamp_pb2.Timestamp
        def __init__(self, amount: _Optional[str] = ..., unit: _Optional[str] = ..., reference: _Optional[str] = ..., recorded_by: _Optional[str] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    SOLD_ON_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FREIGHT_PAYER_FIELD_NUMBER: _ClassVar[int]
    OPENED_BY_FIELD_NUMBER: _ClassVar[int]
    OPENED_TIME_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    LIABILITY_FIELD_NUMBER: _ClassVar[int]
    LEVELS_INFORMED_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_INFORMED_FIELD_NUMBER: _ClassVar[int]
    RECOVERIES_FIELD_NUMBER: _ClassVar[int]
    RECOVERED_FIELD_NUMBER: _ClassVar[int]
    CONCLUSION_FIELD_NUMBER: _ClassVar[int]
    CLOSED_BY_FIELD_NUMBER: _ClassVar[int]
    CLOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    branch_code: str
    customer_id: str
    installed_product_id: str
    service_request_id: str
    kind: ReturnKind
    basis: ReturnBasis
    sold_on: _date_pb2.Date
    description: str
    state: ReturnCase.State
    freight_payer: FreightPayer
    opened_by: str
    opened_time: _timestamp_pb2.Timestamp
    finding: ReturnCase.Finding
    decision: ReturnCase.Decision
    liability: ReturnCase.Liability
    levels_informed: _containers.RepeatedCompositeFieldContainer[ReturnCase.LevelInformed]
    customer_informed: _containers.RepeatedCompositeFieldContainer[ReturnCase.CustomerInformed]
    recoveries: _containers.RepeatedCompositeFieldContainer[ReturnCase.Recovery]
    recovered: str
    conclusion: str
    closed_by: str
    closed_time: _timestamp_pb2.Timestamp
    policy_ref: str
    version: int
    def __init__(self, id: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., kind: _Optional[_Union[ReturnKind, str]] = ..., basis: _Optional[_Union[ReturnBasis, str]] = ..., sold_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., description: _Optional[str] = ..., state: _Optional[_Union[ReturnCase.State, str]] = ..., freight_payer: _Optional[_Union[FreightPayer, str]] = ..., opened_by: _Optional[str] = ..., opened_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finding: _Optional[_Union[ReturnCase.Finding, _Mapping]] = ..., decision: _Optional[_Union[ReturnCase.Decision, _Mapping]] = ..., liability: _Optional[_Union[ReturnCase.Liability, _Mapping]] = ..., levels_informed: _Optional[_Iterable[_Union[ReturnCase.LevelInformed, _Mapping]]] = ..., customer_informed: _Optional[_Iterable[_Union[ReturnCase.CustomerInformed, _Mapping]]] = ..., recoveries: _Optional[_Iterable[_Union[ReturnCase.Recovery, _Mapping]]] = ..., recovered: _Optional[str] = ..., conclusion: _Optional[str] = ..., closed_by: _Optional[str] = ..., closed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...
