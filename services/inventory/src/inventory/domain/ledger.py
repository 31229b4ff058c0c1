"""The ledger: balanced entries between accounts, never edited, only reversed (P-02)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from inventory.domain.accounts import Account
from inventory.domain.errors import InventoryError, NotFound, Refused
from inventory.domain.ids import BranchCode, EntryId, PartNumber, WarehouseCode
from inventory.domain.lines import PartLine
from inventory.domain.lots import UNTRACKED, Tracking, checked_lots
from inventory.domain.part import Part, known_part


class DocumentKind(StrEnum):
    """The paper behind an entry."""

    RECEIPT = "receipt"
    ISSUE = "issue"
    RETURN = "return"
    MOVE = "move"
    QUARANTINE = "quarantine"
    OPENING = "opening"
    OLD_PART = "old-part"
    DISPOSAL = "disposal"
    SHIPMENT = "shipment"  # of a transfer; so are the next two
    ARRIVAL = "arrival"
    CLAIM = "claim"
    SUPPLIER_RETURN = "supplier-return"  # of a supplier claim
    INTERNAL_USE = "internal-use"  # so is what comes back of it
    INTERNAL_RETURN = "internal-return"
    COUNT = "count"
    LOAN = "loan"  # goes out; the next two: comes back, or is given up as lost
    LOAN_RETURN = "loan-return"
    LOAN_LOSS = "loan-loss"
    REVERSAL = "reversal"


# What goes to an order and comes back is undone by its own steps (ReturnParts), so that the
# requisition says the same as the books, and likewise what a transfer carries or somebody borrowed;
# a reversal is undone by doing the thing again. What lay there when the books began is corrected by
# a count, which is posted once: what it booked wrongly is reversed here and counted anew.
REVERSIBLE: Final = frozenset(
    {DocumentKind.RECEIPT, DocumentKind.MOVE, DocumentKind.QUARANTINE, DocumentKind.COUNT}
)

NOT_BOOKED: Final = EntryId(0)
# Account, part, and serial or batch: what a running balance is kept for.
BalanceKey: TypeAlias = tuple[Account, PartNumber, str]


class MovementUnbalanced(InventoryError):
    """A movement that moves nothing, or from an account to itself: a defect."""

    reason = "MOVEMENT_UNBALANCED"


class EntryOfOtherBooks(InventoryError):
    """An entry without movement, or with an account of another warehouse: a defect."""

    reason = "LEDGER_ENTRY_OF_OTHER_BOOKS"


class EntryNotFound(NotFound):
    reason = "LEDGER_ENTRY_NOT_FOUND"


class EntryNotReversible(Refused):
    reason = "LEDGER_ENTRY_NOT_REVERSIBLE"


class EntryAlreadyReversed(Refused):
    reason = "LEDGER_ENTRY_ALREADY_REVERSED"


class BalanceTooLow(Refused):
    """More would leave an account than is there and not promised to anybody."""

    reason = "BALANCE_TOO_LOW"


class SerialElsewhere(Refused):
    """A serial would be in two places."""

    reason = "SERIAL_ELSEWHERE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """So many units leave one account and enter another.

    Args:
        quantity: Whole units, above zero; one for a serial.
        tracking: How the part is followed.
        lot: Serial or batch; empty exactly for a part that is not tracked.
    """

    part_number: PartNumber
    quantity: int
    from_account: Account
    to_account: Account
    tracking: Tracking = Tracking.NONE
    lot: str = UNTRACKED

    def __post_init__(self) -> None:
        if self.quantity <= 0 or self.from_account == self.to_account:
            raise MovementUnbalanced(f"nothing moves: {self}", rule="P-02")
        if (self.tracking is Tracking.NONE) != (self.lot == UNTRACKED):
            raise MovementUnbalanced(f"serial or batch is missing or too many: {self}", rule="P-02")
        if self.tracking is Tracking.SERIAL and self.quantity != 1:
            raise MovementUnbalanced(f"a serial is one unit: {self}", rule="P-02")

    def back(self) -> Movement:
        """Return the movement that undoes this one."""
        return replace(self, from_account=self.to_account, to_account=self.from_account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Whose books, by which document, by whom, when.

    Args:
        warehouse_code: The warehouse in whose books the entry stands.
        branch_code: Its branch.
        document_id: Receipt, requisition, move; of a reversal: what the reversed entry names.
        actor: Subject of the person who booked it.
        occurred_at: When the goods moved (UTC); balances of a past instant go by it.
        recorded_at: When it was booked (UTC).
        reverses: The entry that this one undoes.
        reason: Why; a reversal always has one.
    """

    warehouse_code: WarehouseCode
    branch_code: BranchCode
    document_kind: DocumentKind
    document_id: str
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    reverses: EntryId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One transaction of the ledger; `id` is given when it is booked, ascending."""

    heading: Heading
    movements: tuple[Movement, ...]
    id: EntryId = NOT_BOOKED

    def __post_init__(self) -> None:
        ours = {None, self.heading.warehouse_code}
        touched = {
            account.warehouse_code
            for movement in self.movements
            for account in (movement.from_account, movement.to_account)
        }
        if not self.movements or not touched <= ours:
            raise EntryOfOtherBooks(
                f"books of {self.heading.warehouse_code}: {self.movements}", rule="P-02"
            )

    @property
    def parts(self) -> tuple[PartNumber, ...]:
        """The parts it moves, sorted, each once."""
        return tuple(sorted({movement.part_number for movement in self.movements}))

    @property
    def shelved(self) -> tuple[PartNumber, ...]:
        """The parts that it moves into, out of or between bins, sorted, each once."""
        return tuple(
            sorted(
                {
                    movement.part_number
                    for movement in self.movements
                    if movement.from_account.is_on_hand or movement.to_account.is_on_hand
                }
            )
        )

    def on_hand_changes(self) -> Mapping[PartNumber, int]:
        """Return by how much the warehouse has more of each part on hand afterwards, or less."""
        changes: Counter[PartNumber] = Counter()
        for movement in self.movements:
            changes[movement.part_number] += movement.quantity * (
                movement.to_account.is_on_hand - movement.from_account.is_on_hand
            )
        return {part: change for part, change in changes.items() if change}

    def balance_changes(self) -> Mapping[BalanceKey, int]:
        """Return by how much each account with a running balance changes."""
        changes: Counter[BalanceKey] = Counter()
        for movement in self.movements:
            part, lot = movement.part_number, movement.lot
            changes[movement.to_account, part, lot] += movement.quantity
            changes[movement.from_account, part, lot] -= movement.quantity
        return {key: change for key, change in changes.items() if change and key[0].is_balanced}

    def reversal(self, actor: str, reason: str, occurred_at: datetime, now: datetime) -> Entry:
        """Return the entry that undoes this one.

        Args:
            actor: Subject of whoever reverses it.
            reason: Why, as users will read it.
            occurred_at: When it counts as undone (UTC), not before this one.
            now: When it is booked (UTC).

        Raises:
            EntryNotReversible: Its document is undone by a step of its own.

        Source: rulebook P-02.
        """
        if self.heading.document_kind not in REVERSIBLE:
            raise EntryNotReversible(
                f"entry {self.id} is of a {self.heading.document_kind}, which is not reversed",
                rule="P-02",
                entry_id=str(self.id),
                document_kind=self.heading.document_kind.value,
            )
        heading = replace(
            self.heading,
            document_kind=DocumentKind.REVERSAL,
            actor=actor,
            occurred_at=occurred_at,
            recorded_at=now,
            reverses=self.id,
            reason=reason,
        )
        return Entry(heading=heading, movements=tuple(each.back() for each in self.movements))


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One movement as it stands in the ledger, with its own number and that of its entry."""

    id: int
    entry_id: EntryId
    heading: Heading
    movement: Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """So many units are in an account, by serial or batch where the part is tracked."""

    account: Account
    part_number: PartNumber
    quantity: int
    tracking: Tracking = Tracking.NONE
    lot: str = UNTRACKED


