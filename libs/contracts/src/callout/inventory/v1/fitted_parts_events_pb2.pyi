from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import fitted_parts_pb2 as _fitted_parts_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PartFitted(_message.Message):
    __slots__ = ("fitted_part",)
    FITTED_PART_FIELD_NUMBER: _ClassVar[int]
    fitted_part: _fitted_parts_pb2.FittedPart
    def __init__(self, fitted_part: _Optional[_Union[_fitted_parts_pb2.FittedPart, _Mapping]] = ...) -> None: ...

class PartFittingCorrected(_message.Message):
    __slots__ = ("fitted_part",)
    FITTED_PART_FIELD_NUMBER: _ClassVar[int]
    fitted_part: _fitted_parts_pb2.FittedPart
    def __init__(self, fitted_part: _Optional[_Union[_fitted_parts_pb2.FittedPart, _Mapping]] = ...) -> None: ...
