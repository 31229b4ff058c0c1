import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AssetKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ASSET_KIND_UNSPECIFIED: _ClassVar[AssetKind]
    ASSET_KIND_LOANER: _ClassVar[AssetKind]
    ASSET_KIND_TOOL: _ClassVar[AssetKind]
    ASSET_KIND_DEVICE: _ClassVar[AssetKind]

class LoanOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LOAN_OUTCOME_UNSPECIFIED: _ClassVar[LoanOutcome]
    LOAN_OUTCOME_CHARGED: _ClassVar[LoanOutcome]
    LOAN_OUTCOME_REPLACED: _ClassVar[LoanOutcome]
    LOAN_OUTCOME_BORNE: _ClassVar[LoanOutcome]
ASSET_KIND_UNSPECIFIED: AssetKind
ASSET_KIND_LOANER: AssetKind
ASSET_KIND_TOOL: AssetKind
ASSET_KIND_DEVICE: AssetKind
LOAN_OUTCOME_UNSPECIFIED: LoanOutcome
LOAN_OUTCOME_CHARGED: LoanOutcome
LOAN_OUTCOME_REPLACED: LoanOutcome
LOAN_OUTCOME_BORNE: LoanOutcome

class Asset(_message.Message):
    __slots__ = ("id", "part_number", "serial", "kind", "device_class", "warehouse_code", "branch_code", "bought_on", "price", "receipt_id", "registered_time", "calibrated_time", "good_until_time", "calibration_due_time", "warned_time", "version", "account")
    ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DEVICE_CLASS_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    BOUGHT_ON_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    REGISTERED_TIME_FIELD_NUMBER: _ClassVar[int]
    CALIBRATED_TIME_FIELD_NUMBER: _ClassVar[int]
    GOOD_UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    CALIBRATION_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    WARNED_TIME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    id: str
    part_number: str
    serial: str
    kind: AssetKind
    device_class: str
    warehouse_code: str
    branch_code: str
    bought_on: _date_pb2.Date
    price: str
    receipt_id: str
    registered_time: _timestamp_pb2.Timestamp
    calibrated_time: _timestamp_pb2.Timestamp
    good_until_time: _timestamp_pb2.Timestamp
    calibration_due_time: _timestamp_pb2.Timestamp
    warned_time: _timestamp_pb2.Timestamp
    version: int
    account: str
    def __init__(self, id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., kind: _Optional[_Union[AssetKind, str]] = ..., device_class: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., bought_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., price: _Optional[str] = ..., receipt_id: _Optional[str] = ..., registered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., calibrated_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., good_until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., calibration_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., warned_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., version: _Optional[int] = ..., account: _Optional[str] = ...) -> None: ...

