"""The api process of inventory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import grpc

from callout.inventory.v1 import inventory_service_pb2_grpc as rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from inventory.api.servicer import InventoryServicer
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
    servicer = InventoryServicer(Commands(parts.uow), new_id)

    def register(server: grpc.Server) -> None:
        rpc.add_InventoryServiceServicer_to_server(servicer, server)

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=("callout.inventory.v1.InventoryService",),
        register=register,
        permissions=load_permissions(service_folder("inventory", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
