"""One intake behind its real door, for the areas that have a proto service of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import text

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from chassis.unit_of_work import SYSTEM, UnitOfWork
from fakes.incoming import Sender
from intake.ports import Tx
from testkit.api import Refused, refused
from unit.intake.scene import CALLER


@dataclass
class FrontDoor:
    """Callers with tokens, and a look at what is stored."""

    uow: UnitOfWork[Tx]
    sender: Sender
    channel_as: Callable[..., grpc.Channel]

    def rows(self, statement: str) -> list[Any]:
        with self.uow.begin(SYSTEM) as work:
            return list(work.connection.execute(text(statement)).all())

    def events(self) -> list[str]:
        rows = self.rows("select type from outbox order by id")
        return [row.type.rpartition(".")[2] for row in rows]

    def bodies(self, message: type[Any]) -> list[Any]:
        """Return the announced events of one kind."""
        name = message.DESCRIPTOR.full_name
        rows = self.rows(f"select body from outbox where type = '{name}' order by id")
        return [message.FromString(bytes(row.body)) for row in rows]

    def writes_nothing(self, call: Callable[[], Any], *tables: str) -> Refused:
        """Make a call that must be refused and must leave no event and no row."""
        before = [self.rows(f"select * from {table}") for table in ("outbox", *tables)]
        refusal = refused(call)
        after = [self.rows(f"select * from {table}") for table in ("outbox", *tables)]
        assert before == after
        return refusal

    @property
    def desk(self) -> IntakeServiceStub:
        return IntakeServiceStub(self.channel_as("admin"))

    def branch(self, code: str = "HZ01") -> None:
        self.desk.RegisterBranch(
            pb.RegisterBranchRequest(
                request_id=key(),
                code=code,
                name=f"{code} 站",
                city="杭州",
                region="华东",
                time_zone="Asia/Shanghai",
            )
        )

    def call(self, **told: Any) -> rs.ServiceRequest:
        """Register a call of `CALLER` that somebody tries to solve from afar."""
        values: dict[str, Any] = {
            "request_id": key(),
            "branch_code": "HZ01",
            "channel": rs.CHANNEL_PHONE,
            "purpose": rs.PURPOSE_FAULT,
            "product_line": "appliance",
            "symptom": "不制冷",
            "impact": rs.IMPACT_WRONG_RESULT,
            "handling": rs.HANDLING_REMOTE,
            "received_time": stamp(now()),
            "customer_id": CALLER.id,
            **told,
        }
        answer: pb.RegisterCallResponse = self.desk.RegisterCall(pb.RegisterCallRequest(**values))
        return answer.service_request


def twice(call: Callable[[Any], Message], request: Message) -> Any:
    """Send the same command twice; both answers must be the same."""
    first = call(request)
    assert call(request) == first
    return first


def key() -> str:
    return str(uuid4())


def stamp(instant: datetime) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(instant)
    return made


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
