import datetime

from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class FittedPart(_message.Message):
    __slots__ = ("id", "part_number", "tracking", "lot", "quantity", "requisition_id", "work_order_id", "service_request_id", "customer_id", "installed_product_id", "branch_code", "warehouse_code", "issued_time", "fitted_time", "in_warranty", "version")
    ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    ISSUED_TIME_FIELD_NUMBER: _ClassVar[int]
    FITTED_TIME_FIELD_NUMBER: _ClassVar[int]
    IN_WARRANTY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    part_number: str
    tracking: _resources_pb2.Tracking
    lot: str
    quantity: int
    requisition_id: str
    work_order_id: str
    service_request_id: str
    customer_id: str
    installed_product_id: str
    branch_code: str
    warehouse_code: str
    issued_time: _timestamp_pb2.Timestamp
    fitted_time: _timestamp_pb2.Timestamp
    in_warranty: bool
    version: int
    def __init__(self, id: _Optional[str] = ..., part_number: _Optional[str] = ..., tracking: _Optional[_Union[_resources_pb2.Tracking, str]] = ..., lot: _Optional[str] = ..., quantity: _Optional[int] = ..., requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., issued_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., fitted_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., in_warranty: _Optional[bool] = ..., version: _Optional[int] = ...) -> None: ...
