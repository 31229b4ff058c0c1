import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import old_parts_pb2 as _old_parts_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ReceiveOldPartRequest(_message.Message):
    __slots__ = ("request_id", "old_part_id", "quantity", "lots", "condition", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OLD_PART_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    old_part_id: str
    quantity: int
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Lot]
    condition: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., old_part_id: _Optional[str] = ..., quantity: _Optional[int] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.Lot, _Mapping]]] = ..., condition: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReceiveOldPartResponse(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class DisposeOldPartsRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "old_part_ids", "outcome", "document", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    OLD_PART_IDS_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    old_part_ids: _containers.RepeatedScalarFieldContainer[str]
    outcome: _old_parts_pb2.DisposalOutcome
    document: str
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., old_part_ids: _Optional[_Iterable[str]] = ..., outcome: _Optional[_Union[_old_parts_pb2.DisposalOutcome, str]] = ..., document: _Optional[str] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DisposeOldPartsResponse(_message.Message):
    __slots__ = ("disposal",)
    DISPOSAL_FIELD_NUMBER: _ClassVar[int]
    disposal: _old_parts_pb2.Disposal
    def __init__(self, disposal: _Optional[_Union[_old_parts_pb2.Disposal, _Mapping]] = ...) -> None: ...

class GetOldPartRequest(_message.Message):
    __slots__ = ("old_part_id",)
    OLD_PART_ID_FIELD_NUMBER: _ClassVar[int]
    old_part_id: str
    def __init__(self, old_part_id: _Optional[str] = ...) -> None: ...

class GetOldPartResponse(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class ListOldPartsRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "work_order_id", "disposal_id", "state", "overdue", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    DISPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    work_order_id: str
    disposal_id: str
    state: _old_parts_pb2.OldPart.State
    overdue: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., work_order_id: _Optional[str] = ..., disposal_id: _Optional[str] = ..., state: _Optional[_Union[_old_parts_pb2.OldPart.State, str]] = ..., overdue: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListOldPartsResponse(_message.Message):
    __slots__ = ("old_parts", "next_page_token")
    OLD_PARTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    old_parts: _containers.RepeatedCompositeFieldContainer[_old_parts_pb2.OldPart]
    next_page_token: str
    def __init__(self, old_parts: _Optional[_Iterable[_Union[_old_parts_pb2.OldPart, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListDisposalsRequest(_message.Message):
    __slots__ = ("warehouse_code", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDisposalsResponse(_message.Message):
    __slots__ = ("disposals", "next_page_token")
    DISPOSALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    disposals: _containers.RepeatedCompositeFieldContainer[_old_parts_pb2.Disposal]
    next_page_token: str
    def __init__(self, disposals: _Optional[_Iterable[_Union[_old_parts_pb2.Disposal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class WaiveOldPartRequest(_message.Message):
    __slots__ = ("request_id", "old_part_id", "kind", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OLD_PART_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    old_part_id: str
    kind: _old_parts_pb2.OldPartWaiverKind
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., old_part_id: _Optional[str] = ..., kind: _Optional[_Union[_old_parts_pb2.OldPartWaiverKind, str]] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WaiveOldPartResponse(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class ListDisposalReviewsRequest(_message.Message):
    __slots__ = ("warehouse_code", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDisposalReviewsResponse(_message.Message):
    __slots__ = ("reviews", "next_page_token")
    REVIEWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    reviews: _containers.RepeatedCompositeFieldContainer[_old_parts_pb2.DisposalReview]
    next_page_token: str
    def __init__(self, reviews: _Optional[_Iterable[_Union[_old_parts_pb2.DisposalReview, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
