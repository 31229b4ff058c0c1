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

class Project(_message.Message):
    __slots__ = ("id", "code", "branch_code", "customer_id", "name", "owner", "state", "stages", "log", "weeks", "accepted_on", "accepted_by", "acceptance", "warranty_ends_on", "hand_over_started_time", "hand_over_items", "hand_over_finished_time", "dues", "policy_ref", "version", "accepted_product_ids")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Project.State]
        STATE_RUNNING: _ClassVar[Project.State]
        STATE_ACCEPTED: _ClassVar[Project.State]
        STATE_IN_AFTER_SALES: _ClassVar[Project.State]
    STATE_UNSPECIFIED: Project.State
    STATE_RUNNING: Project.State
    STATE_ACCEPTED: Project.State
    STATE_IN_AFTER_SALES: Project.State
    class Deliverable(_message.Message):
        __slots__ = ("name", "reference")
        NAME_FIELD_NUMBER: _ClassVar[int]
        REFERENCE_FIELD_NUMBER: _ClassVar[int]
        name: str
        reference: str
        def __init__(self, name: _Optional[str] = ..., reference: _Optional[str] = ...) -> None: ...
    class Stage(_message.Message):
        __slots__ = ("name", "owner", "plan", "due_on", "deliverables", "passed_time", "passed_by")
        NAME_FIELD_NUMBER: _ClassVar[int]
        OWNER_FIELD_NUMBER: _ClassVar[int]
        PLAN_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        DELIVERABLES_FIELD_NUMBER: _ClassVar[int]
        PASSED_TIME_FIELD_NUMBER: _ClassVar[int]
        PASSED_BY_FIELD_NUMBER: _ClassVar[int]
        name: str
        owner: str
        plan: str
        due_on: _date_pb2.Date
        deliverables: _containers.RepeatedCompositeFieldContainer[Project.Deliverable]
        passed_time: _timestamp_pb2.Timestamp
        passed_by: str
        def __init__(self, name: _Optional[str] = ..., owner: _Optional[str] = ..., plan: _Optional[str] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., deliverables: _Optional[_Iterable[_Union[Project.Deliverable, _Mapping]]] = ..., passed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., passed_by: _Optional[str] = ...) -> None: ...
    class LogEntry(_message.Message):
        __slots__ = ("number", "kind", "text", "owner", "due_on", "raised_time", "raised_by", "closed_time", "resolution")
        class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            KIND_UNSPECIFIED: _ClassVar[Project.LogEntry.Kind]
            KIND_RISK: _ClassVar[Project.LogEntry.Kind]
            KIND_CHANGE: _ClassVar[Project.LogEntry.Kind]
            KIND_OPEN_POINT: _ClassVar[Project.LogEntry.Kind]
        KIND_UNSPECIFIED: Project.LogEntry.Kind
        KIND_RISK: Project.LogEntry.Kind
        KIND_CHANGE: Project.LogEntry.Kind
        KIND_OPEN_POINT: Project.LogEntry.Kind
        NUMBER_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        TEXT_FIELD_NUMBER: _ClassVar[int]
        OWNER_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        RAISED_TIME_FIELD_NUMBER: _ClassVar[int]
        RAISED_BY_FIELD_NUMBER: _ClassVar[int]
        CLOSED_TIME_FIELD_NUMBER: _ClassVar[int]
        RESOLUTION_FIELD_NUMBER: _ClassVar[int]
        number: int
        kind: Project.LogEntry.Kind
        text: str
        owner: str
        due_on: _date_pb2.Date
        raised_time: _timestamp_pb2.Timestamp
        raised_by: str
        closed_time: _timestamp_pb2.Timestamp
        resolution: str
        def __init__(self, number: _Optional[int] = ..., kind: _Optional[_Union[Project.LogEntry.Kind, str]] = ..., text: _Optional[str] = ..., owner: _Optional[str] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., raised_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., raised_by: _Optional[str] = ..., closed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...
    class Week(_message.Message):
        __slots__ = ("begins_on", "status", "reported_by")
        BEGINS_ON_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        REPORTED_BY_FIELD_NUMBER: _ClassVar[int]
        begins_on: _date_pb2.Date
        status: str
        reported_by: str
        def __init__(self, begins_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., status: _Optional[str] = ..., reported_by: _Optional[str] = ...) -> None: ...
    class HandOverItem(_message.Message):
        __slots__ = ("name", "reference")
        NAME_FIELD_NUMBER: _ClassVar[int]
        REFERENCE_FIELD_NUMBER: _ClassVar[int]
        name: str
        reference: str
        def __init__(self, name: _Optional[str] = ..., reference: _Optional[str] = ...) -> None: ...
    class Due(_message.Message):
        __slots__ = ("rule", "what", "due_on", "overdue")
        RULE_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        OVERDUE_FIELD_NUMBER: _ClassVar[int]
        rule: str
        what: str
        due_on: _date_pb2.Date
        overdue: bool
        def __init__(self, rule: _Optional[str] = ..., what: _Optional[str] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., overdue: _Optional[bool] = ...) -> None: ...
    ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STAGES_FIELD_NUMBER: _ClassVar[int]
    LOG_FIELD_NUMBER: _ClassVar[int]
    WEEKS_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_ON_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_BY_FIELD_NUMBER: _ClassVar[int]
    ACCEPTANCE_FIELD_NUMBER: _ClassVar[int]
    WARRANTY_ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_STARTED_TIME_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_ITEMS_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_FINISHED_TIME_FIELD_NUMBER: _ClassVar[int]
    DUES_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_PRODUCT_IDS_FIELD_NUMBER: _ClassVar[int]
    id: str
    code: str
    branch_code: str
    customer_id: str
    name: str
    owner: str
    state: Project.State
    stages: _containers.RepeatedCompositeFieldContainer[Project.Stage]
    log: _containers.RepeatedCompositeFieldContainer[Project.LogEntry]
    weeks: _containers.RepeatedCompositeFieldContainer[Project.Week]
    accepted_on: _date_pb2.Date
    accepted_by: str
    acceptance: str
    warranty_ends_on: _date_pb2.Date
    hand_over_started_time: _timestamp_pb2.Timestamp
    hand_over_items: _containers.RepeatedCompositeFieldContainer[Project.HandOverItem]
    hand_over_finished_time: _timestamp_pb2.Timestamp
    dues: _containers.RepeatedCompositeFieldContainer[Project.Due]
    policy_ref: str
    version: int
    accepted_product_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, id: _Optional[str] = ..., code: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., name: _Optional[str] = ..., owner: _Optional[str] = ..., state: _Optional[_Union[Project.State, str]] = ..., stages: _Optional[_Iterable[_Union[Project.Stage, _Mapping]]] = ..., log: _Optional[_Iterable[_Union[Project.LogEntry, _Mapping]]] = ..., weeks: _Optional[_Iterable[_Union[Project.Week, _Mapping]]] = ..., accepted_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., accepted_by: _Optional[str] = ..., acceptance: _Optional[str] = ..., warranty_ends_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., hand_over_started_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., hand_over_items: _Optional[_Iterable[_Union[Project.HandOverItem, _Mapping]]] = ..., hand_over_finished_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dues: _Optional[_Iterable[_Union[Project.Due, _Mapping]]] = ..., policy_ref: _Optional[str] = ..., version: _Optional[int] = ..., accepted_product_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class OpenProjectRequest(_message.Message):
    __slots__ = ("request_id", "branch_code", "customer_id", "code", "name", "owner")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    branch_code: str
    customer_id: str
    code: str
    name: str
    owner: str
    def __init__(self, request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., customer_id: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., owner: _Optional[str] = ...) -> None: ...

class OpenProjectResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class PlanStageRequest(_message.Message):
    __slots__ = ("request_id", "project_id", "stage", "owner", "plan", "deliverables", "due_on")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    DELIVERABLES_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    stage: str
    owner: str
    plan: str
    deliverables: _containers.RepeatedScalarFieldContainer[str]
    due_on: _date_pb2.Date
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ..., stage: _Optional[str] = ..., owner: _Optional[str] = ..., plan: _Optional[str] = ..., deliverables: _Optional[_Iterable[str]] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class PlanStageResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class RecordDeliverableRequest(_message.Message):
    __slots__ = ("request_id", "project_id", "stage", "deliverable", "reference")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    DELIVERABLE_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    stage: str
    deliverable: str
    reference: str
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ..., stage: _Optional[str] = ..., deliverable: _Optional[str] = ..., reference: _Optional[str] = ...) -> None: ...

class RecordDeliverableResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class PassGateRequest(_message.Message):
    __slots__ = ("request_id", "project_id", "stage", "signed_by", "signature", "installed_product_ids")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    SIGNED_BY_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    INSTALLED_PRODUCT_IDS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    stage: str
    signed_by: str
    signature: str
    installed_product_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ..., stage: _Optional[str] = ..., signed_by: _Optional[str] = ..., signature: _Optional[str] = ..., installed_product_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class PassGateResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class RaiseLogEntryRequest(_message.Message):
    __slots__ = ("request_id", "project_id", "kind", "text", "owner", "due_on")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    kind: Project.LogEntry.Kind
    text: str
    owner: str
    due_on: _date_pb2.Date
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ..., kind: _Optional[_Union[Project.LogEntry.Kind, str]] = ..., text: _Optional[str] = ..., owner: _Optional[str] = ..., due_on: _Optional[_Union[_date_pb2.Date, _Mapping]] = ...) -> None: ...

class RaiseLogEntryResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class CloseLogEntryRequest(_message.Message):
    __slots__ = ("request_id", "project_id", "number", "resolution")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    number: int
    resolution: str
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ..., number: _Optional[int] = ..., resolution: _Optional[str] = ...) -> None: ...

class CloseLogEntryResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class ReportWeekRequest(_message.Message):
    __slots__ = ("request_id", "project_id", "week_of", "status")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    WEEK_OF_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    week_of: _date_pb2.Date
    status: str
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ..., week_of: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., status: _Optional[str] = ...) -> None: ...

class ReportWeekResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class StartHandOverRequest(_message.Message):
    __slots__ = ("request_id", "project_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ...) -> None: ...

class StartHandOverResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class RecordHandOverItemRequest(_message.Message):
    __slots__ = ("request_id", "project_id", "item", "reference")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    item: str
    reference: str
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ..., item: _Optional[str] = ..., reference: _Optional[str] = ...) -> None: ...

class RecordHandOverItemResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class FinishHandOverRequest(_message.Message):
    __slots__ = ("request_id", "project_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    project_id: str
    def __init__(self, request_id: _Optional[str] = ..., project_id: _Optional[str] = ...) -> None: ...

class FinishHandOverResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class GetProjectRequest(_message.Message):
    __slots__ = ("project_id",)
    PROJECT_ID_FIELD_NUMBER: _ClassVar[int]
    project_id: str
    def __init__(self, project_id: _Optional[str] = ...) -> None: ...

class GetProjectResponse(_message.Message):
    __slots__ = ("project",)
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    project: Project
    def __init__(self, project: _Optional[_Union[Project, _Mapping]] = ...) -> None: ...

class ListProjectsRequest(_message.Message):
    __slots__ = ("branch_code", "overdue_only", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    overdue_only: bool
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., overdue_only: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListProjectsResponse(_message.Message):
    __slots__ = ("projects", "next_page_token")
    PROJECTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    projects: _containers.RepeatedCompositeFieldContainer[Project]
    next_page_token: str
    def __init__(self, projects: _Optional[_Iterable[_Union[Project, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
