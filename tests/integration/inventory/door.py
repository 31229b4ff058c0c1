"""Inventory behind its real door, with all of its gRPC services and one branch at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import grpc
from sqlalchemy import text

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_resources
from callout.inventory.v1 import inventory_service_pb2 as pb
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1.inventory_service_pb2_grpc import InventoryServiceStub
from chassis.unit_of_work import SYSTEM, UnitOfWork
from fakes.incoming import Sender
from inventory import api, worker
from inventory.ports import Tx
from testkit.api import channel_to, running_api

StubT = TypeVar("StubT")
BRANCH, STORE = "BJ01", "BJ01-W1"


@dataclass(frozen=True)
class Door:
    """One inventory, as its callers see it."""

    address: str
    sender: Sender
    uow: UnitOfWork[Tx]
    channel_as: Callable[..., grpc.Channel]

    def ask(self, stub: Callable[[grpc.Channel], StubT], role: str, *branches: str) -> StubT:
        """Return a stub of somebody with a role, who acts for some branches or for all."""
        return stub(self.channel_as(role, *branches))

    def rows(self, statement: str) -> list[Any]:
        with self.uow.begin(SYSTEM) as work:
            return list(work.connection.execute(text(statement)).all())

    def set_up(self) -> None:
        """Announce the branch and open its store; no part is on the price list."""
        registered = intake_pb.BranchRegistered(
            branch=intake_resources.Branch(
                code=BRANCH, name="北京一站", city="北京", region="north", time_zone="Asia/Shanghai"
            )
        )
        self.sender.send("intake.branch", BRANCH, registered, branch=BRANCH)
        self.ask(InventoryServiceStub, "admin").OpenWarehouse(
            pb.OpenWarehouseRequest(
                request_id=str(uuid4()), code=STORE, branch_code=BRANCH, name="主库"
            )
        )

    def register(self, number: str, name: str, cost: str = "300") -> None:
        self.ask(InventoryServiceStub, "admin").RegisterPart(
            pb.RegisterPartRequest(
                request_id=str(uuid4()), part_number=number, name=name, unit="个", unit_cost=cost
            )
        )

    def receive(
        self, part_number: str, quantity: int, *, expected: int = 0, faulty: int = 0
    ) -> str:
        """Return the id of the receipt of a delivery, compared with its note if it says more."""

        def lines(units: int) -> list[rs.PartLine]:
            return [rs.PartLine(part_number=part_number, quantity=units)] if units else []

        answer = self.ask(InventoryServiceStub, "storekeeper").ReceiveStock(
            pb.ReceiveStockRequest(
                request_id=str(uuid4()),
                warehouse_code=STORE,
                lines=lines(quantity),
                expected=lines(expected),
                faulty=[rs.FaultyLine(line=line, cause="外壳破损") for line in lines(faulty)],
                document="DN-1",
            )
        )
        return str(answer.receipt_id)

    def requisition(
        self,
        part_number: str,
        quantity: int,
        *,
        is_approved: bool = True,
        in_warranty: bool = False,
    ) -> str:
        """Return the id of a requisition for a part that came in for it."""
        line = rs.PartLine(part_number=part_number, quantity=quantity)
        self.receive(part_number, quantity)
        asked = self.ask(InventoryServiceStub, "technician").RequestParts(
            pb.RequestPartsRequest(
                request_id=str(uuid4()), work_order_id=self._order(in_warranty), lines=[line]
            )
        )
        requisition_id: str = asked.requisition.id
        if is_approved:
            self.ask(InventoryServiceStub, "supervisor").ApproveRequisition(
                pb.ApproveRequisitionRequest(request_id=str(uuid4()), requisition_id=requisition_id)
            )
        return requisition_id

    def issue(self, requisition_id: str) -> None:
        """Hand out what was approved."""
        self.ask(InventoryServiceStub, "storekeeper").IssueParts(
            pb.IssuePartsRequest(request_id=str(uuid4()), requisition_id=requisition_id)
        )

    def _order(self, in_warranty: bool) -> str:  # noqa: FBT001 - of the order
        order, request = str(uuid4()), str(uuid4())
        self.sender.send(
            "dispatch.work_order",
            order,
            dispatch_pb.WorkOrderOpened(
                work_order_id=order,
                service_request_id=request,
                branch_code=BRANCH,
                in_warranty=in_warranty,
            ),
            dispatch_pb.WorkOrderAccepted(
                work_order_id=order, service_request_id=request, technician_code="T-01"
            ),
            branch=BRANCH,
        )
        return order


@contextmanager
def open_inventory(
    database_url: str, public_keys: Path, token: Callable[..., str]
) -> Iterator[Door]:
    """Serve inventory until the block ends.

    Args:
        database_url: Its database.
        public_keys: What tokens are checked with.
        token: Makes one for a role, branches and a subject.
    """
    environ = {
        "CALLOUT_INVENTORY_DATABASE_URL": database_url,
        "CALLOUT_JWT_PUBLIC_KEYS": str(public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
    }
    served, inside = api.build(environ), worker.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(served))

        def channel_as(role: str, *branches: str) -> grpc.Channel:
            bearer = token(role, *branches, subject=role)
            return stack.enter_context(channel_to(address, bearer))

        yield Door(address, Sender(inside), inside.uow, channel_as)
    served.database.dispose()
    inside.database.dispose()
