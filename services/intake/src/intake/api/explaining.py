"""gRPC door of explanations: decode, run one query, encode. No rules live here."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.intake.v1 import explanation_service_pb2 as pb
from callout.intake.v1 import explanation_service_pb2_grpc as rpc
from chassis.api import Commands
from chassis.page_tokens import plain_text, read_token
from intake.adapters.paging import page_size
from intake.adapters.wire_words import MILESTONE
from intake.api import commands as wire
from intake.api import explanations
from intake.handlers.explain_deadline import explain_deadline
from intake.handlers.preview_policy import PreviewPolicy, preview_policy
from intake.ports import Tx


class ExplanationServicer(rpc.ExplanationServiceServicer):
    """One method per RPC; nothing is written.

    Args:
        commands: Runs queries, one transaction each.
    """

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def ExplainDeadline(
        self, request: pb.ExplainDeadlineRequest, context: grpc.ServicerContext
    ) -> pb.ExplainDeadlineResponse:
        wanted = wire.reference(request)
        milestone = MILESTONE.read(request.milestone)
        limit = request.max_segments or explanations.DEFAULT_SEGMENTS

        def query(tx: Tx, now: datetime) -> pb.ExplainDeadlineResponse:
            return explanations.explained(explain_deadline(wanted, milestone, tx, now), limit)

        return self._commands.read(query)

    def PreviewPolicy(
        self, request: pb.PreviewPolicyRequest, context: grpc.ServicerContext
    ) -> pb.PreviewPolicyResponse:
        after, as_of = _place(request.page_token)
        wanted = PreviewPolicy(
            policy_text=request.policy_text,
            file_name=request.file_name,
            branch=request.branch_code,
            after=after,
            as_of=as_of,
            limit=page_size(request.page_size),
        )
        return self._commands.read(
            lambda tx, now: explanations.previewed(preview_policy(wanted, tx, now))
        )


def _place(token: str) -> tuple[str, datetime | None]:
    """Read behind which number a page begins, and of which instant all pages are."""
    if not token:
        return "", None
    after, as_of = read_token(token, plain_text, _instant)
    return after, as_of


def _instant(part: str) -> datetime:
    instant = datetime.fromisoformat(part)
    if instant.tzinfo is None:
        raise ValueError(part)
    return instant
