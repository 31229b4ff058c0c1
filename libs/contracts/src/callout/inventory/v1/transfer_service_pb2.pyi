import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from callout.inventory.v1 import transfer_pb2 as _transfer_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AskTransferRequest(_message.Message):
    __slots__ = ("request_id", "from_warehouse_code", "to_warehouse_code", "lines", "reason", "occurred_time", "from_cell", "requisition_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    TO_WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    FROM_CELL_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    from_warehouse_code: str
    to_warehouse_code: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    reason: str
    occurred_time: _timestamp_pb2.Timestamp
    from_cell: str
    requisition_id: str
    def __init__(self, request_id: _Optional[str] = ..., from_warehouse_code: _Optional[str] = ..., to_warehouse_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., reason: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., from_cell: _Optional[str] = ..., requisition_id: _Optional[str] = ...) -> None: ...

class AskTransferResponse(_message.Message):
    __slots__ = ("transfer",)
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    transfer: _transfer_pb2.Transfer
    def __init__(self, transfer: _Optional[_Union[_transfer_pb2.Transfer, _Mapping]] = ...) -> None: ...

class ShipTransferRequest(_message.Message):
    __slots__ = ("request_id", "transfer_id", "lots", "carrier", "handed_to", "expected_time", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_ID_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    CARRIER_FIELD_NUMBER: _ClassVar[int]
    HANDED_TO_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    transfer_id: str
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    carrier: str
    handed_to: str
    expected_time: _timestamp_pb2.Timestamp
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., transfer_id: _Optional[str] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., carrier: _Optional[str] = ..., handed_to: _Optional[str] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ShipTransferResponse(_message.Message):
    __slots__ = ("transfer",)
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    transfer: _transfer_pb2.Transfer
    def __init__(self, transfer: _Optional[_Union[_transfer_pb2.Transfer, _Mapping]] = ...) -> None: ...

class ReceiveTransferRequest(_message.Message):
    __slots__ = ("request_id", "transfer_id", "lines", "damaged", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    DAMAGED_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    transfer_id: str
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    damaged: _containers.RepeatedCompositeFieldContainer[_resources_pb2.FaultyLine]
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., transfer_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., damaged: _Optional[_Iterable[_Union[_resources_pb2.FaultyLine, _Mapping]]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReceiveTransferResponse(_message.Message):
    __slots__ = ("transfer",)
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    transfer: _transfer_pb2.Transfer
    def __init__(self, transfer: _Optional[_Union[_transfer_pb2.Transfer, _Mapping]] = ...) -> None: ...

class CancelTransferRequest(_message.Message):
    __slots__ = ("request_id", "transfer_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    transfer_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., transfer_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CancelTransferResponse(_message.Message):
    __slots__ = ("transfer",)
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    transfer: _transfer_pb2.Transfer
    def __init__(self, transfer: _Optional[_Union[_transfer_pb2.Transfer, _Mapping]] = ...) -> None: ...

class SettleTransferClaimRequest(_message.Message):
    __slots__ = ("request_id", "transfer_id", "claim_number", "outcome", "cause", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIM_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    transfer_id: str
    claim_number: int
    outcome: _transfer_pb2.TransferClaimOutcome
    cause: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., transfer_id: _Optional[str] = ..., claim_number: _Optional[int] = ..., outcome: _Optional[_Union[_transfer_pb2.TransferClaimOutcome, str]] = ..., cause: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SettleTransferClaimResponse(_message.Message):
    __slots__ = ("transfer",)
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    transfer: _transfer_pb2.Transfer
    def __init__(self, transfer: _Optional[_Union[_transfer_pb2.Transfer, _Mapping]] = ...) -> None: ...

class GetTransferRequest(_message.Message):
    __slots__ = ("transfer_id",)
    TRANSFER_ID_FIELD_NUMBER: _ClassVar[int]
    transfer_id: str
    def __init__(self, transfer_id: _Optional[str] = ...) -> None: ...

class GetTransferResponse(_message.Message):
    __slots__ = ("transfer",)
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    transfer: _transfer_pb2.Transfer
    def __init__(self, transfer: _Optional[_Union[_transfer_pb2.Transfer, _Mapping]] = ...) -> None: ...

class ListTransfersRequest(_message.Message):
    __slots__ = ("warehouse_code", "state", "page_size", "page_token", "urgent")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    URGENT_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    state: _transfer_pb2.Transfer.State
    page_size: int
    page_token: str
    urgent: bool
    def __init__(self, warehouse_code: _Optional[str] = ..., state: _Optional[_Union[_transfer_pb2.Transfer.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., urgent: _Optional[bool] = ...) -> None: ...

class ListTransfersResponse(_message.Message):
    __slots__ = ("transfers", "next_page_token")
    TRANSFERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    transfers: _containers.RepeatedCompositeFieldContainer[_transfer_pb2.Transfer]
    next_page_token: str
    def __init__(self, transfers: _Optional[_Iterable[_Union[_transfer_pb2.Transfer, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
