import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Procurement(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROCUREMENT_UNSPECIFIED: _ClassVar[Procurement]
    PROCUREMENT_SUPPLIER: _ClassVar[Procurement]
    PROCUREMENT_SELF: _ClassVar[Procurement]

class DepositOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEPOSIT_OUTCOME_UNSPECIFIED: _ClassVar[DepositOutcome]
    DEPOSIT_OUTCOME_REFUNDED: _ClassVar[DepositOutcome]
    DEPOSIT_OUTCOME_SET_OFF: _ClassVar[DepositOutcome]
PROCUREMENT_UNSPECIFIED: Procurement
PROCUREMENT_SUPPLIER: Procurement
PROCUREMENT_SELF: Procurement
DEPOSIT_OUTCOME_UNSPECIFIED: DepositOutcome
DEPOSIT_OUTCOME_REFUNDED: DepositOutcome
DEPOSIT_OUTCOME_SET_OFF: DepositOutcome

class SpecialOrder(_message.Message):
    __slots__ = ("id", "requisition_id", "work_order_id", "branch_code", "warehouse_code", "procurement", "state", "price", "reason", "proposed_by", "proposed_time", "quotes", "chosen_supplier", "choice_reason", "approved_by", "approved_time", "policy_ref", "deposit_due", "deposit", "placed_by", "placed_time", "expected_time", "receipt_id", "arrived_time", "cancelled_by", "cancelled_time", "cancel_reason", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[SpecialOrder.State]
        STATE_PROPOSED: _ClassVar[SpecialOrder.State]
        STATE_APPROVED: _ClassVar[SpecialOrder.State]
        STATE_ORDERED: _ClassVar[SpecialOrder.State]
        STATE_ARRIVED: _ClassVar[SpecialOrder.State]
        STATE_CANCELLED: _ClassVar[SpecialOrder.State]
    STATE_UNSPECIFIED: SpecialOrder.State
    STATE_PROPOSED: SpecialOrder.State
    STATE_APPROVED: SpecialOrder.State
    STATE_ORDERED: SpecialOrder.State
    STATE_ARRIVED: SpecialOrder.State
    STATE_CANCELLED: SpecialOrder.State
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PROCUREMENT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_BY_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    QUOTES_FIELD_NUMBER: _ClassVar[int]
    CHOSEN_SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    CHOICE_REASON_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    APPROVED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_DUE_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_FIELD_NUMBER: _ClassVar[int]
    PLACED_BY_FIELD_NUMBER: _ClassVar[int]
    PLACED_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    ARRIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_BY_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_TIME_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    requisition_id: str
    work_order_id: str
    branch_code: str
    warehouse_code: str
    procurement: Procurement
    state: SpecialOrder.State
    price: str
    reason: str
    proposed_by: str
    proposed_time: _timestamp_pb2.Timestamp
    quotes: _containers.RepeatedCompositeFieldContainer[Quote]
    chosen_supplier: str
    choice_reason: str
    approved_by: str
    approved_time: _timestamp_pb2.Timestamp
    policy_ref: str
    deposit_due: str
    deposit: Deposit
    placed_by: str
    placed_time: _timestamp_pb2.Timestamp
    expected_time: _timestamp_pb2.Timestamp
    receipt_id: str
    arrived_time: _timestamp_pb2.Timestamp
    cancelled_by: str
    cancelled_time: _timestamp_pb2.Timestamp
    cancel_reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., procurement: _Optional[_Union[Procurement, str]] = ..., state: _Optional[_Union[SpecialOrder.State, str]] = ..., price: _Optional[str] = ..., reason: _Optional[str] = ..., proposed_by: _Optional[str] = ..., proposed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., quotes: _Optional[_Iterable[_Union[Quote, _Mapping]]] = ..., chosen_supplier: _Optional[str] = ..., choice_reason: _Optional[str] = ..., approved_by: _Optional[str] = ..., approved_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., deposit_due: _Optional[str] = ..., deposit: _Optional[_Union[Deposit, _Mapping]] = ..., placed_by: _Optional[str] = ..., placed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receipt_id: _Optional[str] = ..., arrived_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., cancelled_by: _Optional[str] = ..., cancelled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., cancel_reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class Quote(_message.Message):
    __slots__ = ("supplier", "amount", "quoted_time", "document", "recorded_by")
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    QUOTED_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
    supplier: str
    amount: str
    quoted_time: _timestamp_pb2.Timestamp
    document: str
    recorded_by: str
    def __init__(self, supplier: _Optional[str] = ..., amount: _Optional[str] = ..., quoted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document: _Optional[str] = ..., recorded_by: _Optional[str] = ...) -> None: ...

class Deposit(_message.Message):
    __slots__ = ("amount", "receipt_number", "received_by", "received_time", "outcome", "settled_document", "settled_by", "settled_time")
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    SETTLED_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    SETTLED_BY_FIELD_NUMBER: _ClassVar[int]
    SETTLED_TIME_FIELD_NUMBER: _ClassVar[int]
    amount: str
    receipt_number: str
    received_by: str
    received_time: _timestamp_pb2.Timestamp
    outcome: DepositOutcome
    settled_document: str
    settled_by: str
    settled_time: _timestamp_pb2.Timestamp
    def __init__(self, amount: _Optional[str] = ..., receipt_number: _Optional[str] = ..., received_by: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., outcome: _Optional[_Union[DepositOutcome, str]] = ..., settled_document: _Optional[str] = ..., settled_by: _Optional[str] = ..., settled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ProposeSpecialOrderRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id", "procurement", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    PROCUREMENT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    procurement: Procurement
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., procurement: _Optional[_Union[Procurement, str]] = ..., reason: _Optional[str] = ...) -> None: ...

class ProposeSpecialOrderResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class AddQuoteRequest(_message.Message):
    __slots__ = ("request_id", "special_order_id", "supplier", "amount", "quoted_time", "document")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    QUOTED_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    special_order_id: str
    supplier: str
    amount: str
    quoted_time: _timestamp_pb2.Timestamp
    document: str
    def __init__(self, request_id: _Optional[str] = ..., special_order_id: _Optional[str] = ..., supplier: _Optional[str] = ..., amount: _Optional[str] = ..., quoted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document: _Optional[str] = ...) -> None: ...

class AddQuoteResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class ApproveSpecialOrderRequest(_message.Message):
    __slots__ = ("request_id", "special_order_id", "supplier", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    special_order_id: str
    supplier: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., special_order_id: _Optional[str] = ..., supplier: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ApproveSpecialOrderResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class ReceiveDepositRequest(_message.Message):
    __slots__ = ("request_id", "special_order_id", "amount", "receipt_number", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    special_order_id: str
    amount: str
    receipt_number: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., special_order_id: _Optional[str] = ..., amount: _Optional[str] = ..., receipt_number: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReceiveDepositResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class PlaceSpecialOrderRequest(_message.Message):
    __slots__ = ("request_id", "special_order_id", "expected_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    special_order_id: str
    expected_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., special_order_id: _Optional[str] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PlaceSpecialOrderResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class ReceiveSpecialOrderRequest(_message.Message):
    __slots__ = ("request_id", "special_order_id", "lines", "faulty", "document", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    FAULTY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    special_order_id: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    faulty: _containers.RepeatedCompositeFieldContainer[_resources_pb2.FaultyLine]
    document: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., special_order_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., faulty: _Optional[_Iterable[_Union[_resources_pb2.FaultyLine, _Mapping]]] = ..., document: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReceiveSpecialOrderResponse(_message.Message):
    __slots__ = ("special_order", "requisition", "receipt_number")
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    requisition: _resources_pb2.Requisition
    receipt_number: str
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ..., requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ..., receipt_number: _Optional[str] = ...) -> None: ...

class CancelSpecialOrderRequest(_message.Message):
    __slots__ = ("request_id", "special_order_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    special_order_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., special_order_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CancelSpecialOrderResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class SettleDepositRequest(_message.Message):
    __slots__ = ("request_id", "special_order_id", "outcome", "document", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    special_order_id: str
    outcome: DepositOutcome
    document: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., special_order_id: _Optional[str] = ..., outcome: _Optional[_Union[DepositOutcome, str]] = ..., document: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SettleDepositResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class GetSpecialOrderRequest(_message.Message):
    __slots__ = ("special_order_id",)
    SPECIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    special_order_id: str
    def __init__(self, special_order_id: _Optional[str] = ...) -> None: ...

class GetSpecialOrderResponse(_message.Message):
    __slots__ = ("special_order",)
    SPECIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    special_order: SpecialOrder
    def __init__(self, special_order: _Optional[_Union[SpecialOrder, _Mapping]] = ...) -> None: ...

class ListSpecialOrdersRequest(_message.Message):
    __slots__ = ("branch_code", "state", "deposit_held", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_HELD_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    state: SpecialOrder.State
    deposit_held: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., state: _Optional[_Union[SpecialOrder.State, str]] = ..., deposit_held: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSpecialOrdersResponse(_message.Message):
    __slots__ = ("special_orders", "next_page_token")
    SPECIAL_ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    special_orders: _containers.RepeatedCompositeFieldContainer[SpecialOrder]
    next_page_token: str
    def __init__(self, special_orders: _Optional[_Iterable[_Union[SpecialOrder, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
