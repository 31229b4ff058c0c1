"""Claims: what came is not what was shipped, and what becomes of the difference (P-08)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from inventory.domain.accounts import (
    Account,
    in_bin,
    in_quarantine,
    in_transit,
    lost_by,
)
from inventory.domain.errors import NotFound, Refused
from inventory.domain.ids import PartNumber, TransferId, WarehouseCode
from inventory.domain.ledger import Balance, Movement
from inventory.domain.lots import UNTRACKED, LotsInvalid, Tracking
from inventory.domain.people import Actor


class ClaimKind(StrEnum):
    """How what came differs from what was shipped."""

    LOST = "lost"
    DAMAGED = "damaged"
    SURPLUS = "surplus"


class ClaimOutcome(StrEnum):
    """What becomes of the units of a claim."""

    LOSS = "loss"  # to the sender's loss
    BACK = "back"  # with the sender
    FOUND = "found"  # with the receiver


class ClaimNotFound(NotFound):
    reason = "TRANSFER_CLAIM_NOT_FOUND"


class ClaimAlreadySettled(Refused):
    reason = "TRANSFER_CLAIM_ALREADY_SETTLED"


class ClaimSettledByInvolved(Refused):
    """Who shipped or received the parts would decide about the difference."""

    reason = "TRANSFER_CLAIM_SETTLED_BY_INVOLVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One difference; of a tracked part it is of one serial or batch.

    Args:
        number: Within its transfer, from 1.
        quantity: Whole units, above zero.
        cause: What the receiver saw; only of what is damaged.
        outcome: None as long as it is open.
        settled_cause: Why it was settled so.
        settled_by: Subject of whoever decided; empty as long as it is open.
        settled_at: When it was settled (UTC).
    """

    number: int
    kind: ClaimKind
    part_number: PartNumber
    quantity: int
    tracking: Tracking = Tracking.NONE
    lot: str = UNTRACKED
    cause: str = ""
    outcome: ClaimOutcome | None = None
    settled_cause: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.outcome is None

    def settle(self, actor: Actor, outcome: ClaimOutcome, cause: str, at: datetime) -> Claim:
        """Return the claim with the decision.

        Args:
            actor: Who decides.
            outcome: What becomes of the units.
            cause: Why, as users will read it.
            at: When (UTC).

        Raises:
            ClaimAlreadySettled: TRANSFER_CLAIM_ALREADY_SETTLED.

        Source: rulebook P-08.
        """
        if self.outcome is not None:
            raise ClaimAlreadySettled(
                f"claim {self.number} was settled as {self.outcome}",
                rule="P-08",
                claim_number=str(self.number),
                outcome=self.outcome.value,
            )
        return replace(
            self,
            outcome=outcome,
            settled_cause=cause,
            settled_by=actor.subject,
            settled_at=at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What a decision moves: first in the sender's books, then in the receiver's."""

    at_sender: tuple[Movement, ...] = ()
    at_receiver: tuple[Movement, ...] = ()


def settlement(
    claim: Claim, transfer_id: TransferId, sender: WarehouseCode, receiver: WarehouseCode
) -> Settlement:
    """Return what a settled claim moves.

    What was lost or damaged is in transit until then; a surplus is in the sender's books still,
    so that its way through transit is booked when it is kept, and nothing when it is sent back.

    Args:
        claim: Settled.
        transfer_id: The transfer whose claim it is.
        sender: Warehouse that shipped, and that bears what is lost.
        receiver: Warehouse to which it was shipped.

    Source: rulebook P-08.
    """
    transit = in_transit(transfer_id)
    if claim.kind is ClaimKind.SURPLUS:
        if claim.outcome is ClaimOutcome.BACK:
            return Settlement()
        taken = lost_by(sender) if claim.outcome is ClaimOutcome.LOSS else in_bin(sender)
        return Settlement(
            at_sender=(_of(claim, taken, transit),),
            at_receiver=(_of(claim, transit, in_bin(receiver)),),
        )
    if claim.outcome is ClaimOutcome.FOUND:
        return Settlement(at_receiver=(_of(claim, transit, in_bin(receiver)),))
    if claim.outcome is ClaimOutcome.LOSS:
        return Settlement(at_sender=(_of(claim, transit, lost_by(sender)),))
    is_good = claim.kind is ClaimKind.LOST
    there = in_bin(sender) if is_good else in_quarantine(sender)
    return Settlement(at_sender=(_of(claim, transit, there),))


def _of(claim: Claim, from_account: Account, to_account: Account) -> Movement:
    return Movement(
        part_number=claim.part_number,
        quantity=claim.quantity,
        from_account=from_account,
        to_account=to_account,
        tracking=claim.tracking,
        lot=claim.lot,
    )


_Unit: TypeAlias = tuple[PartNumber, str, Tracking]
NO_CAUSES: Final[Mapping[PartNumber, str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What goes on the receiver's shelf, and every difference."""

    good: tuple[Movement, ...]
    claims: tuple[Claim, ...]


def compared(
    sent: Iterable[Balance | Movement],
    good: Iterable[Movement],
    damaged: Iterable[Movement],
    causes: Mapping[PartNumber, str] = NO_CAUSES,
) -> Arrival:
    """Compare what came with what was shipped, unit by unit where units are followed.

    Args:
        sent: What left by the transfer, or is in transit by it.
        good: What came in good order, from transit to the receiver's shelf.
        damaged: What came and is not good; likewise.
        causes: What is wrong with the damaged units of a part.

    Returns:
        Movements of what was shipped and came in good order, and the claims.

    Raises:
        LotsInvalid: LOTS_INVALID, one serial is called good and damaged.

    Source: rulebook P-08.
    """
    shipped = Counter({(b.part_number, b.lot, b.tracking): b.quantity for b in sent})
    ways = {_unit(each): each for each in good}
    fine = Counter({unit: each.quantity for unit, each in ways.items()})
    bad = Counter({_unit(each): each.quantity for each in damaged})
    shelved: list[Movement] = []
    claims: list[Claim] = []
    for unit in sorted({*shipped, *fine, *bad}):
        part_number, lot, tracking = unit
        if tracking is Tracking.SERIAL and fine[unit] + bad[unit] > 1:
            raise LotsInvalid(
                f"{part_number} {lot} is named twice",
                rule="P-08",
                field="damaged",
                part_number=part_number,
            )
        kept = min(fine[unit], shipped[unit])
        broken = min(bad[unit], shipped[unit] - kept)
        if kept:
            shelved.append(replace(ways[unit], quantity=kept))
        for kind, quantity in (
            (ClaimKind.LOST, shipped[unit] - kept - broken),
            (ClaimKind.DAMAGED, broken),
            (ClaimKind.SURPLUS, fine[unit] + bad[unit] - kept - broken),
        ):
            if quantity:
                claims.append(
                    Claim(
                        number=len(claims) + 1,
                        kind=kind,
                        part_number=part_number,
                        quantity=quantity,
                        tracking=tracking,
                        lot=lot,
                        cause=causes.get(part_number, "") if kind is ClaimKind.DAMAGED else "",
                    )
                )
    return Arrival(good=tuple(shelved), claims=tuple(claims))


def _unit(movement: Movement) -> _Unit:
    return movement.part_number, movement.lot, movement.tracking
