import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WorkPlan(_message.Message):
    __slots__ = ("id", "kind", "branch_code", "customer_id", "installed_product_id", "contract_ref", "product_line", "basis", "every_months", "every_days", "next_due_on", "ends_on", "active", "end_reason", "version")
    class Basis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        BASIS_UNSPECIFIED: _ClassVar[WorkPlan.Basis]
        BASIS_MAINTENANCE: _ClassVar[WorkPlan.Basis]
        BASIS_WARRANTY: _ClassVar[WorkPlan.Basis]
        BASIS_AGREED: _ClassVar[WorkPlan.Basis]
    BASIS_UNSPECIFIED: WorkPlan.Basis
    BASIS_MAINTENANCE: WorkPlan.Basis
    BASIS_WARRANTY: WorkPlan.Basis
    BASIS_AGREED: WorkPlan.Basis
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_REF_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    EVERY_MONTHS_FIELD_NUMBER: _ClassVar[int]
    EVERY_DAYS_FIELD_NUMBER: _ClassVar[int]
    NEXT_DUE_ON_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    kind: str
    branch_code: str
    customer_id: str
    installed_product_id: str
    contract_ref: str
    product_line: str
    basis: WorkPlan.Basis
    every_months: int
    every_days: int
    next_due_on: _date_pb2.Date
    ends_on: _date_pb2.Date
    active: bool
    end_reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., kind: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., contract_ref: _Optional[str] = ..., product_line: _Optional[str] = ..., basis: _Optional[_Union[WorkPlan.Basis, str]] = ..., every_months: _Optional[int] = ..., every_days: _Optional[int] = ..., next_due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., active: _Optional[bool] = ..., end_reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class WorkRecord(_message.Message):
    __slots__ = ("kind", "occurred_time", "recorded_time", "recorded_by", "fields", "confirmed_by", "confirmation", "confirmed_time")
    class FieldsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    KIND_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_BY_FIELD_NUMBER: _ClassVar[int]
    CONFIRMATION_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_TIME_FIELD_NUMBER: _ClassVar[int]
    kind: str
    occurred_time: _timestamp_pb2.Timestamp
    recorded_time: _timestamp_pb2.Timestamp
    recorded_by: str
    fields: _containers.ScalarMap[str, str]
    confirmed_by: str
    confirmation: str
    confirmed_time: _timestamp_pb2.Timestamp
    def __init__(self, kind: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_by: _Optional[str] = ..., fields: _Optional[_Mapping[str, str]] = ..., confirmed_by: _Optional[str] = ..., confirmation: _Optional[str] = ..., confirmed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PlannedWork(_message.Message):
    __slots__ = ("id", "plan_id", "kind", "branch_code", "customer_id", "installed_product_id", "contract_ref", "title", "due_on", "start_time", "service_request_id", "policy_ref", "state", "visited_time", "record_due_on", "records", "cancel_reason", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[PlannedWork.State]
        STATE_OPEN: _ClassVar[PlannedWork.State]
        STATE_DONE: _ClassVar[PlannedWork.State]
        STATE_CANCELLED: _ClassVar[PlannedWork.State]
    STATE_UNSPECIFIED: PlannedWork.State
    STATE_OPEN: PlannedWork.State
    STATE_DONE: PlannedWork.State
    STATE_CANCELLED: PlannedWork.State
    ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_REF_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VISITED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORD_DUE_ON_FIELD_NUMBER: _ClassVar[int]
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    plan_id: str
    kind: str
    branch_code: str
    customer_id: str
    installed_product_id: str
    contract_ref: str
    title: str
    due_on: _date_pb2.Date
    start_time: _timestamp_pb2.Timestamp
    service_request_id: str
    policy_ref: str
    state: PlannedWork.State
    visited_time: _timestamp_pb2.Timestamp
    record_due_on: _date_pb2.Date
    records: _containers.RepeatedCompositeFieldContainer[WorkRecord]
    cancel_reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., plan_id: _Optional[str] = ..., kind: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., contract_ref: _Optional[str] = ..., title: _Optional[str] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., service_request_id: _Optional[str] = ..., policy_ref: _Optional[str] = ..., state: _Optional[_Union[PlannedWork.State, str]] = ..., visited_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., record_due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., records: _Optional[_Iterable[_Union[WorkRecord, _Mapping]]] = ..., cancel_reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class OpenPlanRequest(_message.Message):
    __slots__ = ("request_id", "branch_code", "kind", "installed_product_id", "contract_ref", "customer_id", "product_line", "first_due_on", "ends_on", "every_months", "every_days")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_REF_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    FIRST_DUE_ON_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    EVERY_MONTHS_FIELD_NUMBER: _ClassVar[int]
    EVERY_DAYS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    branch_code: str
    kind: str
    installed_product_id: str
    contract_ref: str
    customer_id: str
    product_line: str
    first_due_on: _date_pb2.Date
    ends_on: _date_pb2.Date
    every_months: int
    every_days: int
    def __init__(self, request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., kind: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., contract_ref: _Optional[str] = ..., customer_id: _Optional[str] = ..., product_line: _Optional[str] = ..., first_due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., every_months: _Optional[int] = ..., every_days: _Optional[int] = ...) -> None: ...

class OpenPlanResponse(_message.Message):
    __slots__ = ("plan",)
    PLAN_FIELD_NUMBER: _ClassVar[int]
    plan: WorkPlan
    def __init__(self, plan: _Optional[_Union[WorkPlan, _Mapping]] = ...) -> None: ...

class EndPlanRequest(_message.Message):
    __slots__ = ("request_id", "plan_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    plan_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class EndPlanResponse(_message.Message):
    __slots__ = ("plan",)
    PLAN_FIELD_NUMBER: _ClassVar[int]
    plan: WorkPlan
    def __init__(self, plan: _Optional[_Union[WorkPlan, _Mapping]] = ...) -> None: ...

class ListPlansRequest(_message.Message):
    __slots__ = ("branch_code", "kind", "active_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    kind: str
    active_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., kind: _Optional[str] = ..., active_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPlansResponse(_message.Message):
    __slots__ = ("plans", "next_page_token")
    PLANS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    plans: _containers.RepeatedCompositeFieldContainer[WorkPlan]
    next_page_token: str
    def __init__(self, plans: _Optional[_Iterable[_Union[WorkPlan, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PlanWorkRequest(_message.Message):
    __slots__ = ("request_id", "branch_code", "kind", "installed_product_id", "contract_ref", "customer_id", "product_line", "title", "due_on", "start_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_REF_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    branch_code: str
    kind: str
    installed_product_id: str
    contract_ref: str
    customer_id: str
    product_line: str
    title: str
    due_on: _date_pb2.Date
    start_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., kind: _Optional[str] = ..., installed_product_id: _Optional[str] = ..., contract_ref: _Optional[str] = ..., customer_id: _Optional[str] = ..., product_line: _Optional[str] = ..., title: _Optional[str] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PlanWorkResponse(_message.Message):
    __slots__ = ("work",)
    WORK_FIELD_NUMBER: _ClassVar[int]
    work: PlannedWork
    def __init__(self, work: _Optional[_Union[PlannedWork, _Mapping]] = ...) -> None: ...

class RecordWorkRequest(_message.Message):
    __slots__ = ("request_id", "work_id", "record_kind", "fields", "occurred_time")
    class FieldsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ID_FIELD_NUMBER: _ClassVar[int]
    RECORD_KIND_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_id: str
    record_kind: str
    fields: _containers.ScalarMap[str, str]
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., work_id: _Optional[str] = ..., record_kind: _Optional[str] = ..., fields: _Optional[_Mapping[str, str]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordWorkResponse(_message.Message):
    __slots__ = ("work",)
    WORK_FIELD_NUMBER: _ClassVar[int]
    work: PlannedWork
    def __init__(self, work: _Optional[_Union[PlannedWork, _Mapping]] = ...) -> None: ...

class ConfirmRecordRequest(_message.Message):
    __slots__ = ("request_id", "work_id", "record_kind", "confirmed_by", "confirmation", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ID_FIELD_NUMBER: _ClassVar[int]
    RECORD_KIND_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_BY_FIELD_NUMBER: _ClassVar[int]
    CONFIRMATION_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_id: str
    record_kind: str
    confirmed_by: str
    confirmation: str
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., work_id: _Optional[str] = ..., record_kind: _Optional[str] = ..., confirmed_by: _Optional[str] = ..., confirmation: _Optional[str] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ConfirmRecordResponse(_message.Message):
    __slots__ = ("work",)
    WORK_FIELD_NUMBER: _ClassVar[int]
    work: PlannedWork
    def __init__(self, work: _Optional[_Union[PlannedWork, _Mapping]] = ...) -> None: ...

class CancelWorkRequest(_message.Message):
    __slots__ = ("request_id", "work_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    work_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., work_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CancelWorkResponse(_message.Message):
    __slots__ = ("work",)
    WORK_FIELD_NUMBER: _ClassVar[int]
    work: PlannedWork
    def __init__(self, work: _Optional[_Union[PlannedWork, _Mapping]] = ...) -> None: ...

class GetPlannedWorkRequest(_message.Message):
    __slots__ = ("work_id",)
    WORK_ID_FIELD_NUMBER: _ClassVar[int]
    work_id: str
    def __init__(self, work_id: _Optional[str] = ...) -> None: ...

class GetPlannedWorkResponse(_message.Message):
    __slots__ = ("work",)
    WORK_FIELD_NUMBER: _ClassVar[int]
    work: PlannedWork
    def __init__(self, work: _Optional[_Union[PlannedWork, _Mapping]] = ...) -> None: ...

class ListPlannedWorkRequest(_message.Message):
    __slots__ = ("branch_code", "kind", "plan_id", "open_only", "overdue_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    kind: str
    plan_id: str
    open_only: bool
    overdue_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., kind: _Optional[str] = ..., plan_id: _Optional[str] = ..., open_only: _Optional[bool] = ..., overdue_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPlannedWorkResponse(_message.Message):
    __slots__ = ("works", "next_page_token")
    WORKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    works: _containers.RepeatedCompositeFieldContainer[PlannedWork]
    next_page_token: str
    def __init__(self, works: _Optional[_Iterable[_Union[PlannedWork, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CheckRestorabilityRequest(_message.Message):
    __slots__ = ("plan_id",)
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    def __init__(self, plan_id: _Optional[str] = ...) -> None: ...

class CheckRestorabilityResponse(_message.Message):
    __slots__ = ("restorable", "since_time", "gaps", "usable_copies", "drilled_time", "drill_is_due")
    class Gap(_message.Message):
        __slots__ = ("start_time", "end_time")
        START_TIME_FIELD_NUMBER: _ClassVar[int]
        END_TIME_FIELD_NUMBER: _ClassVar[int]
        start_time: _timestamp_pb2.Timestamp
        end_time: _timestamp_pb2.Timestamp
        def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    RESTORABLE_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    GAPS_FIELD_NUMBER: _ClassVar[int]
    USABLE_COPIES_FIELD_NUMBER: _ClassVar[int]
    DRILLED_TIME_FIELD_NUMBER: _ClassVar[int]
    DRILL_IS_DUE_FIELD_NUMBER: _ClassVar[int]
    restorable: bool
    since_time: _timestamp_pb2.Timestamp
    gaps: _containers.RepeatedCompositeFieldContainer[CheckRestorabilityResponse.Gap]
    usable_copies: int
    drilled_time: _timestamp_pb2.Timestamp
    drill_is_due: bool
    def __init__(self, restorable: _Optional[bool] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., gaps: _Optional[_Iterable[_Union[CheckRestorabilityResponse.Gap, _Mapping]]] = ..., usable_copies: _Optional[int] = ..., drilled_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., drill_is_due: _Optional[bool] = ...) -> None: ...
