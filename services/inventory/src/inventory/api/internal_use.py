"""gRPC door of internal use (P-17)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import grpc
from google.type.date_pb2 import Date

from callout.inventory.v1 import internal_use_service_pb2 as pb
from callout.inventory.v1 import internal_use_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.internal_use import paging, wire
from inventory.api.decode import part_lines, stated, uuid_of
from inventory.bootstrap import IdSource
from inventory.domain.errors import Invalid
from inventory.domain.ids import BranchCode, DepartmentCode, WarehouseCode
from inventory.domain.internal_use.budget import day_looked_at
from inventory.domain.internal_use.internal_use import InternalUseId
from inventory.domain.warehouse import known_branch
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.internal_use.approve_internal_use import (
    ApproveInternalUse,
    approve_internal_use,
)
from inventory.handlers.internal_use.ask_internal_use import AskInternalUse, ask_internal_use
from inventory.handlers.internal_use.cancel_internal_use import (
    CancelInternalUse,
    cancel_internal_use,
)
from inventory.handlers.internal_use.issue_internal_use import (
    IssueInternalUse,
    issue_internal_use,
)
from inventory.handlers.internal_use.reverse_internal_use import (
    ReverseInternalUse,
    reverse_internal_use,
)
from inventory.handlers.internal_use.set_budget import SetBudget, set_budget
from inventory.ports import Tx
from inventory.ports.internal_use import UseFilter


class DayUnreadable(Invalid):
    """A date that is on no calendar."""

    reason = "DAY_UNREADABLE"


class InternalUseServicer(rpc.InternalUseServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def SetBudget(
        self, request: pb.SetBudgetRequest, context: grpc.ServicerContext
    ) -> pb.SetBudgetResponse:
        cmd = SetBudget(
            department_code=DepartmentCode(request.department_code),
            branch_code=BranchCode(request.branch_code),
            effective_on=_day(request.effective_on, "effective_on"),
            monthly=Decimal(request.monthly_amount),
            reason=request.reason,
        )

        def use_case(tx: Tx, now: datetime) -> pb.SetBudgetResponse:
            budget = wire.budget(set_budget(cmd, tx, now), cmd.branch_code)
            return pb.SetBudgetResponse(budget=budget)

        return self._commands.run(request, use_case)

    def AskInternalUse(
        self, request: pb.AskInternalUseRequest, context: grpc.ServicerContext
    ) -> pb.AskInternalUseResponse:
        use_id = InternalUseId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.AskInternalUseResponse:
            cmd = AskInternalUse(
                use_id=use_id,
                warehouse_code=WarehouseCode(request.warehouse_code),
                department_code=DepartmentCode(request.department_code),
                lines=part_lines(request.lines),
                purpose=request.purpose,
                occurred_at=stated(request, request.occurred_time),
            )
            asked = ask_internal_use(cmd, tx, now)
            return pb.AskInternalUseResponse(internal_use=wire.internal_use(asked))

        return self._commands.run(request, use_case)

    def ApproveInternalUse(
        self, request: pb.ApproveInternalUseRequest, context: grpc.ServicerContext
    ) -> pb.ApproveInternalUseResponse:
        cmd = ApproveInternalUse(use_id=_use_id(request.internal_use_id))

        def use_case(tx: Tx, now: datetime) -> pb.ApproveInternalUseResponse:
            approved = approve_internal_use(cmd, tx, now)
            return pb.ApproveInternalUseResponse(internal_use=wire.internal_use(approved))

        return self._commands.run(request, use_case)

    def IssueInternalUse(
        self, request: pb.IssueInternalUseRequest, context: grpc.ServicerContext
    ) -> pb.IssueInternalUseResponse:
        def use_case(tx: Tx, now: datetime) -> pb.IssueInternalUseResponse:
            cmd = IssueInternalUse(
                use_id=_use_id(request.internal_use_id),
                lots=part_lines(request.lots),
                occurred_at=stated(request, request.occurred_time),
            )
            issued = issue_internal_use(cmd, tx, now)
            return pb.IssueInternalUseResponse(internal_use=wire.internal_use(issued))

        return self._commands.run(request, sighted(use_case))

    def CancelInternalUse(
        self, request: pb.CancelInternalUseRequest, context: grpc.ServicerContext
    ) -> pb.CancelInternalUseResponse:
        cmd = CancelInternalUse(use_id=_use_id(request.internal_use_id), reason=request.reason)

        def use_case(tx: Tx, now: datetime) -> pb.CancelInternalUseResponse:
            cancelled = cancel_internal_use(cmd, tx, now)
            return pb.CancelInternalUseResponse(internal_use=wire.internal_use(cancelled))

        return self._commands.run(request, use_case)

    def ReverseInternalUse(
        self, request: pb.ReverseInternalUseRequest, context: grpc.ServicerContext
    ) -> pb.ReverseInternalUseResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReverseInternalUseResponse:
            cmd = ReverseInternalUse(
                use_id=_use_id(request.internal_use_id),
                reason=request.reason,
                occurred_at=stated(request, request.occurred_time),
            )
            back = reverse_internal_use(cmd, tx, now)
            return pb.ReverseInternalUseResponse(internal_use=wire.internal_use(back))

        return self._commands.run(request, sighted(use_case))

    def GetInternalUse(
        self, request: pb.GetInternalUseRequest, context: grpc.ServicerContext
    ) -> pb.GetInternalUseResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetInternalUseResponse:
            found = tx.internal_uses.get(_use_id(request.internal_use_id))
            return pb.GetInternalUseResponse(internal_use=wire.internal_use(found))

        return self._commands.read(use_case)

    def ListInternalUses(
        self, request: pb.ListInternalUsesRequest, context: grpc.ServicerContext
    ) -> pb.ListInternalUsesResponse:
        wanted = UseFilter(
            branch_code=request.branch_code,
            warehouse_code=request.warehouse_code,
            department_code=request.department_code,
            state=wire.state_of(request.state),
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListInternalUsesResponse:
            rows, token = paging.USES.page(
                lambda after, limit: tx.internal_uses.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListInternalUsesResponse(
                internal_uses=map(wire.internal_use, rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListDepartmentMonths(
        self, request: pb.ListDepartmentMonthsRequest, context: grpc.ServicerContext
    ) -> pb.ListDepartmentMonthsResponse:
        code = BranchCode(request.branch_code)
        named = _day(request.month, "month") if request.HasField("month") else None

        def use_case(tx: Tx, now: datetime) -> pb.ListDepartmentMonthsResponse:
            today = known_branch(tx.branches.find(code), code).day_of(now)
            month = (named or today).replace(day=1)
            rows, token = paging.MONTHS.page(
                lambda after, limit: tx.departments.months(
                    code, month, day_looked_at(month, today), after, limit
                ),
                request.page_token,
                request.page_size,
            )
            return pb.ListDepartmentMonthsResponse(
                departments=map(wire.month, rows), next_page_token=token
            )

        return self._commands.read(use_case)


def _use_id(text: str) -> InternalUseId:
    return InternalUseId(uuid_of(text))


def _day(day: Date, field: str) -> date:
    try:
        return date(day.year, day.month, day.day or 1)
    except ValueError as error:
        raise DayUnreadable(
            f"{day.year}-{day.month}-{day.day} is no day", rule="P-17", field=field
        ) from error
