"""The api process of intake."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import grpc

from callout.intake.v1 import intake_service_pb2_grpc as rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from intake.api.servicer import IntakeServicer
from intake.bootstrap import SERVICE, build_parts, needs_contact_keys, new_id
from intake.domain.errors import AlreadyExists, ConcurrentUpdate, Invalid, NotFound, Refused

# Any other error of the domain is a defect.
ERROR_CODES: Final[Mapping[type[Exception], grpc.StatusCode]] = {
    Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    Refused: grpc.StatusCode.FAILED_PRECONDITION,
    NotFound: grpc.StatusCode.NOT_FOUND,
    AlreadyExists: grpc.StatusCode.ALREADY_EXISTS,
    ConcurrentUpdate: grpc.StatusCode.ABORTED,
}


def build(environ: Mapping[str, str] = os.environ) -> ApiSpec:
    """Return what `chassis.serve` runs."""
    parts = build_parts(environ)
    servicer = IntakeServicer(Commands(parts.uow), new_id)

    def register(server: grpc.Server) -> None:
        needs_contact_keys(parts.settings)
        rpc.add_IntakeServiceServicer_to_server(servicer, server)

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=("callout.intake.v1.IntakeService",),
        register=register,
        permissions=load_permissions(service_folder("intake", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
