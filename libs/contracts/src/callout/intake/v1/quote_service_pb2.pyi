import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PriceKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRICE_KIND_UNSPECIFIED: _ClassVar[PriceKind]
    PRICE_KIND_ITEM: _ClassVar[PriceKind]
    PRICE_KIND_PART: _ClassVar[PriceKind]
    PRICE_KIND_LABOUR: _ClassVar[PriceKind]

class ReductionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REDUCTION_KIND_UNSPECIFIED: _ClassVar[ReductionKind]
    REDUCTION_KIND_LOWER: _ClassVar[ReductionKind]
    REDUCTION_KIND_WAIVE: _ClassVar[ReductionKind]
PRICE_KIND_UNSPECIFIED: PriceKind
PRICE_KIND_ITEM: PriceKind
PRICE_KIND_PART: PriceKind
PRICE_KIND_LABOUR: PriceKind
REDUCTION_KIND_UNSPECIFIED: ReductionKind
REDUCTION_KIND_LOWER: ReductionKind
REDUCTION_KIND_WAIVE: ReductionKind

class QuoteLine(_message.Message):
    __slots__ = ("code", "name", "kind", "unit", "quantity", "unit_price", "amount")
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    kind: PriceKind
    unit: str
    quantity: str
    unit_price: str
    amount: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[_Union[PriceKind, str]] = ..., unit: _Optional[str] = ..., quantity: _Optional[str] = ..., unit_price: _Optional[str] = ..., amount: _Optional[str] = ...) -> None: ...

class Reduction(_message.Message):
    __slots__ = ("kind", "price", "reason", "state", "asked_by", "asked_time", "decided_by", "decided_time", "decision_reason")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Reduction.State]
        STATE_PENDING: _ClassVar[Reduction.State]
        STATE_APPROVED: _ClassVar[Reduction.State]
        STATE_REFUSED: _ClassVar[Reduction.State]
    STATE_UNSPECIFIED: Reduction.State
    STATE_PENDING: Reduction.State
    STATE_APPROVED: Reduction.State
    STATE_REFUSED: Reduction.State
    KIND_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ASKED_BY_FIELD_NUMBER: _ClassVar[int]
    ASKED_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDED_TIME_FIELD_NUMBER: _ClassVar[int]
    DECISION_REASON_FIELD_NUMBER: _ClassVar[int]
    kind: ReductionKind
    price: str
    reason: str
    state: Reduction.State
    asked_by: str
    asked_time: _timestamp_pb2.Timestamp
    decided_by: str
    decided_time: _timestamp_pb2.Timestamp
    decision_reason: str
    def __init__(self, kind: _Optional[_Union[ReductionKind, str]] = ..., price: _Optional[str] = ..., reason: _Optional[str] = ..., state: _Optional[_Union[Reduction.State, str]] = ..., asked_by: _Optional[str] = ..., asked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_by: _Optional[str] = ..., decided_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decision_reason: _Optional[str] = ...) -> None: ...

