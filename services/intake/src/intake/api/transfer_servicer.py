"""gRPC door for many files at once: decode, run one use case, encode."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import grpc
from google.protobuf.message import Message

from callout.intake.v1 import file_transfer_service_pb2 as pb
from callout.intake.v1 import file_transfer_service_pb2_grpc as rpc
from chassis.api import Commands
from importing.batches import ImportReport
from importing.wire import read_row, write_report, write_row
from intake.adapters.paging import page_size, read_token, write_token
from intake.domain.customer import masked_address, masked_name, masked_phone
from intake.domain.imported_contracts import ContractRow, contract_row
from intake.domain.imported_customers import CustomerRow, CustomerWithFile, customer_row
from intake.domain.imported_products import InstalledProductRow, product_row
from intake.handlers.import_contracts import ImportContracts, import_contracts
from intake.handlers.import_customers import ImportCustomers, import_customers
from intake.handlers.import_installed_products import (
    ImportInstalledProducts,
    import_installed_products,
)
from intake.handlers.reveal_customers import RevealCustomers, reveal_customers
from intake.ports import Tx

IdSource = Callable[[], str]
W = TypeVar("W", CustomerRow, InstalledProductRow, ContractRow)
R = TypeVar("R", bound=Message)


class FileTransferServicer(rpc.FileTransferServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the ids of what a batch adds.
    """

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def ImportCustomers(
        self, request: pb.ImportCustomersRequest, context: grpc.ServicerContext
    ) -> pb.ImportCustomersResponse:
        def use_case(tx: Tx, now: datetime) -> ImportReport:
            rows = self._rows(request.rows, CustomerRow)
            return import_customers(ImportCustomers(rows=rows, dry_run=request.dry_run), tx, now)

        return self._import(request, use_case, pb.ImportCustomersResponse)

    def ImportInstalledProducts(
        self, request: pb.ImportInstalledProductsRequest, context: grpc.ServicerContext
    ) -> pb.ImportInstalledProductsResponse:
        def use_case(tx: Tx, now: datetime) -> ImportReport:
            cmd = ImportInstalledProducts(
                rows=self._rows(request.rows, InstalledProductRow), dry_run=request.dry_run
            )
            return import_installed_products(cmd, tx, now)

        return self._import(request, use_case, pb.ImportInstalledProductsResponse)

    def ImportContracts(
        self, request: pb.ImportContractsRequest, context: grpc.ServicerContext
    ) -> pb.ImportContractsResponse:
        def use_case(tx: Tx, now: datetime) -> ImportReport:
            rows = self._rows(request.rows, ContractRow)
            return import_contracts(ImportContracts(rows=rows, dry_run=request.dry_run), tx, now)

        return self._import(request, use_case, pb.ImportContractsResponse)

    def ExportCustomers(
        self, request: pb.ExportCustomersRequest, context: grpc.ServicerContext
    ) -> pb.ExportCustomersResponse:
        (after,) = read_token(request.page_token, 1)
        limit = page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ExportCustomersResponse:
            page = tx.transfers.customer_page(request.branch_code, after, limit)
            return pb.ExportCustomersResponse(
                rows=_customer_rows(map(_masked, page.rows)),
                next_page_token=write_token(page.rows[-1].customer.id) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def RevealCustomers(
        self, request: pb.RevealCustomersRequest, context: grpc.ServicerContext
    ) -> pb.RevealCustomersResponse:
        (after,) = read_token(request.page_token, 1)
        cmd = RevealCustomers(
            branch=request.branch_code,
            after=after,
            limit=page_size(request.page_size),
            reason=request.reason,
        )

        def use_case(tx: Tx, now: datetime) -> pb.RevealCustomersResponse:
            page = reveal_customers(cmd, tx, now)
            return pb.RevealCustomersResponse(
                rows=_customer_rows(tx.transfers.customers_of(list(page.rows))),
                customer_ids=page.rows,
                next_page_token=write_token(page.rows[-1]) if page.has_more else "",
            )

        return self._commands.disclose(use_case)

    def ExportInstalledProducts(
        self, request: pb.ExportInstalledProductsRequest, context: grpc.ServicerContext
    ) -> pb.ExportInstalledProductsResponse:
        (after,) = read_token(request.page_token, 1)
        limit = page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ExportInstalledProductsResponse:
            page = tx.transfers.product_page(request.branch_code, after, limit)
            return pb.ExportInstalledProductsResponse(
                rows=(
                    write_row(product_row(0, code, product), pb.InstalledProductRow)
                    for code, product in page.rows
                ),
                next_page_token=write_token(page.rows[-1][1].id) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def ExportContracts(
        self, request: pb.ExportContractsRequest, context: grpc.ServicerContext
    ) -> pb.ExportContractsResponse:
        (after,) = read_token(request.page_token, 1)
        limit = page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ExportContractsResponse:
            page = tx.transfers.contract_page(request.branch_code, after, limit)
            return pb.ExportContractsResponse(
                rows=(write_row(contract_row(0, found), pb.ContractRow) for found in page.rows),
                next_page_token=write_token(page.rows[-1].contract.number) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def _rows(self, messages: Iterable[Message], kind: type[W]) -> tuple[tuple[str, W], ...]:
        return tuple((self._new_id(), read_row(message, kind)) for message in messages)

    def _import(
        self,
        request: (
            pb.ImportCustomersRequest
            | pb.ImportInstalledProductsRequest
            | pb.ImportContractsRequest
        ),
        use_case: Callable[[Tx, datetime], ImportReport],
        respond: Callable[..., R],
    ) -> R:
        """Run a batch; a dry run gets a transaction that may not write."""

        def answer(tx: Tx, now: datetime) -> R:
            report = write_report(use_case(tx, now), pb.ImportReport, pb.RowRefusal)
            return respond(report=report)

        if request.dry_run:
            return self._commands.read(answer)
        return self._commands.run(request, answer)


def _customer_rows(found: Iterable[CustomerWithFile]) -> Iterable[pb.CustomerRow]:
    return (write_row(customer_row(0, each), pb.CustomerRow) for each in found)


def _masked(found: CustomerWithFile) -> CustomerWithFile:
    """Hide what identifies persons (I-08)."""
    customer, file = found.customer, found.file
    return CustomerWithFile(
        customer=replace(
            customer,
            phone=masked_phone(customer.phone),
            address=masked_address(customer.address),
        ),
        file=replace(
            file,
            content=replace(
                file.content,
                phones=tuple(map(masked_phone, file.content.phones)),
                contacts=tuple(
                    replace(
                        person,
                        name=masked_name(person.name),
                        phones=tuple(map(masked_phone, person.phones)),
                    )
                    for person in file.content.contacts
                ),
            ),
        ),
    )
