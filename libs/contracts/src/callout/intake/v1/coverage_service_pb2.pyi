from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import coverage_pb2 as _coverage_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RegisterContractRequest(_message.Message):
    __slots__ = ("request_id", "contract_number", "customer_id", "kind", "installed_product_ids", "items", "sla_pack", "visits_included", "price", "starts_on", "ends_on", "responsible")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_IDS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    VISITS_INCLUDED_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    STARTS_ON_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    contract_number: str
    customer_id: str
    kind: _coverage_pb2.ContractKind
    installed_product_ids: _containers.RepeatedScalarFieldContainer[str]
    items: _containers.RepeatedScalarFieldContainer[str]
    sla_pack: str
    visits_included: int
    price: str
    starts_on: _date_pb2.Date
    ends_on: _date_pb2.Date
    responsible: str
    def __init__(self, request_id: _Optional[str] = ..., contract_number: _Optional[str] = ..., customer_id: _Optional[str] = ..., kind: _Optional[_Union[_coverage_pb2.ContractKind, str]] = ..., installed_product_ids: _Optional[_Iterable[str]] = ..., items: _Optional[_Iterable[str]] = ..., sla_pack: _Optional[str] = ..., visits_included: _Optional[int] = ..., price: _Optional[str] = ..., starts_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., responsible: _Optional[str] = ...) -> None: ...

class RegisterContractResponse(_message.Message):
    __slots__ = ("contract",)
    CONTRACT_FIELD_NUMBER: _ClassVar[int]
    contract: _coverage_pb2.Contract
    def __init__(self, contract: _Optional[_Union[_coverage_pb2.Contract, _Mapping]] = ...) -> None: ...

class RenewContractRequest(_message.Message):
    __slots__ = ("request_id", "contract_id", "ends_on", "price")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    contract_id: str
    ends_on: _date_pb2.Date
    price: str
    def __init__(self, request_id: _Optional[str] = ..., contract_id: _Optional[str] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., price: _Optional[str] = ...) -> None: ...

class RenewContractResponse(_message.Message):
    __slots__ = ("contract",)
    CONTRACT_FIELD_NUMBER: _ClassVar[int]
    contract: _coverage_pb2.Contract
    def __init__(self, contract: _Optional[_Union[_coverage_pb2.Contract, _Mapping]] = ...) -> None: ...

class GetContractRequest(_message.Message):
    __slots__ = ("contract_id",)
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    def __init__(self, contract_id: _Optional[str] = ...) -> None: ...

class GetContractResponse(_message.Message):
    __slots__ = ("contract", "notices")
    CONTRACT_FIELD_NUMBER: _ClassVar[int]
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    contract: _coverage_pb2.Contract
    notices: _containers.RepeatedCompositeFieldContainer[_coverage_pb2.ContractNotice]
    def __init__(self, contract: _Optional[_Union[_coverage_pb2.Contract, _Mapping]] = ..., notices: _Optional[_Iterable[_Union[_coverage_pb2.ContractNotice, _Mapping]]] = ...) -> None: ...

class ListContractsRequest(_message.Message):
    __slots__ = ("branch_code", "customer_id", "ends_by", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    ENDS_BY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    customer_id: str
    ends_by: _date_pb2.Date
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., ends_by: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListContractsResponse(_message.Message):
    __slots__ = ("contracts", "next_page_token")
    CONTRACTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    contracts: _containers.RepeatedCompositeFieldContainer[_coverage_pb2.Contract]
    next_page_token: str
    def __init__(self, contracts: _Optional[_Iterable[_Union[_coverage_pb2.Contract, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SettleContractNoticeRequest(_message.Message):
    __slots__ = ("request_id", "contract_id", "kind", "note")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    contract_id: str
    kind: _coverage_pb2.NoticeKind
    note: str
    def __init__(self, request_id: _Optional[str] = ..., contract_id: _Optional[str] = ..., kind: _Optional[_Union[_coverage_pb2.NoticeKind, str]] = ..., note: _Optional[str] = ...) -> None: ...

class SettleContractNoticeResponse(_message.Message):
    __slots__ = ("notice",)
    NOTICE_FIELD_NUMBER: _ClassVar[int]
    notice: _coverage_pb2.ContractNotice
    def __init__(self, notice: _Optional[_Union[_coverage_pb2.ContractNotice, _Mapping]] = ...) -> None: ...

class ExplainCategoryRequest(_message.Message):
    __slots__ = ("service_request_id", "request_number", "external_ref")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_REF_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    external_ref: str
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., external_ref: _Optional[str] = ...) -> None: ...

class ExplainCategoryResponse(_message.Message):
    __slots__ = ("explanation",)
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    explanation: _coverage_pb2.CategoryExplanation
    def __init__(self, explanation: _Optional[_Union[_coverage_pb2.CategoryExplanation, _Mapping]] = ...) -> None: ...
