from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import old_parts_pb2 as _old_parts_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OldPartDue(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class OldPartReceived(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class OldPartOverdue(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class OldPartWrittenOff(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class OldPartDisposed(_message.Message):
    __slots__ = ("old_part", "outcome")
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    outcome: _old_parts_pb2.DisposalOutcome
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ..., outcome: _Optional[_Union[_old_parts_pb2.DisposalOutcome, str]] = ...) -> None: ...

class OldPartWaived(_message.Message):
    __slots__ = ("old_part",)
    OLD_PART_FIELD_NUMBER: _ClassVar[int]
    old_part: _old_parts_pb2.OldPart
    def __init__(self, old_part: _Optional[_Union[_old_parts_pb2.OldPart, _Mapping]] = ...) -> None: ...

class DisposalDue(_message.Message):
    __slots__ = ("review",)
    REVIEW_FIELD_NUMBER: _ClassVar[int]
    review: _old_parts_pb2.DisposalReview
    def __init__(self, review: _Optional[_Union[_old_parts_pb2.DisposalReview, _Mapping]] = ...) -> None: ...
