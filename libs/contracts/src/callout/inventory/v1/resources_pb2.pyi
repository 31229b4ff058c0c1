import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import expectations_pb2 as _expectations_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Tracking(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRACKING_UNSPECIFIED: _ClassVar[Tracking]
    TRACKING_NONE: _ClassVar[Tracking]
    TRACKING_SERIAL: _ClassVar[Tracking]
    TRACKING_BATCH: _ClassVar[Tracking]

class QuarantineOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUARANTINE_OUTCOME_UNSPECIFIED: _ClassVar[QuarantineOutcome]
    QUARANTINE_OUTCOME_GOOD: _ClassVar[QuarantineOutcome]
    QUARANTINE_OUTCOME_BACK: _ClassVar[QuarantineOutcome]
    QUARANTINE_OUTCOME_SCRAP: _ClassVar[QuarantineOutcome]
TRACKING_UNSPECIFIED: Tracking
TRACKING_NONE: Tracking
TRACKING_SERIAL: Tracking
TRACKING_BATCH: Tracking
QUARANTINE_OUTCOME_UNSPECIFIED: QuarantineOutcome
QUARANTINE_OUTCOME_GOOD: QuarantineOutcome
QUARANTINE_OUTCOME_BACK: QuarantineOutcome
QUARANTINE_OUTCOME_SCRAP: QuarantineOutcome

class Part(_message.Message):
    __slots__ = ("part_number", "name", "unit", "unit_cost", "tracking")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    UNIT_COST_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    name: str
    unit: str
    unit_cost: str
    tracking: Tracking
    def __init__(self, part_number: _Optional[str] = ..., name: _Optional[str] = ..., unit: _Optional[str] = ..., unit_cost: _Optional[str] = ..., tracking: _Optional[_Union[Tracking, str]] = ...) -> None: ...

class Warehouse(_message.Message):
    __slots__ = ("code", "branch_code", "name", "is_central")
    CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    IS_CENTRAL_FIELD_NUMBER: _ClassVar[int]
    code: str
    branch_code: str
    name: str
    is_central: bool
    def __init__(self, code: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ..., is_central: _Optional[bool] = ...) -> None: ...

class Bin(_message.Message):
    __slots__ = ("warehouse_code", "code", "account")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    code: str
    account: str
    def __init__(self, warehouse_code: _Optional[str] = ..., code: _Optional[str] = ..., account: _Optional[str] = ...) -> None: ...

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

class Lot(_message.Message):
    __slots__ = ("number", "quantity")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    number: str
    quantity: int
    def __init__(self, number: _Optional[str] = ..., quantity: _Optional[int] = ...) -> None: ...

class PartLine(_message.Message):
    __slots__ = ("part_number", "quantity", "lots")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    quantity: int
    lots: _containers.RepeatedCompositeFieldContainer[Lot]
    def __init__(self, part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., lots: _Optional[_Iterable[_Union[Lot, _Mapping]]] = ...) -> None: ...

class LedgerEntry(_message.Message):
    __slots__ = ("id", "part_number", "quantity", "from_account", "to_account", "document_kind", "document_id", "actor", "occurred_time", "recorded_time", "entry_id", "lot", "warehouse_code", "branch_code", "reverses_entry_id", "reason")
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
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    REVERSES_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
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
    entry_id: int
    lot: str
    warehouse_code: str
    branch_code: str
    reverses_entry_id: int
    reason: str
    def __init__(self, id: _Optional[int] = ..., part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., from_account: _Optional[str] = ..., to_account: _Optional[str] = ..., document_kind: _Optional[str] = ..., document_id: _Optional[str] = ..., actor: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., entry_id: _Optional[int] = ..., lot: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., reverses_entry_id: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class FaultyLine(_message.Message):
    __slots__ = ("line", "cause")
    LINE_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    line: PartLine
    cause: str
    def __init__(self, line: _Optional[_Union[PartLine, _Mapping]] = ..., cause: _Optional[str] = ...) -> None: ...

class Receipt(_message.Message):
    __slots__ = ("id", "number", "warehouse_code", "branch_code", "document", "received_by", "received_time", "recorded_time", "lines")
    ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    id: str
    number: str
    warehouse_code: str
    branch_code: str
    document: str
    received_by: str
    received_time: _timestamp_pb2.Timestamp
    recorded_time: _timestamp_pb2.Timestamp
    lines: _containers.RepeatedCompositeFieldContainer[ReceiptLine]
    def __init__(self, id: _Optional[str] = ..., number: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., document: _Optional[str] = ..., received_by: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[ReceiptLine, _Mapping]]] = ...) -> None: ...

