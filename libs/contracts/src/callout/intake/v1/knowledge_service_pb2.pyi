import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class KnowledgeCase(_message.Message):
    __slots__ = ("id", "service_request_id", "branch_code", "state", "product_line", "product_model", "symptom_code", "symptom", "cause", "remedy", "parts", "written_by", "written_time", "retired_reason", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[KnowledgeCase.State]
        STATE_DRAFT: _ClassVar[KnowledgeCase.State]
        STATE_PUBLISHED: _ClassVar[KnowledgeCase.State]
        STATE_RETIRED: _ClassVar[KnowledgeCase.State]
    STATE_UNSPECIFIED: KnowledgeCase.State
    STATE_DRAFT: KnowledgeCase.State
    STATE_PUBLISHED: KnowledgeCase.State
    STATE_RETIRED: KnowledgeCase.State
    ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    WRITTEN_BY_FIELD_NUMBER: _ClassVar[int]
    WRITTEN_TIME_FIELD_NUMBER: _ClassVar[int]
    RETIRED_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    service_request_id: str
    branch_code: str
    state: KnowledgeCase.State
    product_line: str
    product_model: str
    symptom_code: str
    symptom: str
    cause: str
    remedy: str
    parts: _containers.RepeatedCompositeFieldContainer[CasePart]
    written_by: str
    written_time: _timestamp_pb2.Timestamp
    retired_reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., state: _Optional[_Union[KnowledgeCase.State, str]] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., symptom_code: _Optional[str] = ..., symptom: _Optional[str] = ..., cause: _Optional[str] = ..., remedy: _Optional[str] = ..., parts: _Optional[_Iterable[_Union[CasePart, _Mapping]]] = ..., written_by: _Optional[str] = ..., written_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., retired_reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class CasePart(_message.Message):
    __slots__ = ("part_number", "quantity")
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    quantity: int
    def __init__(self, part_number: _Optional[str] = ..., quantity: _Optional[int] = ...) -> None: ...

class WriteCaseRequest(_message.Message):
    __slots__ = ("request_id", "service_request_id", "symptom", "cause", "remedy", "parts")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    service_request_id: str
    symptom: str
    cause: str
    remedy: str
    parts: _containers.RepeatedCompositeFieldContainer[CasePart]
    def __init__(self, request_id: _Optional[str] = ..., service_request_id: _Optional[str] = ..., symptom: _Optional[str] = ..., cause: _Optional[str] = ..., remedy: _Optional[str] = ..., parts: _Optional[_Iterable[_Union[CasePart, _Mapping]]] = ...) -> None: ...

class WriteCaseResponse(_message.Message):
    __slots__ = ("knowledge_case",)
    KNOWLEDGE_CASE_FIELD_NUMBER: _ClassVar[int]
    knowledge_case: KnowledgeCase
    def __init__(self, knowledge_case: _Optional[_Union[KnowledgeCase, _Mapping]] = ...) -> None: ...

class RetireCaseRequest(_message.Message):
    __slots__ = ("request_id", "case_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    case_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., case_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class RetireCaseResponse(_message.Message):
    __slots__ = ("knowledge_case",)
    KNOWLEDGE_CASE_FIELD_NUMBER: _ClassVar[int]
    knowledge_case: KnowledgeCase
    def __init__(self, knowledge_case: _Optional[_Union[KnowledgeCase, _Mapping]] = ...) -> None: ...

class GetCaseRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class GetCaseResponse(_message.Message):
    __slots__ = ("knowledge_case",)
    KNOWLEDGE_CASE_FIELD_NUMBER: _ClassVar[int]
    knowledge_case: KnowledgeCase
    def __init__(self, knowledge_case: _Optional[_Union[KnowledgeCase, _Mapping]] = ...) -> None: ...

class ListCasesRequest(_message.Message):
    __slots__ = ("state", "branch_code", "page_size", "page_token")
    STATE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    state: KnowledgeCase.State
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, state: _Optional[_Union[KnowledgeCase.State, str]] = ..., branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCasesResponse(_message.Message):
    __slots__ = ("knowledge_cases", "next_page_token")
    KNOWLEDGE_CASES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    knowledge_cases: _containers.RepeatedCompositeFieldContainer[KnowledgeCase]
    next_page_token: str
    def __init__(self, knowledge_cases: _Optional[_Iterable[_Union[KnowledgeCase, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SuggestCasesRequest(_message.Message):
    __slots__ = ("text", "product_line", "product_model", "symptom_code", "max_results")
    TEXT_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_MODEL_FIELD_NUMBER: _ClassVar[int]
    SYMPTOM_CODE_FIELD_NUMBER: _ClassVar[int]
    MAX_RESULTS_FIELD_NUMBER: _ClassVar[int]
    text: str
    product_line: str
    product_model: str
    symptom_code: str
    max_results: int
    def __init__(self, text: _Optional[str] = ..., product_line: _Optional[str] = ..., product_model: _Optional[str] = ..., symptom_code: _Optional[str] = ..., max_results: _Optional[int] = ...) -> None: ...

class SuggestCasesResponse(_message.Message):
    __slots__ = ("suggestions",)
    SUGGESTIONS_FIELD_NUMBER: _ClassVar[int]
    suggestions: _containers.RepeatedCompositeFieldContainer[Suggestion]
    def __init__(self, suggestions: _Optional[_Iterable[_Union[Suggestion, _Mapping]]] = ...) -> None: ...

class Suggestion(_message.Message):
    __slots__ = ("knowledge_case", "score")
    KNOWLEDGE_CASE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    knowledge_case: KnowledgeCase
    score: float
    def __init__(self, knowledge_case: _Optional[_Union[KnowledgeCase, _Mapping]] = ..., score: _Optional[float] = ...) -> None: ...
