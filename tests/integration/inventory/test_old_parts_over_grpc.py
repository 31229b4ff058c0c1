"""Old parts behind their real door and the real inbox, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest
from sqlalchemy import text

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.inventory.v1 import old_parts_events_pb2 as events_pb
from callout.inventory.v1 import old_parts_pb2 as rs
from callout.inventory.v1 import old_parts_service_pb2 as pb
from callout.inventory.v1.old_parts_service_pb2_grpc import OldPartsServiceStub
from chassis.db import Database
from chassis.unit_of_work import SYSTEM, UnitOfWork
from fakes.incoming import Sender
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from inventory import api, worker
from inventory.domain.ids import WorkOrderId
from inventory.ports import Tx
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from unit.inventory.scene import Scene

pytestmark = pytest.mark.integration

STORE = "BJ01-W1"
ORDERS = "dispatch.work_order"


@dataclass
class Door:
    """One inventory, as its callers and the bus see it."""

    database: Database
    day: Scene
    sender: Sender
    uow: UnitOfWork[Tx]
    stub_as: Callable[..., OldPartsServiceStub]

    def tell(self, order: str, *messages: Any) -> None:
        self.sender.send(ORDERS, order, *messages, branch="BJ01", occurred_at=datetime.now(UTC))

    def issue(self, **quantities: int) -> str:
        """Hand out parts to an order that dispatch opened in warranty; return the order."""
        order, request = str(uuid4()), str(uuid4())
        self.tell(
            order,
            dispatch_pb.WorkOrderOpened(
                work_order_id=order,
                service_request_id=request,
                branch_code="BJ01",
                in_warranty=True,
            ),
            dispatch_pb.WorkOrderAccepted(
                work_order_id=order, service_request_id=request, technician_code="T-01"
            ),
        )
        self.day.now = datetime.now(UTC)
        self.day.receive_all(quantities)
        self.day.issued(WorkOrderId(order), **quantities)
        return order

    def report(self, order: str) -> None:
        reported = dispatch_pb.ServiceReportSubmitted(
            work_order_id=order, service_request_id=str(uuid4()), fixed=True
        )
        reported.finished_time.GetCurrentTime()
        self.tell(order, reported)

    def run_timers(self) -> None:
        for timer in worker.TIMERS:
            while True:
                with self.uow.begin(SYSTEM) as work:
                    if not timer.run(work.tx, datetime.now(UTC)):
                        break

    def listed(self, role: str = "analyst", **wanted: Any) -> list[rs.OldPart]:
        answer = self.stub_as(role).ListOldParts(pb.ListOldPartsRequest(**wanted))
        return list(answer.old_parts)

    def receive(self, old_part: rs.OldPart, **facts: Any) -> rs.OldPart:
        request = pb.ReceiveOldPartRequest(
            **{
                "request_id": str(uuid4()),
                "old_part_id": old_part.id,
                "quantity": 1,
                "condition": "burnt",
                **facts,
            }
        )
        answer: pb.ReceiveOldPartResponse = self.stub_as("storekeeper").ReceiveOldPart(request)
        return answer.old_part

    def dispose(self, *old_parts: rs.OldPart, role: str = "supervisor") -> rs.Disposal:
        request = pb.DisposeOldPartsRequest(
            request_id=str(uuid4()),
            warehouse_code=STORE,
            old_part_ids=[each.id for each in old_parts],
            outcome=rs.DISPOSAL_OUTCOME_BACK,
            document="RMA-7",
            reason="end of month",
        )
        answer: pb.DisposeOldPartsResponse = self.stub_as(role).DisposeOldParts(request)
        return answer.disposal

    def announced(self) -> list[str]:
        with self.database.read_only() as connection:
            rows = connection.execute(
                text("select type from outbox where stream = 'inventory.old_part' order by id")
            )
            return [row.type.rpartition(".")[2] for row in rows]


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    url = database_of("inventory")
    database = Database(url, pool_size=2, statement_timeout=timedelta(seconds=20))
    environ = {
        "CALLOUT_INVENTORY_DATABASE_URL": url,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
    }
    outside, inside = api.build(environ), worker.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(outside))

        def stub_as(role: str, *branches: str, subject: str = "") -> OldPartsServiceStub:
            token = identities.token(role, *branches, subject=subject or role)
            return OldPartsServiceStub(stack.enter_context(channel_to(address, token)))

        yield Door(
            database=database,
            day=Scene(begin_in(database)).set_up(),
            sender=Sender(inside),
            uow=inside.uow,
            stub_as=stub_as,
        )
    for each in (database, outside.database, inside.database):
        each.dispose()


def test_an_old_part_goes_from_the_issue_to_the_supplier(door: Door) -> None:
    order = door.issue(PUMP=1)
    (owed,) = door.listed(work_order_id=order)
    assert (owed.state, owed.quantity, owed.received) == (rs.OldPart.STATE_DUE, 1, 0)
    assert owed.due_time.seconds - owed.issued_time.seconds == 7 * 24 * 3600
    assert owed.policy_ref == "old-parts/default@2026.1"
    assert not owed.HasField("overdue_time")
    came = door.receive(owed)
    assert came.state == rs.OldPart.STATE_RECEIVED
    assert [(each.quantity, each.condition, each.received_by) for each in came.handovers] == [
        (1, "burnt", "storekeeper")
    ]
    door.report(order)
    door.run_timers()
    kept = door.stub_as("technician").GetOldPart(pb.GetOldPartRequest(old_part_id=owed.id))
    assert kept.old_part.state == rs.OldPart.STATE_WRITTEN_OFF
    record = door.dispose(kept.old_part)
    assert record.number.startswith(f"{STORE}-OP{record.month.year}{record.month.month:02}-001")
    assert (record.month.day, record.disposed_by) == (1, "supervisor")
    (gone,) = door.listed(disposal_id=record.id)
    assert (gone.id, gone.state) == (owed.id, rs.OldPart.STATE_DISPOSED)
    listed = door.stub_as("analyst").ListDisposals(pb.ListDisposalsRequest(warehouse_code=STORE))
    assert list(listed.disposals) == [record]
    assert door.announced() == [
        "OldPartDue",
        "OldPartReceived",
        "OldPartWrittenOff",
        "OldPartDisposed",
    ]
    assert violations(door.database) == {}


def test_the_same_request_again_receives_once(door: Door) -> None:
    door.issue(PUMP=2)
    (owed,) = door.listed()
    request_id = str(uuid4())
    first = door.receive(owed, request_id=request_id)
    assert door.receive(owed, request_id=request_id) == first
    assert door.listed() == [first]


def test_refusals_name_rule_and_reason_and_change_nothing(door: Door) -> None:
    door.issue(PUMP=1)
    (owed,) = door.listed()
    too_many = refused(lambda: door.receive(owed, quantity=2))
    assert too_many.code is grpc.StatusCode.FAILED_PRECONDITION
    assert (too_many.reason, too_many.metadata["rule"]) == ("OLD_PART_EXCEEDS_ISSUE", "P-06")
    unknown = refused(lambda: door.receive(rs.OldPart(id=str(uuid4()))))
    assert (unknown.code, unknown.reason) == (grpc.StatusCode.NOT_FOUND, "OLD_PART_NOT_FOUND")
    assert refused(lambda: door.dispose(owed)).reason == "OLD_PART_ILLEGAL_TRANSITION"
    for wrong, code in (
        (lambda: door.receive(owed, condition=""), grpc.StatusCode.INVALID_ARGUMENT),
        (lambda: door.dispose(owed, owed), grpc.StatusCode.INVALID_ARGUMENT),
        (lambda: door.dispose(owed, role="technician"), grpc.StatusCode.PERMISSION_DENIED),
    ):
        assert refused(wrong).code is code
    assert door.listed() == [owed]
    assert door.announced() == ["OldPartDue"]


def test_the_list_to_chase_is_paged_and_seen_by_its_branch_only(door: Door) -> None:
    for _ in range(3):
        door.issue(PUMP=1)
    assert door.listed(overdue=True) == []
    with door.database.transaction() as connection:
        connection.execute(
            text(
                "update old_part set issued_at = issued_at - interval '8 d',"
                " due_at = due_at - interval '8 d'"
            )
        )
    door.run_timers()
    door.run_timers()
    analyst = door.stub_as("analyst")
    first = analyst.ListOldParts(pb.ListOldPartsRequest(overdue=True, page_size=2))
    request = pb.ListOldPartsRequest(overdue=True, page_size=2, page_token=first.next_page_token)
    rest = analyst.ListOldParts(request)
    assert (len(first.old_parts), len(rest.old_parts), rest.next_page_token) == (2, 1, "")
    due = [each.due_time.ToDatetime() for each in (*first.old_parts, *rest.old_parts)]
    assert due == sorted(due)
    assert all(each.HasField("overdue_time") for each in first.old_parts)
    assert door.announced().count("OldPartOverdue") == 3
    elsewhere = door.stub_as("storekeeper", "SH01")
    assert not elsewhere.ListOldParts(pb.ListOldPartsRequest(overdue=True)).old_parts


def test_each_event_says_what_the_old_part_is_then(door: Door) -> None:
    door.issue(PUMP=1)
    (owed,) = door.listed()
    came = door.receive(owed)
    with door.database.read_only() as connection:
        statement = "select body from outbox where stream = 'inventory.old_part' order by id"
        due, received = connection.execute(text(statement)).scalars()
    assert events_pb.OldPartDue.FromString(bytes(due)).old_part == owed
    assert events_pb.OldPartReceived.FromString(bytes(received)).old_part == came
