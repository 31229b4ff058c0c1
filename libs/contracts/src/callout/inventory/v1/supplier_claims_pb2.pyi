import datetime

from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SupplierClaim(_message.Message):
    __slots__ = ("id", "number", "warehouse_code", "branch_code", "supplier", "state", "lines", "claimed_amount", "accepted_amount", "paid_amount", "difference_amount", "drafted", "sent", "answer_due_time", "policy_ref", "overdue_time", "answered", "payments", "settled", "withdrawn", "returned", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[SupplierClaim.State]
        STATE_DRAFTED: _ClassVar[SupplierClaim.State]
        STATE_SENT: _ClassVar[SupplierClaim.State]
        STATE_ANSWERED: _ClassVar[SupplierClaim.State]
        STATE_PAID: _ClassVar[SupplierClaim.State]
        STATE_REFUSED: _ClassVar[SupplierClaim.State]
        STATE_WITHDRAWN: _ClassVar[SupplierClaim.State]
    STATE_UNSPECIFIED: SupplierClaim.State
    STATE_DRAFTED: SupplierClaim.State
    STATE_SENT: SupplierClaim.State
    STATE_ANSWERED: SupplierClaim.State
    STATE_PAID: SupplierClaim.State
    STATE_REFUSED: SupplierClaim.State
    STATE_WITHDRAWN: SupplierClaim.State
    ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PAID_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DRAFTED_FIELD_NUMBER: _ClassVar[int]
    SENT_FIELD_NUMBER: _ClassVar[int]
    ANSWER_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWN_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    number: str
    warehouse_code: str
    branch_code: str
    supplier: str
    state: SupplierClaim.State
    lines: _containers.RepeatedCompositeFieldContainer[SupplierClaimLine]
    claimed_amount: str
    accepted_amount: str
    paid_amount: str
    difference_amount: str
    drafted: ClaimStep
    sent: ClaimStep
    answer_due_time: _timestamp_pb2.Timestamp
    policy_ref: str
    overdue_time: _timestamp_pb2.Timestamp
    answered: ClaimStep
    payments: _containers.RepeatedCompositeFieldContainer[SupplierPayment]
    settled: ClaimStep
    withdrawn: ClaimStep
    returned: ClaimStep
    version: int
    def __init__(self, id: _Optional[str] = ..., number: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., supplier: _Optional[str] = ..., state: _Optional[_Union[SupplierClaim.State, str]] = ..., lines: _Optional[_Iterable[_Union[SupplierClaimLine, _Mapping]]] = ..., claimed_amount: _Optional[str] = ..., accepted_amount: _Optional[str] = ..., paid_amount: _Optional[str] = ..., difference_amount: _Optional[str] = ..., drafted: _Optional[_Union[ClaimStep, _Mapping]] = ..., sent: _Optional[_Union[ClaimStep, _Mapping]] = ..., answer_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., overdue_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answered: _Optional[_Union[ClaimStep, _Mapping]] = ..., payments: _Optional[_Iterable[_Union[SupplierPayment, _Mapping]]] = ..., settled: _Optional[_Union[ClaimStep, _Mapping]] = ..., withdrawn: _Optional[_Union[ClaimStep, _Mapping]] = ..., returned: _Optional[_Union[ClaimStep, _Mapping]] = ..., version: _Optional[int] = ...) -> None: ...

class SupplierClaimLine(_message.Message):
    __slots__ = ("number", "part_number", "tracking", "quantity", "cause", "part_amount", "labour_amount", "freight_amount", "old_part_id", "work_order_id", "reported_time", "receipt_id", "faulty", "replacements", "accepted_amount", "answer_reason")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    PART_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    LABOUR_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FREIGHT_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    OLD_PART_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REPORTED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    FAULTY_FIELD_NUMBER: _ClassVar[int]
    REPLACEMENTS_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ANSWER_REASON_FIELD_NUMBER: _ClassVar[int]
    number: int
    part_number: str
    tracking: _resources_pb2.Tracking
    quantity: int
    cause: str
    part_amount: str
    labour_amount: str
    freight_amount: str
    old_part_id: str
    work_order_id: str
    reported_time: _timestamp_pb2.Timestamp
    receipt_id: str
    faulty: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Lot]
    replacements: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Lot]
    accepted_amount: str
    answer_reason: str
    def __init__(self, number: _Optional[int] = ..., part_number: _Optional[str] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ..., quantity: _Optional[int] = ..., cause: _Optional[str] = ..., part_amount: _Optional[str] = ..., labour_amount: _Optional[str] = ..., freight_amount: _Optional[str] = ..., old_part_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., reported_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receipt_id: _Optional[str] = ..., faulty: _Optional[_Iterable[_Union[_resources_pb2.Lot, _Mapping]]] = ..., replacements: _Optional[_Iterable[_Union[_resources_pb2.Lot, _Mapping]]] = ..., accepted_amount: _Optional[str] = ..., answer_reason: _Optional[str] = ...) -> None: ...

class ClaimStep(_message.Message):
    __slots__ = ("by", "time", "note")
    BY_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    by: str
    time: _timestamp_pb2.Timestamp
    note: str
    def __init__(self, by: _Optional[str] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., note: _Optional[str] = ...) -> None: ...

class SupplierPayment(_message.Message):
    __slots__ = ("amount", "document", "recorded_by", "paid_time")
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
    PAID_TIME_FIELD_NUMBER: _ClassVar[int]
    amount: str
    document: str
    recorded_by: str
    paid_time: _timestamp_pb2.Timestamp
    def __init__(self, amount: _Optional[str] = ..., document: _Optional[str] = ..., recorded_by: _Optional[str] = ..., paid_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ClaimDue(_message.Message):
    __slots__ = ("old_part_id", "branch_code", "warehouse_code", "part_number", "quantity", "written_off_time", "due_time", "policy_ref", "overdue_time")
    OLD_PART_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    WRITTEN_OFF_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_TIME_FIELD_NUMBER: _ClassVar[int]
    old_part_id: str
    branch_code: str
    warehouse_code: str
    part_number: str
    quantity: int
    written_off_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    policy_ref: str
    overdue_time: _timestamp_pb2.Timestamp
    def __init__(self, old_part_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., written_off_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., overdue_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SupplierSums(_message.Message):
    __slots__ = ("supplier", "claims", "claimed_amount", "accepted_amount", "refused_amount", "open_amount", "paid_amount", "oldest_days")
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    CLAIMS_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    OPEN_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PAID_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    OLDEST_DAYS_FIELD_NUMBER: _ClassVar[int]
    supplier: str
    claims: int
    claimed_amount: str
    accepted_amount: str
    refused_amount: str
    open_amount: str
    paid_amount: str
    oldest_days: int
    def __init__(self, supplier: _Optional[str] = ..., claims: _Optional[int] = ..., claimed_amount: _Optional[str] = ..., accepted_amount: _Optional[str] = ..., refused_amount: _Optional[str] = ..., open_amount: _Optional[str] = ..., paid_amount: _Optional[str] = ..., oldest_days: _Optional[int] = ...) -> None: ...
