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

class ContractKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONTRACT_KIND_UNSPECIFIED: _ClassVar[ContractKind]
    CONTRACT_KIND_MAINTENANCE: _ClassVar[ContractKind]
    CONTRACT_KIND_PROJECT: _ClassVar[ContractKind]

class NoticeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    NOTICE_KIND_UNSPECIFIED: _ClassVar[NoticeKind]
    NOTICE_KIND_REPORT: _ClassVar[NoticeKind]
    NOTICE_KIND_RENEWAL: _ClassVar[NoticeKind]

class Charging(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHARGING_UNSPECIFIED: _ClassVar[Charging]
    CHARGING_FREE: _ClassVar[Charging]
    CHARGING_BY_CONTRACT: _ClassVar[Charging]
    CHARGING_COST_PRICE_AND_LABOUR: _ClassVar[Charging]
    CHARGING_PRICE_LIST: _ClassVar[Charging]

class CategoryCheck(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CATEGORY_CHECK_UNSPECIFIED: _ClassVar[CategoryCheck]
    CATEGORY_CHECK_INTERNAL_PURPOSE: _ClassVar[CategoryCheck]
    CATEGORY_CHECK_PRODUCT_ON_FILE: _ClassVar[CategoryCheck]
    CATEGORY_CHECK_WARRANTY_PROVED: _ClassVar[CategoryCheck]
    CATEGORY_CHECK_IN_WARRANTY: _ClassVar[CategoryCheck]
    CATEGORY_CHECK_DAMAGE_BY_PEOPLE: _ClassVar[CategoryCheck]
    CATEGORY_CHECK_UNDER_CONTRACT: _ClassVar[CategoryCheck]
    CATEGORY_CHECK_VISITS_LEFT: _ClassVar[CategoryCheck]
CONTRACT_KIND_UNSPECIFIED: ContractKind
CONTRACT_KIND_MAINTENANCE: ContractKind
CONTRACT_KIND_PROJECT: ContractKind
NOTICE_KIND_UNSPECIFIED: NoticeKind
NOTICE_KIND_REPORT: NoticeKind
NOTICE_KIND_RENEWAL: NoticeKind
CHARGING_UNSPECIFIED: Charging
CHARGING_FREE: Charging
CHARGING_BY_CONTRACT: Charging
CHARGING_COST_PRICE_AND_LABOUR: Charging
CHARGING_PRICE_LIST: Charging
CATEGORY_CHECK_UNSPECIFIED: CategoryCheck
CATEGORY_CHECK_INTERNAL_PURPOSE: CategoryCheck
CATEGORY_CHECK_PRODUCT_ON_FILE: CategoryCheck
CATEGORY_CHECK_WARRANTY_PROVED: CategoryCheck
CATEGORY_CHECK_IN_WARRANTY: CategoryCheck
CATEGORY_CHECK_DAMAGE_BY_PEOPLE: CategoryCheck
CATEGORY_CHECK_UNDER_CONTRACT: CategoryCheck
CATEGORY_CHECK_VISITS_LEFT: CategoryCheck

class Considered(_message.Message):
    __slots__ = ("check", "holds", "figures")
    class FiguresEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    CHECK_FIELD_NUMBER: _ClassVar[int]
    HOLDS_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    check: CategoryCheck
    holds: bool
    figures: _containers.ScalarMap[str, str]
    def __init__(self, check: _Optional[_Union[CategoryCheck, str]] = ..., holds: _Optional[bool] = ..., figures: _Optional[_Mapping[str, str]] = ...) -> None: ...

class CategoryExplanation(_message.Message):
    __slots__ = ("service_request_id", "request_number", "category", "charging", "category_policy_ref", "contract_id", "sla_pack", "considered", "damage")
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    CHARGING_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    CONSIDERED_FIELD_NUMBER: _ClassVar[int]
    DAMAGE_FIELD_NUMBER: _ClassVar[int]
    service_request_id: str
    request_number: str
    category: _resources_pb2.ServiceCategory
    charging: Charging
    category_policy_ref: str
    contract_id: str
    sla_pack: str
    considered: _containers.RepeatedCompositeFieldContainer[Considered]
    damage: _resources_pb2.DamageFinding
    def __init__(self, service_request_id: _Optional[str] = ..., request_number: _Optional[str] = ..., category: _Optional[_Union[_resources_pb2.ServiceCategory, str]] = ..., charging: _Optional[_Union[Charging, str]] = ..., category_policy_ref: _Optional[str] = ..., contract_id: _Optional[str] = ..., sla_pack: _Optional[str] = ..., considered: _Optional[_Iterable[_Union[Considered, _Mapping]]] = ..., damage: _Optional[_Union[_resources_pb2.DamageFinding, _Mapping]] = ...) -> None: ...

class Contract(_message.Message):
    __slots__ = ("id", "contract_number", "customer_id", "branch_code", "kind", "installed_product_ids", "items", "calendar", "sla_pack", "visits_included", "price", "starts_on", "term_starts_on", "ends_on", "responsible", "next_notice_on", "version")
    ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_IDS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    SLA_PACK_FIELD_NUMBER: _ClassVar[int]
    VISITS_INCLUDED_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    STARTS_ON_FIELD_NUMBER: _ClassVar[int]
    TERM_STARTS_ON_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    NEXT_NOTICE_ON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    contract_number: str
    customer_id: str
    branch_code: str
    kind: ContractKind
    installed_product_ids: _containers.RepeatedScalarFieldContainer[str]
    items: _containers.RepeatedScalarFieldContainer[str]
    calendar: str
    sla_pack: str
    visits_included: int
    price: str
    starts_on: _date_pb2.Date
    term_starts_on: _date_pb2.Date
    ends_on: _date_pb2.Date
    responsible: str
    next_notice_on: _date_pb2.Date
    version: int
    def __init__(self, id: _Optional[str] = ..., contract_number: _Optional[str] = ..., customer_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., kind: _Optional[_Union[ContractKind, str]] = ..., installed_product_ids: _Optional[_Iterable[str]] = ..., items: _Optional[_Iterable[str]] = ..., calendar: _Optional[str] = ..., sla_pack: _Optional[str] = ..., visits_included: _Optional[int] = ..., price: _Optional[str] = ..., starts_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., term_starts_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., responsible: _Optional[str] = ..., next_notice_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., version: _Optional[int] = ...) -> None: ...

class ContractNotice(_message.Message):
    __slots__ = ("contract_id", "kind", "ends_on", "raised_time", "policy_ref", "settled_time", "settled_by", "note")
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    RAISED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    SETTLED_TIME_FIELD_NUMBER: _ClassVar[int]
    SETTLED_BY_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    kind: NoticeKind
    ends_on: _date_pb2.Date
    raised_time: _timestamp_pb2.Timestamp
    policy_ref: str
    settled_time: _timestamp_pb2.Timestamp
    settled_by: str
    note: str
    def __init__(self, contract_id: _Optional[str] = ..., kind: _Optional[_Union[NoticeKind, str]] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., raised_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., settled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., settled_by: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...
