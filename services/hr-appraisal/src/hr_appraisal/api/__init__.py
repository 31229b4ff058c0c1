"""The api process of appraisal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import grpc

from callout.hr_appraisal.v1 import hr_appraisal_service_pb2_grpc as rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from hr_appraisal.api.logged_reads import LoggedReads
from hr_appraisal.api.servicer import HrAppraisalServicer
from hr_appraisal.bootstrap import SERVICE, build_parts, new_entry_id
from hr_appraisal.domain.errors import (
    AppraisalError,
    ConcurrentUpdate,
    Denied,
    Invalid,
    NotFound,
    Refused,
)

ERROR_CODES: Final[Mapping[type[Exception], grpc.StatusCode]] = {
    Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    Refused: grpc.StatusCode.FAILED_PRECONDITION,
    NotFound: grpc.StatusCode.NOT_FOUND,
    ConcurrentUpdate: grpc.StatusCode.ABORTED,
    Denied: grpc.StatusCode.PERMISSION_DENIED,
    AppraisalError: grpc.StatusCode.FAILED_PRECONDITION,
}


def build(environ: Mapping[str, str] = os.environ) -> ApiSpec:
    """Return what `chassis.serve` runs."""
    parts = build_parts(environ)
    servicer = HrAppraisalServicer(Commands(parts.uow), LoggedReads(parts.uow), new_entry_id)

    def register(server: grpc.Server) -> None:
        rpc.add_HrAppraisalServiceServicer_to_server(servicer, server)

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=("callout.hr_appraisal.v1.HrAppraisalService",),
        register=register,
        permissions=load_permissions(service_folder("hr_appraisal", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
