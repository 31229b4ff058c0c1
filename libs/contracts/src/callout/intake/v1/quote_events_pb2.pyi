import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class QuotePrepared(_message.Message):
    __slots__ = ("quote_id", "service_request_id", "branch_code", "total", "currency", "price_list_ref", "prepared_by")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    PRICE_LIST_REF_FIELD_NUMBER: _ClassVar[int]
    PREPARED_BY_FIELD_NUMBER: _ClassVar[int]
    quote_id: str
    service_request_id: str
    branch_code: str
    total: str
    currency: str
    price_list_ref: str
    prepared_by: str
    def __init__(self, quote_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., total: _Optional[str] = ..., currency: _Optional[str] = ..., price_list_ref: _Optional[str] = ..., prepared_by: _Optional[str] = ...) -> None: ...

class PriceLowered(_message.Message):
    __slots__ = ("quote_id", "service_request_id", "from_total", "to_total", "asked_by", "approved_by", "reason")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_TOTAL_FIELD_NUMBER: _ClassVar[int]
    TO_TOTAL_FIELD_NUMBER: _ClassVar[int]
    ASKED_BY_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    quote_id: str
    service_request_id: str
    from_total: str
    to_total: str
    asked_by: str
    approved_by: str
    reason: str
    def __init__(self, quote_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., from_total: _Optional[str] = ..., to_total: _Optional[str] = ..., asked_by: _Optional[str] = ..., approved_by: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class QuoteAccepted(_message.Message):
    __slots__ = ("quote_id", "service_request_id", "total", "currency", "accepted_time")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_TIME_FIELD_NUMBER: _ClassVar[int]
    quote_id: str
    service_request_id: str
    total: str
    currency: str
    accepted_time: _timestamp_pb2.Timestamp
    def __init__(self, quote_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., total: _Optional[str] = ..., currency: _Optional[str] = ..., accepted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class QuoteEnded(_message.Message):
    __slots__ = ("quote_id", "service_request_id", "declined", "reason")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DECLINED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    quote_id: str
    service_request_id: str
    declined: bool
    reason: str
    def __init__(self, quote_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., declined: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...
