import datetime

from callout.intake.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class FilePart(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FILE_PART_UNSPECIFIED: _ClassVar[FilePart]
    FILE_PART_ADDRESS: _ClassVar[FilePart]
    FILE_PART_CONTACTS: _ClassVar[FilePart]
    FILE_PART_ENVIRONMENT: _ClassVar[FilePart]
    FILE_PART_CONFIGURATION: _ClassVar[FilePart]
    FILE_PART_MAINTENANCE: _ClassVar[FilePart]
    FILE_PART_SERVICES: _ClassVar[FilePart]

class FileDuty(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FILE_DUTY_UNSPECIFIED: _ClassVar[FileDuty]
    FILE_DUTY_COMPLETION: _ClassVar[FileDuty]
    FILE_DUTY_UPKEEP: _ClassVar[FileDuty]
    FILE_DUTY_MAINTENANCE: _ClassVar[FileDuty]
FILE_PART_UNSPECIFIED: FilePart
FILE_PART_ADDRESS: FilePart
FILE_PART_CONTACTS: FilePart
FILE_PART_ENVIRONMENT: FilePart
FILE_PART_CONFIGURATION: FilePart
FILE_PART_MAINTENANCE: FilePart
FILE_PART_SERVICES: FilePart
FILE_DUTY_UNSPECIFIED: FileDuty
FILE_DUTY_COMPLETION: FileDuty
FILE_DUTY_UPKEEP: FileDuty
FILE_DUTY_MAINTENANCE: FileDuty

class ContactPerson(_message.Message):
    __slots__ = ("name", "role", "phones")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    name: str
    role: str
    phones: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, name: _Optional[str] = ..., role: _Optional[str] = ..., phones: _Optional[_Iterable[str]] = ...) -> None: ...

class MaintenancePlan(_message.Message):
    __slots__ = ("items", "every_months", "next_on")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    EVERY_MONTHS_FIELD_NUMBER: _ClassVar[int]
    NEXT_ON_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedScalarFieldContainer[str]
    every_months: int
    next_on: _date_pb2.Date
    def __init__(self, items: _Optional[_Iterable[str]] = ..., every_months: _Optional[int] = ..., next_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class CustomerFile(_message.Message):
    __slots__ = ("customer", "customer_code", "phones", "contacts", "environment", "configuration", "maintenance", "services_wanted", "begun_on", "due_on", "completed_on", "missing", "upkeep_due_on", "version")
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_CODE_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    CONFIGURATION_FIELD_NUMBER: _ClassVar[int]
    MAINTENANCE_FIELD_NUMBER: _ClassVar[int]
    SERVICES_WANTED_FIELD_NUMBER: _ClassVar[int]
    BEGUN_ON_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_ON_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    UPKEEP_DUE_ON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    customer: _resources_pb2.Customer
    customer_code: str
    phones: _containers.RepeatedScalarFieldContainer[str]
    contacts: _containers.RepeatedCompositeFieldContainer[ContactPerson]
    environment: str
    configuration: str
    maintenance: MaintenancePlan
    services_wanted: _containers.RepeatedScalarFieldContainer[str]
    begun_on: _date_pb2.Date
    due_on: _date_pb2.Date
    completed_on: _date_pb2.Date
    missing: _containers.RepeatedScalarFieldContainer[FilePart]
    upkeep_due_on: _date_pb2.Date
    version: int
    def __init__(self, customer: _Optional[_Union[_resources_pb2.Customer, _Mapping]] = ..., customer_code: _Optional[str] = ..., phones: _Optional[_Iterable[str]] = ..., contacts: _Optional[_Iterable[_Union[ContactPerson, _Mapping]]] = ..., environment: _Optional[str] = ..., configuration: _Optional[str] = ..., maintenance: _Optional[_Union[MaintenancePlan, _Mapping]] = ..., services_wanted: _Optional[_Iterable[str]] = ..., begun_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., completed_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., missing: _Optional[_Iterable[_Union[FilePart, str]]] = ..., upkeep_due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., version: _Optional[int] = ...) -> None: ...

class FileSummary(_message.Message):
    __slots__ = ("customer_id", "customer_code", "customer_name", "branch_code", "begun_on", "due_on", "completed_on")
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    BEGUN_ON_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_ON_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    customer_code: str
    customer_name: str
    branch_code: str
    begun_on: _date_pb2.Date
    due_on: _date_pb2.Date
    completed_on: _date_pb2.Date
    def __init__(self, customer_id: _Optional[str] = ..., customer_code: _Optional[str] = ..., customer_name: _Optional[str] = ..., branch_code: _Optional[str] = ..., begun_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., completed_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class UpkeepCheck(_message.Message):
    __slots__ = ("customer_id", "checked_on", "checked_by", "note", "recorded_time")
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    CHECKED_ON_FIELD_NUMBER: _ClassVar[int]
    CHECKED_BY_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    checked_on: _date_pb2.Date
    checked_by: str
    note: str
    recorded_time: _timestamp_pb2.Timestamp
    def __init__(self, customer_id: _Optional[str] = ..., checked_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., checked_by: _Optional[str] = ..., note: _Optional[str] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ContactReading(_message.Message):
    __slots__ = ("customer_id", "branch_code", "reader", "reason", "what", "read_time")
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    READER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    READ_TIME_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    branch_code: str
    reader: str
    reason: str
    what: str
    read_time: _timestamp_pb2.Timestamp
    def __init__(self, customer_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., reader: _Optional[str] = ..., reason: _Optional[str] = ..., what: _Optional[str] = ..., read_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class InstalledPart(_message.Message):
    __slots__ = ("bar_code", "installed_product_id", "part_number", "installed_on", "replaces_bar_code", "replaced_in_warranty")
    BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_ON_FIELD_NUMBER: _ClassVar[int]
    REPLACES_BAR_CODE_FIELD_NUMBER: _ClassVar[int]
    REPLACED_IN_WARRANTY_FIELD_NUMBER: _ClassVar[int]
    bar_code: str
    installed_product_id: str
    part_number: str
    installed_on: _date_pb2.Date
    replaces_bar_code: str
    replaced_in_warranty: bool
    def __init__(self, bar_code: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., part_number: _Optional[str] = ..., installed_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., replaces_bar_code: _Optional[str] = ..., replaced_in_warranty: _Optional[bool] = ...) -> None: ...