class Loan(_message.Message):
    __slots__ = ("id", "part_number", "serial", "kind", "warehouse_code", "branch_code", "work_order_id", "service_request_id", "borrower", "receipt", "state", "price", "condition_out", "lent_by", "out_time", "due_time", "policy_ref", "overdue_time", "condition_in", "difference", "received_by", "back_time", "missed_by", "missed_cause", "missed_time", "settlement", "calibration_id", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Loan.State]
        STATE_OUT: _ClassVar[Loan.State]
        STATE_MISSING: _ClassVar[Loan.State]
        STATE_DAMAGED: _ClassVar[Loan.State]
        STATE_RETURNED: _ClassVar[Loan.State]
        STATE_SETTLED: _ClassVar[Loan.State]
    STATE_UNSPECIFIED: Loan.State
    STATE_OUT: Loan.State
    STATE_MISSING: Loan.State
    STATE_DAMAGED: Loan.State
    STATE_RETURNED: Loan.State
    STATE_SETTLED: Loan.State
    ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BORROWER_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    CONDITION_OUT_FIELD_NUMBER: _ClassVar[int]
    LENT_BY_FIELD_NUMBER: _ClassVar[int]
    OUT_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_TIME_FIELD_NUMBER: _ClassVar[int]
    CONDITION_IN_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BY_FIELD_NUMBER: _ClassVar[int]
    BACK_TIME_FIELD_NUMBER: _ClassVar[int]
    MISSED_BY_FIELD_NUMBER: _ClassVar[int]
    MISSED_CAUSE_FIELD_NUMBER: _ClassVar[int]
    MISSED_TIME_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    CALIBRATION_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    part_number: str
    serial: str
    kind: AssetKind
    warehouse_code: str
    branch_code: str
    work_order_id: str
    service_request_id: str
    borrower: str
    receipt: str
    state: Loan.State
    price: str
    condition_out: str
    lent_by: str
    out_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    policy_ref: str
    overdue_time: _timestamp_pb2.Timestamp
    condition_in: str
    difference: str
    received_by: str
    back_time: _timestamp_pb2.Timestamp
    missed_by: str
    missed_cause: str
    missed_time: _timestamp_pb2.Timestamp
    settlement: LoanSettlement
    calibration_id: str
    version: int
    def __init__(self, id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., kind: _Optional[_Union[AssetKind, str]] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., borrower: _Optional[str] = ..., receipt: _Optional[str] = ..., state: _Optional[_Union[Loan.State, str]] = ..., price: _Optional[str] = ..., condition_out: _Optional[str] = ..., lent_by: _Optional[str] = ..., out_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., overdue_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., condition_in: _Optional[str] = ..., difference: _Optional[str] = ..., received_by: _Optional[str] = ..., back_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., missed_by: _Optional[str] = ..., missed_cause: _Optional[str] = ..., missed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., settlement: _Optional[_Union[LoanSettlement, _Mapping]] = ..., calibration_id: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class LoanSettlement(_message.Message):
    __slots__ = ("outcome", "amount", "reason", "replacement_receipt_id", "settled_by", "settled_time")
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REPLACEMENT_RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    SETTLED_BY_FIELD_NUMBER: _ClassVar[int]
    SETTLED_TIME_FIELD_NUMBER: _ClassVar[int]
    outcome: LoanOutcome
    amount: str
    reason: str
    replacement_receipt_id: str
    settled_by: str
    settled_time: _timestamp_pb2.Timestamp
    def __init__(self, outcome: _Optional[_Union[LoanOutcome, str]] = ..., amount: _Optional[str] = ..., reason: _Optional[str] = ..., replacement_receipt_id: _Optional[str] = ..., settled_by: _Optional[str] = ..., settled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ToolRefund(_message.Message):
    __slots__ = ("id", "part_number", "serial", "warehouse_code", "branch_code", "receipt_id", "amount", "invoice", "asked_by", "asked_time", "state", "decided_by", "decided_time", "reason", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[ToolRefund.State]
        STATE_ASKED: _ClassVar[ToolRefund.State]
        STATE_GRANTED: _ClassVar[ToolRefund.State]
        STATE_REFUSED: _ClassVar[ToolRefund.State]
    STATE_UNSPECIFIED: ToolRefund.State
    STATE_ASKED: ToolRefund.State
    STATE_GRANTED: ToolRefund.State
    STATE_REFUSED: ToolRefund.State
    ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    ASKED_BY_FIELD_NUMBER: _ClassVar[int]
    ASKED_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDED_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    part_number: str
    serial: str
    warehouse_code: str
    branch_code: str
    receipt_id: str
    amount: str
    invoice: str
    asked_by: str
    asked_time: _timestamp_pb2.Timestamp
    state: ToolRefund.State
    decided_by: str
    decided_time: _timestamp_pb2.Timestamp
    reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., receipt_id: _Optional[str] = ..., amount: _Optional[str] = ..., invoice: _Optional[str] = ..., asked_by: _Optional[str] = ..., asked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[ToolRefund.State, str]] = ..., decided_by: _Optional[str] = ..., decided_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...
