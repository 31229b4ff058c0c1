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

class Supplement(_message.Message):
    __slots__ = ("id", "requisition_id", "work_order_id", "branch_code", "consented_by", "consented_time", "signed_by", "signed_time", "document", "digest", "amount", "recorded_by", "recorded_time", "withdraws", "withdrawn_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    CONSENTED_BY_FIELD_NUMBER: _ClassVar[int]
    CONSENTED_TIME_FIELD_NUMBER: _ClassVar[int]
    SIGNED_BY_FIELD_NUMBER: _ClassVar[int]
    SIGNED_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BY_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWS_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWN_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    requisition_id: str
    work_order_id: str
    branch_code: str
    consented_by: str
    consented_time: _timestamp_pb2.Timestamp
    signed_by: str
    signed_time: _timestamp_pb2.Timestamp
    document: str
    digest: str
    amount: str
    recorded_by: str
    recorded_time: _timestamp_pb2.Timestamp
    withdraws: str
    withdrawn_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., work_order_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., consented_by: _Optional[str] = ..., consented_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., signed_by: _Optional[str] = ..., signed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document: _Optional[str] = ..., digest: _Optional[str] = ..., amount: _Optional[str] = ..., recorded_by: _Optional[str] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., withdraws: _Optional[str] = ..., withdrawn_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SignSupplementRequest(_message.Message):
    __slots__ = ("request_id", "requisition_id", "consented_by", "consented_time", "signed_by", "signed_time", "document", "digest", "amount", "withdraws")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUISITION_ID_FIELD_NUMBER: _ClassVar[int]
    CONSENTED_BY_FIELD_NUMBER: _ClassVar[int]
    CONSENTED_TIME_FIELD_NUMBER: _ClassVar[int]
    SIGNED_BY_FIELD_NUMBER: _ClassVar[int]
    SIGNED_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    requisition_id: str
    consented_by: str
    consented_time: _timestamp_pb2.Timestamp
    signed_by: str
    signed_time: _timestamp_pb2.Timestamp
    document: str
    digest: str
    amount: str
    withdraws: str
    def __init__(self, request_id: _Optional[str] = ..., requisition_id: _Optional[str] = ..., consented_by: _Optional[str] = ..., consented_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., signed_by: _Optional[str] = ..., signed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document: _Optional[str] = ..., digest: _Optional[str] = ..., amount: _Optional[str] = ..., withdraws: _Optional[str] = ...) -> None: ...

class SignSupplementResponse(_message.Message):
    __slots__ = ("supplement",)
    SUPPLEMENT_FIELD_NUMBER: _ClassVar[int]
    supplement: Supplement
    def __init__(self, supplement: _Optional[_Union[Supplement, _Mapping]] = ...) -> None: ...

class ListSupplementsRequest(_message.Message):
    __slots__ = ("branch_code", "work_order_id", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WORK_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    work_order_id: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., work_order_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSupplementsResponse(_message.Message):
    __slots__ = ("supplements", "next_page_token")
    SUPPLEMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    supplements: _containers.RepeatedCompositeFieldContainer[Supplement]
    next_page_token: str
    def __init__(self, supplements: _Optional[_Iterable[_Union[Supplement, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListUnsignedRequest(_message.Message):
    __slots__ = ("branch_code", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListUnsignedResponse(_message.Message):
    __slots__ = ("requisitions", "next_page_token")
    REQUISITIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    requisitions: _containers.RepeatedCompositeFieldContainer[_resources_pb2.Requisition]
    next_page_token: str
    def __init__(self, requisitions: _Optional[_Iterable[_Union[_resources_pb2.Requisition, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
