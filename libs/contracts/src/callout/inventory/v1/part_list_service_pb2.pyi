from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PartRow(_message.Message):
    __slots__ = ("line", "part_number", "part_name", "unit", "unit_cost", "tracking")
    LINE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PART_NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    UNIT_COST_FIELD_NUMBER: _ClassVar[int]
    TRACKING_FIELD_NUMBER: _ClassVar[int]
    line: int
    part_number: str
    part_name: str
    unit: str
    unit_cost: str
    tracking: str
    def __init__(self, line: _Optional[int] = ..., part_number: _Optional[str] = ..., part_name: _Optional[str] = ..., unit: _Optional[str] = ..., unit_cost: _Optional[str] = ..., tracking: _Optional[str] = ...) -> None: ...

class PartCodeRow(_message.Message):
    __slots__ = ("line", "part_number", "supplier", "code")
    LINE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SUPPLIER_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    line: int
    part_number: str
    supplier: str
    code: str
    def __init__(self, line: _Optional[int] = ..., part_number: _Optional[str] = ..., supplier: _Optional[str] = ..., code: _Optional[str] = ...) -> None: ...

class PriceRow(_message.Message):
    __slots__ = ("line", "part_number", "effective_on", "unit_cost")
    LINE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_ON_FIELD_NUMBER: _ClassVar[int]
    UNIT_COST_FIELD_NUMBER: _ClassVar[int]
    line: int
    part_number: str
    effective_on: str
    unit_cost: str
    def __init__(self, line: _Optional[int] = ..., part_number: _Optional[str] = ..., effective_on: _Optional[str] = ..., unit_cost: _Optional[str] = ...) -> None: ...

class BinRow(_message.Message):
    __slots__ = ("line", "warehouse_code", "bin_code")
    LINE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BIN_CODE_FIELD_NUMBER: _ClassVar[int]
    line: int
    warehouse_code: str
    bin_code: str
    def __init__(self, line: _Optional[int] = ..., warehouse_code: _Optional[str] = ..., bin_code: _Optional[str] = ...) -> None: ...

class OpeningStockRow(_message.Message):
    __slots__ = ("line", "warehouse_code", "bin_code", "part_number", "lot", "quantity")
    LINE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BIN_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    line: int
    warehouse_code: str
    bin_code: str
    part_number: str
    lot: str
    quantity: str
    def __init__(self, line: _Optional[int] = ..., warehouse_code: _Optional[str] = ..., bin_code: _Optional[str] = ..., part_number: _Optional[str] = ..., lot: _Optional[str] = ..., quantity: _Optional[str] = ...) -> None: ...

class RowRefusal(_message.Message):
    __slots__ = ("line", "field", "reason", "rule", "message")
    LINE_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    line: int
    field: str
    reason: str
    rule: str
    message: str
    def __init__(self, line: _Optional[int] = ..., field: _Optional[str] = ..., reason: _Optional[str] = ..., rule: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class ImportReport(_message.Message):
    __slots__ = ("added", "unchanged", "refusals")
    ADDED_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_FIELD_NUMBER: _ClassVar[int]
    REFUSALS_FIELD_NUMBER: _ClassVar[int]
    added: int
    unchanged: int
    refusals: _containers.RepeatedCompositeFieldContainer[RowRefusal]
    def __init__(self, added: _Optional[int] = ..., unchanged: _Optional[int] = ..., refusals: _Optional[_Iterable[_Union[RowRefusal, _Mapping]]] = ...) -> None: ...

class ImportPartsRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[PartRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[PartRow, _Mapping]]] = ...) -> None: ...

class ImportPartsResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...

class ImportPartCodesRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[PartCodeRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[PartCodeRow, _Mapping]]] = ...) -> None: ...

class ImportPartCodesResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...

class ImportPricesRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[PriceRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[PriceRow, _Mapping]]] = ...) -> None: ...

class ImportPricesResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...

class ImportBinsRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[BinRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[BinRow, _Mapping]]] = ...) -> None: ...

class ImportBinsResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...

class ImportOpeningStockRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[OpeningStockRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[OpeningStockRow, _Mapping]]] = ...) -> None: ...

class ImportOpeningStockResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...
