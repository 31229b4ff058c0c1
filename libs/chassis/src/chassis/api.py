"""What a service tells the api process. Free of grpc at run time; `chassis.server` runs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from chassis.commands import Commands, RequestIdMissing, RequestIdReused
from chassis.config import ServiceSettings
from chassis.db import Database
from chassis.permissions import Permissions, load_permissions
from chassis.unit_of_work import UnitOfWork

__all__ = [
    "ApiSpec",
    "Commands",
    "RequestIdMissing",
    "RequestIdReused",
    "load_permissions",
]


@dataclass(frozen=True, kw_only=True)
class ApiSpec:
    """One service as the api process runs it; what `<service>.api:build` returns.

    Args:
        service: Its name, e.g. `hr-appraisal`.
        settings: Its settings.
        grpc_services: Full names of its proto services, e.g. `callout.intake.v1.IntakeService`.
        register: Adds its servicers to a `grpc.Server`.
        permissions: Its table of methods and roles.
        error_codes: `grpc.StatusCode` by class of domain error; subclasses inherit.
        uow: Opens its transactions.
        database: Pinged for readiness, closed at shutdown.
        reference_fields: Request fields that name the service request, for spans.
    """

    service: str
    settings: ServiceSettings
    grpc_services: tuple[str, ...]
    register: Callable[[Any], None]
    permissions: Permissions
    error_codes: Mapping[type[Exception], Enum]
    uow: UnitOfWork[Any]
    database: Database
    reference_fields: tuple[str, ...] = ("service_request_id", "request_number")
