"""The company before its first call: branches, technicians, warehouses, parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from dispatch.domain.identity import BranchCode, TechnicianCode
from dispatch.domain.technician import Certificate, EmploymentState, Technician
from dispatch.handlers.register_technician import RegisterTechnician, register_technician
from intake.domain.branch import Branch
from intake.domain.customer import Customer
from intake.handlers.register_branch import register_branch
from intake.handlers.register_customer import RegisterCustomer, register_customer
from inventory.domain.ids import BranchCode as StockBranch
from inventory.domain.ids import PartNumber, ReceiptId, WarehouseCode
from inventory.domain.lines import PartLine
from inventory.domain.lots import Tracking
from inventory.handlers.open_warehouse import OpenWarehouse, open_warehouse
from inventory.handlers.receive_stock import ReceiveStock, receive_stock
from inventory.handlers.register_part import RegisterPart, register_part
from simulation.asking import BRANCHES
from simulation.life import CUSTOMER, PARTS, TECHNICIANS, of_its_batch
from simulation.node import Node

MONDAY = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
_PIECES_OF_EACH = 4
_ROUNDS = 20


def open_company(nodes: Mapping[str, Node]) -> None:
    """Run the commands that open the company, and let every service hear of it."""
    for code in BRANCHES:
        branch = Branch(
            code=code, name=code, city="北京", region="north", time_zone="Asia/Shanghai"
        )
        _run(nodes["intake"], partial(register_branch, branch))
    _run(nodes["intake"], partial(register_customer, _customer()))
    for code, home in TECHNICIANS.items():
        cmd = RegisterTechnician(technician=_technician(code, home))
        _run(nodes["dispatch"], partial(register_technician, cmd))
    _spread(nodes)
    for part, batch in PARTS.items():
        new = RegisterPart(
            part_number=PartNumber(part),
            name=part,
            unit="piece",
            unit_cost=Decimal(10),
            tracking=Tracking.BATCH if batch else Tracking.NONE,
        )
        _run(nodes["inventory"], partial(register_part, new))
    for branch_code in BRANCHES:
        _open_warehouse(nodes["inventory"], branch_code)
    _spread(nodes)


def _customer() -> RegisterCustomer:
    home, _ = BRANCHES
    customer = Customer(
        id=CUSTOMER, branch=home, name="客户", phone="13800000000", address="北京市朝阳区"
    )
    return RegisterCustomer(customer=customer, first_contact_on=None)


def _technician(code: str, branch: str) -> Technician:
    qualified = Certificate(kind="service-qualification", number="1", valid_until=date(2030, 1, 1))
    return Technician(
        code=TechnicianCode(code),
        name=code,
        branch_code=BranchCode(branch),
        skills=frozenset(),
        certificates=(qualified,),
        employment_state=EmploymentState.REGULAR,
    )


def _open_warehouse(inventory: Node, branch: str) -> None:
    code = WarehouseCode(f"{branch}-W")
    shop = OpenWarehouse(code=code, branch_code=StockBranch(branch), name=branch)
    stock = ReceiveStock(
        receipt_id=ReceiptId(f"receipt-{branch}"),
        warehouse_code=code,
        lines=tuple(
            of_its_batch(PartLine(part_number=PartNumber(part), quantity=_PIECES_OF_EACH))
            for part in PARTS
        ),
        document="note 1",
    )
    _run(inventory, partial(open_warehouse, shop))
    _run(inventory, partial(receive_stock, stock))


def _run(node: Node, use_case: Callable[[Any, datetime], Any]) -> None:
    node.act_as("boss", "admin")
    node.command(f"opening/{len(node.records.answers)}", use_case, MONDAY)


def _spread(nodes: Mapping[str, Node]) -> None:
    for _ in range(_ROUNDS):
        for node in nodes.values():
            node.relay(100)
            node.consume(MONDAY)
            node.retry(MONDAY)
    assert not any(node.records.outbox or node.unsettled for node in nodes.values())
