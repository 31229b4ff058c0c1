import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RecallRange(_message.Message):
    __slots__ = ("product_model", "serial_from", "serial_to", "batch", "part_number", "part_lot")
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FROM_FIELD_NUMBER: _ClassVar[int]
    SERIAL_TO_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PART_LOT_FIELD_NUMBER: _ClassVar[int]
    product_model: str
    serial_from: str
    serial_to: str
    batch: str
    part_number: str
    part_lot: str
    def __init__(self, product_model: _Optional[str] = ..., serial_from: _Optional[str] = ..., serial_to: _Optional[str] = ..., batch: _Optional[str] = ..., part_number: _Optional[str] = ..., part_lot: _Optional[str] = ...) -> None: ...

class BuiltInPart(_message.Message):
    __slots__ = ("id", "installed_product_id", "service_request_id", "work_order_id", "part_number", "lot", "quantity", "fitted_time", "starts_on", "ends_on", "pack_ref")
    ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    FITTED_TIME_FIELD_NUMBER: _ClassVar[int]
    STARTS_ON_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    PACK_REF_FIELD_NUMBER: _ClassVar[int]
    id: str
    installed_product_id: str
    service_request_id: str
    work_order_id: str
    part_number: str
    lot: str
    quantity: int
    fitted_time: _timestamp_pb2.Timestamp
    starts_on: _date_pb2.Date
    ends_on: _date_pb2.Date
    pack_ref: str
    def __init__(self, id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., part_number: _Optional[str] = ..., lot: _Optional[str] = ..., quantity: _Optional[int] = ..., fitted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., starts_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., pack_ref: _Optional[str] = ...) -> None: ...

