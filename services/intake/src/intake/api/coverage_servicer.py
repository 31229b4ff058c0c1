"""gRPC door to contracts and to why a request has its category: decode, run, encode."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import grpc

from callout.intake.v1 import coverage_service_pb2 as pb
from callout.intake.v1 import coverage_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters import wire_coverage
from intake.adapters.paging import page_size, read_token, write_token
from intake.adapters.wire_words import CONTRACT_KIND, NOTICE_KIND, read_day, read_optional_day
from intake.domain.contract import Contract, ContractFilter
from intake.domain.listing import Reference
from intake.handlers.register_contract import RegisterContract, register_contract
from intake.handlers.renew_contract import RenewContract, renew_contract
from intake.handlers.settle_contract_notice import SettleContractNotice, settle_contract_notice
from intake.ports import Tx


class CoverageServicer(rpc.CoverageServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the id of a contract.
    """

    def __init__(self, commands: Commands[Tx], new_id: Callable[[], str]) -> None:
        self._commands = commands
        self._new_id = new_id

    def RegisterContract(
        self, request: pb.RegisterContractRequest, context: grpc.ServicerContext
    ) -> pb.RegisterContractResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterContractResponse:
            stored = register_contract(_signed(request, self._new_id()), tx, now)
            return pb.RegisterContractResponse(contract=wire_coverage.contract(stored))

        return self._commands.run(request, use_case)

    def RenewContract(
        self, request: pb.RenewContractRequest, context: grpc.ServicerContext
    ) -> pb.RenewContractResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RenewContractResponse:
            cmd = RenewContract(
                contract_id=request.contract_id,
                ends_on=read_day(request, "ends_on"),
                price=Decimal(request.price),
            )
            contract = renew_contract(cmd, tx, now)
            return pb.RenewContractResponse(contract=wire_coverage.contract(contract))

        return self._commands.run(request, use_case)

    def GetContract(
        self, request: pb.GetContractRequest, context: grpc.ServicerContext
    ) -> pb.GetContractResponse:
        def use_case(tx: Tx, _: datetime) -> pb.GetContractResponse:
            contract = tx.contracts.get(request.contract_id)
            return pb.GetContractResponse(
                contract=wire_coverage.contract(contract),
                notices=map(wire_coverage.notice, tx.contracts.raised(contract)),
            )

        return self._commands.read(use_case)

    def ListContracts(
        self, request: pb.ListContractsRequest, context: grpc.ServicerContext
    ) -> pb.ListContractsResponse:
        (after,) = read_token(request.page_token, 1)
        limit = page_size(request.page_size)
        wanted = ContractFilter(
            branch=request.branch_code,
            customer_id=request.customer_id,
            ends_by=read_optional_day(request, "ends_by"),
        )

        def use_case(tx: Tx, _: datetime) -> pb.ListContractsResponse:
            page = tx.contracts.page(wanted, after, limit)
            return pb.ListContractsResponse(
                contracts=map(wire_coverage.contract, page.rows),
                next_page_token=write_token(page.rows[-1].number) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def SettleContractNotice(
        self, request: pb.SettleContractNoticeRequest, context: grpc.ServicerContext
    ) -> pb.SettleContractNoticeResponse:
        def use_case(tx: Tx, now: datetime) -> pb.SettleContractNoticeResponse:
            cmd = SettleContractNotice(
                contract_id=request.contract_id,
                notice=NOTICE_KIND.need(request.kind),
                note=request.note,
            )
            done = settle_contract_notice(cmd, tx, now)
            return pb.SettleContractNoticeResponse(notice=wire_coverage.notice(done))

        return self._commands.run(request, use_case)

    def ExplainCategory(
        self, request: pb.ExplainCategoryRequest, context: grpc.ServicerContext
    ) -> pb.ExplainCategoryResponse:
        reference = Reference(
            request_id=request.service_request_id,
            number=request.request_number,
            external_ref=request.external_ref,
        )

        def use_case(tx: Tx, _: datetime) -> pb.ExplainCategoryResponse:
            found = tx.service_requests.get(reference)
            return pb.ExplainCategoryResponse(explanation=wire_coverage.explanation(found))

        return self._commands.read(use_case)


def _signed(message: pb.RegisterContractRequest, new_id: str) -> RegisterContract:
    starts_on = read_day(message, "starts_on")
    has_limit = message.HasField("visits_included")
    return RegisterContract(
        contract=Contract(
            id=new_id,
            number=message.contract_number,
            customer_id=message.customer_id,
            branch="",
            kind=CONTRACT_KIND.need(message.kind),
            products=tuple(sorted(message.installed_product_ids)),
            items=tuple(message.items),
            calendar="",
            sla_pack=message.sla_pack,
            visits_included=message.visits_included if has_limit else None,
            price=Decimal(message.price),
            starts_on=starts_on,
            term_starts_on=starts_on,
            ends_on=read_day(message, "ends_on"),
            responsible=message.responsible,
        )
    )
