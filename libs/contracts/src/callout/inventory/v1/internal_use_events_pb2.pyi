from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import internal_use_pb2 as _internal_use_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class InternalUseApproved(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class InternalUseIssued(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...

class InternalUseReversed(_message.Message):
    __slots__ = ("internal_use",)
    INTERNAL_USE_FIELD_NUMBER: _ClassVar[int]
    internal_use: _internal_use_pb2.InternalUse
    def __init__(self, internal_use: _Optional[_Union[_internal_use_pb2.InternalUse, _Mapping]] = ...) -> None: ...
