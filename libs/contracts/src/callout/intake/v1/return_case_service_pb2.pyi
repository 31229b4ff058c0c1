from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import resources_pb2 as _resources_pb2
from callout.intake.v1 import return_case_pb2 as _return_case_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OpenReturnCaseRequest(_message.Message):
    __slots__ = ("request_id", "installed_product_id", "service_request_id", "kind", "basis", "sold_on", "description")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    SOLD_ON_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    installed_product_id: str
    service_request_id: str
    kind: _return_case_pb2.ReturnKind
    basis: _return_case_pb2.ReturnBasis
    sold_on: _date_pb2.Date
    description: str
    def __init__(self, request_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., kind: _Optional[_Union[_return_case_pb2.ReturnKind, str]] = ..., basis: _Optional[_Union[_return_case_pb2.ReturnBasis, str]] = ..., sold_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., description: _Optional[str] = ...) -> None: ...

class OpenReturnCaseResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class RecordFindingRequest(_message.Message):
    __slots__ = ("request_id", "return_case_id", "confirmed", "finding")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    return_case_id: str
    confirmed: bool
    finding: str
    def __init__(self, request_id: _Optional[str] = ..., return_case_id: _Optional[str] = ..., confirmed: _Optional[bool] = ..., finding: _Optional[str] = ...) -> None: ...

class RecordFindingResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class DecideReturnRequest(_message.Message):
    __slots__ = ("request_id", "return_case_id", "approved", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    APPROVED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    return_case_id: str
    approved: bool
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., return_case_id: _Optional[str] = ..., approved: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class DecideReturnResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class SettleLiabilityRequest(_message.Message):
    __slots__ = ("request_id", "return_case_id", "cause", "unit", "person", "evidence", "cost")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    return_case_id: str
    cause: _return_case_pb2.ReturnCause
    unit: str
    person: str
    evidence: str
    cost: str
    def __init__(self, request_id: _Optional[str] = ..., return_case_id: _Optional[str] = ..., cause: _Optional[_Union[_return_case_pb2.ReturnCause, str]] = ..., unit: _Optional[str] = ..., person: _Optional[str] = ..., evidence: _Optional[str] = ..., cost: _Optional[str] = ...) -> None: ...

class SettleLiabilityResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class InformLevelRequest(_message.Message):
    __slots__ = ("request_id", "return_case_id", "level")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    return_case_id: str
    level: str
    def __init__(self, request_id: _Optional[str] = ..., return_case_id: _Optional[str] = ..., level: _Optional[str] = ...) -> None: ...

class InformLevelResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class InformCustomerRequest(_message.Message):
    __slots__ = ("request_id", "return_case_id", "channel", "text")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    return_case_id: str
    channel: _resources_pb2.Channel
    text: str
    def __init__(self, request_id: _Optional[str] = ..., return_case_id: _Optional[str] = ..., channel: _Optional[_Union[_resources_pb2.Channel, str]] = ..., text: _Optional[str] = ...) -> None: ...

class InformCustomerResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class RecordRecoveryRequest(_message.Message):
    __slots__ = ("request_id", "return_case_id", "amount", "unit", "reference")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    return_case_id: str
    amount: str
    unit: str
    reference: str
    def __init__(self, request_id: _Optional[str] = ..., return_case_id: _Optional[str] = ..., amount: _Optional[str] = ..., unit: _Optional[str] = ..., reference: _Optional[str] = ...) -> None: ...

class RecordRecoveryResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class CloseReturnCaseRequest(_message.Message):
    __slots__ = ("request_id", "return_case_id", "conclusion")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    CONCLUSION_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    return_case_id: str
    conclusion: str
    def __init__(self, request_id: _Optional[str] = ..., return_case_id: _Optional[str] = ..., conclusion: _Optional[str] = ...) -> None: ...

class CloseReturnCaseResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class GetReturnCaseRequest(_message.Message):
    __slots__ = ("return_case_id",)
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    return_case_id: str
    def __init__(self, return_case_id: _Optional[str] = ...) -> None: ...

class GetReturnCaseResponse(_message.Message):
    __slots__ = ("return_case",)
    RETURN_CASE_FIELD_NUMBER: _ClassVar[int]
    return_case: _return_case_pb2.ReturnCase
    def __init__(self, return_case: _Optional[_Union[_return_case_pb2.ReturnCase, _Mapping]] = ...) -> None: ...

class ListReturnCasesRequest(_message.Message):
    __slots__ = ("branch_code", "open_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    open_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., open_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListReturnCasesResponse(_message.Message):
    __slots__ = ("return_cases", "next_page_token")
    RETURN_CASES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    return_cases: _containers.RepeatedCompositeFieldContainer[_return_case_pb2.ReturnCase]
    next_page_token: str
    def __init__(self, return_cases: _Optional[_Iterable[_Union[_return_case_pb2.ReturnCase, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
