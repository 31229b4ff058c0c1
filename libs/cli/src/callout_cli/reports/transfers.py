"""Parts between warehouses and between cells: rows of the tables (P-08)."""

from __future__ import annotations

from typing import Final

from callout.inventory.v1 import transfer_pb2 as pb
from callout_cli.texts import say, word
from callout_cli.times import instant_of

TRANSFER_COLUMNS: Final = (
    "col.id",
    "col.sender",
    "col.receiver",
    "col.state",
    "col.parts",
    "col.expected",
    ">col.open_claims",
)
CLAIM_COLUMNS: Final = (
    ">col.number",
    "col.kind",
    "col.part",
    "col.lot",
    ">col.quantity",
    "col.cause",
    "col.outcome",
)


def transfer_cells(transfer: pb.Transfer) -> list[str]:
    """Write a transfer for a terminal; a warehouse of another cell is named with its cell."""
    shipment = transfer.shipment
    open_claims = sum(not each.outcome for each in transfer.claims)
    return [
        transfer.id,
        _end(transfer.from_cell, transfer.from_warehouse_code),
        _end(transfer.to_cell, transfer.to_warehouse_code),
        state_word(transfer),
        ", ".join(f"{line.part_number} {line.quantity}" for line in transfer.lines),
        f"{instant_of(shipment.expected_time):%Y-%m-%d %H:%M}" if shipment.carrier else "–",
        str(open_claims) if open_claims else "–",
    ]


def claim_cells(claim: pb.TransferClaim) -> list[str]:
    """Write a difference for a terminal."""
    kind = pb.TransferClaimKind.Name(claim.kind).removeprefix("TRANSFER_CLAIM_KIND_")
    outcome = pb.TransferClaimOutcome.Name(claim.outcome)
    return [
        str(claim.number),
        word("difference", kind),
        claim.part_number,
        claim.lot or "–",
        str(claim.quantity),
        claim.cause or "–",
        word("settlement", outcome.removeprefix("TRANSFER_CLAIM_OUTCOME_"))
        if claim.outcome
        else "–",
    ]


def transfer_lines(transfer: pb.Transfer) -> list[str]:
    """Write what happened to one transfer, in order."""
    cells = transfer_cells(transfer)
    lines = [
        say("stock.transfer.asked", who=transfer.asked_by, sender=cells[1], receiver=cells[2]),
        say("stock.transfer.state", state=cells[3], parts=cells[4]),
    ]
    if transfer.shipment.carrier:
        lines.append(
            say(
                "stock.transfer.shipped",
                who=transfer.shipment.shipped_by,
                carrier=transfer.shipment.carrier,
                handed_to=transfer.shipment.handed_to,
                expected=cells[5],
            )
        )
    if transfer.received_by:
        came = ", ".join(f"{line.part_number} {line.received}" for line in transfer.lines)
        lines.append(say("stock.transfer.received", who=transfer.received_by, parts=came))
    if transfer.cancelled_by:
        lines.append(
            say(
                "stock.transfer.cancelled", who=transfer.cancelled_by, reason=transfer.cancel_reason
            )
        )
    return lines


def state_word(transfer: pb.Transfer) -> str:
    """Return the reader's word for the state of a transfer."""
    return word("transfer", pb.Transfer.State.Name(transfer.state).removeprefix("STATE_"))


def _end(cell: str, warehouse_code: str) -> str:
    return f"{cell}/{warehouse_code}" if cell else warehouse_code
