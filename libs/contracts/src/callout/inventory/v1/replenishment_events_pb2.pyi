from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class ReplenishmentApproved(_message.Message):
    __slots__ = ("proposal_id", "warehouse_code", "branch_code", "part_number", "quantity", "approved_by", "policy_ref")
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    APPROVED_BY_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    proposal_id: str
    warehouse_code: str
    branch_code: str
    part_number: str
    quantity: int
    approved_by: str
    policy_ref: str
    def __init__(self, proposal_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., part_number: _Optional[str] = ..., quantity: _Optional[int] = ..., approved_by: _Optional[str] = ..., policy_ref: _Optional[str] = ...) -> None: ...
