"""Proposals, fill rates and slow stock on the wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from google.type.date_pb2 import Date

from callout.inventory.v1 import replenishment_events_pb2 as events_pb
from callout.inventory.v1 import replenishment_pb2 as pb
from callout.inventory.v1 import replenishment_service_pb2 as service_pb
from inventory.adapters.wire_resources import timestamp
from inventory.domain.approval import InForce
from inventory.domain.ids import WarehouseCode
from inventory.domain.replenishment.base_stock import BaseStock
from inventory.domain.replenishment.fill_rate import MonthOfDemand
from inventory.domain.replenishment.forecasting import Method
from inventory.domain.replenishment.pattern import Pattern
from inventory.domain.replenishment.policy import DAY, ReplenishmentPolicy
from inventory.domain.replenishment.proposal import (
    Proposal,
    ProposalState,
    ReplenishmentApproved,
)
from inventory.domain.replenishment.review import Finding
from inventory.domain.replenishment.slow_stock import Pace, Shelf
from inventory.domain.replenishment.two_echelons import Model

_MODELS: Final[Mapping[Model, pb.BaseStockModel]] = MappingProxyType(
    {
        Model.METRIC: pb.BASE_STOCK_MODEL_METRIC,
        Model.VARI_METRIC: pb.BASE_STOCK_MODEL_VARI_METRIC,
    }
)
STREAM: Final = "inventory.replenishment"

_STATES: Final[Mapping[ProposalState, pb.Proposal.State]] = MappingProxyType(
    {
        ProposalState.PROPOSED: pb.Proposal.STATE_PROPOSED,
        ProposalState.APPROVED: pb.Proposal.STATE_APPROVED,
        ProposalState.REFUSED: pb.Proposal.STATE_REFUSED,
        ProposalState.SUPERSEDED: pb.Proposal.STATE_SUPERSEDED,
    }
)
_PATTERNS: Final[Mapping[Pattern, pb.DemandPattern]] = MappingProxyType(
    {
        Pattern.SMOOTH: pb.DEMAND_PATTERN_SMOOTH,
        Pattern.ERRATIC: pb.DEMAND_PATTERN_ERRATIC,
        Pattern.INTERMITTENT: pb.DEMAND_PATTERN_INTERMITTENT,
        Pattern.LUMPY: pb.DEMAND_PATTERN_LUMPY,
    }
)
_METHODS: Final[Mapping[Method, pb.ForecastMethod]] = MappingProxyType(
    {
        Method.SES: pb.FORECAST_METHOD_SES,
        Method.CROSTON: pb.FORECAST_METHOD_CROSTON,
        Method.SBA: pb.FORECAST_METHOD_SBA,
        Method.TSB: pb.FORECAST_METHOD_TSB,
    }
)
_PACES: Final[Mapping[Pace, pb.SlowStock.Pace]] = MappingProxyType(
    {Pace.SLOW: pb.SlowStock.PACE_SLOW, Pace.DEAD: pb.SlowStock.PACE_DEAD}
)


def state_of(number: int) -> ProposalState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def proposal(value: Proposal) -> pb.Proposal:
    """Return a proposal as a message."""
    return pb.Proposal(
        id=value.id,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        part_number=value.part_number,
        state=_STATES[value.state],
        quantity=value.quantity,
        finding=_finding(value.finding),
        policy_ref=value.policy_ref,
        proposed_by=value.proposed_by,
        proposed_time=timestamp(value.proposed_at),
        decided_by=value.decided_by,
        decided_time=timestamp(value.decided_at) if value.decided_at else None,
        decided_quantity=value.decided_quantity,
        reason=value.reason,
        version=value.version,
    )


def _finding(value: Finding) -> pb.Proposal.Finding:
    return pb.Proposal.Finding(
        demand=value.demand,
        pattern=_PATTERNS[value.shape.pattern],
        demand_interval=value.shape.interval,
        size_variation=value.shape.variation,
        method=_METHODS[value.forecast.method],
        size_smoothing=value.forecast.smoothing.size,
        interval_smoothing=value.forecast.smoothing.interval,
        rate=value.forecast.rate,
        variance=value.forecast.variance,
        lead_days=value.lead_time.days,
        lead_deviation_days=value.lead_time.deviation,
        deliveries=value.lead_time.deliveries,
        target_fill_rate=str(value.target),
        fill_rate=value.rule.fill_rate,
        reorder_point=value.rule.reorder_point,
        lot=value.rule.lot,
        available=value.position.available,
        on_order=value.position.on_order,
        waited_for=value.position.waited_for,
    )


def month_of_demand(value: MonthOfDemand, policy: InForce[ReplenishmentPolicy]) -> pb.MonthOfDemand:
    """Return what a month's shelf did, beside what was aimed at."""
    rate = value.fill_rate
    return pb.MonthOfDemand(
        warehouse_code=value.warehouse_code,
        month=Date(year=value.month.year, month=value.month.month, day=1),
        wanted=value.wanted,
        filled=value.filled,
        fill_rate="" if rate is None else str(rate),
        target_fill_rate=str(policy.body.fill_rate),
        policy_ref=policy.ref,
    )


def slow_stock(value: Shelf, policy: InForce[ReplenishmentPolicy], now: datetime) -> pb.SlowStock:
    """Return stock that is slow or dead."""
    idle = value.idle(now)
    return pb.SlowStock(
        warehouse_code=value.warehouse_code,
        part_number=value.part_number,
        on_hand=value.on_hand,
        value=f"{value.value:.2f}",
        pace=_PACES[value.pace(now, policy.body)],
        idle_days=-1 if idle is None else idle // DAY,
        last_issued_time=timestamp(value.last_issued_at) if value.last_issued_at else None,
        last_received_time=timestamp(value.last_received_at) if value.last_received_at else None,
        policy_ref=policy.ref,
    )


def model_of(number: int) -> Model | None:
    """Return the model that a request names; None for that of the policy."""
    return next((model for model, known in _MODELS.items() if known == number), None)


def base_stock(
    found: BaseStock, warehouse_codes: Sequence[WarehouseCode]
) -> service_pb.PlanBaseStockResponse:
    """Return a plan of base stock as a message.

    Args:
        found: The plan.
        warehouse_codes: In the order of its sites.
    """
    return service_pb.PlanBaseStockResponse(
        parts=(
            pb.BaseStock(
                part_number=number,
                central_units=split.central,
                sites=(
                    pb.BaseStock.Site(warehouse_code=code, units=units, daily_demand=daily)
                    for code, units, daily in zip(
                        warehouse_codes, split.sites, found.daily_demand[number], strict=True
                    )
                ),
                backorders=split.backorders,
            )
            for number, split in found.plan.splits.items()
        ),
        cost=f"{found.plan.cost:.2f}",
        backorders=found.plan.backorders,
        reached=found.is_reached,
        model=_MODELS[found.model],
        policy_ref=found.policy_ref,
    )


def approved(event: ReplenishmentApproved) -> events_pb.ReplenishmentApproved:
    """Return what is to be ordered as it is announced."""
    value = event.proposal
    return events_pb.ReplenishmentApproved(
        proposal_id=value.id,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        part_number=value.part_number,
        quantity=value.decided_quantity,
        approved_by=value.decided_by,
        policy_ref=value.policy_ref,
    )
