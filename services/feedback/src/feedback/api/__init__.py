"""The api process of feedback."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import grpc

from callout.feedback.v1 import feedback_service_pb2_grpc as rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from feedback.api.servicer import FeedbackServicer
from feedback.bootstrap import SERVICE, build_parts, new_complaint_id
from feedback.domain.errors import ConcurrentUpdate, FeedbackError, Invalid, NotFound, Refused

ERROR_CODES: Final[Mapping[type[Exception], grpc.StatusCode]] = {
    Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    Refused: grpc.StatusCode.FAILED_PRECONDITION,
    NotFound: grpc.StatusCode.NOT_FOUND,
    ConcurrentUpdate: grpc.StatusCode.ABORTED,
    FeedbackError: grpc.StatusCode.FAILED_PRECONDITION,
}


def build(environ: Mapping[str, str] = os.environ) -> ApiSpec:
    """Return what `chassis.serve` runs."""
    parts = build_parts(environ)
    servicer = FeedbackServicer(Commands(parts.uow), new_complaint_id)

    def register(server: grpc.Server) -> None:
        rpc.add_FeedbackServiceServicer_to_server(servicer, server)

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=("callout.feedback.v1.FeedbackService",),
        register=register,
        permissions=load_permissions(service_folder("feedback", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
