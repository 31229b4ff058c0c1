import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.type import date_pb2 as _date_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DemandPattern(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEMAND_PATTERN_UNSPECIFIED: _ClassVar[DemandPattern]
    DEMAND_PATTERN_SMOOTH: _ClassVar[DemandPattern]
    DEMAND_PATTERN_ERRATIC: _ClassVar[DemandPattern]
    DEMAND_PATTERN_INTERMITTENT: _ClassVar[DemandPattern]
    DEMAND_PATTERN_LUMPY: _ClassVar[DemandPattern]

class ForecastMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FORECAST_METHOD_UNSPECIFIED: _ClassVar[ForecastMethod]
    FORECAST_METHOD_SES: _ClassVar[ForecastMethod]
    FORECAST_METHOD_CROSTON: _ClassVar[ForecastMethod]
    FORECAST_METHOD_SBA: _ClassVar[ForecastMethod]
    FORECAST_METHOD_TSB: _ClassVar[ForecastMethod]

class BaseStockModel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BASE_STOCK_MODEL_UNSPECIFIED: _ClassVar[BaseStockModel]
    BASE_STOCK_MODEL_METRIC: _ClassVar[BaseStockModel]
    BASE_STOCK_MODEL_VARI_METRIC: _ClassVar[BaseStockModel]
DEMAND_PATTERN_UNSPECIFIED: DemandPattern
DEMAND_PATTERN_SMOOTH: DemandPattern
DEMAND_PATTERN_ERRATIC: DemandPattern
DEMAND_PATTERN_INTERMITTENT: DemandPattern
DEMAND_PATTERN_LUMPY: DemandPattern
FORECAST_METHOD_UNSPECIFIED: ForecastMethod
FORECAST_METHOD_SES: ForecastMethod
FORECAST_METHOD_CROSTON: ForecastMethod
FORECAST_METHOD_SBA: ForecastMethod
FORECAST_METHOD_TSB: ForecastMethod
BASE_STOCK_MODEL_UNSPECIFIED: BaseStockModel
BASE_STOCK_MODEL_METRIC: BaseStockModel
BASE_STOCK_MODEL_VARI_METRIC: BaseStockModel

class Proposal(_message.Message):
    __slots__ = ("id", "warehouse_code", "branch_code", "part_number", "state", "quantity", "finding", "policy_ref", "proposed_by", "proposed_time", "decided_by", "decided_time", "decided_quantity", "reason", "version")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Proposal.State]
        STATE_PROPOSED: _ClassVar[Proposal.State]
        STATE_APPROVED: _ClassVar[Proposal.State]
        STATE_REFUSED: _ClassVar[Proposal.State]
        STATE_SUPERSEDED: _ClassVar[Proposal.State]
    STATE_UNSPECIFIED: Proposal.State
    STATE_PROPOSED: Proposal.State
    STATE_APPROVED: Proposal.State
    STATE_REFUSED: Proposal.State
    STATE_SUPERSEDED: Proposal.State
    class Finding(_message.Message):
        __slots__ = ("demand", "pattern", "demand_interval", "size_variation", "method", "size_smoothing", "interval_smoothing", "rate", "variance", "lead_days", "lead_deviation_days", "deliveries", "target_fill_rate", "fill_rate", "reorder_point", "lot", "available", "on_order", "waited_for")
        DEMAND_FIELD_NUMBER: _ClassVar[int]
        PATTERN_FIELD_NUMBER: _ClassVar[int]
        DEMAND_INTERVAL_FIELD_NUMBER: _ClassVar[int]
        SIZE_VARIATION_FIELD_NUMBER: _ClassVar[int]
        METHOD_FIELD_NUMBER: _ClassVar[int]
        SIZE_SMOOTHING_FIELD_NUMBER: _ClassVar[int]
        INTERVAL_SMOOTHING_FIELD_NUMBER: _ClassVar[int]
        RATE_FIELD_NUMBER: _ClassVar[int]
        VARIANCE_FIELD_NUMBER: _ClassVar[int]
        LEAD_DAYS_FIELD_NUMBER: _ClassVar[int]
        LEAD_DEVIATION_DAYS_FIELD_NUMBER: _ClassVar[int]
        DELIVERIES_FIELD_NUMBER: _ClassVar[int]
        TARGET_FILL_RATE_FIELD_NUMBER: _ClassVar[int]
        FILL_RATE_FIELD_NUMBER: _ClassVar[int]
        REORDER_POINT_FIELD_NUMBER: _ClassVar[int]
        LOT_FIELD_NUMBER: _ClassVar[int]
        AVAILABLE_FIELD_NUMBER: _ClassVar[int]
        ON_ORDER_FIELD_NUMBER: _ClassVar[int]
        WAITED_FOR_FIELD_NUMBER: _ClassVar[int]
        demand: _containers.RepeatedScalarFieldContainer[int]
        pattern: DemandPattern
        demand_interval: float
        size_variation: float
        method: ForecastMethod
        size_smoothing: float
        interval_smoothing: float
        rate: float
        variance: float
        lead_days: float
        lead_deviation_days: float
        deliveries: int
        target_fill_rate: str
        fill_rate: float
        reorder_point: int
        lot: int
        available: int
        on_order: int
        waited_for: int
        def __init__(self, demand: _Optional[_Iterable[int]] = ..., pattern: _Optional[_Union[DemandPattern, str]] = ..., demand_interval: _Optional[float] = ..., size_variation: _Optional[float] = ..., method: _Optional[_Union[ForecastMethod, str]] = ..., size_smoothing: _Optional[float] = ..., interval_smoothing: _Optional[float] = ..., rate: _Optional[float] = ..., variance: _Optional[float] = ..., lead_days: _Optional[float] = ..., lead_deviation_days: _Optional[float] = ..., deliveries: _Optional[int] = ..., target_fill_rate: _Optional[str] = ..., fill_rate: _Optional[float] = ..., reorder_point: _Optional[int] = ..., lot: _Optional[int] = ..., available: _Optional[int] = ..., on_order: _Optional[int] = ..., waited_for: _Optional[int] = ...) -> None: ...
    ID_FIELD_NUMBER: _ClassVar[int]
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    BRANCH_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_BY_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDED_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    id: str
    warehouse_code: str
    branch_code: str
    part_number: str
    state: Proposal.State
    quantity: int
    finding: Proposal.Finding
    policy_ref: str
    proposed_by: str
    proposed_time: _timestamp_pb2.Timestamp
    decided_by: str
    decided_time: _timestamp_pb2.Timestamp
    decided_quantity: int
    reason: str
    version: int
    def __init__(self, id: _Optional[str] = ..., warehouse_code: _Optional[str] = ..., branch_code: _Optional[str] = ..., part_number: _Optional[str] = ..., state: _Optional[_Union[Proposal.State, str]] = ..., quantity: _Optional[int] = ..., finding: _Optional[_Union[Proposal.Finding, _Mapping]] = ..., policy_ref: _Optional[str] = ..., proposed_by: _Optional[str] = ..., proposed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_by: _Optional[str] = ..., decided_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_quantity: _Optional[int] = ..., reason: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class MonthOfDemand(_message.Message):
    __slots__ = ("warehouse_code", "month", "wanted", "filled", "fill_rate", "target_fill_rate", "policy_ref")
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    WANTED_FIELD_NUMBER: _ClassVar[int]
    FILLED_FIELD_NUMBER: _ClassVar[int]
    FILL_RATE_FIELD_NUMBER: _ClassVar[int]
    TARGET_FILL_RATE_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    month: _date_pb2.Date
    wanted: int
    filled: int
    fill_rate: str
    target_fill_rate: str
    policy_ref: str
    def __init__(self, warehouse_code: _Optional[str] = ..., month: _Optional[_Union[_date_pb2.Date, _Mapping]] = ..., wanted: _Optional[int] = ..., filled: _Optional[int] = ..., fill_rate: _Optional[str] = ..., target_fill_rate: _Optional[str] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class SlowStock(_message.Message):
    __slots__ = ("warehouse_code", "part_number", "on_hand", "value", "pace", "idle_days", "last_issued_time", "last_received_time", "policy_ref")
    class Pace(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        PACE_UNSPECIFIED: _ClassVar[SlowStock.Pace]
        PACE_SLOW: _ClassVar[SlowStock.Pace]
        PACE_DEAD: _ClassVar[SlowStock.Pace]
    PACE_UNSPECIFIED: SlowStock.Pace
    PACE_SLOW: SlowStock.Pace
    PACE_DEAD: SlowStock.Pace
    WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ON_HAND_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    PACE_FIELD_NUMBER: _ClassVar[int]
    IDLE_DAYS_FIELD_NUMBER: _ClassVar[int]
    LAST_ISSUED_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_REF_FIELD_NUMBER: _ClassVar[int]
    warehouse_code: str
    part_number: str
    on_hand: int
    value: str
    pace: SlowStock.Pace
    idle_days: int
    last_issued_time: _timestamp_pb2.Timestamp
    last_received_time: _timestamp_pb2.Timestamp
    policy_ref: str
    def __init__(self, warehouse_code: _Optional[str] = ..., part_number: _Optional[str] = ..., on_hand: _Optional[int] = ..., value: _Optional[str] = ..., pace: _Optional[_Union[SlowStock.Pace, str]] = ..., idle_days: _Optional[int] = ..., last_issued_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_ref: _Optional[str] = ...) -> None: ...

class BaseStock(_message.Message):
    __slots__ = ("part_number", "central_units", "sites", "backorders")
    class Site(_message.Message):
        __slots__ = ("warehouse_code", "units", "daily_demand")
        WAREHOUSE_CODE_FIELD_NUMBER: _ClassVar[int]
        UNITS_FIELD_NUMBER: _ClassVar[int]
        DAILY_DEMAND_FIELD_NUMBER: _ClassVar[int]
        warehouse_code: str
        units: int
        daily_demand: float
        def __init__(self, warehouse_code: _Optional[str] = ..., units: _Optional[int] = ..., daily_demand: _Optional[float] = ...) -> None: ...
    PART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CENTRAL_UNITS_FIELD_NUMBER: _ClassVar[int]
    SITES_FIELD_NUMBER: _ClassVar[int]
    BACKORDERS_FIELD_NUMBER: _ClassVar[int]
    part_number: str
    central_units: int
    sites: _containers.RepeatedCompositeFieldContainer[BaseStock.Site]
    backorders: float
    def __init__(self, part_number: _Optional[str] = ..., central_units: _Optional[int] = ..., sites: _Optional[_Iterable[_Union[BaseStock.Site, _Mapping]]] = ..., backorders: _Optional[float] = ...) -> None: ...
