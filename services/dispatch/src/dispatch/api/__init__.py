"""The api process of dispatch."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import grpc

from callout.dispatch.v1 import dispatch_service_pb2_grpc as rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from dispatch.api.servicer import DispatchServicer
from dispatch.bootstrap import SERVICE, build_parts
from dispatch.domain.errors import (
    AlreadyExists,
    ConcurrentUpdate,
    Forbidden,
    Invalid,
    NotFound,
    Refused,
)

ERROR_CODES: Final[Mapping[type[Exception], grpc.StatusCode]] = {
    Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    Refused: grpc.StatusCode.FAILED_PRECONDITION,
    Forbidden: grpc.StatusCode.PERMISSION_DENIED,
    NotFound: grpc.StatusCode.NOT_FOUND,
    AlreadyExists: grpc.StatusCode.ALREADY_EXISTS,
    ConcurrentUpdate: grpc.StatusCode.ABORTED,
}


def build(environ: Mapping[str, str] = os.environ) -> ApiSpec:
    """Return what `chassis.serve` runs."""
    parts = build_parts(environ)
    servicer = DispatchServicer(Commands(parts.uow))

    def register(server: grpc.Server) -> None:
        rpc.add_DispatchServiceServicer_to_server(servicer, server)

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=("callout.dispatch.v1.DispatchService",),
        register=register,
        permissions=load_permissions(service_folder("dispatch", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
