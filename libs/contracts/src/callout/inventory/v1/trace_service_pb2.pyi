import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import fitted_parts_pb2 as _fitted_parts_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TracedOrder(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "branch_code", "customer_id", "installed_product_id")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    branch_code: str
    customer_id: str
    installed_product_id: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ...) -> None: ...

class TracedMovement(_message.Message):
    __slots__ = ("entry", "order")
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.LedgerEntry
    order: TracedOrder
    def __init__(self, entry: _Optional[_Union[_resources_pb2.LedgerEntry, _Mapping]] = ..., order: _Optional[_Union[TracedOrder, _Mapping]] = ...) -> None: ...

class LotPlace(_message.Message):
    __slots__ = ("account", "quantity", "order")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    account: str
    quantity: int
    order: TracedOrder
    def __init__(self, account: _Optional[str] = ..., quantity: _Optional[int] = ..., order: _Optional[_Union[TracedOrder, _Mapping]] = ...) -> None: ...

class LotOrigin(_message.Message):
    __slots__ = ("receipt_id", "receipt_number", "document", "warehouse_code", "received_time", "quantity")
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    receipt_id: str
    receipt_number: str
    document: str
    warehouse_code: str
    received_time: _timestamp_pb2.Timestamp
    quantity: int
    def __init__(self, receipt_id: _Optional[str] = ..., receipt_number: _Optional[str] = ..., document: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., quantity: _Optional[int] = ...) -> None: ...

class TracePartRequest(_message.Message):
    __slots__ = ("lot", "part_number", "page_size", "page_token")
    LOT_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    lot: str
    part_number: str
    page_size: int
    page_token: str
    def __init__(self, lot: _Optional[str] = ..., part_number: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class TracePartResponse(_message.Message):
    __slots__ = ("part_number", "tracking", "movements", "next_page_token")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    MOVEMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    tracking: _resources_pb2.Tracking
    movements: _containers.RepeatedCompositeFieldContainer[TracedMovement]
    next_page_token: str
    def __init__(self, part_number: _Optional[str] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ..., movements: _Optional[_Iterable[_Union[TracedMovement, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListLotPlacesRequest(_message.Message):
    __slots__ = ("part_number", "lot", "page_size", "page_token")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    lot: str
    page_size: int
    page_token: str
    def __init__(self, part_number: _Optional[str] = ..., lot: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListLotPlacesResponse(_message.Message):
    __slots__ = ("places", "next_page_token")
    PLACES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    places: _containers.RepeatedCompositeFieldContainer[LotPlace]
    next_page_token: str
    def __init__(self, places: _Optional[_Iterable[_Union[LotPlace, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListFittedPartsRequest(_message.Message):
    __slots__ = ("work_order_id", "service_request_id", "installed_product_id", "part_number", "lot", "page_size", "page_token")
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    work_order_id: str
    service_request_id: str
    installed_product_id: str
    part_number: str
    lot: str
    page_size: int
    page_token: str
    def __init__(self, work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., part_number: _Optional[str] = ..., lot: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class TracedFitting(_message.Message):
    __slots__ = ("fitted_part", "origins")
    FITTED_PART_FIELD_NUMBER: _ClassVar[int]
    ORIGINS_FIELD_NUMBER: _ClassVar[int]
    fitted_part: _fitted_parts_pb2.FittedPart
    origins: _containers.RepeatedCompositeFieldContainer[LotOrigin]
    def __init__(self, fitted_part: _Optional[_Union[_fitted_parts_pb2.FittedPart, _Mapping]] = ..., origins: _Optional[_Iterable[_Union[LotOrigin, _Mapping]]] = ...) -> None: ...

class ListFittedPartsResponse(_message.Message):
    __slots__ = ("fittings", "next_page_token")
    FITTINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    fittings: _containers.RepeatedCompositeFieldContainer[TracedFitting]
    next_page_token: str
    def __init__(self, fittings: _Optional[_Iterable[_Union[TracedFitting, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
