import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import devices_pb2 as _devices_pb2
from callout.inventory.v1 import loans_pb2 as _loans_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AssetLent(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class LoanReturned(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class LoanMissed(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class LoanOverdue(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class LoanSettled(_message.Message):
    __slots__ = ("loan",)
    LOAN_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ...) -> None: ...

class ToolCharged(_message.Message):
    __slots__ = ("loan", "borrower", "amount")
    LOAN_FIELD_NUMBER: _ClassVar[int]
    BORROWER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    loan: _loans_pb2.Loan
    borrower: str
    amount: str
    def __init__(self, loan: _Optional[_Union[_loans_pb2.Loan, _Mapping]] = ..., borrower: _Optional[str] = ..., amount: _Optional[str] = ...) -> None: ...

class DeviceCalibrated(_message.Message):
    __slots__ = ("asset", "calibration", "doubtful_since_time")
    ASSET_FIELD_NUMBER: _ClassVar[int]
    CALIBRATION_FIELD_NUMBER: _ClassVar[int]
    DOUBTFUL_SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    asset: _loans_pb2.Asset
    calibration: _devices_pb2.Calibration
    doubtful_since_time: _timestamp_pb2.Timestamp
    def __init__(self, asset: _Optional[_Union[_loans_pb2.Asset, _Mapping]] = ..., calibration: _Optional[_Union[_devices_pb2.Calibration, _Mapping]] = ..., doubtful_since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CalibrationDue(_message.Message):
    __slots__ = ("asset",)
    ASSET_FIELD_NUMBER: _ClassVar[int]
    asset: _loans_pb2.Asset
    def __init__(self, asset: _Optional[_Union[_loans_pb2.Asset, _Mapping]] = ...) -> None: ...

class ToolRefunded(_message.Message):
    __slots__ = ("refund",)
    REFUND_FIELD_NUMBER: _ClassVar[int]
    refund: _loans_pb2.ToolRefund
    def __init__(self, refund: _Optional[_Union[_loans_pb2.ToolRefund, _Mapping]] = ...) -> None: ...
