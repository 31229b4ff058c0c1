from buf.validate import validate_pb2 as _validate_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class StockAmount(_message.Message):
    __slots__ = ("units", "value")
    UNITS_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    units: int
    value: str
    def __init__(self, units: _Optional[int] = ..., value: _Optional[str] = ...) -> None: ...

class StockMonthLine(_message.Message):
    __slots__ = ("opening", "begun", "received", "sent_back", "issued", "returned", "transferred_in", "transferred_out", "counted", "scrapped", "other", "revalued", "closing")
    OPENING_FIELD_NUMBER: _ClassVar[int]
    BEGUN_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_FIELD_NUMBER: _ClassVar[int]
    SENT_BACK_FIELD_NUMBER: _ClassVar[int]
    ISSUED_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    TRANSFERRED_IN_FIELD_NUMBER: _ClassVar[int]
    TRANSFERRED_OUT_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    SCRAPPED_FIELD_NUMBER: _ClassVar[int]
    OTHER_FIELD_NUMBER: _ClassVar[int]
    REVALUED_FIELD_NUMBER: _ClassVar[int]
    CLOSING_FIELD_NUMBER: _ClassVar[int]
    opening: StockAmount
    begun: StockAmount
    received: StockAmount
    sent_back: StockAmount
    issued: StockAmount
    returned: StockAmount
    transferred_in: StockAmount
    transferred_out: StockAmount
    counted: StockAmount
    scrapped: StockAmount
    other: StockAmount
    revalued: str
    closing: StockAmount
    def __init__(self, opening: _Optional[_Union[StockAmount, _Mapping]] = ..., begun: _Optional[_Union[StockAmount, _Mapping]] = ..., received: _Optional[_Union[StockAmount, _Mapping]] = ..., sent_back: _Optional[_Union[StockAmount, _Mapping]] = ..., issued: _Optional[_Union[StockAmount, _Mapping]] = ..., returned: _Optional[_Union[StockAmount, _Mapping]] = ..., transferred_in: _Optional[_Union[StockAmount, _Mapping]] = ..., transferred_out: _Optional[_Union[StockAmount, _Mapping]] = ..., counted: _Optional[_Union[StockAmount, _Mapping]] = ..., scrapped: _Optional[_Union[StockAmount, _Mapping]] = ..., other: _Optional[_Union[StockAmount, _Mapping]] = ..., revalued: _Optional[str] = ..., closing: _Optional[_Union[StockAmount, _Mapping]] = ...) -> None: ...

class PartStockMonth(_message.Message):
    __slots__ = ("part_number", "name", "unit", "line")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    name: str
    unit: str
    line: StockMonthLine
    def __init__(self, part_number: _Optional[str] = ..., name: _Optional[str] = ..., unit: _Optional[str] = ..., line: _Optional[_Union[StockMonthLine, _Mapping]] = ...) -> None: ...

class ListStockMonthRequest(_message.Message):
    __slots__ = ("warehouse_code", "month", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    month: _date_pb2.Date
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListStockMonthResponse(_message.Message):
    __slots__ = ("parts", "total", "next_page_token")
    PARTS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    parts: _containers.RepeatedCompositeFieldContainer[PartStockMonth]
    total: StockMonthLine
    next_page_token: str
    def __init__(self, parts: _Optional[_Iterable[_Union[PartStockMonth, _Mapping]]] = ..., total: _Optional[_Union[StockMonthLine, _Mapping]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
