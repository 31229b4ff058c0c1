import datetime

from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class InternalUse(_message.Message):
    __slots__ = ("id", "branch_code", "warehouse_code", "department_code", "state", "lines", "amount", "purpose", "asked_by", "asked_time", "approval", "issued_by", "issued_time", "ended_by", "ended_time", "end_reason", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[InternalUse.State]
        STATE_ASKED: _ClassVar[InternalUse.State]
        STATE_APPROVED: _ClassVar[InternalUse.State]
        STATE_ISSUED: _ClassVar[InternalUse.State]
        STATE_REVERSED: _ClassVar[InternalUse.State]
        STATE_CANCELLED: _ClassVar[InternalUse.State]
    STATE_UNSPECIFIED: InternalUse.State
    STATE_ASKED: InternalUse.State
    STATE_APPROVED: InternalUse.State
    STATE_ISSUED: InternalUse.State
    STATE_REVERSED: InternalUse.State
    STATE_CANCELLED: InternalUse.State
    ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    ASKED_BY_FIELD_NUMBER: _ClassVar[int]
    ASKED_TIME_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_FIELD_NUMBER: _ClassVar[int]
    ISSUED_TIME_FIELD_NUMBER: _ClassVar[int]
    ENDED_BY_FIELD_NUMBER: _ClassVar[int]
    ENDED_TIME_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    branch_code: str
    warehouse_code: str
    department_code: str
    state: InternalUse.State
    lines: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    amount: str
    purpose: str
    asked_by: str
    asked_time: _timestamp_pb2.Timestamp
    approval: InternalUseApproval
    issued_by: str
    issued_time: _timestamp_pb2.Timestamp
    ended_by: str
    ended_time: _timestamp_pb2.Timestamp
    end_reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., department_code: _Optional[str] = ..., state: _Optional[_Union[InternalUse.State, str]] = ..., lines: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., amount: _Optional[str] = ..., purpose: _Optional[str] = ..., asked_by: _Optional[str] = ..., asked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., approval: _Optional[_Union[InternalUseApproval, _Mapping]] = ..., issued_by: _Optional[str] = ..., issued_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_by: _Optional[str] = ..., ended_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class InternalUseApproval(_message.Message):
    __slots__ = ("month", "budget_amount", "used_before_amount", "over_budget", "approved_by", "role", "approved_time", "policy_ref")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    BUDGET_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    USED_BEFORE_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    OVER_BUDGET_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    APPROVED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    month: _date_pb2.Date
    budget_amount: str
    used_before_amount: str
    over_budget: bool
    approved_by: str
    role: str
    approved_time: _timestamp_pb2.Timestamp
    policy_ref: str
    def __init__(self, month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., budget_amount: _Optional[str] = ..., used_before_amount: _Optional[str] = ..., over_budget: _Optional[bool] = ..., approved_by: _Optional[str] = ..., role: _Optional[str] = ..., approved_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class Budget(_message.Message):
    __slots__ = ("department_code", "branch_code", "effective_on", "monthly_amount", "reason", "set_by", "set_time")
    DEPARTMENT_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_ON_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SET_BY_FIELD_NUMBER: _ClassVar[int]
    SET_TIME_FIELD_NUMBER: _ClassVar[int]
    department_code: str
    branch_code: str
    effective_on: _date_pb2.Date
    monthly_amount: str
    reason: str
    set_by: str
    set_time: _timestamp_pb2.Timestamp
    def __init__(self, department_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., effective_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., monthly_amount: _Optional[str] = ..., reason: _Optional[str] = ..., set_by: _Optional[str] = ..., set_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DepartmentMonth(_message.Message):
    __slots__ = ("department_code", "branch_code", "month", "budget_amount", "used_amount", "remaining_amount")
    DEPARTMENT_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    BUDGET_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    USED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REMAINING_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    department_code: str
    branch_code: str
    month: _date_pb2.Date
    budget_amount: str
    used_amount: str
    remaining_amount: str
    def __init__(self, department_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., budget_amount: _Optional[str] = ..., used_amount: _Optional[str] = ..., remaining_amount: _Optional[str] = ...) -> None: ...
