"""gRPC door of sourcing (P-08)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import grpc

from callout.inventory.v1 import resources_pb2 as resources
from callout.inventory.v1 import sourcing_service_pb2 as pb
from callout.inventory.v1 import sourcing_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters import wire_resources as wire
from inventory.adapters.sourcing.wire import expectations
from inventory.adapters.wire_resources import timestamp
from inventory.api.decode import stated
from inventory.domain.ids import BranchCode, PartNumber
from inventory.domain.requisition import Requisition, State
from inventory.domain.sourcing.ranking import Need, Source, SourceKind, Verdict
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.sourcing.explain_sourcing import explain_sourcing
from inventory.ports import Tx

_KINDS: Final = {
    SourceKind.HOME: pb.Source.KIND_HOME,
    SourceKind.WAREHOUSE: pb.Source.KIND_WAREHOUSE,
    SourceKind.CENTRAL: pb.Source.KIND_CENTRAL,
    SourceKind.SUPPLIER: pb.Source.KIND_SUPPLIER,
}
_VERDICTS: Final = {
    Verdict.CHOSEN: pb.Source.VERDICT_CHOSEN,
    Verdict.TOO_FEW: pb.Source.VERDICT_TOO_FEW,
    Verdict.HOME_SERVES: pb.Source.VERDICT_HOME_SERVES,
    Verdict.BETTER_ELSEWHERE: pb.Source.VERDICT_BETTER_ELSEWHERE,
    Verdict.STOCK_FIRST: pb.Source.VERDICT_STOCK_FIRST,
}


class SourcingServicer(rpc.SourcingServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def ExplainSourcing(
        self, request: pb.ExplainSourcingRequest, context: grpc.ServicerContext
    ) -> pb.ExplainSourcingResponse:
        need = Need(
            part_number=PartNumber(request.part_number),
            quantity=request.quantity or 1,
            branch_code=BranchCode(request.branch_code),
            severity=request.severity,
            due_at=stated(request, request.due_time, "due_time"),
        )

        def use_case(tx: Tx, now: datetime) -> pb.ExplainSourcingResponse:
            found = explain_sourcing(need, tx, now)
            return pb.ExplainSourcingResponse(
                sources=map(_source, found.sources),
                policy_ref=found.policy_ref,
                severity=found.need.severity,
            )

        return self._commands.read(sighted(use_case))


def shown_requisition(requisition: Requisition, tx: Tx) -> resources.Requisition:
    """Return a requisition as a message, with what it expects while it is short (P-08)."""
    if requisition.state is not State.SHORT:
        return wire.requisition(requisition)
    missing = {gap.part_number for gap in requisition.shortages}
    latest = tx.expectations.latest_of([requisition.id]).get(requisition.id, ())
    return wire.requisition(
        requisition, expectations(each for each in latest if each.part_number in missing)
    )


def _source(value: Source) -> pb.Source:
    return pb.Source(
        kind=_KINDS[value.kind],
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        available=value.available,
        expected_time=timestamp(value.expected_at),
        freight=f"{value.freight:.2f}",
        delay_cost=f"{value.delay_cost:.2f}",
        is_late=value.is_late,
        verdict=_VERDICTS[value.verdict],
    )
