"""gRPC door of replenishment (P-15, P-16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import grpc
from google.type.date_pb2 import Date

from callout.inventory.v1 import replenishment_service_pb2 as pb
from callout.inventory.v1 import replenishment_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.replenishment import paging, wire
from inventory.domain.approval import InForce
from inventory.domain.errors import Invalid
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.replenishment.policy import ReplenishmentPolicy
from inventory.domain.replenishment.proposal import ProposalId
from inventory.domain.replenishment.slow_stock import Pace
from inventory.domain.warehouse import known_branch
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.replenishment.approve_proposal import ApproveProposal, approve_proposal
from inventory.handlers.replenishment.plan_base_stock import PlanBaseStock, plan_base_stock
from inventory.handlers.replenishment.refuse_proposal import RefuseProposal, refuse_proposal
from inventory.handlers.replenishment.review_stock import ReviewStock, review_stock
from inventory.ports import Tx
from inventory.ports.replenishment import MonthFilter, ProposalFilter


class MonthUnreadable(Invalid):
    reason = "MONTH_UNREADABLE"


class ReplenishmentServicer(rpc.ReplenishmentServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: Callable[[], str]) -> None:
        self._commands = commands
        self._new_id = new_id

    def ReviewStock(
        self, request: pb.ReviewStockRequest, context: grpc.ServicerContext
    ) -> pb.ReviewStockResponse:
        cmd = ReviewStock(
            review_id=self._new_id(), warehouse_code=WarehouseCode(request.warehouse_code)
        )

        def use_case(tx: Tx, now: datetime) -> pb.ReviewStockResponse:
            found = review_stock(cmd, tx, now)
            return pb.ReviewStockResponse(
                looked_at=found.looked_at,
                proposed=found.proposed,
                superseded=found.superseded,
                policy_ref=found.policy_ref,
            )

        return self._commands.run(request, use_case)

    def ApproveProposal(
        self, request: pb.ApproveProposalRequest, context: grpc.ServicerContext
    ) -> pb.ApproveProposalResponse:
        cmd = ApproveProposal(
            proposal_id=ProposalId(request.proposal_id),
            quantity=request.quantity,
            reason=request.reason.strip(),
        )

        def use_case(tx: Tx, now: datetime) -> pb.ApproveProposalResponse:
            decided = approve_proposal(cmd, tx, now)
            return pb.ApproveProposalResponse(proposal=wire.proposal(decided))

        return self._commands.run(request, sighted(use_case))

    def RefuseProposal(
        self, request: pb.RefuseProposalRequest, context: grpc.ServicerContext
    ) -> pb.RefuseProposalResponse:
        cmd = RefuseProposal(
            proposal_id=ProposalId(request.proposal_id), reason=request.reason.strip()
        )

        def use_case(tx: Tx, now: datetime) -> pb.RefuseProposalResponse:
            decided = refuse_proposal(cmd, tx, now)
            return pb.RefuseProposalResponse(proposal=wire.proposal(decided))

        return self._commands.run(request, sighted(use_case))

    def GetProposal(
        self, request: pb.GetProposalRequest, context: grpc.ServicerContext
    ) -> pb.GetProposalResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetProposalResponse:
            found = tx.proposals.get(ProposalId(request.proposal_id))
            return pb.GetProposalResponse(proposal=wire.proposal(found))

        return self._commands.read(sighted(use_case))

    def ListProposals(
        self, request: pb.ListProposalsRequest, context: grpc.ServicerContext
    ) -> pb.ListProposalsResponse:
        wanted = ProposalFilter(
            branch_code=request.branch_code,
            warehouse_code=request.warehouse_code,
            state=wire.state_of(request.state),
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListProposalsResponse:
            rows, token = paging.PROPOSALS.page(
                lambda after, limit: tx.proposals.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListProposalsResponse(
                proposals=map(wire.proposal, rows), next_page_token=token
            )

        return self._commands.read(sighted(use_case, request.warehouse_code))

    def ListFillRates(
        self, request: pb.ListFillRatesRequest, context: grpc.ServicerContext
    ) -> pb.ListFillRatesResponse:
        wanted = MonthFilter(
            warehouse_code=request.warehouse_code,
            from_month=month_of(request.from_month, "from_month"),
            to_month=month_of(request.to_month, "to_month"),
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListFillRatesResponse:
            rows, token = paging.MONTHS.page(
                lambda after, limit: tx.demands.months(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListFillRatesResponse(
                months=(
                    wire.month_of_demand(row, tx.policies.replenishment(row.month)) for row in rows
                ),
                next_page_token=token,
            )

        return self._commands.read(use_case)

    def ListSlowStock(
        self, request: pb.ListSlowStockRequest, context: grpc.ServicerContext
    ) -> pb.ListSlowStockResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListSlowStockResponse:
            rows, token = paging.SHELVES.page(
                lambda after, limit: tx.demands.shelves(request.warehouse_code, after, limit),
                request.page_token,
                request.page_size,
            )
            policies = {
                code: _policy_of(tx, code, now) for code in {row.warehouse_code for row in rows}
            }
            return pb.ListSlowStockResponse(
                stock=(
                    wire.slow_stock(row, policies[row.warehouse_code], now)
                    for row in rows
                    if row.pace(now, policies[row.warehouse_code].body) is not Pace.MOVING
                ),
                next_page_token=token,
            )

        return self._commands.read(sighted(use_case, request.warehouse_code))

    def PlanBaseStock(
        self, request: pb.PlanBaseStockRequest, context: grpc.ServicerContext
    ) -> pb.PlanBaseStockResponse:
        has_budget = request.WhichOneof("goal") == "budget"
        cmd = PlanBaseStock(
            central_code=WarehouseCode(request.central_warehouse_code),
            warehouse_codes=tuple(map(WarehouseCode, request.warehouse_codes)),
            part_numbers=tuple(map(PartNumber, request.part_numbers)),
            budget=Decimal(request.budget) if has_budget else None,
            most_backorders=request.most_backorders,
            model=wire.model_of(request.model),
        )

        def use_case(tx: Tx, now: datetime) -> pb.PlanBaseStockResponse:
            return wire.base_stock(plan_base_stock(cmd, tx, now), cmd.warehouse_codes)

        return self._commands.read(use_case)


def _policy_of(tx: Tx, code: WarehouseCode, now: datetime) -> InForce[ReplenishmentPolicy]:
    warehouse = tx.warehouses.get(code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    return tx.policies.replenishment(branch.day_of(now))


def month_of(day: Date, field: str, rule: str = "P-15") -> date:
    """Return the first day of the month that a request names.

    Raises:
        MonthUnreadable: MONTH_UNREADABLE, it is none that there can be.
    """
    try:
        return date(day.year, day.month, 1)
    except ValueError as error:
        raise MonthUnreadable(
            f"{day.year}-{day.month} is no month", rule=rule, field=field
        ) from error
