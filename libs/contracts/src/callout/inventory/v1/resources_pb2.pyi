import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Part(_message.Message):
    __slots__ = ("part_number", "name", "unit", "unit_cost")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    UNIT_COST_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    name: str
    unit: str
    unit_cost: str
    def __init__(self, part_number: _Optional[str] = ..., name: _Optional[str] = ..., unit: _Optional[str] = ..., unit_cost: _Optional[str] = ...) -> None: ...

class Warehouse(_message.Message):
    __slots__ = ("code", "branch_code", "name")
    CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    code: str
    branch_code: str
    name: str
    def __init__(self, code: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class StockLevel(_message.Message):
    __slots__ = ("warehouse_code", "part_number", "on_hand", "reserved")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ON_HAND_FIELD_NUMBER: _ClassVar[int]
    RESERVED_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    part_number: str
    on_hand: int
    reserved: int
    def __init__(self, warehouse_code: _Optional[str] = ..., part_number: _Optional[str] = ..., on_hand: _Optional[int] = ..., reserved: _Optional[int] = ...) -> None: ...

class PartLine(_message.Message):
    __slots__ = ("part_number", "quantity")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    quantity: int
    def __init__(self, part_number: _Optional[str] = ..., quantity: _Optional[int] = ...) -> None: ...

class LedgerEntry(_message.Message):
    __slots__ = ("id", "part_number", "quantity", "from_account", "to_account", "document_kind", "document_id", "actor", "occurred_time", "recorded_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    FROM_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    TO_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_KIND_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_ID_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    id: int
    part_number: str
    quantity: int
    from_account: str
    to_account: str
    document_kind: str
    document_id: str
    actor: str
    occurred_time: _timestamp_pb2.Timestamp
    recorded_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[int] = ..., part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., from_account: _Optional[str] = ..., to_account: _Optional[str] = ..., document_kind: _Optional[str] = ..., document_id: _Optional[str] = ..., actor: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Shortage(_message.Message):
    __slots__ = ("part_number", "missing")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    missing: int
    def __init__(self, part_number: _Optional[str] = ..., missing: _Optional[int] = ...) -> None: ...

class Requisition(_message.Message):
    __slots__ = ("id", "work_order_id", "service_request_id", "branch_code", "warehouse_code", "state", "lines", "issued", "returned", "shortages", "requested_by", "approved_by", "issued_by", "amount", "approval_level", "policy_ref", "requested_time", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Requisition.State]
        STATE_SHORT: _ClassVar[Requisition.State]
        STATE_RESERVED: _ClassVar[Requisition.State]
        STATE_APPROVED: _ClassVar[Requisition.State]
        STATE_ISSUED: _ClassVar[Requisition.State]
        STATE_RELEASED: _ClassVar[Requisition.State]
    STATE_UNSPECIFIED: Requisition.State
    STATE_SHORT: Requisition.State
    STATE_RESERVED: Requisition.State
    STATE_APPROVED: Requisition.State
    STATE_ISSUED: Requisition.State
    STATE_RELEASED: Requisition.State
    ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    ISSUED_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    SHORTAGES_FIELD_NUMBER: _ClassVar[int]
    REQUESTED_BY_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_LEVEL_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    REQUESTED_TIME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    work_order_id: str
    service_request_id: str
    branch_code: str
    warehouse_code: str
    state: Requisition.State
    lines: _containers.RepeatedCompositeFieldContainer[PartLine]
    issued: _containers.RepeatedCompositeFieldContainer[PartLine]
    returned: _containers.RepeatedCompositeFieldContainer[PartLine]
    shortages: _containers.RepeatedCompositeFieldContainer[Shortage]
    requested_by: str
    approved_by: str
    issued_by: str
    amount: str
    approval_level: str
    policy_ref: str
    requested_time: _timestamp_pb2.Timestamp
    version: int
    def __init__(self, id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., state: _Optional[_Union[Requisition.State, str]] = ..., lines: _Optional[_Iterable[_Union[PartLine, _Mapping]]] = ..., issued: _Optional[_Iterable[_Union[PartLine, _Mapping]]] = ..., returned: _Optional[_Iterable[_Union[PartLine, _Mapping]]] = ..., shortages: _Optional[_Iterable[_Union[Shortage, _Mapping]]] = ..., requested_by: _Optional[str] = ..., approved_by: _Optional[str] = ..., issued_by: _Optional[str] = ..., amount: _Optional[str] = ..., approval_level: _Optional[str] = ..., policy_ref: _Optional[str] = ..., requested_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., version: _Optional[int] = ...) -> None: ...
