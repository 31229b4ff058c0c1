from buf.validate import validate_pb2 as _validate_pb2
from callout.hr_appraisal.v1 import resources_pb2 as _resources_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class EntryProposed(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class EntryVerified(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class EntryPosted(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class EntryRejected(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...

class EntryReversed(_message.Message):
    __slots__ = ("entry",)
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: _resources_pb2.AppraisalEntry
    def __init__(self, entry: _Optional[_Union[_resources_pb2.AppraisalEntry, _Mapping]] = ...) -> None: ...
