import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RegisterPartRequest(_message.Message):
    __slots__ = ("request_id", "part_number", "name", "unit", "unit_cost", "tracking")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    UNIT_COST_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    part_number: str
    name: str
    unit: str
    unit_cost: str
    tracking: _resources_pb2.Tracking
    def __init__(self, request_id: _Optional[str] = ..., part_number: _Optional[str] = ..., name: _Optional[str] = ..., unit: _Optional[str] = ..., unit_cost: _Optional[str] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ...) -> None: ...

class RegisterPartResponse(_message.Message):
    __slots__ = ("part",)
    PART_FIELD_NUMBER: _ClassVar[int]
    part: _resources_pb2.Part
    def __init__(self, part: _Optional[_Union[_resources_pb2.Part, _Mapping]] = ...) -> None: ...

class OpenWarehouseRequest(_message.Message):
    __slots__ = ("request_id", "code", "branch_code", "name", "is_central")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    IS_CENTRAL_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    code: str
    branch_code: str
    name: str
    is_central: bool
    def __init__(self, request_id: _Optional[str] = ..., code: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ..., is_central: _Optional[bool] = ...) -> None: ...

class OpenWarehouseResponse(_message.Message):
    __slots__ = ("warehouse",)
    WAREHOUSE_FIELD_NUMBER: _ClassVar[int]
    warehouse: _resources_pb2.Warehouse
    def __init__(self, warehouse: _Optional[_Union[_resources_pb2.Warehouse, _Mapping]] = ...) -> None: ...

class ReceiveStockRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "lines", "document", "occurred_time", "expected", "faulty")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FIELD_NUMBER: _ClassVar[int]
    FAULTY_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    document: str
    occurred_time: _timestamp_pb2.Timestamp
    expected: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    faulty: _containers.RepeatedCompositeFieldContainer[_resources_pb2.FaultyLine]
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., document: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expected: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., faulty: _Optional[_Iterable[_Union[_resources_pb2.FaultyLine, _Mapping]]] = ...) -> None: ...

class ReceiveStockResponse(_message.Message):
    __slots__ = ("levels", "receipt_id", "receipt_number")
    LEVELS_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    levels: _containers.RepeatedCompositeFieldContainer[_resources_pb2.StockLevel]
    receipt_id: str
    receipt_number: str
    def __init__(self, levels: _Optional[_Iterable[_Union[_resources_pb2.StockLevel, _Mapping]]] = ..., receipt_id: _Optional[str] = ..., receipt_number: _Optional[str] = ...) -> None: ...

class RequestPartsRequest(_message.Message):
    __slots__ = ("request_id", "work_order_id", "lines", "warehouse_code", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_order_id: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    warehouse_code: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., warehouse_code: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RequestPartsResponse(_message.Message):
    __slots__ = ("requisition",)
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ...) -> None: ...

class ApproveRequisitionRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ApproveRequisitionResponse(_message.Message):
    __slots__ = ("requisition",)
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ...) -> None: ...

class IssuePartsRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id", "occurred_time", "lots")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    occurred_time: _timestamp_pb2.Timestamp
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ...) -> None: ...

class IssuePartsResponse(_message.Message):
    __slots__ = ("requisition",)
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ...) -> None: ...

class ReturnPartsRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id", "lines", "unused_and_checked", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    UNUSED_AND_CHECKED_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    unused_and_checked: bool
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., unused_and_checked: _Optional[bool] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReturnPartsResponse(_message.Message):
    __slots__ = ("requisition",)
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ...) -> None: ...

class ReleaseRequisitionRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ReleaseRequisitionResponse(_message.Message):
    __slots__ = ("requisition",)
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ...) -> None: ...

class GetRequisitionRequest(_message.Message):
    __slots__ = ("requisition_id",)
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    def __init__(self, requisition_id: _Optional[str] = ...) -> None: ...

class GetRequisitionResponse(_message.Message):
    __slots__ = ("requisition",)
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ...) -> None: ...

