from buf.validate import validate_pb2 as _validate_pb2
from callout.intake.v1 import customer_files_pb2 as _customer_files_pb2
from callout.intake.v1 import resources_pb2 as _resources_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WriteCustomerFileRequest(_message.Message):
    __slots__ = ("request_id", "customer_id", "phones", "contacts", "environment", "configuration", "maintenance_items", "maintenance_months", "next_maintenance_on", "services_wanted", "version")
    class Person(_message.Message):
        __slots__ = ("name", "role", "phones")
        NAME_FIELD_NUMBER: _ClassVar[int]
        ROLE_FIELD_NUMBER: _ClassVar[int]
        PHONES_FIELD_NUMBER: _ClassVar[int]
        name: str
        role: str
        phones: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, name: _Optional[str] = ..., role: _Optional[str] = ..., phones: _Optional[_Iterable[str]] = ...) -> None: ...
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    CONFIGURATION_FIELD_NUMBER: _ClassVar[int]
    MAINTENANCE_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAINTENANCE_MONTHS_FIELD_NUMBER: _ClassVar[int]
    NEXT_MAINTENANCE_ON_FIELD_NUMBER: _ClassVar[int]
    SERVICES_WANTED_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    customer_id: str
    phones: _containers.RepeatedScalarFieldContainer[str]
    contacts: _containers.RepeatedCompositeFieldContainer[WriteCustomerFileRequest.Person]
    environment: str
    configuration: str
    maintenance_items: _containers.RepeatedScalarFieldContainer[str]
    maintenance_months: int
    next_maintenance_on: _date_pb2.Date
    services_wanted: _containers.RepeatedScalarFieldContainer[str]
    version: int
    def __init__(self, request_id: _Optional[str] = ..., customer_id: _Optional[str] = ..., phones: _Optional[_Iterable[str]] = ..., contacts: _Optional[_Iterable[_Union[WriteCustomerFileRequest.Person, _Mapping]]] = ..., environment: _Optional[str] = ..., configuration: _Optional[str] = ..., maintenance_items: _Optional[_Iterable[str]] = ..., maintenance_months: _Optional[int] = ..., next_maintenance_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., services_wanted: _Optional[_Iterable[str]] = ..., version: _Optional[int] = ...) -> None: ...

class WriteCustomerFileResponse(_message.Message):
    __slots__ = ("file",)
    FILE_FIELD_NUMBER: _ClassVar[int]
    file: _customer_files_pb2.CustomerFile
    def __init__(self, file: _Optional[_Union[_customer_files_pb2.CustomerFile, _Mapping]] = ...) -> None: ...

class GetCustomerFileRequest(_message.Message):
    __slots__ = ("customer_id",)
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    def __init__(self, customer_id: _Optional[str] = ...) -> None: ...

class GetCustomerFileResponse(_message.Message):
    __slots__ = ("file", "installed_products")
    FILE_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    file: _customer_files_pb2.CustomerFile
    installed_products: _containers.RepeatedCompositeFieldContainer[_resources_pb2.InstalledProduct]
    def __init__(self, file: _Optional[_Union[_customer_files_pb2.CustomerFile, _Mapping]] = ..., installed_products: _Optional[_Iterable[_Union[_resources_pb2.InstalledProduct, _Mapping]]] = ...) -> None: ...

