"""Values of the domain as messages of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import expectations_pb2
from callout.inventory.v1 import resources_pb2 as pb
from inventory.domain.bins import Bin
from inventory.domain.ledger import Balance, LedgerLine, Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.lots import Tracking
from inventory.domain.part import Part
from inventory.domain.quarantine import Outcome
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition, State
from inventory.domain.stock import StockLevel
from inventory.domain.warehouse import Warehouse

_STATES: Final = {
    State.SHORT: pb.Requisition.STATE_SHORT,
    State.RESERVED: pb.Requisition.STATE_RESERVED,
    State.APPROVED: pb.Requisition.STATE_APPROVED,
    State.ISSUED: pb.Requisition.STATE_ISSUED,
    State.RELEASED: pb.Requisition.STATE_RELEASED,
}

_TRACKINGS: Final = {
    Tracking.NONE: pb.TRACKING_NONE,
    Tracking.SERIAL: pb.TRACKING_SERIAL,
    Tracking.BATCH: pb.TRACKING_BATCH,
}

_OUTCOMES: Final = {
    Outcome.GOOD: pb.QUARANTINE_OUTCOME_GOOD,
    Outcome.BACK: pb.QUARANTINE_OUTCOME_BACK,
    Outcome.SCRAP: pb.QUARANTINE_OUTCOME_SCRAP,
}


def timestamp(at: datetime) -> Timestamp:
    """Return an instant as it travels."""
    message = Timestamp()
    message.FromDatetime(at.astimezone(UTC))
    return message


def state_of(number: int) -> State | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def part_lines(lines: Iterable[PartLine]) -> list[pb.PartLine]:
    """Return lines as messages."""
    return [
        pb.PartLine(
            part_number=line.part_number,
            quantity=line.quantity,
            lots=[pb.Lot(number=lot.number, quantity=lot.quantity) for lot in line.lots],
        )
        for line in lines
    ]


def shortages(gaps: Iterable[Shortage]) -> list[pb.Shortage]:
    """Return gaps as messages."""
    return [pb.Shortage(part_number=each.part_number, missing=each.missing) for each in gaps]


def part(value: Part) -> pb.Part:
    """Return a part as a message."""
    return pb.Part(
        part_number=value.part_number,
        name=value.name,
        unit=value.unit,
        unit_cost=f"{value.unit_cost:.2f}",
        tracking=_TRACKINGS[value.tracking],
    )


def warehouse(value: Warehouse) -> pb.Warehouse:
    """Return a warehouse as a message."""
    return pb.Warehouse(
        code=value.code,
        branch_code=value.branch_code,
        name=value.name,
        is_central=value.is_central,
    )


def stock_level(value: StockLevel) -> pb.StockLevel:
    """Return a level as a message."""
    return pb.StockLevel(
        warehouse_code=value.warehouse_code,
        part_number=value.part_number,
        on_hand=value.on_hand,
        reserved=value.reserved,
    )


def ledger_entry(line: LedgerLine) -> pb.LedgerEntry:
    """Return a line of the ledger as a message."""
    value, heading = line.movement, line.heading
    return pb.LedgerEntry(
        id=line.id,
        part_number=value.part_number,
        quantity=value.quantity,
        from_account=str(value.from_account),
        to_account=str(value.to_account),
        document_kind=heading.document_kind,
        document_id=heading.document_id,
        actor=heading.actor,
        occurred_time=timestamp(heading.occurred_at),
        recorded_time=timestamp(heading.recorded_at),
        entry_id=line.entry_id,
        lot=value.lot,
        warehouse_code=heading.warehouse_code,
        branch_code=heading.branch_code,
        reverses_entry_id=heading.reverses,
        reason=heading.reason,
    )


def movement(value: Movement) -> pb.Movement:
    """Return a movement as a message."""
    return pb.Movement(
        part_number=value.part_number,
        quantity=value.quantity,
        lot=value.lot,
        from_account=str(value.from_account),
        to_account=str(value.to_account),
    )


def balance(value: Balance) -> pb.Balance:
    """Return a balance as a message."""
    return pb.Balance(
        account=str(value.account),
        part_number=value.part_number,
        tracking=_TRACKINGS[value.tracking],
        lot=value.lot,
        quantity=value.quantity,
    )


def receipt(value: Receipt) -> pb.Receipt:
    """Return a receiving form as a message."""
    return pb.Receipt(
        id=value.id,
        number=value.number,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        document=value.document,
        received_by=value.received_by,
        received_time=timestamp(value.received_at),
        recorded_time=timestamp(value.recorded_at),
        lines=[
            pb.ReceiptLine(
                part_number=line.part_number,
                quantity=line.quantity,
                faulty=line.faulty,
                cause=line.cause,
                expected=line.expected,
                difference=line.difference,
            )
            for line in value.lines
        ],
    )


def outcome_of(number: int) -> Outcome:
    """Return what is decided; the contract has checked that something is."""
    return next(each for each, known in _OUTCOMES.items() if known == number)


def tracking_of(number: int) -> Tracking:
    """Return how a part is to be followed; not at all unless it is said."""
    return next((each for each, known in _TRACKINGS.items() if known == number), Tracking.NONE)


def tracking_message(value: Tracking) -> pb.Tracking:
    """Return how a part is followed as it travels."""
    return _TRACKINGS[value]


def bin_message(value: Bin) -> pb.Bin:
    """Return a bin as a message."""
    return pb.Bin(warehouse_code=value.warehouse_code, code=value.code, account=str(value.account))


def requisition(
    value: Requisition, expectations: Iterable[expectations_pb2.Expectation] = ()
) -> pb.Requisition:
    """Return a requisition as a message, with what it expects while it is short."""
    return pb.Requisition(
        id=value.id,
        work_order_id=value.work_order_id,
        service_request_id=value.service_request_id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        state=_STATES[value.state],
        lines=part_lines(value.lines),
        issued=part_lines(value.issued),
        returned=part_lines(value.returned),
        shortages=shortages(value.shortages),
        requested_by=value.requested_by,
        approved_by=value.approved_by,
        issued_by=value.issued_by,
        amount=f"{value.amount:.2f}",
        approval_level=value.approval_level,
        policy_ref=value.policy_ref,
        approval_policy_ref=value.approval_policy_ref,
        requested_time=timestamp(value.requested_at),
        version=value.version,
        expectations=expectations,
        is_addition=value.is_addition,
        needs_supplement=value.needs_supplement,
        supplement_policy_ref=value.supplement_policy_ref,
    )
