"""The monthly disposal of old parts, with its record (P-06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from inventory.domain.accounts import SUPPLIER, Account, scrapped
from inventory.domain.errors import Refused
from inventory.domain.ids import BranchCode, WarehouseCode
from inventory.domain.old_parts.old_part import DisposalId, OldPart


class OldPartOfOtherWarehouse(Refused):
    reason = "OLD_PART_OF_OTHER_WAREHOUSE"


class DisposedByReceiver(Refused):
    """Who took an old part in does not dispose of it."""

    reason = "OLD_PART_DISPOSED_BY_RECEIVER"


class DisposalOutcome(StrEnum):
    SCRAP = "scrap"
    BACK = "back"  # to the supplier

    def account_of(self, warehouse_code: WarehouseCode) -> Account:
        """Return where the old parts of a warehouse go.

        Source: rulebook P-06.
        """
        return SUPPLIER if self is DisposalOutcome.BACK else scrapped(warehouse_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """The record of what one warehouse disposed of at once.

    Args:
        month: First day of the month, in the branch's calendar.
        serial: From 1, without a gap within warehouse and month.
        document: The scrap dealer's or the supplier's paper.
        reason: As auditors will read it.
        disposed_by: Subject of the person.
        disposed_at: When it happened (UTC).
        recorded_at: When it was booked (UTC).
    """

    id: DisposalId
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    month: date
    serial: int
    outcome: DisposalOutcome
    document: str
    reason: str
    disposed_by: str
    disposed_at: datetime
    recorded_at: datetime

    @property
    def number(self) -> str:
        """What the record is called."""
        return f"{self.warehouse_code}-OP{self.month:%Y%m}-{self.serial:03}"


def disposed(old_parts: Sequence[OldPart], disposal: Disposal) -> tuple[OldPart, ...]:
    """Return old parts as they are after a disposal.

    Raises:
        OldPartOfOtherWarehouse: One of them lies in another warehouse.
        OldPartIllegalTransition: The issue of one of them is not written off, or it is gone.
        DisposedByReceiver: Whoever disposes of them had received one of them.

    Source: rulebook P-06.
    """
    for each in old_parts:
        if each.warehouse_code != disposal.warehouse_code:
            raise OldPartOfOtherWarehouse(
                f"old part {each.id} lies in {each.warehouse_code}",
                rule="P-06",
                field="old_part_ids",
                old_part_id=each.id,
                warehouse_code=each.warehouse_code,
            )
        if any(handover.received_by == disposal.disposed_by for handover in each.handovers):
            raise DisposedByReceiver(
                f"{disposal.disposed_by} received old part {each.id}; somebody else disposes of it",
                rule="P-06",
                field="old_part_ids",
                old_part_id=each.id,
            )
    return tuple(each.dispose(disposal.id) for each in old_parts)
