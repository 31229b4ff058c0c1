import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import supplier_claims_pb2 as _supplier_claims_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OldPartToClaim(_message.Message):
    __slots__ = ("old_part_id", "cause", "part_amount", "labour_amount", "freight_amount", "faulty_serials", "replacement_serials")
    OLD_PART_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    PART_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    LABOUR_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FREIGHT_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FAULTY_SERIALS_FIELD_NUMBER: _ClassVar[int]
    REPLACEMENT_SERIALS_FIELD_NUMBER: _ClassVar[int]
    old_part_id: str
    cause: str
    part_amount: str
    labour_amount: str
    freight_amount: str
    faulty_serials: _containers.RepeatedScalarFieldContainer[str]
    replacement_serials: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, old_part_id: _Optional[str] = ..., cause: _Optional[str] = ..., part_amount: _Optional[str] = ..., labour_amount: _Optional[str] = ..., freight_amount: _Optional[str] = ..., faulty_serials: _Optional[_Iterable[str]] = ..., replacement_serials: _Optional[_Iterable[str]] = ...) -> None: ...

class DeliveryToClaim(_message.Message):
    __slots__ = ("receipt_id", "part_number", "part_amount", "freight_amount")
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PART_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FREIGHT_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    receipt_id: str
    part_number: str
    part_amount: str
    freight_amount: str
    def __init__(self, receipt_id: _Optional[str] = ..., part_number: _Optional[str] = ..., part_amount: _Optional[str] = ..., freight_amount: _Optional[str] = ...) -> None: ...

class DraftSupplierClaimRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "supplier", "old_parts", "deliveries", "note")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    OLD_PARTS_FIELD_NUMBER: _ClassVar[int]
    DELIVERIES_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    supplier: str
    old_parts: _containers.RepeatedCompositeFieldContainer[OldPartToClaim]
    deliveries: _containers.RepeatedCompositeFieldContainer[DeliveryToClaim]
    note: str
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., supplier: _Optional[str] = ..., old_parts: _Optional[_Iterable[_Union[OldPartToClaim, _Mapping]]] = ..., deliveries: _Optional[_Iterable[_Union[DeliveryToClaim, _Mapping]]] = ..., note: _Optional[str] = ...) -> None: ...

class DraftSupplierClaimResponse(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class SendSupplierClaimRequest(_message.Message):
    __slots__ = ("request_id", "claim_id", "document", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIM_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    claim_id: str
    document: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., claim_id: _Optional[str] = ..., document: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SendSupplierClaimResponse(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class SupplierClaimAnswer(_message.Message):
    __slots__ = ("line", "accepted_amount", "reason")
    LINE_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    line: int
    accepted_amount: str
    reason: str
    def __init__(self, line: _Optional[int] = ..., accepted_amount: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class AnswerSupplierClaimRequest(_message.Message):
    __slots__ = ("request_id", "claim_id", "document", "answers", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIM_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    ANSWERS_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    claim_id: str
    document: str
    answers: _containers.RepeatedCompositeFieldContainer[SupplierClaimAnswer]
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., claim_id: _Optional[str] = ..., document: _Optional[str] = ..., answers: _Optional[_Iterable[_Union[SupplierClaimAnswer, _Mapping]]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AnswerSupplierClaimResponse(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class PaySupplierClaimRequest(_message.Message):
    __slots__ = ("request_id", "claim_id", "amount", "document", "settles", "difference_reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIM_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    SETTLES_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    claim_id: str
    amount: str
    document: str
    settles: bool
    difference_reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., claim_id: _Optional[str] = ..., amount: _Optional[str] = ..., document: _Optional[str] = ..., settles: _Optional[bool] = ..., difference_reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PaySupplierClaimResponse(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class WithdrawSupplierClaimRequest(_message.Message):
    __slots__ = ("request_id", "claim_id", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIM_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    claim_id: str
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., claim_id: _Optional[str] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WithdrawSupplierClaimResponse(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class ReturnClaimedPartsRequest(_message.Message):
    __slots__ = ("request_id", "claim_id", "document", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIM_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    claim_id: str
    document: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., claim_id: _Optional[str] = ..., document: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReturnClaimedPartsResponse(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class GetSupplierClaimRequest(_message.Message):
    __slots__ = ("claim_id",)
    CLAIM_ID_FIELD_NUMBER: _ClassVar[int]
    claim_id: str
    def __init__(self, claim_id: _Optional[str] = ...) -> None: ...

class GetSupplierClaimResponse(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class ListSupplierClaimsRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "supplier", "state", "overdue", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    supplier: str
    state: _supplier_claims_pb2.SupplierClaim.State
    overdue: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., supplier: _Optional[str] = ..., state: _Optional[_Union[_supplier_claims_pb2.SupplierClaim.State, str]] = ..., overdue: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSupplierClaimsResponse(_message.Message):
    __slots__ = ("claims", "next_page_token")
    CLAIMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    claims: _containers.RepeatedCompositeFieldContainer[_supplier_claims_pb2.SupplierClaim]
    next_page_token: str
    def __init__(self, claims: _Optional[_Iterable[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListClaimsDueRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "overdue", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    overdue: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., overdue: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListClaimsDueResponse(_message.Message):
    __slots__ = ("dues", "next_page_token")
    DUES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    dues: _containers.RepeatedCompositeFieldContainer[_supplier_claims_pb2.ClaimDue]
    next_page_token: str
    def __init__(self, dues: _Optional[_Iterable[_Union[_supplier_claims_pb2.ClaimDue, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReportSupplierClaimsRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ReportSupplierClaimsResponse(_message.Message):
    __slots__ = ("suppliers", "next_page_token")
    SUPPLIERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    suppliers: _containers.RepeatedCompositeFieldContainer[_supplier_claims_pb2.SupplierSums]
    next_page_token: str
    def __init__(self, suppliers: _Optional[_Iterable[_Union[_supplier_claims_pb2.SupplierSums, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
