"""All doors of one intake, its timers and its database, for tests over gRPC."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import grpc
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from sqlalchemy import text

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from chassis.unit_of_work import SYSTEM, UnitOfWork
from fakes.incoming import Sender
from intake import api, worker
from intake.adapters.invariants import INVARIANTS
from intake.ports import Tx
from testkit.api import channel_to, running_api
from testkit.identity import Identities


@dataclass
class Intake:
    """One intake, as its callers and the bus see it."""

    sender: Sender
    uow: UnitOfWork[Tx]
    timers: dict[str, Callable[[Tx, datetime], int]]
    channel_as: Callable[..., grpc.Channel]

    def rows(self, statement: str) -> list[Any]:
        with self.uow.begin(SYSTEM) as work:
            return list(work.connection.execute(text(statement)).all())

    def count(self, table: str) -> int:
        return int(self.rows(f"select count(*) as n from {table}")[0].n)

    def events(self) -> list[str]:
        rows = self.rows("select type from outbox order by id")
        return [row.type.rpartition(".")[2] for row in rows]

    def tick(self, timer: str, now: datetime) -> int:
        """Let a timer run until nothing is left, each time in a transaction of its own."""
        handled = 0
        while True:
            with self.uow.begin(SYSTEM) as work:
                done = self.timers[timer](work.tx, now)
            if not done:
                return handled
            handled += done

    def arrive(self, request_id: str, at: datetime) -> None:
        """Let dispatch tell that a technician was assigned and arrived."""
        order = str(uuid4())
        told: dict[str, Any] = {
            "work_order_id": order, "service_request_id": request_id, "technician_code": "T-9",
        }  # fmt: skip
        self.sender.send(
            "dispatch.work_order",
            order,
            dispatch_pb.WorkOrderAssigned(**told),
            dispatch_pb.TechnicianArrived(**told),
            occurred_at=at,
        )

    def branch_with_products(self, *serials: str, **told: Any) -> list[str]:
        """Register a branch, a customer and products; returns customer id and product ids."""
        desk = IntakeServiceStub(self.channel_as("admin"))
        desk.RegisterBranch(
            pb.RegisterBranchRequest(
                request_id=key(),
                code="HZ01",
                name="杭州站",
                city="杭州",
                region="华东",
                time_zone="Asia/Shanghai",
            )
        )
        customer = desk.RegisterCustomer(
            pb.RegisterCustomerRequest(
                request_id=key(), branch_code="HZ01", name="王先生", phone="13812345678"
            )
        ).customer.id
        return [customer, *(self.product(customer, serial, **told) for serial in serials)]

    def product(self, customer: str, serial: str, **told: Any) -> str:
        values: dict[str, Any] = {
            "product_line": "it-system", "product_model": "KX-1", "serial_number": serial, **told,
        }  # fmt: skip
        answer = IntakeServiceStub(self.channel_as("admin")).RegisterInstalledProduct(
            pb.RegisterInstalledProductRequest(request_id=key(), customer_id=customer, **values)
        )
        return str(answer.installed_product.id)


@contextmanager
def running_intake(
    database_url: str, contact_keys: str, identities: Identities
) -> Iterator[Intake]:
    """Serve an intake on a real database; its invariants must hold in the end."""
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": database_url,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_INTAKE_CONTACT_KEYS": contact_keys,
    }
    spec, working = api.build(environ), worker.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(spec))

        def channel_as(role: str, *branches: str, subject: str = "tester") -> grpc.Channel:
            token = identities.token(role, *branches, subject=subject)
            return stack.enter_context(channel_to(address, token))

        yield Intake(
            sender=Sender(working),
            uow=working.uow,
            timers={timer.name: timer.run for timer in working.timers},
            channel_as=channel_as,
        )
    for name, _, statement in INVARIANTS:
        with working.database.read_only() as connection:
            assert connection.execute(text(statement)).all() == [], name
    spec.database.dispose()
    working.database.dispose()


def key() -> str:
    return str(uuid4())


def stamp(instant: datetime) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(instant)
    return made


def day(value: date) -> Date:
    return Date(year=value.year, month=value.month, day=value.day)


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Return the day at the branches, which begins before that of UTC does."""
    return now().astimezone(ZoneInfo("Asia/Shanghai")).date()
