"""gRPC door: two queries, no rules."""

from __future__ import annotations

from typing import Final

import grpc

from callout.headquarters.v1 import headquarters_service_pb2 as pb
from callout.headquarters.v1 import headquarters_service_pb2_grpc as rpc
from chassis.commands import Commands
from headquarters.api import encode
from headquarters.domain.figures import Figure
from headquarters.domain.month import Month
from headquarters.handlers.list_branch_months import list_branch_months
from headquarters.handlers.list_figure_sources import list_figure_sources
from headquarters.ports import SourceQuery, TallyQuery, Tx

DEFAULT_PAGE: Final = 100


class HeadquartersServicer(rpc.HeadquartersServiceServicer):
    """`callout.headquarters.v1.HeadquartersService`.

    Args:
        commands: Runs use cases; here only such that read.
    """

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def ListBranchMonths(
        self, request: pb.ListBranchMonthsRequest, context: grpc.ServicerContext
    ) -> pb.ListBranchMonthsResponse:
        query = TallyQuery(
            month=Month.parse(request.month) if request.month else None,
            branch_code=request.branch_code,
            page_size=request.page_size or DEFAULT_PAGE,
            page_token=request.page_token,
        )
        return self._commands.read(
            lambda tx, now: encode.branch_months(list_branch_months(query, tx, now))
        )

    def ListFigureSources(
        self, request: pb.ListFigureSourcesRequest, context: grpc.ServicerContext
    ) -> pb.ListFigureSourcesResponse:
        query = SourceQuery(
            month=Month.parse(request.month),
            branch_code=request.branch_code,
            figure=Figure.named(request.figure),
            page_size=request.page_size or DEFAULT_PAGE,
            page_token=request.page_token,
        )
        return self._commands.read(
            lambda tx, now: encode.figure_sources(list_figure_sources(query, tx, now))
        )
