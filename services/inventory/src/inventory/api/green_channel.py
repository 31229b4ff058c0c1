"""gRPC door of the green channel (P-09)."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.inventory.v1 import green_channel_service_pb2 as pb
from callout.inventory.v1 import green_channel_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.green_channel import paging, wire
from inventory.adapters.wire_resources import requisition
from inventory.api.decode import part_lines, requisition_id, stated
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.green_channel.issue_first import IssueFirst, issue_first
from inventory.handlers.green_channel.take_reservations import (
    TakeReservations,
    take_for_waiting,
)
from inventory.ports import Tx
from inventory.ports.green_channel import FirstIssueFilter


class GreenChannelServicer(rpc.GreenChannelServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def IssueFirst(
        self, request: pb.IssueFirstRequest, context: grpc.ServicerContext
    ) -> pb.IssueFirstResponse:
        def use_case(tx: Tx, now: datetime) -> pb.IssueFirstResponse:
            cmd = IssueFirst(
                requisition_id=requisition_id(request.requisition_id),
                lots=part_lines(request.lots),
                occurred_at=stated(request, request.occurred_time),
            )
            issued, first = issue_first(cmd, tx, now)
            return pb.IssueFirstResponse(
                requisition=requisition(issued), first_issue=wire.first_issue(first)
            )

        return self._commands.run(request, sighted(use_case))

    def TakeReservations(
        self, request: pb.TakeReservationsRequest, context: grpc.ServicerContext
    ) -> pb.TakeReservationsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.TakeReservationsResponse:
            cmd = TakeReservations(requisition_id=requisition_id(request.requisition_id))
            taken = take_for_waiting(cmd, tx, now)
            return pb.TakeReservationsResponse(requisition=requisition(taken))

        return self._commands.run(request, sighted(use_case))

    def ListFirstIssues(
        self, request: pb.ListFirstIssuesRequest, context: grpc.ServicerContext
    ) -> pb.ListFirstIssuesResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListFirstIssuesResponse:
            wanted = FirstIssueFilter(
                branch_code=request.branch_code,
                is_outstanding=request.outstanding,
                due_before=now if request.overdue else None,
            )
            rows, token = paging.FIRST_ISSUES.page(
                lambda after, limit: tx.first_issues.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListFirstIssuesResponse(
                first_issues=map(wire.first_issue, rows), next_page_token=token
            )

        return self._commands.read(use_case)
