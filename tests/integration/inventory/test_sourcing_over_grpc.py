"""Sourcing behind the real door, over a real database (P-08)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest

from callout.inventory.v1 import inventory_service_pb2 as inventory_pb
from callout.inventory.v1 import sourcing_service_pb2 as pb
from callout.inventory.v1.inventory_service_pb2_grpc import InventoryServiceStub
from callout.inventory.v1.sourcing_service_pb2_grpc import SourcingServiceStub
from chassis.db import Database
from integration.inventory.conftest import begin_in
from inventory import api
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from unit.inventory.scene import PUMP, Scene
from unit.inventory.way import Way

pytestmark = pytest.mark.integration

ChannelAs = Callable[..., grpc.Channel]


@pytest.fixture
def channel_as(database_of: Callable[[str], str], identities: Identities) -> Iterator[ChannelAs]:
    address_of_database = database_of("inventory")
    database = Database(address_of_database, pool_size=2, statement_timeout=timedelta(seconds=20))
    scene = Scene(begin_in(database)).set_up()
    Way(scene)
    scene.receive(PUMP=5)
    database.dispose()
    environ = {
        "CALLOUT_INVENTORY_DATABASE_URL": address_of_database,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
    }
    door = api.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(door))

        def channel(role: str, *branches: str) -> grpc.Channel:
            return stack.enter_context(channel_to(address, identities.token(role, *branches)))

        yield channel
    door.database.dispose()


def test_the_answer_lists_every_source_with_figures_and_policy(channel_as: ChannelAs) -> None:
    opened = InventoryServiceStub(channel_as("admin")).OpenWarehouse(
        inventory_pb.OpenWarehouseRequest(
            request_id=str(uuid4()),
            code="BJ01-C",
            branch_code="BJ01",
            name="中心库",
            is_central=True,
        )
    )
    assert opened.warehouse.is_central
    stub = SourcingServiceStub(channel_as("technician", "SH01"))
    before = datetime.now(UTC)
    told = stub.ExplainSourcing(
        pb.ExplainSourcingRequest(part_number=PUMP, branch_code="SH01", severity="A")
    )
    assert (told.policy_ref, told.severity) == ("sourcing/default@2026.1", "A")
    assert [(each.warehouse_code, each.verdict) for each in told.sources] == [
        ("BJ01-W1", pb.Source.VERDICT_CHOSEN),
        ("", pb.Source.VERDICT_STOCK_FIRST),
        ("SH01-W1", pb.Source.VERDICT_TOO_FEW),
        ("BJ01-C", pb.Source.VERDICT_TOO_FEW),
    ]
    best = told.sources[0]
    assert (best.kind, best.branch_code, best.available) == (pb.Source.KIND_WAREHOUSE, "BJ01", 5)
    assert (best.freight, best.delay_cost, best.is_late) == ("60.00", "3600.00", False)
    expected = best.expected_time.ToDatetime(tzinfo=UTC) - timedelta(hours=72)
    assert before <= expected <= datetime.now(UTC)
    kinds = [each.kind for each in told.sources[1:]]
    assert kinds == [pb.Source.KIND_SUPPLIER, pb.Source.KIND_HOME, pb.Source.KIND_CENTRAL]


def test_a_need_of_others_or_without_sense_is_refused(channel_as: ChannelAs) -> None:
    stub = SourcingServiceStub(channel_as("technician", "SH01"))

    def code(**fields: Any) -> grpc.StatusCode:
        wanted: dict[str, Any] = {"part_number": PUMP, "branch_code": "SH01"} | fields
        request = pb.ExplainSourcingRequest(**wanted)
        return refused(lambda: stub.ExplainSourcing(request)).code

    assert code(branch_code="BJ01") == grpc.StatusCode.PERMISSION_DENIED
    assert code(severity="E") == grpc.StatusCode.INVALID_ARGUMENT
    assert code(quantity=-1) == grpc.StatusCode.INVALID_ARGUMENT
    assert code(part_number="NOTHING") == grpc.StatusCode.NOT_FOUND
