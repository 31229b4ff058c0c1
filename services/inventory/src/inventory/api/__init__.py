"""The api process of inventory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import grpc

from callout.inventory.v1 import count_service_pb2_grpc as count_rpc
from callout.inventory.v1 import device_service_pb2_grpc as device_rpc
from callout.inventory.v1 import document_service_pb2_grpc as document_rpc
from callout.inventory.v1 import green_channel_service_pb2_grpc as green_channel_rpc
from callout.inventory.v1 import internal_use_service_pb2_grpc as internal_use_rpc
from callout.inventory.v1 import inventory_service_pb2_grpc as rpc
from callout.inventory.v1 import loan_service_pb2_grpc as loan_rpc
from callout.inventory.v1 import old_parts_service_pb2_grpc as old_parts_rpc
from callout.inventory.v1 import part_list_service_pb2_grpc as part_list_rpc
from callout.inventory.v1 import replenishment_service_pb2_grpc as replenishment_rpc
from callout.inventory.v1 import scan_service_pb2_grpc as scan_rpc
from callout.inventory.v1 import sourcing_service_pb2_grpc as sourcing_rpc
from callout.inventory.v1 import special_order_service_pb2_grpc as special_order_rpc
from callout.inventory.v1 import stock_report_service_pb2_grpc as stock_report_rpc
from callout.inventory.v1 import supplement_service_pb2_grpc as supplement_rpc
from callout.inventory.v1 import supplier_claims_service_pb2_grpc as claims_rpc
from callout.inventory.v1 import trace_service_pb2_grpc as trace_rpc
from callout.inventory.v1 import transfer_service_pb2_grpc as transfer_rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from inventory.api.counts import CountServicer
from inventory.api.devices import DeviceServicer
from inventory.api.documents import DocumentServicer
from inventory.api.green_channel import GreenChannelServicer
from inventory.api.internal_use import InternalUseServicer
from inventory.api.loans import LoanServicer
from inventory.api.old_parts import OldPartsServicer
from inventory.api.part_list import PartListServicer
from inventory.api.replenishment import ReplenishmentServicer
from inventory.api.scans import ScanServicer
from inventory.api.servicer import InventoryServicer
from inventory.api.sourcing import SourcingServicer
from inventory.api.special_orders import SpecialOrderServicer
from inventory.api.stock_reports import StockReportServicer
from inventory.api.supplements import SupplementServicer
from inventory.api.supplier_claims import SupplierClaimServicer
from inventory.api.traces import TraceServicer
from inventory.api.transfers import TransferServicer
from inventory.bootstrap import SERVICE, build_parts, new_id
from inventory.domain.errors import ConcurrentUpdate, Invalid, NotFound, Refused

# Any other error of the domain is a defect.
ERROR_CODES: Final[Mapping[type[Exception], grpc.StatusCode]] = {
    Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    Refused: grpc.StatusCode.FAILED_PRECONDITION,
    NotFound: grpc.StatusCode.NOT_FOUND,
    ConcurrentUpdate: grpc.StatusCode.ABORTED,
}


def build(environ: Mapping[str, str] = os.environ) -> ApiSpec:
    """Return what `chassis.serve` runs."""
    parts = build_parts(environ)
    commands = Commands(parts.uow)

    def register(server: grpc.Server) -> None:
        rpc.add_InventoryServiceServicer_to_server(InventoryServicer(commands, new_id), server)
        part_list_rpc.add_PartListServiceServicer_to_server(
            PartListServicer(commands, new_id), server
        )
        scan_rpc.add_ScanServiceServicer_to_server(ScanServicer(commands), server)
        document_rpc.add_DocumentServiceServicer_to_server(DocumentServicer(commands), server)
        replenishment_rpc.add_ReplenishmentServiceServicer_to_server(
            ReplenishmentServicer(commands, new_id), server
        )
        old_parts_rpc.add_OldPartsServiceServicer_to_server(
            OldPartsServicer(commands, new_id), server
        )
        sourcing_rpc.add_SourcingServiceServicer_to_server(SourcingServicer(commands), server)
        transfer_rpc.add_TransferServiceServicer_to_server(
            TransferServicer(commands, new_id), server
        )
        claims_rpc.add_SupplierClaimServiceServicer_to_server(
            SupplierClaimServicer(commands, new_id), server
        )
        internal_use_rpc.add_InternalUseServiceServicer_to_server(
            InternalUseServicer(commands, new_id), server
        )
        count_rpc.add_CountServiceServicer_to_server(CountServicer(commands, new_id), server)
        stock_report_rpc.add_StockReportServiceServicer_to_server(
            StockReportServicer(commands), server
        )
        loan_rpc.add_LoanServiceServicer_to_server(LoanServicer(commands, new_id), server)
        device_rpc.add_DeviceServiceServicer_to_server(DeviceServicer(commands, new_id), server)
        trace_rpc.add_TraceServiceServicer_to_server(TraceServicer(commands), server)
        supplement_rpc.add_SupplementServiceServicer_to_server(
            SupplementServicer(commands, new_id), server
        )
        green_channel_rpc.add_GreenChannelServiceServicer_to_server(
            GreenChannelServicer(commands), server
        )
        special_order_rpc.add_SpecialOrderServiceServicer_to_server(
            SpecialOrderServicer(commands, new_id), server
        )

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=(
            "callout.inventory.v1.InventoryService",
            "callout.inventory.v1.DocumentService",
            "callout.inventory.v1.PartListService",
            "callout.inventory.v1.ScanService",
            "callout.inventory.v1.ReplenishmentService",
            "callout.inventory.v1.OldPartsService",
            "callout.inventory.v1.SourcingService",
            "callout.inventory.v1.TransferService",
            "callout.inventory.v1.SupplierClaimService",
            "callout.inventory.v1.InternalUseService",
            "callout.inventory.v1.CountService",
            "callout.inventory.v1.StockReportService",
            "callout.inventory.v1.LoanService",
            "callout.inventory.v1.DeviceService",
            "callout.inventory.v1.TraceService",
            "callout.inventory.v1.SupplementService",
            "callout.inventory.v1.GreenChannelService",
            "callout.inventory.v1.SpecialOrderService",
        ),
        register=register,
        permissions=load_permissions(service_folder("inventory", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
