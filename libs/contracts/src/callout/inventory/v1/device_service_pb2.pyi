import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import devices_pb2 as _devices_pb2
from callout.inventory.v1 import loans_pb2 as _loans_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DeviceName(_message.Message):
    __slots__ = ("part_number", "serial")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    serial: str
    def __init__(self, part_number: _Optional[str] = ..., serial: _Optional[str] = ...) -> None: ...

class RecordCalibrationRequest(_message.Message):
    __slots__ = ("request_id", "device", "result", "calibrated_time", "calibrated_by", "certificate", "note")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    CALIBRATED_TIME_FIELD_NUMBER: _ClassVar[int]
    CALIBRATED_BY_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    device: DeviceName
    result: _devices_pb2.CalibrationResult
    calibrated_time: _timestamp_pb2.Timestamp
    calibrated_by: str
    certificate: str
    note: str
    def __init__(self, request_id: _Optional[str] = ..., device: _Optional[_Union[DeviceName, _Mapping]] = ..., result: _Optional[_Union[_devices_pb2.CalibrationResult, str]] = ..., calibrated_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., calibrated_by: _Optional[str] = ..., certificate: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class RecordCalibrationResponse(_message.Message):
    __slots__ = ("calibration",)
    CALIBRATION_FIELD_NUMBER: _ClassVar[int]
    calibration: _devices_pb2.Calibration
    def __init__(self, calibration: _Optional[_Union[_devices_pb2.Calibration, _Mapping]] = ...) -> None: ...

class RecordMeasurementRequest(_message.Message):
    __slots__ = ("request_id", "device", "work_order_id", "quantity", "value", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    device: DeviceName
    work_order_id: str
    quantity: str
    value: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., device: _Optional[_Union[DeviceName, _Mapping]] = ..., work_order_id: _Optional[str] = ..., quantity: _Optional[str] = ..., value: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordMeasurementResponse(_message.Message):
    __slots__ = ("measurement",)
    MEASUREMENT_FIELD_NUMBER: _ClassVar[int]
    measurement: _devices_pb2.Measurement
    def __init__(self, measurement: _Optional[_Union[_devices_pb2.Measurement, _Mapping]] = ...) -> None: ...

class ListDevicesRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "due_before_time", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    DUE_BEFORE_TIME_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    due_before_time: _timestamp_pb2.Timestamp
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., due_before_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDevicesResponse(_message.Message):
    __slots__ = ("devices", "next_page_token")
    DEVICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    devices: _containers.RepeatedCompositeFieldContainer[_loans_pb2.Asset]
    next_page_token: str
    def __init__(self, devices: _Optional[_Iterable[_Union[_loans_pb2.Asset, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCalibrationsRequest(_message.Message):
    __slots__ = ("device", "page_size", "page_token")
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    device: DeviceName
    page_size: int
    page_token: str
    def __init__(self, device: _Optional[_Union[DeviceName, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCalibrationsResponse(_message.Message):
    __slots__ = ("calibrations", "next_page_token")
    CALIBRATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    calibrations: _containers.RepeatedCompositeFieldContainer[_devices_pb2.Calibration]
    next_page_token: str
    def __init__(self, calibrations: _Optional[_Iterable[_Union[_devices_pb2.Calibration, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListDeviceWorkRequest(_message.Message):
    __slots__ = ("device", "work_order_id", "failed_calibration_id", "page_size", "page_token")
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    FAILED_CALIBRATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    device: DeviceName
    work_order_id: str
    failed_calibration_id: str
    page_size: int
    page_token: str
    def __init__(self, device: _Optional[_Union[DeviceName, _Mapping]] = ..., work_order_id: _Optional[str] = ..., failed_calibration_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDeviceWorkResponse(_message.Message):
    __slots__ = ("uses", "next_page_token")
    USES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    uses: _containers.RepeatedCompositeFieldContainer[_devices_pb2.DeviceUse]
    next_page_token: str
    def __init__(self, uses: _Optional[_Iterable[_Union[_devices_pb2.DeviceUse, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
