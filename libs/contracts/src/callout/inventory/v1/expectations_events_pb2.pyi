import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import expectations_pb2 as _expectations_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ExpectationChanged(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "service_request_id", "warehouse_code", "expectations", "expected_time")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    EXPECTATIONS_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TIME_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    service_request_id: str
    warehouse_code: str
    expectations: _containers.RepeatedCompositeFieldContainer[_expectations_pb2.Expectation]
    expected_time: _timestamp_pb2.Timestamp
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., expectations: _Optional[_Iterable[_Union[_expectations_pb2.Expectation, _Mapping]]] = ..., expected_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