class ListRequisitionsRequest(_message.Message):
    __slots__ = ("branch_code", "work_order_id", "state", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    work_order_id: str
    state: _resources_pb2.Requisition.State
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., work_order_id: _Optional[str] = ..., state: _Optional[_Union[_resources_pb2.Requisition.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRequisitionsResponse(_message.Message):
    __slots__ = ("requisitions", "next_page_token")
    REQUISITIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    requisitions: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Requisition]
    next_page_token: str
    def __init__(self, requisitions: _Optional[_Iterable[_Union[_resources_pb2.Requisition, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListStockRequest(_message.Message):
    __slots__ = ("warehouse_code", "part_number", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    part_number: str
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., part_number: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListStockResponse(_message.Message):
    __slots__ = ("levels", "next_page_token")
    LEVELS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    levels: _containers.RepeatedCompositeFieldContainer[_resources_pb2.StockLevel]
    next_page_token: str
    def __init__(self, levels: _Optional[_Iterable[_Union[_resources_pb2.StockLevel, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListLedgerRequest(_message.Message):
    __slots__ = ("warehouse_code", "part_number", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    part_number: str
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., part_number: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListLedgerResponse(_message.Message):
    __slots__ = ("entries", "next_page_token")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[_resources_pb2.LedgerEntry]
    next_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[_resources_pb2.LedgerEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class OpenBinRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "code")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    code: str
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., code: _Optional[str] = ...) -> None: ...

class OpenBinResponse(_message.Message):
    __slots__ = ("bin",)
    BIN_FIELD_NUMBER: _ClassVar[int]
    bin: _resources_pb2.Bin
    def __init__(self, bin: _Optional[_Union[_resources_pb2.Bin, _Mapping]] = ...) -> None: ...

class MoveStockRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "from_bin", "to_bin", "lines", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    FROM_BIN_FIELD_NUMBER: _ClassVar[int]
    TO_BIN_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    from_bin: str
    to_bin: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., from_bin: _Optional[str] = ..., to_bin: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MoveStockResponse(_message.Message):
    __slots__ = ("entry_id",)
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    entry_id: int
    def __init__(self, entry_id: _Optional[int] = ...) -> None: ...

class ReverseEntryRequest(_message.Message):
    __slots__ = ("request_id", "entry_id", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    entry_id: int
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., entry_id: _Optional[int] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReverseEntryResponse(_message.Message):
    __slots__ = ("entry_id",)
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    entry_id: int
    def __init__(self, entry_id: _Optional[int] = ...) -> None: ...

class ListBalancesRequest(_message.Message):
    __slots__ = ("warehouse_code", "part_number", "as_of_time", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    AS_OF_TIME_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    part_number: str
    as_of_time: _timestamp_pb2.Timestamp
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., part_number: _Optional[str] = ..., as_of_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListBalancesResponse(_message.Message):
    __slots__ = ("balances", "next_page_token")
    BALANCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    balances: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Balance]
    next_page_token: str
    def __init__(self, balances: _Optional[_Iterable[_Union[_resources_pb2.Balance, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReleaseQuarantineRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code", "lines", "outcome", "reason", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    outcome: _resources_pb2.QuarantineOutcome
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., outcome: _Optional[_Union[_resources_pb2.QuarantineOutcome, str]] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReleaseQuarantineResponse(_message.Message):
    __slots__ = ("entry_id",)
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    entry_id: int
    def __init__(self, entry_id: _Optional[int] = ...) -> None: ...

class GetReceiptRequest(_message.Message):
    __slots__ = ("receipt_id",)
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    receipt_id: str
    def __init__(self, receipt_id: _Optional[str] = ...) -> None: ...

class GetReceiptResponse(_message.Message):
    __slots__ = ("receipt",)
    RECEIPT_FIELD_NUMBER: _ClassVar[int]
    receipt: _resources_pb2.Receipt
    def __init__(self, receipt: _Optional[_Union[_resources_pb2.Receipt, _Mapping]] = ...) -> None: ...

class ListReceiptsRequest(_message.Message):
    __slots__ = ("warehouse_code", "with_differences", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    WITH_DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    with_differences: bool
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., with_differences: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListReceiptsResponse(_message.Message):
    __slots__ = ("receipts", "next_page_token")
    RECEIPTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    receipts: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Receipt]
    next_page_token: str
    def __init__(self, receipts: _Optional[_Iterable[_Union[_resources_pb2.Receipt, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
