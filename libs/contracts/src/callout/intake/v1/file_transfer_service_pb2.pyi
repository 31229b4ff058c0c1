from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CustomerRow(_message.Message):
    __slots__ = ("line", "customer_code", "branch_code", "name", "phone", "address", "first_contact_on", "phones", "contacts", "environment", "configuration", "maintenance_items", "maintenance_months", "next_maintenance_on", "services_wanted")
    LINE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    FIRST_CONTACT_ON_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    CONFIGURATION_FIELD_NUMBER: _ClassVar[int]
    MAINTENANCE_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAINTENANCE_MONTHS_FIELD_NUMBER: _ClassVar[int]
    NEXT_MAINTENANCE_ON_FIELD_NUMBER: _ClassVar[int]
    SERVICES_WANTED_FIELD_NUMBER: _ClassVar[int]
    line: int
    customer_code: str
    branch_code: str
    name: str
    phone: str
    address: str
    first_contact_on: str
    phones: str
    contacts: str
    environment: str
    configuration: str
    maintenance_items: str
    maintenance_months: str
    next_maintenance_on: str
    services_wanted: str
    def __init__(self, line: _Optional[int] = ..., customer_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., name: _Optional[str] = ..., phone: _Optional[str] = ..., address: _Optional[str] = ..., first_contact_on: _Optional[str] = ..., phones: _Optional[str] = ..., contacts: _Optional[str] = ..., environment: _Optional[str] = ..., configuration: _Optional[str] = ..., maintenance_items: _Optional[str] = ..., maintenance_months: _Optional[str] = ..., next_maintenance_on: _Optional[str] = ..., services_wanted: _Optional[str] = ...) -> None: ...

class InstalledProductRow(_message.Message):
    __slots__ = ("line", "customer_code", "product_line", "product_model", "serial_number", "bar_code", "delivered_on", "accepted_on", "warranty_card")
    LINE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_CODE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SERIAL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_ON_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_ON_FIELD_NUMBER: _ClassVar[int]
    WARRANTY_CARD_FIELD_NUMBER: _ClassVar[int]
    line: int
    customer_code: str
    product_line: str
    product_model: str
    serial_number: str
    bar_code: str
    delivered_on: str
    accepted_on: str
    warranty_card: str
    def __init__(self, line: _Optional[int] = ..., customer_code: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., serial_number: _Optional[str] = ..., bar_code: _Optional[str] = ..., delivered_on: _Optional[str] = ..., accepted_on: _Optional[str] = ..., warranty_card: _Optional[str] = ...) -> None: ...

class ContractRow(_message.Message):
    __slots__ = ("line", "contract_number", "customer_code", "kind", "products", "items", "sla_pack", "visits_included", "price", "starts_on", "ends_on", "responsible")
    LINE_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    VISITS_INCLUDED_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    STARTS_ON_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    line: int
    contract_number: str
    customer_code: str
    kind: str
    products: str
    items: str
    sla_pack: str
    visits_included: str
    price: str
    starts_on: str
    ends_on: str
    responsible: str
    def __init__(self, line: _Optional[int] = ..., contract_number: _Optional[str] = ..., customer_code: _Optional[str] = ..., kind: _Optional[str] = ..., products: _Optional[str] = ..., items: _Optional[str] = ..., sla_pack: _Optional[str] = ..., visits_included: _Optional[str] = ..., price: _Optional[str] = ..., starts_on: _Optional[str] = ..., ends_on: _Optional[str] = ..., responsible: _Optional[str] = ...) -> None: ...

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

class ImportCustomersRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[CustomerRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[CustomerRow, _Mapping]]] = ...) -> None: ...

class ImportCustomersResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...

class ImportInstalledProductsRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[InstalledProductRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[InstalledProductRow, _Mapping]]] = ...) -> None: ...

class ImportInstalledProductsResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...

class ImportContractsRequest(_message.Message):
    __slots__ = ("request_id", "dry_run", "rows")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    dry_run: bool
    rows: _containers.RepeatedCompositeFieldContainer[ContractRow]
    def __init__(self, request_id: _Optional[str] = ..., dry_run: _Optional[bool] = ..., rows: _Optional[_Iterable[_Union[ContractRow, _Mapping]]] = ...) -> None: ...

class ImportContractsResponse(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: ImportReport
    def __init__(self, report: _Optional[_Union[ImportReport, _Mapping]] = ...) -> None: ...

class ExportCustomersRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ExportCustomersResponse(_message.Message):
    __slots__ = ("rows", "next_page_token")
    ROWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[CustomerRow]
    next_page_token: str
    def __init__(self, rows: _Optional[_Iterable[_Union[CustomerRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RevealCustomersRequest(_message.Message):
    __slots__ = ("request_id", "branch_code", "reason", "page_size", "page_token")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    branch_code: str
    reason: str
    page_size: int
    page_token: str
    def __init__(self, request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., reason: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class RevealCustomersResponse(_message.Message):
    __slots__ = ("rows", "customer_ids", "next_page_token")
    ROWS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_IDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[CustomerRow]
    customer_ids: _containers.RepeatedScalarFieldContainer[str]
    next_page_token: str
    def __init__(self, rows: _Optional[_Iterable[_Union[CustomerRow, _Mapping]]] = ..., customer_ids: _Optional[_Iterable[str]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ExportInstalledProductsRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ExportInstalledProductsResponse(_message.Message):
    __slots__ = ("rows", "next_page_token")
    ROWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[InstalledProductRow]
    next_page_token: str
    def __init__(self, rows: _Optional[_Iterable[_Union[InstalledProductRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ExportContractsRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ExportContractsResponse(_message.Message):
    __slots__ = ("rows", "next_page_token")
    ROWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[ContractRow]
    next_page_token: str
    def __init__(self, rows: _Optional[_Iterable[_Union[ContractRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
