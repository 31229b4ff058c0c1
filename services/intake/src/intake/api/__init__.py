"""The api process of intake."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import grpc

from callout.intake.v1 import coverage_service_pb2_grpc as coverage
from callout.intake.v1 import custody_service_pb2_grpc as custody_rpc
from callout.intake.v1 import customer_files_service_pb2_grpc as files
from callout.intake.v1 import explanation_service_pb2_grpc as explanation_rpc
from callout.intake.v1 import file_transfer_service_pb2_grpc as transfer
from callout.intake.v1 import follow_up_service_pb2_grpc as follow_up_rpc
from callout.intake.v1 import hotline_service_pb2_grpc as hotline_rpc
from callout.intake.v1 import intake_service_pb2_grpc as rpc
from callout.intake.v1 import knowledge_service_pb2_grpc as knowledge_rpc
from callout.intake.v1 import planned_work_service_pb2_grpc as planned_work_rpc
from callout.intake.v1 import projects_service_pb2_grpc as projects_rpc
from callout.intake.v1 import quote_service_pb2_grpc as quote_rpc
from callout.intake.v1 import recalls_service_pb2_grpc as recalls_rpc
from callout.intake.v1 import return_case_service_pb2_grpc as return_rpc
from chassis.api import ApiSpec, Commands
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from intake.api.coverage_servicer import CoverageServicer
from intake.api.custody import CustodyServicer
from intake.api.explaining import ExplanationServicer
from intake.api.files_servicer import CustomerFilesServicer
from intake.api.follow_ups import FollowUpServicer
from intake.api.hotline import HotlineServicer
from intake.api.knowledge import KnowledgeServicer
from intake.api.planned_work import PlannedWorkServicer
from intake.api.projects import ProjectsServicer
from intake.api.quotes import QuoteServicer
from intake.api.recalls import RecallsServicer
from intake.api.return_cases import ReturnCaseServicer
from intake.api.servicer import IntakeServicer
from intake.api.transfer_servicer import FileTransferServicer
from intake.bootstrap import SERVICE, Parts, build_parts, needs_contact_keys, new_id
from intake.domain.errors import AlreadyExists, ConcurrentUpdate, Invalid, NotFound, Refused
from intake.ports import Tx

# Any other error of the domain is a defect.
ERROR_CODES: Final[Mapping[type[Exception], grpc.StatusCode]] = {
    Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    Refused: grpc.StatusCode.FAILED_PRECONDITION,
    NotFound: grpc.StatusCode.NOT_FOUND,
    AlreadyExists: grpc.StatusCode.ALREADY_EXISTS,
    ConcurrentUpdate: grpc.StatusCode.ABORTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One proto service: its full name, what answers it, and what adds that to a server."""

    name: str
    servicer: Callable[[Parts, Commands[Tx]], Any]
    add: Callable[[Any, grpc.Server], None]


DOORS: Final = (
    Door(
        name="callout.intake.v1.IntakeService",
        servicer=lambda parts, commands: IntakeServicer(commands, new_id, parts.fingerprint),
        add=rpc.add_IntakeServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.CustomerFilesService",
        servicer=lambda _, commands: CustomerFilesServicer(commands, new_id),
        add=files.add_CustomerFilesServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.CoverageService",
        servicer=lambda _, commands: CoverageServicer(commands, new_id),
        add=coverage.add_CoverageServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.FileTransferService",
        servicer=lambda _, commands: FileTransferServicer(commands, new_id),
        add=transfer.add_FileTransferServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.PlannedWorkService",
        servicer=lambda _, commands: PlannedWorkServicer(commands, new_id),
        add=planned_work_rpc.add_PlannedWorkServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.RecallsService",
        servicer=lambda _, commands: RecallsServicer(commands, new_id),
        add=recalls_rpc.add_RecallsServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.CustodyService",
        servicer=lambda parts, commands: CustodyServicer(commands, new_id, parts.fingerprint),
        add=custody_rpc.add_CustodyServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.ProjectsService",
        servicer=lambda _, commands: ProjectsServicer(commands, new_id),
        add=projects_rpc.add_ProjectsServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.HotlineService",
        servicer=lambda _, commands: HotlineServicer(commands, new_id),
        add=hotline_rpc.add_HotlineServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.QuoteService",
        servicer=lambda _, commands: QuoteServicer(commands, new_id),
        add=quote_rpc.add_QuoteServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.KnowledgeService",
        servicer=lambda _, commands: KnowledgeServicer(commands, new_id),
        add=knowledge_rpc.add_KnowledgeServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.ReturnCaseService",
        servicer=lambda _, commands: ReturnCaseServicer(commands, new_id),
        add=return_rpc.add_ReturnCaseServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.FollowUpService",
        servicer=lambda _, commands: FollowUpServicer(commands, new_id),
        add=follow_up_rpc.add_FollowUpServiceServicer_to_server,
    ),
    Door(
        name="callout.intake.v1.ExplanationService",
        servicer=lambda _, commands: ExplanationServicer(commands),
        add=explanation_rpc.add_ExplanationServiceServicer_to_server,
    ),
)


def build(environ: Mapping[str, str] = os.environ) -> ApiSpec:
    """Return what `chassis.serve` runs."""
    parts = build_parts(environ)
    commands = Commands(parts.uow)

    def register(server: grpc.Server) -> None:
        needs_contact_keys(parts.settings)
        for door in DOORS:
            door.add(door.servicer(parts, commands), server)

    return ApiSpec(
        service=SERVICE,
        settings=parts.settings,
        grpc_services=tuple(door.name for door in DOORS),
        register=register,
        permissions=load_permissions(service_folder("intake", "policies")),
        error_codes=ERROR_CODES,
        uow=parts.uow,
        database=parts.database,
    )
