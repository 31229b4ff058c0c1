"""Intake behind its real door, with all of its gRPC services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from google.type.date_pb2 import Date
from sqlalchemy import text

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2
from callout.intake.v1.coverage_service_pb2_grpc import CoverageServiceStub
from callout.intake.v1.customer_files_service_pb2_grpc import CustomerFilesServiceStub
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from chassis.unit_of_work import SYSTEM, UnitOfWork
from chassis.worker import WorkerSpec
from intake import api, worker
from intake.adapters.invariants import INVARIANTS
from intake.ports import Tx
from integration.intake.conftest import CONTACT_KEYS
from testkit.api import channel_to, running_api
from testkit.identity import Identities


@dataclass
class Desk:
    """One person at the door."""

    intake: IntakeServiceStub
    files: CustomerFilesServiceStub
    coverage: CoverageServiceStub


@dataclass
class Door:
    """One intake, as its callers see it."""

    uow: UnitOfWork[Tx]
    working: WorkerSpec[Tx]
    desk_of: Callable[..., Desk]

    @property
    def desk(self) -> Desk:
        return self.desk_of("admin")

    def rows(self, statement: str) -> list[Any]:
        with self.uow.begin(SYSTEM) as work:
            return list(work.connection.execute(text(statement)).all())

    def rows_written(self, statement: str) -> None:
        with self.uow.begin(SYSTEM) as work:
            work.connection.execute(text(statement))

    def events(self) -> list[str]:
        rows = self.rows("select type from outbox order by id")
        return [row.type.rpartition(".")[2] for row in rows]

    def stored(self) -> list[Any]:
        """Count the rows of every table that a use case may write, answers to commands included."""
        tables = [
            "customers", "customer_files", "upkeep_checks", "contact_readings",
            "installed_products", "installed_parts", "maintenance_contracts", "contract_products",
            "contract_notices", "service_requests", "outbox", "request_log",
        ]  # fmt: skip
        return self.rows(
            " union all ".join(f"select '{name}', count(*) from {name}" for name in tables)
        )

    def run_timer(self, name: str, now: datetime) -> int:
        (timer,) = [each for each in self.working.timers if each.name == name]
        with self.uow.begin(SYSTEM) as work:
            return timer.run(work.tx, now)


@contextmanager
def open_door(database_url: str, identities: Identities) -> Iterator[Door]:
    """Serve intake on a free port; at the end every invariant of its database holds."""
    with ExitStack() as stack:
        door, address = stack.enter_context(
            open_platform(database_url, identities.public_keys, CONTACT_KEYS)
        )

        def desk_of(role: str, *branches: str, subject: str = "tester") -> Desk:
            token = identities.token(role, *branches, subject=subject)
            channel = stack.enter_context(channel_to(address, token))
            return Desk(
                intake=IntakeServiceStub(channel),
                files=CustomerFilesServiceStub(channel),
                coverage=CoverageServiceStub(channel),
            )

        yield replace(door, desk_of=desk_of)


@contextmanager
def open_platform(
    database_url: str, public_keys: Path, contact_keys: str
) -> Iterator[tuple[Door, str]]:
    """Serve intake for whoever has a token of those keys; yields its address as well."""
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": database_url,
        "CALLOUT_JWT_PUBLIC_KEYS": str(public_keys),
        "CALLOUT_INTAKE_CONTACT_KEYS": contact_keys,
    }
    spec, working = api.build(environ), worker.build(environ)

    def nobody(*_: Any, **__: Any) -> Desk:
        raise NotImplementedError("this door is for the command line")

    with running_api(spec) as address:
        yield Door(uow=working.uow, working=working, desk_of=nobody), address
    for name, _, statement in INVARIANTS:
        with working.database.read_only() as connection:
            assert connection.execute(text(statement)).all() == [], name
    spec.database.dispose()
    working.database.dispose()


def key() -> str:
    return str(uuid4())


def on(day: date) -> Date:
    return Date(year=day.year, month=day.month, day=day.day)


def add_branches(desk: Desk) -> None:
    for code in ("HZ01", "SH02"):
        desk.intake.RegisterBranch(
            pb.RegisterBranchRequest(
                request_id=key(), code=code, name=code, city="杭州", time_zone="Asia/Shanghai"
            )
        )


def add_customer(desk: Desk, **told: Any) -> resources_pb2.Customer:
    values = {
        "request_id": key(),
        "branch_code": "HZ01",
        "name": "王先生",
        "phone": "13812345678",
        "address": "杭州市西湖区文三路1号",
        **told,
    }
    answer: pb.RegisterCustomerResponse = desk.intake.RegisterCustomer(
        pb.RegisterCustomerRequest(**values)
    )
    return answer.customer


def add_product(desk: Desk, customer_id: str, **told: Any) -> resources_pb2.InstalledProduct:
    values = {
        "request_id": key(),
        "customer_id": customer_id,
        "product_line": "appliance",
        "product_model": "KFR-35",
        "serial_number": "S-1",
        **told,
    }
    request = pb.RegisterInstalledProductRequest(**values)
    answer: pb.RegisterInstalledProductResponse = desk.intake.RegisterInstalledProduct(request)
    return answer.installed_product
