"""Rows of proposals to and from the values of the domain."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from inventory.domain.ids import BranchCode, PartNumber, WarehouseCode
from inventory.domain.replenishment.forecasting import Forecast, Method, Smoothing
from inventory.domain.replenishment.pattern import Pattern, Shape
from inventory.domain.replenishment.proposal import Proposal, ProposalId, ProposalState
from inventory.domain.replenishment.reordering import OrderRule
from inventory.domain.replenishment.review import Finding, LeadTime, Position


def proposal_columns(proposal: Proposal) -> dict[str, Any]:
    """Write a proposal, its finding as one document."""
    return {
        "id": proposal.id,
        "warehouse_code": proposal.warehouse_code,
        "branch_code": proposal.branch_code,
        "part_number": proposal.part_number,
        "state": proposal.state.value,
        "quantity": proposal.quantity,
        "finding": {**asdict(proposal.finding), "target": str(proposal.finding.target)},
        "policy_ref": proposal.policy_ref,
        "proposed_by": proposal.proposed_by,
        "proposed_at": proposal.proposed_at,
        "decided_by": proposal.decided_by or None,
        "decided_at": proposal.decided_at,
        "decided_quantity": proposal.decided_quantity,
        "reason": proposal.reason,
        "version": proposal.version,
    }


def proposal_of(row: Row[Any]) -> Proposal:
    """Read a proposal."""
    return Proposal(
        id=ProposalId(row.id),
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        state=ProposalState(row.state),
        finding=_finding(row.finding),
        quantity=row.quantity,
        policy_ref=row.policy_ref,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by or "",
        decided_at=row.decided_at,
        decided_quantity=row.decided_quantity,
        reason=row.reason,
        version=row.version,
    )


def _finding(told: dict[str, Any]) -> Finding:
    shape, forecast = told["shape"], told["forecast"]
    return Finding(
        part_number=PartNumber(told["part_number"]),
        demand=tuple(told["demand"]),
        shape=Shape(**{**shape, "pattern": Pattern(shape["pattern"])}),
        forecast=Forecast(
            **{
                **forecast,
                "method": Method(forecast["method"]),
                "smoothing": Smoothing(**forecast["smoothing"]),
            }
        ),
        lead_time=LeadTime(**told["lead_time"]),
        target=Decimal(told["target"]),
        rule=OrderRule(**told["rule"]),
        position=Position(**told["position"]),
    )
