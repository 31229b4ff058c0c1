import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CalibrationResult(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALIBRATION_RESULT_UNSPECIFIED: _ClassVar[CalibrationResult]
    CALIBRATION_RESULT_PASSED: _ClassVar[CalibrationResult]
    CALIBRATION_RESULT_FAILED: _ClassVar[CalibrationResult]
CALIBRATION_RESULT_UNSPECIFIED: CalibrationResult
CALIBRATION_RESULT_PASSED: CalibrationResult
CALIBRATION_RESULT_FAILED: CalibrationResult

class Calibration(_message.Message):
    __slots__ = ("id", "part_number", "serial", "result", "calibrated_time", "calibrated_by", "certificate", "note", "due_time", "warn_time", "policy_ref", "recorded_by", "recorded_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    CALIBRATED_TIME_FIELD_NUMBER: _ClassVar[int]
    CALIBRATED_BY_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    WARN_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    part_number: str
    serial: str
    result: CalibrationResult
    calibrated_time: _timestamp_pb2.Timestamp
    calibrated_by: str
    certificate: str
    note: str
    due_time: _timestamp_pb2.Timestamp
    warn_time: _timestamp_pb2.Timestamp
    policy_ref: str
    recorded_by: str
    recorded_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., result: _Optional[_Union[CalibrationResult, str]] = ..., calibrated_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., calibrated_by: _Optional[str] = ..., certificate: _Optional[str] = ..., note: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., warn_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., recorded_by: _Optional[str] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Measurement(_message.Message):
    __slots__ = ("id", "part_number", "serial", "branch_code", "work_order_id", "service_request_id", "quantity", "value", "was_good", "measured_by", "measured_time", "recorded_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    WAS_GOOD_FIELD_NUMBER: _ClassVar[int]
    MEASURED_BY_FIELD_NUMBER: _ClassVar[int]
    MEASURED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    part_number: str
    serial: str
    branch_code: str
    work_order_id: str
    service_request_id: str
    quantity: str
    value: str
    was_good: bool
    measured_by: str
    measured_time: _timestamp_pb2.Timestamp
    recorded_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., branch_code: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., quantity: _Optional[str] = ..., value: _Optional[str] = ..., was_good: _Optional[bool] = ..., measured_by: _Optional[str] = ..., measured_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DeviceUse(_message.Message):
    __slots__ = ("id", "kind", "part_number", "serial", "work_order_id", "service_request_id", "begun_time", "ended_time", "by", "told", "is_doubtful")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[DeviceUse.Kind]
        KIND_LENT: _ClassVar[DeviceUse.Kind]
        KIND_MEASURED: _ClassVar[DeviceUse.Kind]
    KIND_UNSPECIFIED: DeviceUse.Kind
    KIND_LENT: DeviceUse.Kind
    KIND_MEASURED: DeviceUse.Kind
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BEGUN_TIME_FIELD_NUMBER: _ClassVar[int]
    ENDED_TIME_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    IS_DOUBTFUL_FIELD_NUMBER: _ClassVar[int]
    id: str
    kind: DeviceUse.Kind
    part_number: str
    serial: str
    work_order_id: str
    service_request_id: str
    begun_time: _timestamp_pb2.Timestamp
    ended_time: _timestamp_pb2.Timestamp
    by: str
    told: str
    is_doubtful: bool
    def __init__(self, id: _Optional[str] = ..., kind: _Optional[_Union[DeviceUse.Kind, str]] = ..., part_number: _Optional[str] = ..., serial: _Optional[str] = ..., work_order_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., begun_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., by: _Optional[str] = ..., told: _Optional[str] = ..., is_doubtful: _Optional[bool] = ...) -> None: ...