class ReadCustomerFileRequest(_message.Message):
    __slots__ = ("request_id", "customer_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    customer_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., customer_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ReadCustomerFileResponse(_message.Message):
    __slots__ = ("file",)
    FILE_FIELD_NUMBER: _ClassVar[int]
    file: _customer_files_pb2.CustomerFile
    def __init__(self, file: _Optional[_Union[_customer_files_pb2.CustomerFile, _Mapping]] = ...) -> None: ...

class ListCustomerFilesRequest(_message.Message):
    __slots__ = ("duty", "branch_code", "page_size", "page_token")
    DUTY_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    duty: _customer_files_pb2.FileDuty
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, duty: _Optional[_Union[_customer_files_pb2.FileDuty, str]] = ..., branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCustomerFilesResponse(_message.Message):
    __slots__ = ("files", "next_page_token")
    FILES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    files: _containers.RepeatedCompositeFieldContainer[_customer_files_pb2.FileSummary]
    next_page_token: str
    def __init__(self, files: _Optional[_Iterable[_Union[_customer_files_pb2.FileSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RecordUpkeepCheckRequest(_message.Message):
    __slots__ = ("request_id", "customer_id", "checked_on", "note")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    CHECKED_ON_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    customer_id: str
    checked_on: _date_pb2.Date
    note: str
    def __init__(self, request_id: _Optional[str] = ..., customer_id: _Optional[str] = ..., checked_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., note: _Optional[str] = ...) -> None: ...

class RecordUpkeepCheckResponse(_message.Message):
    __slots__ = ("check", "next_due_on")
    CHECK_FIELD_NUMBER: _ClassVar[int]
    NEXT_DUE_ON_FIELD_NUMBER: _ClassVar[int]
    check: _customer_files_pb2.UpkeepCheck
    next_due_on: _date_pb2.Date
    def __init__(self, check: _Optional[_Union[_customer_files_pb2.UpkeepCheck, _Mapping]] = ..., next_due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class ListUpkeepChecksRequest(_message.Message):
    __slots__ = ("customer_id", "page_size", "page_token")
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    page_size: int
    page_token: str
    def __init__(self, customer_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListUpkeepChecksResponse(_message.Message):
    __slots__ = ("checks", "next_page_token")
    CHECKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    checks: _containers.RepeatedCompositeFieldContainer[_customer_files_pb2.UpkeepCheck]
    next_page_token: str
    def __init__(self, checks: _Optional[_Iterable[_Union[_customer_files_pb2.UpkeepCheck, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListServiceHistoryRequest(_message.Message):
    __slots__ = ("customer_id", "page_size", "page_token")
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    page_size: int
    page_token: str
    def __init__(self, customer_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListServiceHistoryResponse(_message.Message):
    __slots__ = ("service_requests", "next_page_token")
    SERVICE_REQUESTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    service_requests: _containers.RepeatedCompositeFieldContainer[_resources_pb2.ServiceRequest]
    next_page_token: str
    def __init__(self, service_requests: _Optional[_Iterable[_Union[_resources_pb2.ServiceRequest, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class FindInstalledProductsRequest(_message.Message):
    __slots__ = ("serial_number", "bar_code", "contract_number", "customer_id", "page_size", "page_token")
    SERIAL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    serial_number: str
    bar_code: str
    contract_number: str
    customer_id: str
    page_size: int
    page_token: str
    def __init__(self, serial_number: _Optional[str] = ..., bar_code: _Optional[str] = ..., contract_number: _Optional[str] = ..., customer_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class FindInstalledProductsResponse(_message.Message):
    __slots__ = ("installed_products", "next_page_token")
    INSTALLED_PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    installed_products: _containers.RepeatedCompositeFieldContainer[_resources_pb2.InstalledProduct]
    next_page_token: str
    def __init__(self, installed_products: _Optional[_Iterable[_Union[_resources_pb2.InstalledProduct, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RecordProductDatesRequest(_message.Message):
    __slots__ = ("request_id", "installed_product_id", "delivered_on", "accepted_on")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_ON_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_ON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    installed_product_id: str
    delivered_on: _date_pb2.Date
    accepted_on: _date_pb2.Date
    def __init__(self, request_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., delivered_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., accepted_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class RecordProductDatesResponse(_message.Message):
    __slots__ = ("installed_product",)
    INSTALLED_PRODUCT_FIELD_NUMBER: _ClassVar[int]
    installed_product: _resources_pb2.InstalledProduct
    def __init__(self, installed_product: _Optional[_Union[_resources_pb2.InstalledProduct, _Mapping]] = ...) -> None: ...

class RegisterInstalledPartRequest(_message.Message):
    __slots__ = ("request_id", "installed_product_id", "bar_code", "part_number", "installed_on", "replaces_bar_code", "caused_by_people")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_ON_FIELD_NUMBER: _ClassVar[int]
    REPLACES_BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    CAUSED_BY_PEOPLE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    installed_product_id: str
    bar_code: str
    part_number: str
    installed_on: _date_pb2.Date
    replaces_bar_code: str
    caused_by_people: bool
    def __init__(self, request_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., bar_code: _Optional[str] = ..., part_number: _Optional[str] = ..., installed_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., replaces_bar_code: _Optional[str] = ..., caused_by_people: _Optional[bool] = ...) -> None: ...

class RegisterInstalledPartResponse(_message.Message):
    __slots__ = ("installed_part",)
    INSTALLED_PART_FIELD_NUMBER: _ClassVar[int]
    installed_part: _customer_files_pb2.InstalledPart
    def __init__(self, installed_part: _Optional[_Union[_customer_files_pb2.InstalledPart, _Mapping]] = ...) -> None: ...

class ListContactReadingsRequest(_message.Message):
    __slots__ = ("customer_id", "reader", "branch_code", "page_size", "page_token")
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    READER_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    reader: str
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, customer_id: _Optional[str] = ..., reader: _Optional[str] = ..., branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListContactReadingsResponse(_message.Message):
    __slots__ = ("readings", "next_page_token")
    READINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    readings: _containers.RepeatedCompositeFieldContainer[_customer_files_pb2.ContactReading]
    next_page_token: str
    def __init__(self, readings: _Optional[_Iterable[_Union[_customer_files_pb2.ContactReading, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
