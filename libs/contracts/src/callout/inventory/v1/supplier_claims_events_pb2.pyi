from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import supplier_claims_pb2 as _supplier_claims_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SupplierClaimSent(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class SupplierClaimAnswered(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class SupplierClaimPaid(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class SupplierClaimWithdrawn(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class SupplierClaimPartsReturned(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class SupplierClaimOverdue(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _supplier_claims_pb2.SupplierClaim
    def __init__(self, claim: _Optional[_Union[_supplier_claims_pb2.SupplierClaim, _Mapping]] = ...) -> None: ...

class OldPartUnclaimed(_message.Message):
    __slots__ = ("due",)
    DUE_FIELD_NUMBER: _ClassVar[int]
    due: _supplier_claims_pb2.ClaimDue
    def __init__(self, due: _Optional[_Union[_supplier_claims_pb2.ClaimDue, _Mapping]] = ...) -> None: ...
