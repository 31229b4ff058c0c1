import datetime

from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TransferClaimKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRANSFER_CLAIM_KIND_UNSPECIFIED: _ClassVar[TransferClaimKind]
    TRANSFER_CLAIM_KIND_LOST: _ClassVar[TransferClaimKind]
    TRANSFER_CLAIM_KIND_DAMAGED: _ClassVar[TransferClaimKind]
    TRANSFER_CLAIM_KIND_SURPLUS: _ClassVar[TransferClaimKind]

class TransferClaimOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRANSFER_CLAIM_OUTCOME_UNSPECIFIED: _ClassVar[TransferClaimOutcome]
    TRANSFER_CLAIM_OUTCOME_LOSS: _ClassVar[TransferClaimOutcome]
    TRANSFER_CLAIM_OUTCOME_BACK: _ClassVar[TransferClaimOutcome]
    TRANSFER_CLAIM_OUTCOME_FOUND: _ClassVar[TransferClaimOutcome]
TRANSFER_CLAIM_KIND_UNSPECIFIED: TransferClaimKind
TRANSFER_CLAIM_KIND_LOST: TransferClaimKind
TRANSFER_CLAIM_KIND_DAMAGED: TransferClaimKind
TRANSFER_CLAIM_KIND_SURPLUS: TransferClaimKind
TRANSFER_CLAIM_OUTCOME_UNSPECIFIED: TransferClaimOutcome
TRANSFER_CLAIM_OUTCOME_LOSS: TransferClaimOutcome
TRANSFER_CLAIM_OUTCOME_BACK: TransferClaimOutcome
TRANSFER_CLAIM_OUTCOME_FOUND: TransferClaimOutcome

class Transfer(_message.Message):
    __slots__ = ("id", "from_warehouse_code", "from_branch_code", "to_warehouse_code", "to_branch_code", "state", "lines", "reason", "asked_by", "asked_time", "shipment", "received_by", "received_time", "claims", "cancelled_by", "cancelled_time", "cancel_reason", "version", "from_cell", "to_cell", "units", "requisition_id", "is_urgent")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Transfer.State]
        STATE_ASKED: _ClassVar[Transfer.State]
        STATE_SHIPPED: _ClassVar[Transfer.State]
        STATE_DISPUTED: _ClassVar[Transfer.State]
        STATE_RECEIVED: _ClassVar[Transfer.State]
        STATE_CANCELLED: _ClassVar[Transfer.State]
        STATE_CANCEL_ASKED: _ClassVar[Transfer.State]
    STATE_UNSPECIFIED: Transfer.State
    STATE_ASKED: Transfer.State
    STATE_SHIPPED: Transfer.State
    STATE_DISPUTED: Transfer.State
    STATE_RECEIVED: Transfer.State
    STATE_CANCELLED: Transfer.State
    STATE_CANCEL_ASKED: Transfer.State
    ID_FIELD_NUMBER: _ClassVar[int]
    FROM_WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    FROM_BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    TO_WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    TO_BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ASKED_BY_FIELD_NUMBER: _ClassVar[int]
    ASKED_TIME_FIELD_NUMBER: _ClassVar[int]
    SHIPMENT_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    CLAIMS_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_BY_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_TIME_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    FROM_CELL_FIELD_NUMBER: _ClassVar[int]
    TO_CELL_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    IS_URGENT_FIELD_NUMBER: _ClassVar[int]
    id: str
    from_warehouse_code: str
    from_branch_code: str
    to_warehouse_code: str
    to_branch_code: str
    state: Transfer.State
    lines: _containers.RepeatedCompositeFieldContainer[TransferLine]
    reason: str
    asked_by: str
    asked_time: _timestamp_pb2.Timestamp
    shipment: Shipment
    received_by: str
    received_time: _timestamp_pb2.Timestamp
    claims: _containers.RepeatedCompositeFieldContainer[TransferClaim]
    cancelled_by: str
    cancelled_time: _timestamp_pb2.Timestamp
    cancel_reason: str
    version: int
    from_cell: str
    to_cell: str
    units: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    requisition_id: str
    is_urgent: bool
    def __init__(self, id: _Optional[str] = ..., from_warehouse_code: _Optional[str] = ..., from_branch_code: _Optional[str] = ..., to_warehouse_code: _Optional[str] = ..., to_branch_code: _Optional[str] = ..., state: _Optional[_Union[Transfer.State, str]] = ..., lines: _Optional[_Iterable[_Union[TransferLine, _Mapping]]] = ..., reason: _Optional[str] = ..., asked_by: _Optional[str] = ..., asked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., shipment: _Optional[_Union[Shipment, _Mapping]] = ..., received_by: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., claims: _Optional[_Iterable[_Union[TransferClaim, _Mapping]]] = ..., cancelled_by: _Optional[str] = ..., cancelled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., cancel_reason: _Optional[str] = ..., version: _Optional[int] = ..., from_cell: _Optional[str] = ..., to_cell: _Optional[str] = ..., units: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., requisition_id: _Optional[str] = ..., is_urgent: _Optional[bool] = ...) -> None: ...

class TransferLine(_message.Message):
    __slots__ = ("part_number", "quantity", "received")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    quantity: int
    received: int
    def __init__(self, part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., received: _Optional[int] = ...) -> None: ...

class Shipment(_message.Message):
    __slots__ = ("carrier", "handed_to", "shipped_by", "shipped_time", "expected_time")
    CARRIER_FIELD_NUMBER: _ClassVar[int]
    HANDED_TO_FIELD_NUMBER: _ClassVar[int]
    SHIPPED_BY_FIELD_NUMBER: _ClassVar[int]
    SHIPPED_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    carrier: str
    handed_to: str
    shipped_by: str
    shipped_time: _timestamp_pb2.Timestamp
    expected_time: _timestamp_pb2.Timestamp
    def __init__(self, carrier: _Optional[str] = ..., handed_to: _Optional[str] = ..., shipped_by: _Optional[str] = ..., shipped_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TransferClaim(_message.Message):
    __slots__ = ("number", "kind", "part_number", "lot", "quantity", "cause", "outcome", "settled_cause", "settled_by", "settled_time", "tracking")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    SETTLED_CAUSE_FIELD_NUMBER: _ClassVar[int]
    SETTLED_BY_FIELD_NUMBER: _ClassVar[int]
    SETTLED_TIME_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    number: int
    kind: TransferClaimKind
    part_number: str
    lot: str
    quantity: int
    cause: str
    outcome: TransferClaimOutcome
    settled_cause: str
    settled_by: str
    settled_time: _timestamp_pb2.Timestamp
    tracking: _resources_pb2.Tracking
    def __init__(self, number: _Optional[int] = ..., kind: _Optional[_Union[TransferClaimKind, str]] = ..., part_number: _Optional[str] = ..., lot: _Optional[str] = ..., quantity: _Optional[int] = ..., cause: _Optional[str] = ..., outcome: _Optional[_Union[TransferClaimOutcome, str]] = ..., settled_cause: _Optional[str] = ..., settled_by: _Optional[str] = ..., settled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ...) -> None: ...
