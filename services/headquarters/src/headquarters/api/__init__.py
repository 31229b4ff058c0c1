"""The api process of headquarters."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import grpc

from callout.headquarters.v1 import headquarters_service_pb2_grpc as rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from headquarters.api.servicer import HeadquartersServicer
from headquarters.bootstrap import SERVICE, build_parts
from headquarters.domain.errors import HeadquartersError, Invalid

ERROR_CODES: Final[Mapping[type[Exception], grpc.StatusCode]] = {
    Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    HeadquartersError: grpc.StatusCode.FAILED_PRECONDITION,
}


def build(environ: Mapping[str, str] = os.environ) -> ApiSpec:
    """Return what `chassis.serve` runs."""
    parts = build_parts(environ)
    servicer = HeadquartersServicer(Commands(parts.uow))

    def register(server: grpc.Server) -> None:
        rpc.add_HeadquartersServiceServicer_to_server(servicer, server)

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=("callout.headquarters.v1.HeadquartersService",),
        register=register,
        permissions=load_permissions(service_folder("headquarters", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
