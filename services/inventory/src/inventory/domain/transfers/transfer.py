"""Transfers: parts on their way from one warehouse to another (P-08)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from inventory.domain.accounts import Account, in_transit, with_other_cell
from inventory.domain.errors import Invalid, NotFound, Refused
from inventory.domain.ids import (
    WITHIN_THE_CELL,
    BranchCode,
    CellCode,
    PartNumber,
    RequisitionId,
    TransferId,
    WarehouseCode,
)
from inventory.domain.lines import PartLine
from inventory.domain.people import Actor
from inventory.domain.transfers.claim import (
    Arrival,
    Claim,
    ClaimNotFound,
    ClaimOutcome,
    ClaimSettledByInvolved,
)


class TransferState(StrEnum):
    """Where a transfer stands."""

    ASKED = "asked"  # nothing has moved
    SHIPPED = "shipped"  # in transit, on no shelf
    DISPUTED = "disputed"  # arrived, a claim is open
    RECEIVED = "received"  # arrived, nothing is open
    CANCELLED = "cancelled"  # before shipping
    CANCEL_ASKED = "cancel_asked"  # given up here; the sender's cell has not answered


class Side(StrEnum):
    """Which end of a transfer is in this cell."""

    BOTH = "both"
    SENDER = "sender"
    RECEIVER = "receiver"


class Step(StrEnum):
    """What is done with a transfer; claims are settled each on its own."""

    SHIP = "ship"
    RECEIVE = "receive"
    CANCEL = "cancel"
    SETTLE = "settle"


_FROM: Final[Mapping[Step, TransferState]] = {
    Step.SHIP: TransferState.ASKED,
    Step.RECEIVE: TransferState.SHIPPED,
    Step.CANCEL: TransferState.ASKED,
}
# The end that does not take a step; the loss is borne by the sender, who settles.
_NOT_BY: Final[Mapping[Step, Side]] = {
    Step.SHIP: Side.RECEIVER,
    Step.RECEIVE: Side.SENDER,
    Step.SETTLE: Side.RECEIVER,
}


class TransferNotFound(NotFound):
    reason = "TRANSFER_NOT_FOUND"


class TransferToItself(Invalid):
    """Sender and receiver are one warehouse."""

    reason = "TRANSFER_TO_ITSELF"


class TransferIllegalTransition(Refused):
    reason = "TRANSFER_ILLEGAL_TRANSITION"


class TransferOfOtherCell(Refused):
    """The other end, which takes this step, is in another cell."""

    reason = "TRANSFER_OF_OTHER_CELL"


class ArrivalBeforeShipping(Invalid):
    reason = "ARRIVAL_BEFORE_SHIPPING"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLine:
    """One part of a transfer, in whole units.

    Args:
        quantity: What was asked for, and is shipped.
        received: What of it came in good order.
    """

    part_number: PartNumber
    quantity: int
    received: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """How the parts left.

    Args:
        carrier: Who carries them.
        handed_to: Name of the person who took them over.
        expected_at: When they should arrive (UTC), not before they left.
        shipped_by: Subject of the keeper.
        shipped_at: When they left (UTC).
    """

    carrier: str
    handed_to: str
    expected_at: datetime
    shipped_by: str
    shipped_at: datetime

    def __post_init__(self) -> None:
        if self.expected_at < self.shipped_at:
            raise ArrivalBeforeShipping(
                f"expected {self.expected_at.isoformat()}, shipped {self.shipped_at.isoformat()}",
                rule="P-08",
                field="expected_time",
                expected_at=self.expected_at.isoformat(),
                shipped_at=self.shipped_at.isoformat(),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Parts that one warehouse gives to another.

    Args:
        lines: By part number, each part once.
        reason: Why it was asked for.
        asked_by: Subject.
        asked_at: When (UTC).
        shipment: None before it is shipped.
        received_by: Subject of the keeper who compared; empty before.
        received_at: When it arrived (UTC).
        claims: Differences, by number.
        cancelled_by: Subject; empty unless it was cancelled, or is to be.
        side: Which end is in this cell; the other end's warehouse and branch are known by name.
        from_cell: Cell of the sender, and `to_cell` of the receiver; empty within the cell.
        units: Which units left, of a transfer between cells; empty before.
        requisition_id: Who waits for it at the receiver; None: the shelf.
        is_urgent: For a customer of the green channel: it waits for no batch (P-09).
        version: Of the row; 0 before it is written.
    """

    id: TransferId
    from_code: WarehouseCode
    from_branch: BranchCode
    to_code: WarehouseCode
    to_branch: BranchCode
    lines: tuple[TransferLine, ...]
    reason: str
    asked_by: str
    asked_at: datetime
    state: TransferState = TransferState.ASKED
    shipment: Shipment | None = None
    received_by: str = ""
    received_at: datetime | None = None
    claims: tuple[Claim, ...] = ()
    cancelled_by: str = ""
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
    side: Side = Side.BOTH
    from_cell: CellCode = WITHIN_THE_CELL
    to_cell: CellCode = WITHIN_THE_CELL
    units: tuple[PartLine, ...] = ()
    requisition_id: RequisitionId | None = None
    is_urgent: bool = False
    version: int = 0

    def __post_init__(self) -> None:
        if self.side is Side.BOTH and self.from_code == self.to_code:
            raise TransferToItself(
                f"{self.to_code} asks itself", rule="P-08", field="from_warehouse_code"
            )

    @property
    def account(self) -> Account:
        """Where its parts are, in the sender's books, while they are on no shelf."""
        return in_transit(self.id)

    @property
    def source(self) -> Account:
        """From where its parts come on the receiver's shelf, in the receiver's books."""
        return with_other_cell(self.id) if self.side is Side.RECEIVER else self.account

    @property
    def is_between_cells(self) -> bool:
        """Whether one of its ends is in another cell."""
        return self.side is not Side.BOTH

    @property
    def other_cell(self) -> CellCode:
        """The cell of the other end; empty within the cell."""
        return self.to_cell if self.side is Side.SENDER else self.from_cell

    @property
    def branch_here(self) -> BranchCode:
        """The receiver's branch, or the sender's if only that end is in this cell."""
        return self.from_branch if self.side is Side.SENDER else self.to_branch

    @property
    def part_lines(self) -> tuple[PartLine, ...]:
        """What was asked for, by quantity."""
        return tuple(
            PartLine(part_number=line.part_number, quantity=line.quantity) for line in self.lines
        )

    @property
    def changed_at(self) -> datetime:
        """When it came into its state (UTC); what follows is not earlier."""
        return self.received_at or (self.shipment.shipped_at if self.shipment else self.asked_at)

    def claim(self, number: int) -> Claim:
        """Return one claim.

        Raises:
            ClaimNotFound: There is none of that number.
        """
        for each in self.claims:
            if each.number == number:
                return each
        raise ClaimNotFound(
            f"transfer {self.id} has no claim {number}",
            rule="P-08",
            transfer_id=self.id,
            claim_number=str(number),
        )

    def require(self, step: Step) -> None:
        """Refuse a step that does not lead from here.

        Raises:
            TransferOfOtherCell: TRANSFER_OF_OTHER_CELL, the other end takes it.
            TransferIllegalTransition: TRANSFER_ILLEGAL_TRANSITION.

        Source: rulebook P-08.
        """
        self.require_here(step)
        if self.state is not _FROM[step]:
            raise TransferIllegalTransition(
                f"transfer {self.id} is {self.state}: too late or too early to {step} it",
                rule="P-08",
                transfer_id=self.id,
                state=self.state.value,
                step=step.value,
            )

    def require_here(self, step: Step) -> None:
        """Refuse a step that is taken in the other cell.

        Raises:
            TransferOfOtherCell: TRANSFER_OF_OTHER_CELL.

        Source: rulebook P-08.
        """
        if self.side is _NOT_BY.get(step):
            raise TransferOfOtherCell(
                f"it is up to cell {self.other_cell} to {step} transfer {self.id}",
                rule="P-08",
                transfer_id=self.id,
                cell=self.other_cell,
                step=step.value,
            )

    def ship(self, shipment: Shipment, units: tuple[PartLine, ...] = ()) -> Transfer:
        """Return the transfer under way; `units` are kept when it goes to another cell.

        Raises:
            TransferIllegalTransition: It was shipped or cancelled already.

        Source: rulebook P-08.
        """
        self.require(Step.SHIP)
        told = units if self.is_between_cells else ()
        return replace(self, state=TransferState.SHIPPED, shipment=shipment, units=told)

    def receive(self, actor: Actor, arrival: Arrival, at: datetime) -> Transfer:
        """Return the transfer after its parts were compared.

        Args:
            actor: Who compared.
            arrival: What came in good order, and the differences.
            at: When it came (UTC).

        Raises:
            TransferIllegalTransition: It was not shipped, or received already.

        Source: rulebook P-08.
        """
        self.require(Step.RECEIVE)
        came: Counter[PartNumber] = Counter()
        for movement in arrival.good:
            came[movement.part_number] += movement.quantity
        return replace(
            self,
            state=after(arrival.claims),
            lines=tuple(replace(each, received=came[each.part_number]) for each in self.lines),
            claims=arrival.claims,
            received_by=actor.subject,
            received_at=at,
        )

    def cancel(self, actor: Actor, reason: str, at: datetime) -> Transfer:
        """Return the transfer given up; nothing has moved.

        The receiver of a transfer from another cell can only ask for that: it may have left.

        Raises:
            TransferIllegalTransition: It was shipped or cancelled already.

        Source: rulebook P-08.
        """
        self.require(Step.CANCEL)
        return replace(
            self,
            state=(
                TransferState.CANCEL_ASKED
                if self.side is Side.RECEIVER
                else TransferState.CANCELLED
            ),
            cancelled_by=actor.subject,
            cancelled_at=at,
            cancel_reason=reason,
        )

    def settle(
        self, number: int, actor: Actor, outcome: ClaimOutcome, cause: str, at: datetime
    ) -> Transfer:
        """Return the transfer with one claim settled; the last one ends the dispute.

        Args:
            number: Of the claim.
            actor: Neither who shipped nor who received.
            outcome: What becomes of the units.
            cause: Why, as users will read it.
            at: When (UTC).

        Raises:
            TransferOfOtherCell: TRANSFER_OF_OTHER_CELL, the sender's cell settles.
            ClaimNotFound: There is none of that number.
            ClaimAlreadySettled: TRANSFER_CLAIM_ALREADY_SETTLED.
            ClaimSettledByInvolved: TRANSFER_CLAIM_SETTLED_BY_INVOLVED.

        Source: rulebook P-08.
        """
        self.require_here(Step.SETTLE)
        claim = self.claim(number)
        settled = claim.settle(actor, outcome, cause, at)
        shipped_by = self.shipment.shipped_by if self.shipment else ""
        if actor.subject in {self.received_by, shipped_by}:
            raise ClaimSettledByInvolved(
                f"{actor.subject} shipped or received transfer {self.id}",
                rule="P-08",
                transfer_id=self.id,
                claim_number=str(number),
            )
        claims = tuple(settled if each is claim else each for each in self.claims)
        return replace(self, claims=claims, state=after(claims))


def after(claims: tuple[Claim, ...]) -> TransferState:
    """Return where a transfer stands that arrived with these claims."""
    is_open = any(each.is_open for each in claims)
    return TransferState.DISPUTED if is_open else TransferState.RECEIVED


def transfer_not_found(transfer_id: TransferId) -> TransferNotFound:
    """Return the refusal for a transfer that is not there, or of branches of others (P-08)."""
    return TransferNotFound(f"there is no transfer {transfer_id}", transfer_id=transfer_id)


def oldest_first(transfer: Transfer) -> tuple[datetime, TransferId]:
    """Sort key of lists: time of asking, then id."""
    return transfer.asked_at, transfer.id
