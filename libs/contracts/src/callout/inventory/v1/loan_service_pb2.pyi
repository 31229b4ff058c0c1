import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import loans_pb2 as _loans_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RegisterAssetRequest(_message.Message):
    __slots__ = ("request_id", "part_number", "serial", "kind", "warehouse_code", "device_class")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    DEVICE_CLASS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    part_number: str
    serial: str
    kind: _loans_pb2.AssetKind
    warehouse_code: str
    device_class: str
    def __init__(self, request_id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., kind: _Optional[_Union[_loans_pb2.AssetKind, str]] = ..., warehouse_code: _Optional[str] = ..., device_class: _Optional[str] = ...) -> None: ...

class RegisterAssetResponse(_message.Message):
    __slots__ = ("asset",)
    ASSET_FIELD_NUMBER: _ClassVar[int]
    asset: _loans_pb2.Asset
    def __init__(self, asset: _Optional[_Union[_loans_pb2.Asset, _Mapping]] = ...) -> None: ...

class ListAssetsRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "kind", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    kind: _loans_pb2.AssetKind
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., kind: _Optional[_Union[_loans_pb2.AssetKind, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAssetsResponse(_message.Message):
    __slots__ = ("assets", "next_page_token")
    ASSETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    assets: _containers.RepeatedCompositeFieldContainer[_loans_pb2.Asset]
    next_page_token: str
    def __init__(self, assets: _Optional[_Iterable[_Union[_loans_pb2.Asset, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class LendAssetRequest(_message.Message):
    __slots__ = ("request_id", "part_number", "serial", "borrower", "receipt", "condition", "work_order_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    BORROWER_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    part_number: str
    serial: str
    borrower: str
    receipt: str
    condition: str
    work_order_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., borrower: _Optional[str] = ..., receipt: _Optional[str] = ..., condition: _Optional[str] = ..., work_order_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class LendAssetResponse(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class ReturnLoanRequest(_message.Message):
    __slots__ = ("request_id", "loan_id", "condition", "difference", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    loan_id: str
    condition: str
    difference: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., loan_id: _Optional[str] = ..., condition: _Optional[str] = ..., difference: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReturnLoanResponse(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class ReportMissingRequest(_message.Message):
    __slots__ = ("request_id", "loan_id", "cause", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    loan_id: str
    cause: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., loan_id: _Optional[str] = ..., cause: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReportMissingResponse(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class SettleLoanRequest(_message.Message):
    __slots__ = ("request_id", "loan_id", "outcome", "reason", "amount", "replacement_receipt_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REPLACEMENT_RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    loan_id: str
    outcome: _loans_pb2.LoanOutcome
    reason: str
    amount: str
    replacement_receipt_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., loan_id: _Optional[str] = ..., outcome: _Optional[_Union[_loans_pb2.LoanOutcome, str]] = ..., reason: _Optional[str] = ..., amount: _Optional[str] = ..., replacement_receipt_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SettleLoanResponse(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class GetLoanRequest(_message.Message):
    __slots__ = ("loan_id",)
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    loan_id: str
    def __init__(self, loan_id: _Optional[str] = ...) -> None: ...

class GetLoanResponse(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class ListLoansRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "borrower", "work_order_id", "part_number", "serial", "kind", "state", "outcome", "overdue", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BORROWER_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    borrower: str
    work_order_id: str
    part_number: str
    serial: str
    kind: _loans_pb2.AssetKind
    state: _loans_pb2.Loan.State
    outcome: _loans_pb2.LoanOutcome
    overdue: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., borrower: _Optional[str] = ..., work_order_id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., kind: _Optional[_Union[_loans_pb2.AssetKind, str]] = ..., state: _Optional[_Union[_loans_pb2.Loan.State, str]] = ..., outcome: _Optional[_Union[_loans_pb2.LoanOutcome, str]] = ..., overdue: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListLoansResponse(_message.Message):
    __slots__ = ("loans", "next_page_token")
    LOANS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    loans: _containers.RepeatedCompositeFieldContainer[_loans_pb2.Loan]
    next_page_token: str
    def __init__(self, loans: _Optional[_Iterable[_Union[_loans_pb2.Loan, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class AskToolRefundRequest(_message.Message):
    __slots__ = ("request_id", "part_number", "serial", "amount", "invoice")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    part_number: str
    serial: str
    amount: str
    invoice: str
    def __init__(self, request_id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., amount: _Optional[str] = ..., invoice: _Optional[str] = ...) -> None: ...

class AskToolRefundResponse(_message.Message):
    __slots__ = ("refund",)
    REFUND_FIELD_NUMBER: _ClassVar[int]
    refund: _loans_pb2.ToolRefund
    def __init__(self, refund: _Optional[_Union[_loans_pb2.ToolRefund, _Mapping]] = ...) -> None: ...

class DecideToolRefundRequest(_message.Message):
    __slots__ = ("request_id", "refund_id", "grant", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REFUND_ID_FIELD_NUMBER: _ClassVar[int]
    GRANT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    refund_id: str
    grant: bool
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., refund_id: _Optional[str] = ..., grant: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class DecideToolRefundResponse(_message.Message):
    __slots__ = ("refund",)
    REFUND_FIELD_NUMBER: _ClassVar[int]
    refund: _loans_pb2.ToolRefund
    def __init__(self, refund: _Optional[_Union[_loans_pb2.ToolRefund, _Mapping]] = ...) -> None: ...

class ListToolRefundsRequest(_message.Message):
    __slots__ = ("branch_code", "state", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    state: _loans_pb2.ToolRefund.State
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., state: _Optional[_Union[_loans_pb2.ToolRefund.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListToolRefundsResponse(_message.Message):
    __slots__ = ("refunds", "next_page_token")
    REFUNDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    refunds: _containers.RepeatedCompositeFieldContainer[_loans_pb2.ToolRefund]
    next_page_token: str
    def __init__(self, refunds: _Optional[_Iterable[_Union[_loans_pb2.ToolRefund, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
