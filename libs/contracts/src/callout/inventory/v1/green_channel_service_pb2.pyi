import datetime

from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import resources_pb2 as _resources_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class FirstIssue(_message.Message):
    __slots__ = ("requisition_id", "work_order_id", "branch_code", "warehouse_code", "severity", "amount", "issued_by", "issued_time", "approval_due_time", "policy_ref", "overdue_time", "approved_by", "approved_time")
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ISSUED_BY_FIELD_NUMBER: _ClassVar[int]
    ISSUED_TIME_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_TIME_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    APPROVED_TIME_FIELD_NUMBER: _ClassVar[int]
    requisition_id: str
    work_order_id: str
    branch_code: str
    warehouse_code: str
    severity: str
    amount: str
    issued_by: str
    issued_time: _timestamp_pb2.Timestamp
    approval_due_time: _timestamp_pb2.Timestamp
    policy_ref: str
    overdue_time: _timestamp_pb2.Timestamp
    approved_by: str
    approved_time: _timestamp_pb2.Timestamp
    def __init__(self, requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., severity: _Optional[str] = ..., amount: _Optional[str] = ..., issued_by: _Optional[str] = ..., issued_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., approval_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ..., overdue_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., approved_by: _Optional[str] = ..., approved_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class IssueFirstRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id", "lots", "occurred_time")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_TIME_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    lots: _containers.RepeatedCompositeFieldContainer[_resources_pb2.PartLine]
    occurred_time: _timestamp_pb2.Timestamp
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., lots: _Optional[_Iterable[_Union[_resources_pb2.PartLine, _Mapping]]] = ..., occurred_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class IssueFirstResponse(_message.Message):
    __slots__ = ("requisition", "first_issue")
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    FIRST_ISSUE_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    first_issue: FirstIssue
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ..., first_issue: _Optional[_Union[FirstIssue, _Mapping]] = ...) -> None: ...

class TakeReservationsRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ...) -> None: ...

class TakeReservationsResponse(_message.Message):
    __slots__ = ("requisition",)
    REQUISITION_FIELD_NUMBER: _ClassVar[int]
    requisition: _resources_pb2.Requisition
    def __init__(self, requisition: _Optional[_Union[_resources_pb2.Requisition, _Mapping]] = ...) -> None: ...

class ListFirstIssuesRequest(_message.Message):
    __slots__ = ("branch_code", "outstanding", "overdue", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    OUTSTANDING_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    outstanding: bool
    overdue: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., outstanding: _Optional[bool] = ..., overdue: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListFirstIssuesResponse(_message.Message):
    __slots__ = ("first_issues", "next_page_token")
    FIRST_ISSUES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    first_issues: _containers.RepeatedCompositeFieldContainer[FirstIssue]
    next_page_token: str
    def __init__(self, first_issues: _Optional[_Iterable[_Union[FirstIssue, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
