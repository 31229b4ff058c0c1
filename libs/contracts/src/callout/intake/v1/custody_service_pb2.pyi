import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Access(_message.Message):
    __slots__ = ("id", "customer_id", "branch_code", "system", "holder", "changed_time", "ended", "end_reason", "version")
    ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    SYSTEM_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    CHANGED_TIME_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    customer_id: str
    branch_code: str
    system: str
    holder: str
    changed_time: _timestamp_pb2.Timestamp
    ended: bool
    end_reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., customer_id: _Optional[str] = ..., branch_code: _Optional[str] = ..., system: _Optional[str] = ..., holder: _Optional[str] = ..., changed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended: _Optional[bool] = ..., end_reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class TakeIntoCustodyRequest(_message.Message):
    __slots__ = ("request_id", "customer_id", "system", "account", "secret", "holder")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    SYSTEM_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SECRET_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    customer_id: str
    system: str
    account: str
    secret: str
    holder: str
    def __init__(self, request_id: _Optional[str] = ..., customer_id: _Optional[str] = ..., system: _Optional[str] = ..., account: _Optional[str] = ..., secret: _Optional[str] = ..., holder: _Optional[str] = ...) -> None: ...

class TakeIntoCustodyResponse(_message.Message):
    __slots__ = ("access",)
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    access: Access
    def __init__(self, access: _Optional[_Union[Access, _Mapping]] = ...) -> None: ...

class HandOverAccessRequest(_message.Message):
    __slots__ = ("request_id", "access_id", "to_holder", "secret", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    TO_HOLDER_FIELD_NUMBER: _ClassVar[int]
    SECRET_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    access_id: str
    to_holder: str
    secret: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., access_id: _Optional[str] = ..., to_holder: _Optional[str] = ..., secret: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class HandOverAccessResponse(_message.Message):
    __slots__ = ("access",)
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    access: Access
    def __init__(self, access: _Optional[_Union[Access, _Mapping]] = ...) -> None: ...

class ReadAccessRequest(_message.Message):
    __slots__ = ("request_id", "access_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    access_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., access_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ReadAccessResponse(_message.Message):
    __slots__ = ("account", "secret")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SECRET_FIELD_NUMBER: _ClassVar[int]
    account: str
    secret: str
    def __init__(self, account: _Optional[str] = ..., secret: _Optional[str] = ...) -> None: ...

class EndCustodyRequest(_message.Message):
    __slots__ = ("request_id", "access_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    access_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., access_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class EndCustodyResponse(_message.Message):
    __slots__ = ("access",)
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    access: Access
    def __init__(self, access: _Optional[_Union[Access, _Mapping]] = ...) -> None: ...

class ListAccessRequest(_message.Message):
    __slots__ = ("customer_id", "page_size", "page_token")
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    customer_id: str
    page_size: int
    page_token: str
    def __init__(self, customer_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAccessResponse(_message.Message):
    __slots__ = ("accesses", "next_page_token")
    ACCESSES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    accesses: _containers.RepeatedCompositeFieldContainer[Access]
    next_page_token: str
    def __init__(self, accesses: _Optional[_Iterable[_Union[Access, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetCustodyLogRequest(_message.Message):
    __slots__ = ("access_id",)
    ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    access_id: str
    def __init__(self, access_id: _Optional[str] = ...) -> None: ...

class GetCustodyLogResponse(_message.Message):
    __slots__ = ("holdings", "readings")
    class Holding(_message.Message):
        __slots__ = ("holder", "start_time", "end_time", "given_by", "reason")
        HOLDER_FIELD_NUMBER: _ClassVar[int]
        START_TIME_FIELD_NUMBER: _ClassVar[int]
        END_TIME_FIELD_NUMBER: _ClassVar[int]
        GIVEN_BY_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        holder: str
        start_time: _timestamp_pb2.Timestamp
        end_time: _timestamp_pb2.Timestamp
        given_by: str
        reason: str
        def __init__(self, holder: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., given_by: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...
    class Reading(_message.Message):
        __slots__ = ("reader", "reason", "read_time")
        READER_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        READ_TIME_FIELD_NUMBER: _ClassVar[int]
        reader: str
        reason: str
        read_time: _timestamp_pb2.Timestamp
        def __init__(self, reader: _Optional[str] = ..., reason: _Optional[str] = ..., read_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    HOLDINGS_FIELD_NUMBER: _ClassVar[int]
    READINGS_FIELD_NUMBER: _ClassVar[int]
    holdings: _containers.RepeatedCompositeFieldContainer[GetCustodyLogResponse.Holding]
    readings: _containers.RepeatedCompositeFieldContainer[GetCustodyLogResponse.Reading]
    def __init__(self, holdings: _Optional[_Iterable[_Union[GetCustodyLogResponse.Holding, _Mapping]]] = ..., readings: _Optional[_Iterable[_Union[GetCustodyLogResponse.Reading, _Mapping]]] = ...) -> None: ...
