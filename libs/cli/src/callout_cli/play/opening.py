"""Before the day: branches, technicians, parts and warehouses exist, goods are delivered."""

from __future__ import annotations

from datetime import time
from typing import Final

import grpc
from google.protobuf.message import Message

from callout.dispatch.v1 import dispatch_service_pb2 as dispatch
from callout.dispatch.v1 import resources_pb2 as people
from callout.intake.v1 import intake_service_pb2 as intake
from callout.inventory.v1 import inventory_service_pb2 as inventory
from callout.inventory.v1 import resources_pb2 as stock
from callout_cli.client import Actor, R
from callout_cli.play.day import Day
from callout_cli.play.network import SampleTechnician
from callout_cli.play.plan import lasting_key
from callout_cli.play.stage import wait_for
from callout_cli.refusal import Refusal
from callout_cli.times import stamp, wire_date

_DELIVERY: Final = time(7, 0)
# An event is still on its way to the service that refuses.
_TOO_EARLY: Final = frozenset(
    {"BRANCH_UNKNOWN", "BRANCH_NOT_FOUND", "WORK_ORDER_UNKNOWN", "WORK_ORDER_NOT_STARTED"}
)


def open_network(day: Day) -> None:
    """Set up what is missing of the network, and book in the day's goods."""
    _register_branches(day)
    _register_technicians(day)
    for part in day.network.parts:
        day.cast.administrator.ask(
            inventory.RegisterPartRequest(
                request_id=lasting_key("part", part.number),
                part_number=part.number,
                name=part.name,
                unit=part.unit,
                unit_cost=part.cost,
            ),
            inventory.RegisterPartResponse,
        )
    for branch in day.network.branches:
        _open_warehouse(day, branch.code, f"{branch.name}备件库")
        deliver(day, branch.code, day.network.stock, "morning")


def warehouse_of(branch: str) -> str:
    """Code of a branch's own warehouse."""
    return f"{branch}-W1"


def deliver(day: Day, branch: str, quantities: dict[str, int], document: str) -> None:
    """Book goods into a branch's warehouse before the day begins."""
    day.cast.storekeeper(branch).ask(
        inventory.ReceiveStockRequest(
            request_id=day.plan.key("delivery", branch, document),
            warehouse_code=warehouse_of(branch),
            lines=[
                stock.PartLine(part_number=number, quantity=quantity)
                for number, quantity in sorted(quantities.items())
            ],
            document=f"{day.plan.name} {branch} {document}",
            occurred_time=stamp(day.plan.at(_DELIVERY)),
        ),
        inventory.ReceiveStockResponse,
    )


def ask_when_known(day: Day, actor: Actor, request: Message, answer: type[R], what: str) -> R:
    """Send a command whose subject may still be on its way by event.

    Raises:
        Refusal: Any other no.
        UserError: The event did not come in time.
    """

    def look() -> R | None:
        try:
            return actor.ask(request, answer)
        except Refusal as refusal:
            if refusal.reason in _TOO_EARLY:
                return None
            raise

    return wait_for(what, look, sleep=day.sleep)


def _register_branches(day: Day) -> None:
    pages = day.cast.administrator.ask_pages(
        intake.ListBranchesRequest(page_size=500), intake.ListBranchesResponse
    )
    known = {branch.code for page in pages for branch in page.branches}
    for branch in day.network.branches:
        if branch.code not in known:
            day.cast.administrator.ask(
                intake.RegisterBranchRequest(
                    request_id=lasting_key("branch", branch.code),
                    code=branch.code,
                    name=branch.name,
                    city=branch.city,
                    region=branch.region,
                    time_zone=day.network.zone,
                ),
                intake.RegisterBranchResponse,
            )


def _register_technicians(day: Day) -> None:
    pages = day.cast.administrator.ask_pages(
        dispatch.ListTechniciansRequest(page_size=500), dispatch.ListTechniciansResponse
    )
    known = {technician.code for page in pages for technician in page.technicians}
    for technician in day.network.technicians:
        if technician.code not in known:
            _register_technician(day, technician)


def _register_technician(day: Day, technician: SampleTechnician) -> None:
    certificates = [
        people.Certificate(
            kind=kind,
            number=f"{technician.code}-{kind}",
            valid_until=wire_date(
                day.network.expired_on if kind in technician.expired else day.network.valid_until
            ),
        )
        for kind in technician.certificates
    ]
    request = dispatch.RegisterTechnicianRequest(
        request_id=lasting_key("technician", technician.code),
        code=technician.code,
        name=technician.name,
        branch_code=technician.branch,
        skills=technician.skills,
        certificates=certificates,
        employment_state=people.EMPLOYMENT_STATE_REGULAR,
        line_supervisor=day.network.staff.supervisor[technician.branch],
    )
    supervisor = day.cast.supervisor(technician.branch)
    try:
        ask_when_known(
            day, supervisor, request, dispatch.RegisterTechnicianResponse, technician.branch
        )
    except Refusal as refusal:
        if refusal.code is not grpc.StatusCode.ALREADY_EXISTS:
            raise


def _open_warehouse(day: Day, branch: str, name: str) -> None:
    request = inventory.OpenWarehouseRequest(
        request_id=lasting_key("warehouse", branch),
        code=warehouse_of(branch),
        branch_code=branch,
        name=name,
    )
    supervisor = day.cast.supervisor(branch)
    ask_when_known(day, supervisor, request, inventory.OpenWarehouseResponse, branch)
