"""What every way out of the old parts writes: the record, and what became of each (P-06)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from inventory.domain.old_parts.disposal import Disposal, disposed
from inventory.domain.old_parts.events import OldPartDisposed
from inventory.domain.old_parts.old_part import OldPart
from inventory.ports import Tx


def take_away(
    tx: Tx, old_parts: Sequence[OldPart], disposal: Disposal, at: datetime
) -> Sequence[OldPart]:
    """Note that old parts go, by a record of its own; the caller books them.

    Args:
        tx: Open transaction; the warehouse and the old parts are locked by it.
        old_parts: What goes.
        disposal: The record.
        at: When (UTC).

    Raises:
        OldPartOfOtherWarehouse: One of them lies in another warehouse.
        OldPartIllegalTransition: The issue of one of them is not written off, or it is gone.
        DisposedByReceiver: OLD_PART_DISPOSED_BY_RECEIVER, the same person had received one.

    Source: rulebook P-06, P-10.
    """
    gone = disposed(old_parts, disposal)
    tx.disposals.add(disposal)
    saved = [tx.old_parts.save(each) for each in gone]
    for each in saved:
        tx.outbox.append(OldPartDisposed(old_part=each, outcome=disposal.outcome, occurred_at=at))
    tx.claim_dues.close([each.id for each in saved], at)
    return saved
