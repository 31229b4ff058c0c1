from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Language(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LANGUAGE_UNSPECIFIED: _ClassVar[Language]
    LANGUAGE_ZH_CN: _ClassVar[Language]
    LANGUAGE_EN: _ClassVar[Language]
LANGUAGE_UNSPECIFIED: Language
LANGUAGE_ZH_CN: Language
LANGUAGE_EN: Language

class Document(_message.Message):
    __slots__ = ("file_name", "media_type", "content")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    media_type: str
    content: bytes
    def __init__(self, file_name: _Optional[str] = ..., media_type: _Optional[str] = ..., content: _Optional[bytes] = ...) -> None: ...

class PrintPickListRequest(_message.Message):
    __slots__ = ("requisition_id", "language")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    language: Language
    def __init__(self, requisition_id: _Optional[str] = ..., language: _Optional[_Union[Language, str]] = ...) -> None: ...

class PrintPickListResponse(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: Document
    def __init__(self, document: _Optional[_Union[Document, _Mapping]] = ...) -> None: ...

class PrintReceivingFormRequest(_message.Message):
    __slots__ = ("receipt_id", "language")
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    receipt_id: str
    language: Language
    def __init__(self, receipt_id: _Optional[str] = ..., language: _Optional[_Union[Language, str]] = ...) -> None: ...

class PrintReceivingFormResponse(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: Document
    def __init__(self, document: _Optional[_Union[Document, _Mapping]] = ...) -> None: ...

class PrintCountSheetRequest(_message.Message):
    __slots__ = ("count_id", "language")
    COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    count_id: str
    language: Language
    def __init__(self, count_id: _Optional[str] = ..., language: _Optional[_Union[Language, str]] = ...) -> None: ...

class PrintCountSheetResponse(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: Document
    def __init__(self, document: _Optional[_Union[Document, _Mapping]] = ...) -> None: ...

class PrintTransferNoteRequest(_message.Message):
    __slots__ = ("transfer_id", "language")
    TRANSFER_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    transfer_id: str
    language: Language
    def __init__(self, transfer_id: _Optional[str] = ..., language: _Optional[_Union[Language, str]] = ...) -> None: ...

class PrintTransferNoteResponse(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: Document
    def __init__(self, document: _Optional[_Union[Document, _Mapping]] = ...) -> None: ...

class PrintPartLabelsRequest(_message.Message):
    __slots__ = ("part_numbers", "copies", "language")
    PART_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    COPIES_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    part_numbers: _containers.RepeatedScalarFieldContainer[str]
    copies: int
    language: Language
    def __init__(self, part_numbers: _Optional[_Iterable[str]] = ..., copies: _Optional[int] = ..., language: _Optional[_Union[Language, str]] = ...) -> None: ...

class PrintPartLabelsResponse(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: Document
    def __init__(self, document: _Optional[_Union[Document, _Mapping]] = ...) -> None: ...

class PrintBinLabelsRequest(_message.Message):
    __slots__ = ("warehouse_code", "bin_codes", "copies", "language")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BIN_CODES_FIELD_NUMBER: _ClassVar[int]
    COPIES_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    bin_codes: _containers.RepeatedScalarFieldContainer[str]
    copies: int
    language: Language
    def __init__(self, warehouse_code: _Optional[str] = ..., bin_codes: _Optional[_Iterable[str]] = ..., copies: _Optional[int] = ..., language: _Optional[_Union[Language, str]] = ...) -> None: ...

class PrintBinLabelsResponse(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: Document
    def __init__(self, document: _Optional[_Union[Document, _Mapping]] = ...) -> None: ...
