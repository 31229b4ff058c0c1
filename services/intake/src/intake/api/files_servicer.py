"""gRPC door to customers' files and the installed base: decode, run one use case, encode."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import grpc

from callout.intake.v1 import customer_files_service_pb2 as pb
from callout.intake.v1 import customer_files_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters import wire_files, wire_resources
from intake.adapters.paging import page_size, read_day_and_id, read_number, read_token, write_token
from intake.adapters.wire_words import FILE_DUTY, write_day
from intake.api import file_commands as wire
from intake.domain.listing import ProductKey, RequestFilter
from intake.handlers.read_customer_contact import read_customer_contact
from intake.handlers.record_product_dates import record_product_dates
from intake.handlers.record_upkeep_check import record_upkeep_check
from intake.handlers.register_installed_part import register_installed_part
from intake.handlers.write_customer_file import show_customer_file, write_customer_file
from intake.ports import Tx

_PRODUCTS_IN_A_FILE = 100


class CustomerFilesServicer(rpc.CustomerFilesServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the id of what a command creates; nothing here needs one.
    """

    def __init__(self, commands: Commands[Tx], new_id: Callable[[], str]) -> None:
        self._commands = commands

    def WriteCustomerFile(
        self, request: pb.WriteCustomerFileRequest, context: grpc.ServicerContext
    ) -> pb.WriteCustomerFileResponse:
        def use_case(tx: Tx, now: datetime) -> pb.WriteCustomerFileResponse:
            shown = write_customer_file(wire.file(request), tx, now)
            return pb.WriteCustomerFileResponse(file=wire_files.masked_file(shown))

        return self._commands.run(request, use_case)

    def GetCustomerFile(
        self, request: pb.GetCustomerFileRequest, context: grpc.ServicerContext
    ) -> pb.GetCustomerFileResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetCustomerFileResponse:
            shown = show_customer_file(request.customer_id, tx, now)
            key = ProductKey(customer_id=request.customer_id)
            products = tx.installed_products.page(key, "", _PRODUCTS_IN_A_FILE)
            return pb.GetCustomerFileResponse(
                file=wire_files.masked_file(shown),
                installed_products=map(wire_resources.installed_product, products.rows),
            )

        return self._commands.read(use_case)

    def ReadCustomerFile(
        self, request: pb.ReadCustomerFileRequest, context: grpc.ServicerContext
    ) -> pb.ReadCustomerFileResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReadCustomerFileResponse:
            read_customer_contact(wire.reading(request), tx, now)
            shown = show_customer_file(request.customer_id, tx, now)
            return pb.ReadCustomerFileResponse(file=wire_files.unmasked_file(shown))

        return self._commands.disclose(use_case)

    def ListCustomerFiles(
        self, request: pb.ListCustomerFilesRequest, context: grpc.ServicerContext
    ) -> pb.ListCustomerFilesResponse:
        after, limit = read_day_and_id(request.page_token), page_size(request.page_size)
        duty = FILE_DUTY.need(request.duty)

        def use_case(tx: Tx, now: datetime) -> pb.ListCustomerFilesResponse:
            page = tx.customer_files.due(duty, request.branch_code, now, after, limit)
            token = ""
            if page.has_more:
                last = page.rows[-1]
                token = write_token(last.due_on.isoformat(), last.customer_id)
            return pb.ListCustomerFilesResponse(
                files=map(wire_files.summary, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def RecordUpkeepCheck(
        self, request: pb.RecordUpkeepCheckRequest, context: grpc.ServicerContext
    ) -> pb.RecordUpkeepCheckResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RecordUpkeepCheckResponse:
            check, following = record_upkeep_check(wire.upkeep_check(request), tx, now)
            return pb.RecordUpkeepCheckResponse(
                check=wire_files.check(check), next_due_on=write_day(following)
            )

        return self._commands.run(request, use_case)

    def ListUpkeepChecks(
        self, request: pb.ListUpkeepChecksRequest, context: grpc.ServicerContext
    ) -> pb.ListUpkeepChecksResponse:
        after, limit = read_number(request.page_token), page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ListUpkeepChecksResponse:
            tx.customers.require(request.customer_id)
            page = tx.customer_files.checks(request.customer_id, after, limit)
            return pb.ListUpkeepChecksResponse(
                checks=(wire_files.check(check) for _, check in page.rows),
                next_page_token=write_token(str(page.rows[-1][0])) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def ListServiceHistory(
        self, request: pb.ListServiceHistoryRequest, context: grpc.ServicerContext
    ) -> pb.ListServiceHistoryResponse:
        (after,) = read_token(request.page_token, 1)
        limit = page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ListServiceHistoryResponse:
            tx.customers.require(request.customer_id)
            wanted = RequestFilter(customer_id=request.customer_id)
            page = tx.service_requests.page(wanted, after, limit)
            return pb.ListServiceHistoryResponse(
                service_requests=map(wire_resources.summary, page.rows),
                next_page_token=write_token(page.rows[-1].call.number) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def FindInstalledProducts(
        self, request: pb.FindInstalledProductsRequest, context: grpc.ServicerContext
    ) -> pb.FindInstalledProductsResponse:
        (after,) = read_token(request.page_token, 1)
        key, limit = wire.product_key(request), page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.FindInstalledProductsResponse:
            page = tx.installed_products.page(key, after, limit)
            return pb.FindInstalledProductsResponse(
                installed_products=map(wire_resources.installed_product, page.rows),
                next_page_token=write_token(page.rows[-1].id) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def RecordProductDates(
        self, request: pb.RecordProductDatesRequest, context: grpc.ServicerContext
    ) -> pb.RecordProductDatesResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RecordProductDatesResponse:
            product = record_product_dates(wire.product_dates(request), tx, now)
            return pb.RecordProductDatesResponse(
                installed_product=wire_resources.installed_product(product)
            )

        return self._commands.run(request, use_case)

    def RegisterInstalledPart(
        self, request: pb.RegisterInstalledPartRequest, context: grpc.ServicerContext
    ) -> pb.RegisterInstalledPartResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterInstalledPartResponse:
            part = register_installed_part(wire.part(request), tx, now)
            return pb.RegisterInstalledPartResponse(installed_part=wire_files.part(part))

        return self._commands.run(request, use_case)

    def ListContactReadings(
        self, request: pb.ListContactReadingsRequest, context: grpc.ServicerContext
    ) -> pb.ListContactReadingsResponse:
        after, limit = read_number(request.page_token), page_size(request.page_size)
        wanted = wire.reading_filter(request)

        def use_case(tx: Tx, _: datetime) -> pb.ListContactReadingsResponse:
            page = tx.contact_readings.page(wanted, after, limit)
            return pb.ListContactReadingsResponse(
                readings=map(wire_files.reading, page.rows),
                next_page_token=write_token(str(page.rows[-1].id)) if page.has_more else "",
            )

        return self._commands.read(use_case)
