from buf.validate import validate_pb2 as _validate_pb2
from callout.inventory.v1 import replenishment_pb2 as _replenishment_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ReviewStockRequest(_message.Message):
    __slots__ = ("request_id", "warehouse_code")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    warehouse_code: str
    def __init__(self, request_id: _Optional[str] = ..., warehouse_code: _Optional[str] = ...) -> None: ...

class ReviewStockResponse(_message.Message):
    __slots__ = ("looked_at", "proposed", "superseded", "policy_ref")
    LOOKED_AT_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_FIELD_NUMBER: _ClassVar[int]
    SUPERSEDED_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    looked_at: int
    proposed: int
    superseded: int
    policy_ref: str
    def __init__(self, looked_at: _Optional[int] = ..., proposed: _Optional[int] = ..., superseded: _Optional[int] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class ApproveProposalRequest(_message.Message):
    __slots__ = ("request_id", "proposal_id", "quantity", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    proposal_id: str
    quantity: int
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., proposal_id: _Optional[str] = ..., quantity: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class ApproveProposalResponse(_message.Message):
    __slots__ = ("proposal",)
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: _replenishment_pb2.Proposal
    def __init__(self, proposal: _Optional[_Union[_replenishment_pb2.Proposal, _Mapping]] = ...) -> None: ...

class RefuseProposalRequest(_message.Message):
    __slots__ = ("request_id", "proposal_id", "reason")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    proposal_id: str
    reason: str
    def __init__(self, request_id: _Optional[str] = ..., proposal_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class RefuseProposalResponse(_message.Message):
    __slots__ = ("proposal",)
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: _replenishment_pb2.Proposal
    def __init__(self, proposal: _Optional[_Union[_replenishment_pb2.Proposal, _Mapping]] = ...) -> None: ...

class GetProposalRequest(_message.Message):
    __slots__ = ("proposal_id",)
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    proposal_id: str
    def __init__(self, proposal_id: _Optional[str] = ...) -> None: ...

class GetProposalResponse(_message.Message):
    __slots__ = ("proposal",)
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: _replenishment_pb2.Proposal
    def __init__(self, proposal: _Optional[_Union[_replenishment_pb2.Proposal, _Mapping]] = ...) -> None: ...

class ListProposalsRequest(_message.Message):
    __slots__ = ("branch_code", "warehouse_code", "state", "page_size", "page_token")
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    branch_code: str
    warehouse_code: str
    state: _replenishment_pb2.Proposal.State
    page_size: int
    page_token: str
    def __init__(self, branch_code: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., state: _Optional[_Union[_replenishment_pb2.Proposal.State, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListProposalsResponse(_message.Message):
    __slots__ = ("proposals", "next_page_token")
    PROPOSALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    proposals: _containers.RepeatedCompositeFieldContainer[_replenishment_pb2.Proposal]
    next_page_token: str
    def __init__(self, proposals: _Optional[_Iterable[_Union[_replenishment_pb2.Proposal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListFillRatesRequest(_message.Message):
    __slots__ = ("warehouse_code", "from_month", "to_month", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    TO_MONTH_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    from_month: _date_pb2.Date
    to_month: _date_pb2.Date
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., from_month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., to_month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListFillRatesResponse(_message.Message):
    __slots__ = ("months", "next_page_token")
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    months: _containers.RepeatedCompositeFieldContainer[_replenishment_pb2.MonthOfDemand]
    next_page_token: str
    def __init__(self, months: _Optional[_Iterable[_Union[_replenishment_pb2.MonthOfDemand, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListSlowStockRequest(_message.Message):
    __slots__ = ("warehouse_code", "page_size", "page_token")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    page_size: int
    page_token: str
    def __init__(self, warehouse_code: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSlowStockResponse(_message.Message):
    __slots__ = ("stock", "next_page_token")
    STOCK_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stock: _containers.RepeatedCompositeFieldContainer[_replenishment_pb2.SlowStock]
    next_page_token: str
    def __init__(self, stock: _Optional[_Iterable[_Union[_replenishment_pb2.SlowStock, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PlanBaseStockRequest(_message.Message):
    __slots__ = ("central_warehouse_code", "warehouse_codes", "part_numbers", "budget", "most_backorders", "model")
    CENTRAL_WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODES_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    MOST_BACKORDERS_FIELD_NUMBER: _ClassVar[int]
    MODEL_FIELD_NUMBER: _ClassVar[int]
    central_warehouse_code: str
    warehouse_codes: _containers.RepeatedScalarFieldContainer[str]
    part_numbers: _containers.RepeatedScalarFieldContainer[str]
    budget: str
    most_backorders: float
    model: _replenishment_pb2.BaseStockModel
    def __init__(self, central_warehouse_code: _Optional[str] = ..., warehouse_codes: _Optional[_Iterable[str]] = ..., part_numbers: _Optional[_Iterable[str]] = ..., budget: _Optional[str] = ..., most_backorders: _Optional[float] = ..., model: _Optional[_Union[_replenishment_pb2.BaseStockModel, str]] = ...) -> None: ...

class PlanBaseStockResponse(_message.Message):
    __slots__ = ("parts", "cost", "backorders", "reached", "model", "policy_ref")
    PARTS_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    BACKORDERS_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    MODEL_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    parts: _containers.RepeatedCompositeFieldContainer[_replenishment_pb2.BaseStock]
    cost: str
    backorders: float
    reached: bool
    model: _replenishment_pb2.BaseStockModel
    policy_ref: str
    def __init__(self, parts: _Optional[_Iterable[_Union[_replenishment_pb2.BaseStock, _Mapping]]] = ..., cost: _Optional[str] = ..., backorders: _Optional[float] = ..., reached: _Optional[bool] = ..., model: _Optional[_Union[_replenishment_pb2.BaseStockModel, str]] = ..., policy_ref: _Optional[str] = ...) -> None: ...
