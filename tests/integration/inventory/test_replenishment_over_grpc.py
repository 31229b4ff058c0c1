"""Replenishment behind its real door, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.type.date_pb2 import Date
from sqlalchemy import text

from callout.inventory.v1 import replenishment_events_pb2 as events_pb
from callout.inventory.v1 import replenishment_pb2 as rs
from callout.inventory.v1 import replenishment_service_pb2 as pb
from callout.inventory.v1.replenishment_service_pb2_grpc import ReplenishmentServiceStub
from chassis.db import Database
from integration.inventory.conftest import begin_in
from inventory import api
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from unit.inventory.scene import Scene

pytestmark = pytest.mark.integration

DAY = timedelta(days=1)
STORE = "BJ01-W1"


@dataclass
class Door:
    """One inventory with a year of history, as its callers see it."""

    database: Database
    stub_as: Callable[..., ReplenishmentServiceStub]

    def rows(self, statement: str) -> list[Any]:
        with self.database.read_only() as connection:
            return list(connection.execute(text(statement)).all())

    def review(self, role: str = "storekeeper") -> pb.ReviewStockResponse:
        request = pb.ReviewStockRequest(request_id=str(uuid4()), warehouse_code=STORE)
        answer: pb.ReviewStockResponse = self.stub_as(role).ReviewStock(request)
        return answer

    def proposals(self, **wanted: Any) -> list[rs.Proposal]:
        return list(
            self.stub_as("analyst").ListProposals(pb.ListProposalsRequest(**wanted)).proposals
        )


@pytest.fixture
def door(
    database_of: Callable[[str], str],
    identities: Identities,
) -> Iterator[Door]:
    """A pump used every four weeks, a valve that nobody ever wanted, a board somebody waits for."""
    url = database_of("inventory")
    database = Database(url, pool_size=2, statement_timeout=timedelta(seconds=20))
    real = Scene(begin_in(database)).set_up()
    now = datetime.now(UTC)
    real.now = now - 400 * DAY
    real.receive(VALVE=4)
    for period in range(12, 0, -1):
        real.now = now - (period * 28 - 14) * DAY
        real.receive(PUMP=2)
        real.issued(PUMP=2)
    real.now = now - 1 * DAY
    real.request(BOARD=1)
    environ = {
        "CALLOUT_INVENTORY_DATABASE_URL": url,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
    }
    built = api.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(built))

        def stub_as(role: str, *branches: str, subject: str = "") -> ReplenishmentServiceStub:
            token = identities.token(role, *branches, subject=subject or role)
            return ReplenishmentServiceStub(stack.enter_context(channel_to(address, token)))

        yield Door(database=database, stub_as=stub_as)
    built.database.dispose()
    database.dispose()


def approve(door: Door, proposal: rs.Proposal, role: str = "supervisor", **changed: Any) -> Any:
    request = pb.ApproveProposalRequest(request_id=str(uuid4()), proposal_id=proposal.id, **changed)
    return door.stub_as(role).ApproveProposal(request).proposal


def test_stock_is_reviewed_proposed_approved_and_announced(door: Door) -> None:
    review = door.review()
    assert (review.looked_at, review.proposed, review.superseded) == (2, 2, 0)
    assert review.policy_ref == "replenishment/default@2026.1"
    board, pump = sorted(door.proposals(), key=lambda each: each.part_number)
    assert (pump.part_number, pump.state, pump.proposed_by) == (
        "PUMP",
        rs.Proposal.STATE_PROPOSED,
        "storekeeper",
    )
    found = pump.finding
    assert list(found.demand) == [2] * 12
    assert (found.pattern, found.method) == (rs.DEMAND_PATTERN_SMOOTH, rs.FORECAST_METHOD_SES)
    assert found.rate == pytest.approx(2)
    assert (found.lead_days, found.deliveries, found.target_fill_rate) == (14, 0, "0.95")
    assert 0.95 <= found.fill_rate < 1
    assert found.reorder_point < pump.quantity <= found.reorder_point + found.lot
    assert (board.finding.waited_for, board.finding.available) == (1, 0)
    approved = approve(door, pump)
    assert (approved.decided_by, approved.decided_quantity) == ("supervisor", pump.quantity)
    assert (
        approved
        == door.stub_as("analyst").GetProposal(pb.GetProposalRequest(proposal_id=pump.id)).proposal
    )
    (row,) = door.rows(
        "select stream, aggregate_id, branch, body from outbox where stream = "
        "'inventory.replenishment'"
    )
    told = events_pb.ReplenishmentApproved.FromString(row.body)
    assert (row.aggregate_id, row.branch) == (pump.id, "BJ01")
    assert (told.part_number, told.quantity, told.approved_by) == (
        "PUMP",
        pump.quantity,
        "supervisor",
    )
    again = door.review()
    assert (again.proposed, again.superseded) == (1, 1)


def test_the_same_decision_twice_is_one(door: Door) -> None:
    door.review()
    request = pb.ApproveProposalRequest(request_id=str(uuid4()), proposal_id=door.proposals()[0].id)
    stub = door.stub_as("supervisor")
    assert stub.ApproveProposal(request) == stub.ApproveProposal(request)
    assert len(door.rows("select 1 from outbox where stream = 'inventory.replenishment'")) == 1


def test_a_decision_that_breaks_a_rule_is_refused_by_its_name_and_leaves_nothing(
    door: Door,
) -> None:
    door.review("supervisor")
    proposal = door.proposals()[0]
    own = refused(lambda: approve(door, proposal))
    assert own.code is grpc.StatusCode.FAILED_PRECONDITION
    assert (own.reason, own.metadata["rule"]) == ("PROPOSAL_DECIDED_BY_PROPOSER", "P-15")
    silent = refused(lambda: approve(door, proposal, "approver", quantity=99, reason="  "))
    assert silent.code is grpc.StatusCode.INVALID_ARGUMENT
    assert silent.reason == "PROPOSAL_DECISION_NEEDS_REASON"
    mute = pb.RefuseProposalRequest(request_id=str(uuid4()), proposal_id=proposal.id)
    assert refused(lambda: door.stub_as("approver").RefuseProposal(mute)).reason == silent.reason
    keeper = refused(lambda: approve(door, proposal, "storekeeper"))
    assert keeper.code is grpc.StatusCode.PERMISSION_DENIED
    nobody = pb.GetProposalRequest(proposal_id=str(uuid4()))
    assert refused(lambda: door.stub_as("analyst").GetProposal(nobody)).reason == (
        "PROPOSAL_NOT_FOUND"
    )
    elsewhere = pb.GetProposalRequest(proposal_id=proposal.id)
    assert refused(lambda: door.stub_as("supervisor", "SH01").GetProposal(elsewhere)).reason == (
        "PROPOSAL_NOT_FOUND"
    )
    assert proposal in door.proposals(state=rs.Proposal.STATE_PROPOSED)
    assert door.rows("select 1 from outbox where stream = 'inventory.replenishment'") == []


def test_proposals_are_read_page_by_page(door: Door) -> None:
    door.review()
    door.review()
    stub, seen, token = door.stub_as("analyst"), [], ""
    while True:
        page = stub.ListProposals(
            pb.ListProposalsRequest(page_size=1, page_token=token, branch_code="BJ01")
        )
        seen += [each.id for each in page.proposals]
        token = page.next_page_token
        if not token:
            break
    assert len(seen) == len(set(seen)) == 4
    superseded = door.proposals(state=rs.Proposal.STATE_SUPERSEDED, warehouse_code=STORE)
    assert {each.id for each in superseded} == set(seen[:2])


def test_the_fill_rate_reached_stands_beside_the_one_aimed_at(door: Door) -> None:
    today = datetime.now(UTC)
    year = pb.ListFillRatesRequest(
        from_month=Date(year=today.year - 2, month=1, day=31),
        to_month=Date(year=today.year + 1, month=1, day=1),
    )
    months = list(door.stub_as("analyst").ListFillRates(year).months)
    assert sum(each.wanted for each in months) == 25
    assert sum(each.filled for each in months) == 24
    assert {each.target_fill_rate for each in months} == {"0.95"}
    assert [each.warehouse_code for each in months] == [STORE] * len(months)
    dates = [(each.month.year, each.month.month) for each in months]
    assert dates == sorted(dates)
    assert months[0].fill_rate == "1.0000"
    wrong = pb.ListFillRatesRequest(from_month=Date(year=2026, month=13), to_month=year.to_month)
    assert refused(lambda: door.stub_as("analyst").ListFillRates(wrong)).reason == (
        "MONTH_UNREADABLE"
    )


def test_dead_stock_is_listed_and_what_moves_is_not(door: Door) -> None:
    (valve,) = door.stub_as("analyst").ListSlowStock(pb.ListSlowStockRequest()).stock
    assert (valve.part_number, valve.on_hand, valve.value) == ("VALVE", 4, "50.00")
    assert (valve.pace, valve.idle_days) == (rs.SlowStock.PACE_DEAD, 400)
    assert valve.HasField("last_received_time")
    assert not valve.HasField("last_issued_time")


def test_base_stock_is_planned_for_a_budget_and_nothing_is_written(door: Door) -> None:
    request = pb.PlanBaseStockRequest(
        central_warehouse_code=STORE,
        warehouse_codes=[STORE],
        part_numbers=["PUMP", "BOARD"],
        budget="900.00",
    )
    told = door.stub_as("analyst").PlanBaseStock(request)
    pump, board = told.parts
    assert (pump.part_number, pump.central_units + pump.sites[0].units) == ("PUMP", 3)
    assert board.central_units + board.sites[0].units == 0
    assert (told.cost, told.reached) == ("900.00", True)
    assert told.model == rs.BASE_STOCK_MODEL_VARI_METRIC
    assert told.backorders == pytest.approx(pump.backorders + board.backorders)
    assert pump.sites[0].warehouse_code == STORE
    assert pump.sites[0].daily_demand == pytest.approx(2 / 28)
    without_goal = pb.PlanBaseStockRequest(
        central_warehouse_code=STORE, warehouse_codes=[STORE], part_numbers=["PUMP"]
    )
    said = refused(lambda: door.stub_as("analyst").PlanBaseStock(without_goal))
    assert said.code is grpc.StatusCode.INVALID_ARGUMENT
    assert door.rows("select 1 from replenishment_proposal") == []