class ListBuiltInPartsRequest(_message.Message):
    __slots__ = ("installed_product_id", "part_number", "lot", "page_size", "page_token")
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    installed_product_id: str
    part_number: str
    lot: str
    page_size: int
    page_token: str
    def __init__(self, installed_product_id: _Optional[str] = ..., part_number: _Optional[str] = ..., lot: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListBuiltInPartsResponse(_message.Message):
    __slots__ = ("parts", "next_page_token")
    PARTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    parts: _containers.RepeatedCompositeFieldContainer[BuiltInPart]
    next_page_token: str
    def __init__(self, parts: _Optional[_Iterable[_Union[BuiltInPart, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RecallProgress(_message.Message):
    __slots__ = ("affected", "done", "open", "undone", "completion_rate")
    AFFECTED_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    UNDONE_FIELD_NUMBER: _ClassVar[int]
    COMPLETION_RATE_FIELD_NUMBER: _ClassVar[int]
    affected: int
    done: int
    open: int
    undone: int
    completion_rate: float
    def __init__(self, affected: _Optional[int] = ..., done: _Optional[int] = ..., open: _Optional[int] = ..., undone: _Optional[int] = ..., completion_rate: _Optional[float] = ...) -> None: ...

class Recall(_message.Message):
    __slots__ = ("id", "code", "title", "severity", "ranges", "ended", "opened_by", "opened_time", "ended_time", "progress")
    ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    RANGES_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    OPENED_BY_FIELD_NUMBER: _ClassVar[int]
    OPENED_TIME_FIELD_NUMBER: _ClassVar[int]
    ENDED_TIME_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_FIELD_NUMBER: _ClassVar[int]
    id: str
    code: str
    title: str
    severity: _resources_pb2.Severity
    ranges: _containers.RepeatedCompositeFieldContainer[RecallRange]
    ended: bool
    opened_by: str
    opened_time: _timestamp_pb2.Timestamp
    ended_time: _timestamp_pb2.Timestamp
    progress: RecallProgress
    def __init__(self, id: _Optional[str] = ..., code: _Optional[str] = ..., title: _Optional[str] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., ranges: _Optional[_Iterable[_Union[RecallRange, _Mapping]]] = ..., ended: _Optional[bool] = ..., opened_by: _Optional[str] = ..., opened_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., progress: _Optional[_Union[RecallProgress, _Mapping]] = ...) -> None: ...

class RecalledProduct(_message.Message):
    __slots__ = ("installed_product_id", "branch_code", "service_request_id", "attempt", "caught_time", "outcome")
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    CAUGHT_TIME_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    installed_product_id: str
    branch_code: str
    service_request_id: str
    attempt: int
    caught_time: _timestamp_pb2.Timestamp
    outcome: _resources_pb2.Outcome
    def __init__(self, installed_product_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., service_request_id: _Optional[str] = ..., attempt: _Optional[int] = ..., caught_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., outcome: _Optional[_Union[_resources_pb2.Outcome, str]] = ...) -> None: ...

class RegisterProductionBatchRequest(_message.Message):
    __slots__ = ("request_id", "product_model", "batch", "serial_from", "serial_to")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FROM_FIELD_NUMBER: _ClassVar[int]
    SERIAL_TO_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    product_model: str
    batch: str
    serial_from: str
    serial_to: str
    def __init__(self, request_id: _Optional[str] = ..., product_model: _Optional[str] = ..., batch: _Optional[str] = ..., serial_from: _Optional[str] = ..., serial_to: _Optional[str] = ...) -> None: ...

class RegisterProductionBatchResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class OpenRecallRequest(_message.Message):
    __slots__ = ("request_id", "code", "title", "severity", "ranges")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    RANGES_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    code: str
    title: str
    severity: _resources_pb2.Severity
    ranges: _containers.RepeatedCompositeFieldContainer[RecallRange]
    def __init__(self, request_id: _Optional[str] = ..., code: _Optional[str] = ..., title: _Optional[str] = ..., severity: _Optional[_Union[_resources_pb2.Severity, str]] = ..., ranges: _Optional[_Iterable[_Union[RecallRange, _Mapping]]] = ...) -> None: ...

class OpenRecallResponse(_message.Message):
    __slots__ = ("recall",)
    RECALL_FIELD_NUMBER: _ClassVar[int]
    recall: Recall
    def __init__(self, recall: _Optional[_Union[Recall, _Mapping]] = ...) -> None: ...

class RenewRecalledProductRequest(_message.Message):
    __slots__ = ("request_id", "recall_id", "installed_product_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RECALL_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    recall_id: str
    installed_product_id: str
    def __init__(self, request_id: _Optional[str] = ..., recall_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ...) -> None: ...

class RenewRecalledProductResponse(_message.Message):
    __slots__ = ("product",)
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    product: RecalledProduct
    def __init__(self, product: _Optional[_Union[RecalledProduct, _Mapping]] = ...) -> None: ...

class EndRecallRequest(_message.Message):
    __slots__ = ("request_id", "recall_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RECALL_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    recall_id: str
    def __init__(self, request_id: _Optional[str] = ..., recall_id: _Optional[str] = ...) -> None: ...

class EndRecallResponse(_message.Message):
    __slots__ = ("recall",)
    RECALL_FIELD_NUMBER: _ClassVar[int]
    recall: Recall
    def __init__(self, recall: _Optional[_Union[Recall, _Mapping]] = ...) -> None: ...

class GetRecallRequest(_message.Message):
    __slots__ = ("recall_id",)
    RECALL_ID_FIELD_NUMBER: _ClassVar[int]
    recall_id: str
    def __init__(self, recall_id: _Optional[str] = ...) -> None: ...

class GetRecallResponse(_message.Message):
    __slots__ = ("recall",)
    RECALL_FIELD_NUMBER: _ClassVar[int]
    recall: Recall
    def __init__(self, recall: _Optional[_Union[Recall, _Mapping]] = ...) -> None: ...

class ListRecallsRequest(_message.Message):
    __slots__ = ("running_only", "page_size", "page_token")
    RUNNING_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    running_only: bool
    page_size: int
    page_token: str
    def __init__(self, running_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRecallsResponse(_message.Message):
    __slots__ = ("recalls", "next_page_token")
    RECALLS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    recalls: _containers.RepeatedCompositeFieldContainer[Recall]
    next_page_token: str
    def __init__(self, recalls: _Optional[_Iterable[_Union[Recall, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListRecalledProductsRequest(_message.Message):
    __slots__ = ("recall_id", "not_done_only", "page_size", "page_token")
    RECALL_ID_FIELD_NUMBER: _ClassVar[int]
    NOT_DONE_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    recall_id: str
    not_done_only: bool
    page_size: int
    page_token: str
    def __init__(self, recall_id: _Optional[str] = ..., not_done_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRecalledProductsResponse(_message.Message):
    __slots__ = ("products", "next_page_token")
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[RecalledProduct]
    next_page_token: str
    def __init__(self, products: _Optional[_Iterable[_Union[RecalledProduct, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
