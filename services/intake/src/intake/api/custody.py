"""gRPC door of custody: decode, run one use case, encode; secrets leave by ReadAccess alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import grpc
from google.protobuf.message import Message

from callout.intake.v1 import custody_service_pb2 as pb
from callout.intake.v1 import custody_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.paging import page_size, read_token, write_token
from intake.adapters.wire_words import write_instant
from intake.api.servicer import IdSource
from intake.domain.custody.access import Access, Secret
from intake.handlers.custody.end_custody import EndCustody, end_custody
from intake.handlers.custody.hand_over_access import HandOverAccess, hand_over_access
from intake.handlers.custody.read_access import ReadAccess, read_access
from intake.handlers.custody.take_into_custody import TakeIntoCustody, take_into_custody
from intake.ports import Tx

Q = TypeVar("Q", bound=Message)


class CustodyServicer(rpc.CustodyServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the id of what a command creates.
        fingerprint: Stands for a secret in the hash that is kept of a command.
    """

    def __init__(
        self, commands: Commands[Tx], new_id: IdSource, fingerprint: Callable[[str], str]
    ) -> None:
        self._commands = commands
        self._new_id = new_id
        self._fingerprint = fingerprint

    def TakeIntoCustody(
        self, request: pb.TakeIntoCustodyRequest, context: grpc.ServicerContext
    ) -> pb.TakeIntoCustodyResponse:
        def use_case(tx: Tx, now: datetime) -> pb.TakeIntoCustodyResponse:
            cmd = TakeIntoCustody(
                access_id=self._new_id(),
                customer_id=request.customer_id,
                system=request.system,
                secret=Secret(account=request.account, secret=request.secret),
                holder=request.holder,
            )
            return pb.TakeIntoCustodyResponse(access=_access(take_into_custody(cmd, tx, now)))

        return self._commands.run(self._without_secret(request), use_case)

    def HandOverAccess(
        self, request: pb.HandOverAccessRequest, context: grpc.ServicerContext
    ) -> pb.HandOverAccessResponse:
        cmd = HandOverAccess(
            access_id=request.access_id,
            to_holder=request.to_holder,
            secret=request.secret,
            reason=request.reason,
        )
        return self._commands.run(
            self._without_secret(request),
            lambda tx, now: pb.HandOverAccessResponse(
                access=_access(hand_over_access(cmd, tx, now))
            ),
        )

    def ReadAccess(
        self, request: pb.ReadAccessRequest, context: grpc.ServicerContext
    ) -> pb.ReadAccessResponse:
        cmd = ReadAccess(access_id=request.access_id, reason=request.reason)

        def use_case(tx: Tx, now: datetime) -> pb.ReadAccessResponse:
            read_access(cmd, tx, now)
            found = tx.custody.secret_of(tx.custody.get(request.access_id))
            return pb.ReadAccessResponse(account=found.account, secret=found.secret)

        return self._commands.disclose(use_case)

    def EndCustody(
        self, request: pb.EndCustodyRequest, context: grpc.ServicerContext
    ) -> pb.EndCustodyResponse:
        cmd = EndCustody(access_id=request.access_id, reason=request.reason)
        return self._commands.run(
            request,
            lambda tx, now: pb.EndCustodyResponse(access=_access(end_custody(cmd, tx, now))),
        )

    def ListAccess(
        self, request: pb.ListAccessRequest, context: grpc.ServicerContext
    ) -> pb.ListAccessResponse:
        (after,) = read_token(request.page_token, 1)

        def use_case(tx: Tx, _: datetime) -> pb.ListAccessResponse:
            page = tx.custody.page(request.customer_id, after, page_size(request.page_size))
            return pb.ListAccessResponse(
                accesses=map(_access, page.rows),
                next_page_token=write_token(page.rows[-1].id) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def GetCustodyLog(
        self, request: pb.GetCustodyLogRequest, context: grpc.ServicerContext
    ) -> pb.GetCustodyLogResponse:
        def use_case(tx: Tx, _: datetime) -> pb.GetCustodyLogResponse:
            access = tx.custody.get(request.access_id)
            return pb.GetCustodyLogResponse(
                holdings=(
                    pb.GetCustodyLogResponse.Holding(
                        holder=holding.holder,
                        start_time=write_instant(holding.since),
                        end_time=write_instant(holding.until),
                        given_by=holding.given_by,
                        reason=holding.reason,
                    )
                    for holding in access.holdings
                ),
                readings=(
                    pb.GetCustodyLogResponse.Reading(
                        reader=reading.reader,
                        reason=reading.reason,
                        read_time=write_instant(reading.read_at),
                    )
                    for reading in tx.custody.readings(access.id)
                ),
            )

        return self._commands.read(use_case)

    def _without_secret(self, request: Q) -> Q:
        """Return the request as it is hashed: the plain hash of a weak secret could be guessed."""
        kept = type(request)()
        kept.CopyFrom(request)
        for name in ("account", "secret"):
            if name in request.DESCRIPTOR.fields_by_name:
                setattr(kept, name, self._fingerprint(getattr(request, name)))
        return kept


def _access(access: Access) -> pb.Access:
    return pb.Access(
        id=access.id,
        customer_id=access.customer_id,
        branch_code=access.branch,
        system=access.system,
        holder=access.holder,
        changed_time=write_instant(access.changed_at),
        ended=access.ended_at is not None,
        end_reason=access.end_reason,
        version=access.version,
    )