class Quote(_message.Message):
    __slots__ = ("id", "service_request_id", "branch_code", "state", "lines", "work_minutes", "currency", "list_total", "discount_share", "discount_reason", "discounted_by", "reductions", "total", "accident_work", "margin", "margin_reason", "price_list_ref", "quote_policy_ref", "prepared_by", "prepared_time", "valid_until_time", "ended_time", "accepted_over", "evidence", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Quote.State]
        STATE_OPEN: _ClassVar[Quote.State]
        STATE_ACCEPTED: _ClassVar[Quote.State]
        STATE_DECLINED: _ClassVar[Quote.State]
        STATE_WITHDRAWN: _ClassVar[Quote.State]
    STATE_UNSPECIFIED: Quote.State
    STATE_OPEN: Quote.State
    STATE_ACCEPTED: Quote.State
    STATE_DECLINED: Quote.State
    STATE_WITHDRAWN: Quote.State
    ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    WORK_MINUTES_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    LIST_TOTAL_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_SHARE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_REASON_FIELD_NUMBER: _ClassVar[int]
    DISCOUNTED_BY_FIELD_NUMBER: _ClassVar[int]
    REDUCTIONS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    ACCIDENT_WORK_FIELD_NUMBER: _ClassVar[int]
    MARGIN_FIELD_NUMBER: _ClassVar[int]
    MARGIN_REASON_FIELD_NUMBER: _ClassVar[int]
    PRICE_LIST_REF_FIELD_NUMBER: _ClassVar[int]
    QUOTE_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    PREPARED_BY_FIELD_NUMBER: _ClassVar[int]
    PREPARED_TIME_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    ENDED_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_OVER_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    service_request_id: str
    branch_code: str
    state: Quote.State
    lines: _containers.RepeatedCompositeFieldContainer[QuoteLine]
    work_minutes: int
    currency: str
    list_total: str
    discount_share: str
    discount_reason: str
    discounted_by: str
    reductions: _containers.RepeatedCompositeFieldContainer[Reduction]
    total: str
    accident_work: bool
    margin: str
    margin_reason: str
    price_list_ref: str
    quote_policy_ref: str
    prepared_by: str
    prepared_time: _timestamp_pb2.Timestamp
    valid_until_time: _timestamp_pb2.Timestamp
    ended_time: _timestamp_pb2.Timestamp
    accepted_over: _resources_pb2.Channel
    evidence: str
    version: int
    def __init__(self, id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., state: _Optional[_Union[Quote.State, str]] = ..., lines: _Optional[_Iterable[_Union[QuoteLine, _Mapping]]] = ..., work_minutes: _Optional[int] = ..., currency: _Optional[str] = ..., list_total: _Optional[str] = ..., discount_share: _Optional[str] = ..., discount_reason: _Optional[str] = ..., discounted_by: _Optional[str] = ..., reductions: _Optional[_Iterable[_Union[Reduction, _Mapping]]] = ..., total: _Optional[str] = ..., accident_work: _Optional[bool] = ..., margin: _Optional[str] = ..., margin_reason: _Optional[str] = ..., price_list_ref: _Optional[str] = ..., quote_policy_ref: _Optional[str] = ..., prepared_by: _Optional[str] = ..., prepared_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., valid_until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., accepted_over: _Optional[_Union[_resources_pb2.Channel, str]] = ..., evidence: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class PrepareQuoteRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "lines", "work_minutes", "price_list", "accident_work", "margin_reason")
    class Line(_message.Message):
        __slots__ = ("code", "quantity")
        CODE_FIELD_NUMBER: _ClassVar[int]
        QUANTITY_FIELD_NUMBER: _ClassVar[int]
        code: str
        quantity: str
        def __init__(self, code: _Optional[str] = ..., quantity: _Optional[str] = ...) -> None: ...
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    WORK_MINUTES_FIELD_NUMBER: _ClassVar[int]
    PRICE_LIST_FIELD_NUMBER: _ClassVar[int]
    ACCIDENT_WORK_FIELD_NUMBER: _ClassVar[int]
    MARGIN_REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    lines: _containers.RepeatedCompositeFieldContainer[PrepareQuoteRequest.Line]
    work_minutes: int
    price_list: str
    accident_work: bool
    margin_reason: str
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PrepareQuoteRequest.Line, _Mapping]]] = ..., work_minutes: _Optional[int] = ..., price_list: _Optional[str] = ..., accident_work: _Optional[bool] = ..., margin_reason: _Optional[str] = ...) -> None: ...

class PrepareQuoteResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class GiveDiscountRequest(_message.Message):
    __slots__ = ("request_id", "quote_id", "share", "reason", "margin_reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MARGIN_REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    quote_id: str
    share: str
    reason: str
    margin_reason: str
    def __init__(self, request_id: _Optional[str] = ..., quote_id: _Optional[str] = ..., share: _Optional[str] = ..., reason: _Optional[str] = ..., margin_reason: _Optional[str] = ...) -> None: ...

class GiveDiscountResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class AskReductionRequest(_message.Message):
    __slots__ = ("request_id", "quote_id", "kind", "price", "reason", "margin_reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MARGIN_REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    quote_id: str
    kind: ReductionKind
    price: str
    reason: str
    margin_reason: str
    def __init__(self, request_id: _Optional[str] = ..., quote_id: _Optional[str] = ..., kind: _Optional[_Union[ReductionKind, str]] = ..., price: _Optional[str] = ..., reason: _Optional[str] = ..., margin_reason: _Optional[str] = ...) -> None: ...

class AskReductionResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class DecideReductionRequest(_message.Message):
    __slots__ = ("request_id", "quote_id", "approved", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    APPROVED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    quote_id: str
    approved: bool
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., quote_id: _Optional[str] = ..., approved: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class DecideReductionResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class AcceptQuoteRequest(_message.Message):
    __slots__ = ("request_id", "quote_id", "channel", "evidence", "total", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    quote_id: str
    channel: _resources_pb2.Channel
    evidence: str
    total: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., quote_id: _Optional[str] = ..., channel: _Optional[_Union[_resources_pb2.Channel, str]] = ..., evidence: _Optional[str] = ..., total: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AcceptQuoteResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class DeclineQuoteRequest(_message.Message):
    __slots__ = ("request_id", "quote_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    quote_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., quote_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class DeclineQuoteResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class WithdrawQuoteRequest(_message.Message):
    __slots__ = ("request_id", "quote_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    quote_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., quote_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class WithdrawQuoteResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class GetQuoteRequest(_message.Message):
    __slots__ = ("quote_id",)
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: str
    def __init__(self, quote_id: _Optional[str] = ...) -> None: ...

class GetQuoteResponse(_message.Message):
    __slots__ = ("quote",)
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ...) -> None: ...

class ListQuotesRequest(_message.Message):
    __slots__ = ("service_request_id", "page_size", "page_token")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    page_size: int
    page_token: str
    def __init__(self, service_request_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListQuotesResponse(_message.Message):
    __slots__ = ("quotes", "next_page_token")
    QUOTES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    quotes: _containers.RepeatedCompositeFieldContainer[Quote]
    next_page_token: str
    def __init__(self, quotes: _Optional[_Iterable[_Union[Quote, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
