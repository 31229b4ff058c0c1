from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ScannedLot(_message.Message):
    __slots__ = ("part", "number", "places")
    PART_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PLACES_FIELD_NUMBER: _ClassVar[int]
    part: _resources_pb2.Part
    number: str
    places: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Balance]
    def __init__(self, part: _Optional[_Union[_resources_pb2.Part, _Mapping]] = ..., number: _Optional[str] = ..., places: _Optional[_Iterable[_Union[_resources_pb2.Balance, _Mapping]]] = ...) -> None: ...

class ScannedOrder(_message.Message):
    __slots__ = ("id", "service_request_id", "branch_code", "state")
    ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    id: str
    service_request_id: str
    branch_code: str
    state: str
    def __init__(self, id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class LookUpRequest(_message.Message):
    __slots__ = ("code", "warehouse_code")
    CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    code: str
    warehouse_code: str
    def __init__(self, code: _Optional[str] = ..., warehouse_code: _Optional[str] = ...) -> None: ...

class LookUpResponse(_message.Message):
    __slots__ = ("part", "lot", "bin", "requisition", "work_order", "receipt", "actions")
    PART_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    BIN_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_FIELD_NUMBER: _ClassVar[int]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    part: _resources_pb2.Part
    lot: ScannedLot
    bin: _resources_pb2.Bin
    requisition: _resources_pb2.Requisition
    work_order: ScannedOrder
    receipt: _resources_pb2.Receipt
    actions: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, part: _Optional[_Union[_resources_pb2.Part, _Mapping]] = ..., lot: _Optional[_Union[ScannedLot, _Mapping]] = ..., bin: _Optional[_Union[_resources_pb2.Bin, _Mapping]] = ..., requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ..., work_order: _Optional[_Union[ScannedOrder, _Mapping]] = ..., receipt: _Optional[_Union[_resources_pb2.Receipt, _Mapping]] = ..., actions: _Optional[_Iterable[str]] = ...) -> None: ...
