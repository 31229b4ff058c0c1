"""What the other cell tells about a transfer, and what follows here (P-08).

Each cell writes its own books; neither waits for the other. What leaves the sender's shelf lies in
its `transit` until the receiver says what came; the receiver takes from the account of the other
cell. Where two steps cross on the wire the sender's books decide: what has left cannot be
cancelled, and what was cancelled does not leave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from inventory.domain.accounts import with_other_cell
from inventory.domain.errors import InventoryError
from inventory.domain.ids import PartNumber
from inventory.domain.ledger import Balance, Movement
from inventory.domain.part import Part
from inventory.domain.transfers.claim import Claim, ClaimKind, Settlement, settlement
from inventory.domain.transfers.transfer import Side, Transfer, TransferState, after

_NOT_LEFT: Final = frozenset({TransferState.ASKED, TransferState.CANCEL_ASKED})


class TransferNewsUnfit(InventoryError):
    """What the other cell tells contradicts what is known here: a defect of one of the two."""

    reason = "TRANSFER_NEWS_UNFIT"


def shipped_there(transfer: Transfer, told: Transfer) -> Transfer:
    """Return the receiver's transfer after the sender's cell told that it left.

    That it was to be cancelled is too late then. A transfer that is further on stays as it is.

    Args:
        transfer: As the receiver has it.
        told: As the sender has it, shipped.

    Source: rulebook P-08.
    """
    if transfer.state not in _NOT_LEFT:
        return transfer
    return replace(
        transfer,
        state=TransferState.SHIPPED,
        from_branch=told.from_branch,
        shipment=told.shipment,
        units=told.units,
        cancelled_by="",
        cancelled_at=None,
        cancel_reason="",
    )


def cancelled_there(transfer: Transfer, told: Transfer) -> Transfer:
    """Return a transfer that has not left after the other cell gave it up.

    At the receiver that is the sender's last word. At the sender it is a wish, which comes too late
    once the parts have left; then the transfer stays as it is.

    Args:
        transfer: As it is here.
        told: As the other cell has it, with who gave it up, when and why.

    Source: rulebook P-08.
    """
    if transfer.state not in _NOT_LEFT:
        return transfer
    return replace(
        transfer,
        state=TransferState.CANCELLED,
        cancelled_by=told.cancelled_by,
        cancelled_at=told.cancelled_at,
        cancel_reason=told.cancel_reason,
    )


def received_there(transfer: Transfer, told: Transfer) -> Transfer:
    """Return the sender's transfer after the receiver's cell told what came.

    Args:
        transfer: As the sender has it, under way.
        told: As the receiver has it, with what came in good order and every difference.

    Source: rulebook P-08.
    """
    came = Counter({line.part_number: line.received for line in told.lines})
    return replace(
        transfer,
        state=after(told.claims),
        lines=tuple(replace(each, received=came[each.part_number]) for each in transfer.lines),
        claims=told.claims,
        received_by=told.received_by,
        received_at=told.received_at,
    )


def taken_there(
    transfer: Transfer, held: Iterable[Balance], told: Transfer
) -> tuple[Movement, ...]:
    """Return what closes the sender's transit: everything in it but what is lost or damaged.

    Args:
        transfer: As the sender has it, under way.
        held: What is in transit by it.
        told: As the receiver has it.

    Raises:
        TransferNewsUnfit: TRANSFER_NEWS_UNFIT, it does not add up with what left.

    Source: rulebook P-02, P-08.
    """
    missing: Counter[tuple[PartNumber, str]] = Counter()
    for claim in told.claims:  # of one unit some may be lost and some damaged
        if claim.kind is not ClaimKind.SURPLUS:
            missing[claim.part_number, claim.lot] += claim.quantity
    came = Counter({line.part_number: line.received for line in told.lines})
    taken = []
    for each in held:
        quantity = each.quantity - missing.pop((each.part_number, each.lot), 0)
        came[each.part_number] -= quantity
        if quantity < 0:
            raise _unfit(transfer, f"more of {each.part_number} {each.lot} is missed than left")
        if quantity:
            taken.append(
                Movement(
                    part_number=each.part_number,
                    quantity=quantity,
                    from_account=transfer.account,
                    to_account=with_other_cell(transfer.id),
                    tracking=each.tracking,
                    lot=each.lot,
                )
            )
    if any(missing.values()) or any(came.values()):
        raise _unfit(transfer, "what came and what is missed is not what left")
    return tuple(taken)


def require_same_units(transfer: Transfer, claim: Claim, part: Part) -> None:
    """Refuse a difference of a part whose units are followed in another way there.

    Raises:
        TransferNewsUnfit: TRANSFER_NEWS_UNFIT.

    Source: rulebook P-08, P-19.
    """
    if claim.tracking is not part.tracking:
        raise _unfit(transfer, f"{part.part_number} is followed by {claim.tracking} there")


def settled_there(transfer: Transfer, told: Claim) -> Transfer:
    """Return the receiver's transfer after the sender's cell settled a claim.

    Args:
        transfer: As the receiver has it.
        told: The claim with the decision.

    Raises:
        ClaimNotFound: There is none of that number.

    Source: rulebook P-08.
    """
    claim = transfer.claim(told.number)
    settled = replace(
        claim,
        outcome=told.outcome,
        settled_cause=told.settled_cause,
        settled_by=told.settled_by,
        settled_at=told.settled_at,
    )
    claims = tuple(settled if each is claim else each for each in transfer.claims)
    return replace(transfer, claims=claims, state=after(claims))


def settlement_here(transfer: Transfer, claim: Claim) -> Settlement:
    """Return what a settled claim moves in the books of this cell.

    What goes to the receiver leaves the sender's books for the account of the other cell, and
    comes from there in the receiver's.

    Source: rulebook P-02, P-08.
    """
    books = settlement(claim, transfer.id, transfer.from_code, transfer.to_code)
    there = with_other_cell(transfer.id)
    if transfer.side is Side.SENDER:
        across = (replace(each, to_account=there) for each in books.at_receiver)
        return Settlement(at_sender=(*books.at_sender, *across))
    if transfer.side is Side.RECEIVER:
        came = tuple(replace(each, from_account=there) for each in books.at_receiver)
        return Settlement(at_receiver=came)
    return books


def _unfit(transfer: Transfer, why: str) -> TransferNewsUnfit:
    return TransferNewsUnfit(f"transfer {transfer.id}: {why}", rule="P-08", transfer_id=transfer.id)