def moved(
    lines: Iterable[PartLine],
    parts: Mapping[PartNumber, Part],
    from_account: Account,
    to_account: Account,
) -> tuple[Movement, ...]:
    """Return the movements of some lines, in the order of parts and lots.

    Args:
        lines: Whole units, with their serials or batches.
        parts: The parts of the price list that the lines name.
        from_account: Where they are.
        to_account: Where they go.

    Raises:
        PartNotFound: A line names a part that is not on the price list.
        LotsInvalid: Serials or batches do not fit the part or the quantity.

    Source: rulebook P-02, P-19.
    """
    return tuple(
        Movement(
            part_number=line.part_number,
            quantity=lot.quantity,
            from_account=from_account,
            to_account=to_account,
            tracking=part.tracking,
            lot=lot.number,
        )
        for line in sorted(lines, key=lambda line: line.part_number)
        for part in (known_part(parts, line.part_number),)
        for lot in checked_lots(line.part_number, line.quantity, line.lots, part.tracking)
    )


def not_reversed_yet(entry: Entry, *, is_reversed: bool) -> None:
    """Refuse to undo an entry twice.

    Raises:
        EntryAlreadyReversed: LEDGER_ENTRY_ALREADY_REVERSED.

    Source: rulebook P-02.
    """
    if is_reversed:
        raise EntryAlreadyReversed(
            f"entry {entry.id} was reversed already", rule="P-02", entry_id=str(entry.id)
        )


def too_low(
    account: Account, part_number: PartNumber, lot: str, *, there: int, wanted: int
) -> BalanceTooLow:
    """Return the refusal of a movement out of an account that has too little.

    Source: rulebook P-02.
    """
    return BalanceTooLow(
        f"{there} of {part_number} {lot} can leave {account}, not {wanted}",
        rule="P-02",
        account=str(account),
        part_number=part_number,
        lot=lot,
        there=str(there),
        wanted=str(wanted),
    )


def elsewhere(part_number: PartNumber, serial: str) -> SerialElsewhere:
    """Return the refusal of a serial that is in another place.

    Source: rulebook P-02, P-19.
    """
    return SerialElsewhere(
        f"{part_number} {serial} is in another place already",
        rule="P-19",
        part_number=part_number,
        serial=serial,
    )
