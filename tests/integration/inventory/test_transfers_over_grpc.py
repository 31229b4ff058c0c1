"""Transfers behind the real door, over a real database (P-08)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import transfer_events_pb2 as events_pb
from callout.inventory.v1 import transfer_pb2 as transfers
from callout.inventory.v1 import transfer_service_pb2 as pb
from callout.inventory.v1.transfer_service_pb2_grpc import TransferServiceStub
from chassis.db import Database
from integration.inventory.conftest import begin_in
from inventory import api
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from unit.inventory.scene import PUMP, STORE, Scene
from unit.inventory.way import DEPOT, Way

pytestmark = pytest.mark.integration

StubAs = Callable[..., TransferServiceStub]


@pytest.fixture
def address_of_database(database_of: Callable[[str], str]) -> str:
    return database_of("inventory")


@pytest.fixture
def database(address_of_database: str) -> Iterator[Database]:
    database = Database(address_of_database, pool_size=2, statement_timeout=timedelta(seconds=20))
    yield database
    database.dispose()


@pytest.fixture
def stub_as(
    address_of_database: str, database: Database, identities: Identities
) -> Iterator[StubAs]:
    scene = Scene(begin_in(database)).set_up()
    Way(scene)
    scene.receive(PUMP=5)
    environ = {
        "CALLOUT_INVENTORY_DATABASE_URL": address_of_database,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
        "CALLOUT_LINKED_CELLS": "south",
    }
    door = api.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(door))

        def stub(role: str, *branches: str, subject: str = "") -> TransferServiceStub:
            token = identities.token(role, *branches, subject=subject or role)
            return TransferServiceStub(stack.enter_context(channel_to(address, token)))

        yield stub
    door.database.dispose()


def ask(stub_as: StubAs, quantity: int = 3) -> transfers.Transfer:
    request = pb.AskTransferRequest(
        request_id=str(uuid4()),
        from_warehouse_code=STORE,
        to_warehouse_code=DEPOT,
        lines=[rs.PartLine(part_number=PUMP, quantity=quantity)],
        reason=" the shelf is empty ",
    )
    keeper = stub_as("storekeeper", "SH01", subject="K-02")
    first: transfers.Transfer = keeper.AskTransfer(request).transfer
    assert keeper.AskTransfer(request).transfer == first
    return first


def ship_request(transfer: transfers.Transfer) -> pb.ShipTransferRequest:
    expected = Timestamp()
    expected.FromDatetime(datetime.now(UTC) + timedelta(days=2))
    return pb.ShipTransferRequest(
        request_id=str(uuid4()),
        transfer_id=transfer.id.upper(),
        carrier="顺丰",
        handed_to="张三",
        expected_time=expected,
    )


def ship(stub_as: StubAs, transfer: transfers.Transfer) -> transfers.Transfer:
    request = ship_request(transfer)
    keeper = stub_as("storekeeper", "BJ01", subject="K-01")
    first: transfers.Transfer = keeper.ShipTransfer(request).transfer
    assert keeper.ShipTransfer(request).transfer == first
    return first


def test_a_transfer_travels_and_its_claim_is_settled_each_step_once(
    stub_as: StubAs, database: Database
) -> None:
    asked = ask(stub_as)
    assert (asked.reason, asked.asked_by) == ("the shelf is empty", "K-02")
    sent = ship(stub_as, asked)
    assert (sent.shipment.carrier, sent.shipment.handed_to) == ("顺丰", "张三")
    receiver = stub_as("storekeeper", "SH01", subject="K-02")
    came = receiver.ReceiveTransfer(
        pb.ReceiveTransferRequest(
            request_id=str(uuid4()),
            transfer_id=sent.id,
            lines=[rs.PartLine(part_number=PUMP, quantity=2)],
            damaged=[rs.FaultyLine(line=rs.PartLine(part_number=PUMP, quantity=1), cause="dented")],
        )
    ).transfer
    assert came.state == transfers.Transfer.STATE_DISPUTED
    (claim,) = came.claims
    assert (claim.kind, claim.quantity, claim.cause, claim.tracking) == (
        transfers.TRANSFER_CLAIM_KIND_DAMAGED,
        1,
        "dented",
        rs.TRACKING_NONE,
    )
    settle = pb.SettleTransferClaimRequest(
        request_id=str(uuid4()),
        transfer_id=sent.id,
        claim_number=claim.number,
        outcome=transfers.TRANSFER_CLAIM_OUTCOME_BACK,
        cause="seen on film",
    )
    judge = stub_as("supervisor", "BJ01", subject="S-01")
    done = judge.SettleTransferClaim(settle).transfer
    assert judge.SettleTransferClaim(settle).transfer == done
    assert done.state == transfers.Transfer.STATE_RECEIVED
    assert receiver.GetTransfer(pb.GetTransferRequest(transfer_id=sent.id)).transfer == done
    with database.read_only() as connection:
        told = connection.exec_driver_sql(
            "select type, branch, body from outbox where stream = 'inventory.transfer' order by id"
        ).all()
    assert [row.type.rpartition(".")[2] for row in told] == [
        "TransferAsked",
        "TransferShipped",
        "TransferReceived",
        "TransferClaimSettled",
    ]
    assert {row.branch for row in told} == {"SH01"}
    last = events_pb.TransferClaimSettled.FromString(bytes(told[-1].body))
    assert (last.claim_number, last.transfer) == (1, done)


def test_a_warehouse_of_a_linked_cell_is_asked_and_the_wish_to_cancel_is_told(
    stub_as: StubAs, database: Database
) -> None:
    request = pb.AskTransferRequest(
        request_id=str(uuid4()),
        from_cell="south",
        from_warehouse_code="GZ01-W1",
        to_warehouse_code=DEPOT,
        lines=[rs.PartLine(part_number=PUMP, quantity=3)],
    )
    keeper = stub_as("storekeeper", "SH01", subject="K-02")
    asked = keeper.AskTransfer(request).transfer
    assert (asked.from_cell, asked.to_cell, asked.from_branch_code) == ("south", "main", "")
    ship = refused(lambda: stub_as("admin").ShipTransfer(ship_request(asked)))
    assert (ship.code, ship.reason) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "TRANSFER_OF_OTHER_CELL",
    )
    cancel = pb.CancelTransferRequest(
        request_id=str(uuid4()), transfer_id=asked.id, reason="not needed"
    )
    cancelled = keeper.CancelTransfer(cancel).transfer
    assert cancelled.state == transfers.Transfer.STATE_CANCEL_ASKED
    wanted = pb.ListTransfersRequest(state=transfers.Transfer.STATE_CANCEL_ASKED)
    assert list(keeper.ListTransfers(wanted).transfers) == [cancelled]
    with database.read_only() as connection:
        told = connection.exec_driver_sql(
            "select type from outbox where stream = 'inventory.cell_transfer' order by id"
        ).scalars()
        assert [each.rpartition(".")[2] for each in told] == [
            "TransferAsked",
            "TransferCancelAsked",
        ]


@pytest.mark.parametrize(("cell", "reason"), [("east", "CELL_NOT_LINKED"), ("East Side", "")])
def test_a_cell_that_is_not_linked_is_not_asked(stub_as: StubAs, cell: str, reason: str) -> None:
    request = pb.AskTransferRequest(
        request_id=str(uuid4()),
        from_cell=cell,
        from_warehouse_code="GZ01-W1",
        to_warehouse_code=DEPOT,
        lines=[rs.PartLine(part_number=PUMP, quantity=3)],
    )
    keeper = stub_as("storekeeper", "SH01", subject="K-02")
    answer = refused(lambda: keeper.AskTransfer(request))
    assert answer.code == grpc.StatusCode.INVALID_ARGUMENT
    assert answer.reason == reason or not reason
    none = keeper.ListTransfers(pb.ListTransfersRequest())
    assert list(none.transfers) == []


def test_who_may_not_is_refused_with_the_rule(stub_as: StubAs) -> None:
    asked = ask(stub_as)

    def told(stub: TransferServiceStub) -> tuple[grpc.StatusCode, str]:
        answer = refused(lambda: stub.ShipTransfer(ship_request(asked)))
        return answer.code, answer.reason

    assert told(stub_as("technician"))[0] == grpc.StatusCode.PERMISSION_DENIED
    assert told(stub_as("storekeeper", "SH01")) == (
        grpc.StatusCode.NOT_FOUND,
        "WAREHOUSE_NOT_FOUND",
    )
    assert told(stub_as("storekeeper", "GZ01")) == (
        grpc.StatusCode.NOT_FOUND,
        "TRANSFER_NOT_FOUND",
    )
    keeper = stub_as("storekeeper", "BJ01", subject="K-01")
    cancel = pb.CancelTransferRequest(
        request_id=str(uuid4()), transfer_id=asked.id, reason="not needed"
    )
    assert keeper.CancelTransfer(cancel).transfer.cancel_reason == "not needed"
    assert told(keeper) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "TRANSFER_ILLEGAL_TRANSITION",
    )


def test_what_is_not_there_does_not_leave(stub_as: StubAs) -> None:
    asked = ask(stub_as, 6)
    keeper = stub_as("storekeeper", "BJ01", subject="K-01")
    answer = refused(lambda: keeper.ShipTransfer(ship_request(asked)))
    assert (answer.code, answer.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "BALANCE_TOO_LOW")


def test_the_list_goes_on_where_the_page_ended(stub_as: StubAs) -> None:
    wanted = [ask(stub_as, 1).id for _ in range(3)]
    keeper = stub_as("storekeeper", "BJ01")
    first = keeper.ListTransfers(pb.ListTransfersRequest(warehouse_code=STORE, page_size=2))
    rest = keeper.ListTransfers(
        pb.ListTransfersRequest(warehouse_code=STORE, page_size=2, page_token=first.next_page_token)
    )
    assert [each.id for each in (*first.transfers, *rest.transfers)] == wanted
    assert rest.next_page_token == ""
    shipped = pb.ListTransfersRequest(state=transfers.Transfer.STATE_SHIPPED)
    assert not keeper.ListTransfers(shipped).transfers
    unreadable = pb.ListTransfersRequest(page_token="x")
    answer = refused(lambda: keeper.ListTransfers(unreadable))
    assert answer.code == grpc.StatusCode.INVALID_ARGUMENT
