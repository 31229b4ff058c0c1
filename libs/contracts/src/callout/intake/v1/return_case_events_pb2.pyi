import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import return_case_pb2 as _return_case_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ReturnCaseOpened(_message.Message):
    __slots__ = ("return_case_id", "branch_code", "installed_product_id", "service_request_id", "kind", "basis", "freight_payer")
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    FREIGHT_PAYER_FIELD_NUMBER: _ClassVar[int]
    return_case_id: str
    branch_code: str
    installed_product_id: str
    service_request_id: str
    kind: _return_case_pb2.ReturnKind
    basis: _return_case_pb2.ReturnBasis
    freight_payer: _return_case_pb2.FreightPayer
    def __init__(self, return_case_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., kind: _Optional[_Union[_return_case_pb2.ReturnKind, str]] = ..., basis: _Optional[_Union[_return_case_pb2.ReturnBasis, str]] = ..., freight_payer: _Optional[_Union[_return_case_pb2.FreightPayer, str]] = ...) -> None: ...

class ReturnCaseDecided(_message.Message):
    __slots__ = ("return_case_id", "branch_code", "approved", "decided_by", "reason")
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    APPROVED_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    return_case_id: str
    branch_code: str
    approved: bool
    decided_by: str
    reason: str
    def __init__(self, return_case_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., approved: _Optional[bool] = ..., decided_by: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ReturnCaseClosed(_message.Message):
    __slots__ = ("return_case_id", "branch_code", "service_request_id", "kind", "approved", "cause", "responsible_unit", "responsible_person", "cost", "recovered", "closed_time", "opened_time")
    RETURN_CASE_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    APPROVED_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_UNIT_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_PERSON_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    RECOVERED_FIELD_NUMBER: _ClassVar[int]
    CLOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    OPENED_TIME_FIELD_NUMBER: _ClassVar[int]
    return_case_id: str
    branch_code: str
    service_request_id: str
    kind: _return_case_pb2.ReturnKind
    approved: bool
    cause: _return_case_pb2.ReturnCause
    responsible_unit: str
    responsible_person: str
    cost: str
    recovered: str
    closed_time: _timestamp_pb2.Timestamp
    opened_time: _timestamp_pb2.Timestamp
    def __init__(self, return_case_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., service_request_id: _Optional[str] = ..., kind: _Optional[_Union[_return_case_pb2.ReturnKind, str]] = ..., approved: _Optional[bool] = ..., cause: _Optional[_Union[_return_case_pb2.ReturnCause, str]] = ..., responsible_unit: _Optional[str] = ..., responsible_person: _Optional[str] = ..., cost: _Optional[str] = ..., recovered: _Optional[str] = ..., closed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., opened_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
