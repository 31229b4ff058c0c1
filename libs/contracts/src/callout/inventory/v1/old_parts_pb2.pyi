import datetime

from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OldPartWaiverKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OLD_PART_WAIVER_KIND_UNSPECIFIED: _ClassVar[OldPartWaiverKind]
    OLD_PART_WAIVER_KIND_LOST: _ClassVar[OldPartWaiverKind]
    OLD_PART_WAIVER_KIND_EXCUSED: _ClassVar[OldPartWaiverKind]

class DisposalOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DISPOSAL_OUTCOME_UNSPECIFIED: _ClassVar[DisposalOutcome]
    DISPOSAL_OUTCOME_SCRAP: _ClassVar[DisposalOutcome]
    DISPOSAL_OUTCOME_BACK: _ClassVar[DisposalOutcome]
OLD_PART_WAIVER_KIND_UNSPECIFIED: OldPartWaiverKind
OLD_PART_WAIVER_KIND_LOST: OldPartWaiverKind
OLD_PART_WAIVER_KIND_EXCUSED: OldPartWaiverKind
DISPOSAL_OUTCOME_UNSPECIFIED: DisposalOutcome
DISPOSAL_OUTCOME_SCRAP: DisposalOutcome
DISPOSAL_OUTCOME_BACK: DisposalOutcome

class OldPart(_message.Message):
    __slots__ = ("id", "requisition_id", "work_order_id", "service_request_id", "branch_code", "warehouse_code", "part_number", "tracking", "state", "quantity", "received", "issued_time", "due_time", "policy_ref", "overdue_time", "written_off_time", "disposal_id", "handovers", "version", "waiver")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[OldPart.State]
        STATE_DUE: _ClassVar[OldPart.State]
        STATE_RECEIVED: _ClassVar[OldPart.State]
        STATE_WRITTEN_OFF: _ClassVar[OldPart.State]
        STATE_DISPOSED: _ClassVar[OldPart.State]
        STATE_NOT_OWED: _ClassVar[OldPart.State]
        STATE_WAIVED: _ClassVar[OldPart.State]
    STATE_UNSPECIFIED: OldPart.State
    STATE_DUE: OldPart.State
    STATE_RECEIVED: OldPart.State
    STATE_WRITTEN_OFF: OldPart.State
    STATE_DISPOSED: OldPart.State
    STATE_NOT_OWED: OldPart.State
    STATE_WAIVED: OldPart.State
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_FIELD_NUMBER: _ClassVar[int]
    ISSUED_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_TIME_FIELD_NUMBER: _ClassVar[int]
    WRITTEN_OFF_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    HANDOVERS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    WAIVER_FIELD_NUMBER: _ClassVar[int]
    id: str
    requisition_id: str
    work_order_id: str
    service_request_id: str
    branch_code: str
    warehouse_code: str
    part_number: str
    tracking: _resources_pb2.Tracking
    state: OldPart.State
    quantity: int
    received: int
    issued_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    policy_ref: str
    overdue_time: _timestamp_pb2.Timestamp
    written_off_time: _timestamp_pb2.Timestamp
    disposal_id: str
    handovers: _containers.RepeatedCompositeFieldContainer[OldPartHandover]
    version: int
    waiver: OldPartWaiver
    def __init__(self, id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., part_number: _Optional[str] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ..., state: _Optional[_Union[OldPart.State, str]] = ..., quantity: _Optional[int] = ..., received: _Optional[int] = ..., issued_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., overdue_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., written_off_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., disposal_id: _Optional[str] = ..., handovers: _Optional[_Iterable[_Union[OldPartHandover, _Mapping]]] = ..., version: _Optional[int] = ..., waiver: _Optional[_Union[OldPartWaiver, _Mapping]] = ...) -> None: ...

class OldPartWaiver(_message.Message):
    __slots__ = ("kind", "quantity", "reason", "owed_by", "charge", "waived_by", "waived_time", "policy_ref")
    KIND_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OWED_BY_FIELD_NUMBER: _ClassVar[int]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    WAIVED_BY_FIELD_NUMBER: _ClassVar[int]
    WAIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    kind: OldPartWaiverKind
    quantity: int
    reason: str
    owed_by: str
    charge: str
    waived_by: str
    waived_time: _timestamp_pb2.Timestamp
    policy_ref: str
    def __init__(self, kind: _Optional[_Union[OldPartWaiverKind, str]] = ..., quantity: _Optional[int] = ..., reason: _Optional[str] = ..., owed_by: _Optional[str] = ..., charge: _Optional[str] = ..., waived_by: _Optional[str] = ..., waived_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class OldPartHandover(_message.Message):
    __slots__ = ("quantity", "lots", "condition", "received_by", "received_time")
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    quantity: int
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Lot]
    condition: str
    received_by: str
    received_time: _timestamp_pb2.Timestamp
    def __init__(self, quantity: _Optional[int] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.Lot, _Mapping]]] = ..., condition: _Optional[str] = ..., received_by: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Disposal(_message.Message):
    __slots__ = ("id", "number", "warehouse_code", "branch_code", "month", "outcome", "document", "reason", "disposed_by", "disposed_time", "recorded_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DISPOSED_BY_FIELD_NUMBER: _ClassVar[int]
    DISPOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    number: str
    warehouse_code: str
    branch_code: str
    month: _date_pb2.Date
    outcome: DisposalOutcome
    document: str
    reason: str
    disposed_by: str
    disposed_time: _timestamp_pb2.Timestamp
    recorded_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., number: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., outcome: _Optional[_Union[DisposalOutcome, str]] = ..., document: _Optional[str] = ..., reason: _Optional[str] = ..., disposed_by: _Optional[str] = ..., disposed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DisposalReview(_message.Message):
    __slots__ = ("warehouse_code", "branch_code", "month", "old_parts", "units", "oldest_time", "policy_ref", "reviewed_time")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    OLD_PARTS_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    OLDEST_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    REVIEWED_TIME_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    branch_code: str
    month: _date_pb2.Date
    old_parts: int
    units: int
    oldest_time: _timestamp_pb2.Timestamp
    policy_ref: str
    reviewed_time: _timestamp_pb2.Timestamp
    def __init__(self, warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., old_parts: _Optional[int] = ..., units: _Optional[int] = ..., oldest_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., reviewed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