class ReceiptLine(_message.Message):
    __slots__ = ("part_number", "quantity", "faulty", "cause", "expected", "difference")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    FAULTY_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    quantity: int
    faulty: int
    cause: str
    expected: int
    difference: int
    def __init__(self, part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., faulty: _Optional[int] = ..., cause: _Optional[str] = ..., expected: _Optional[int] = ..., difference: _Optional[int] = ...) -> None: ...

class Movement(_message.Message):
    __slots__ = ("part_number", "quantity", "lot", "from_account", "to_account")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    FROM_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    TO_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    quantity: int
    lot: str
    from_account: str
    to_account: str
    def __init__(self, part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., lot: _Optional[str] = ..., from_account: _Optional[str] = ..., to_account: _Optional[str] = ...) -> None: ...

class Balance(_message.Message):
    __slots__ = ("account", "part_number", "tracking", "lot", "quantity")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    account: str
    part_number: str
    tracking: Tracking
    lot: str
    quantity: int
    def __init__(self, account: _Optional[str] = ..., part_number: _Optional[str] = ..., tracking: _Optional[_Union[Tracking, str]] = ..., lot: _Optional[str] = ..., quantity: _Optional[int] = ...) -> None: ...

class Shortage(_message.Message):
    __slots__ = ("part_number", "missing")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    missing: int
    def __init__(self, part_number: _Optional[str] = ..., missing: _Optional[int] = ...) -> None: ...

class Requisition(_message.Message):
    __slots__ = ("id", "work_order_id", "service_request_id", "branch_code", "warehouse_code", "state", "lines", "issued", "returned", "shortages", "requested_by", "approved_by", "issued_by", "amount", "approval_level", "policy_ref", "requested_time", "version", "approval_policy_ref", "expectations", "is_addition", "needs_supplement", "supplement_policy_ref")
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
    APPROVAL_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    EXPECTATIONS_FIELD_NUMBER: _ClassVar[int]
    IS_ADDITION_FIELD_NUMBER: _ClassVar[int]
    NEEDS_SUPPLEMENT_FIELD_NUMBER: _ClassVar[int]
    SUPPLEMENT_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
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
    approval_policy_ref: str
    expectations: _containers.RepeatedCompositeFieldContainer[_expectations_pb2.Expectation]
    is_addition: bool
    needs_supplement: bool
    supplement_policy_ref: str
    def __init__(self, id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., state: _Optional[_Union[Requisition.State, str]] = ..., lines: _Optional[_Iterable[_Union[PartLine, _Mapping]]] = ..., issued: _Optional[_Iterable[_Union[PartLine, _Mapping]]] = ..., returned: _Optional[_Iterable[_Union[PartLine, _Mapping]]] = ..., shortages: _Optional[_Iterable[_Union[Shortage, _Mapping]]] = ..., requested_by: _Optional[str] = ..., approved_by: _Optional[str] = ..., issued_by: _Optional[str] = ..., amount: _Optional[str] = ..., approval_level: _Optional[str] = ..., policy_ref: _Optional[str] = ..., requested_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., version: _Optional[int] = ..., approval_policy_ref: _Optional[str] = ..., expectations: _Optional[_Iterable[_Union[_expectations_pb2.Expectation, _Mapping]]] = ..., is_addition: _Optional[bool] = ..., needs_supplement: _Optional[bool] = ..., supplement_policy_ref: _Optional[str] = ...) -> None: ...
