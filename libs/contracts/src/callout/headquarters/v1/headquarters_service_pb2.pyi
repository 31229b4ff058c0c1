from buf.validate import validate_pb2 as _validate_pb2
from callout.headquarters.v1 import resources_pb2 as _resources_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ListBranchMonthsRequest(_message.Message):
    __slots__ = ("month", "branch_code", "page_size", "page_token")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    month: str
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, month: _Optional[str] = ..., branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListBranchMonthsResponse(_message.Message):
    __slots__ = ("branch_months", "network", "next_page_token")
    BRANCH_MONTHS_FIELD_NUMBER: _ClassVar[int]
    NETWORK_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_months: _containers.RepeatedCompositeFieldContainer[_resources_pb2.BranchMonth]
    network: _resources_pb2.BranchMonth
    next_page_token: str
    def __init__(self, branch_months: _Optional[_Iterable[_Union[_resources_pb2.BranchMonth, _Mapping]]] = ..., network: _Optional[_Union[_resources_pb2.BranchMonth, _Mapping]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListFigureSourcesRequest(_message.Message):
    __slots__ = ("month", "branch_code", "figure", "page_size", "page_token")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    FIGURE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    month: str
    branch_code: str
    figure: str
    page_size: int
    page_token: str
    def __init__(self, month: _Optional[str] = ..., branch_code: _Optional[str] = ..., figure: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListFigureSourcesResponse(_message.Message):
    __slots__ = ("sources", "next_page_token")
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sources: _containers.RepeatedCompositeFieldContainer[_resources_pb2.FigureSource]
    next_page_token: str
    def __init__(self, sources: _Optional[_Iterable[_Union[_resources_pb2.FigureSource, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
