"""What fixes and returns change about parts that orders got by serial or batch (P-18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from inventory.domain.fitted_parts.events import PartFitted, PartFittingCorrected
from inventory.domain.fitted_parts.fitted_part import brought_back
from inventory.domain.ids import PartNumber
from inventory.domain.ledger import Movement
from inventory.domain.lots import UNTRACKED
from inventory.domain.requisition import Requisition
from inventory.ports import Tx

BATCH: Final = 100


def announce_fitted_parts(tx: Tx, now: datetime) -> int:
    """Announce parts whose order was reported fixed at or after their issue, each once.

    A timer does it, because reactions to dispatch's events lock orders alone.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-18.
    """
    found = tx.fitted_parts.lock_fixed(BATCH)
    for each, fixed_at in found:
        saved = tx.fitted_parts.save(each.fitted(fixed_at))
        tx.outbox.append(PartFitted(fitted_part=saved, occurred_at=fixed_at))
    return len(found)


def take_back(tx: Tx, returned: Requisition, movements: Iterable[Movement], at: datetime) -> None:
    """Note what came back unused; what was announced as fitted is corrected by an event.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        returned: By which requisition.
        movements: From the order to the shelf.
        at: When it came back (UTC).

    Source: rulebook P-07, P-18.
    """
    back: Counter[tuple[PartNumber, str]] = Counter()
    for movement in movements:
        if movement.lot != UNTRACKED:
            back[movement.part_number, movement.lot] += movement.quantity
    if not back:
        return
    known = tx.fitted_parts.lock_of(returned.work_order_id, frozenset(back))
    for changed in brought_back(known, returned.id, back):
        saved = tx.fitted_parts.save(changed)
        if saved.fitted_at is not None:
            tx.outbox.append(PartFittingCorrected(fitted_part=saved, occurred_at=at))
