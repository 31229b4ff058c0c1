"""What is expected of parts that are missing, at first and when that changes (P-08)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from inventory.domain.events import (
    ExpectationChanged,
    PartsReserved,
    PartsShort,
    RequisitionRef,
    looked_up,
)
from inventory.domain.lines import Shortage
from inventory.domain.requisition import Requisition
from inventory.domain.sourcing.expectation import (
    Expectation,
    expected,
    expected_anew,
    expected_otherwise,
)
from inventory.domain.sourcing.ranking import Need, Sourcing, sourced
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx

BATCH: Final = 50
_Follow = Callable[[Expectation | None, Expectation, Sourcing, datetime], Expectation | None]


def expect(tx: Tx, short: Requisition, now: datetime) -> Sequence[Expectation]:
    """Decide and keep where each part that is missing best comes from, and when it is there.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        short: Just added, or locked.
        now: When parts would be sent for (UTC).

    Returns:
        What is new, by part number; nothing if all stays as it was expected.

    Source: rulebook P-08.
    """
    return _keep(tx, short, now, expected_otherwise)


def short_again(
    tx: Tx, saved: Requisition, at: datetime, now: datetime
) -> PartsReserved | PartsShort:
    """Decide and keep anew what is expected for one that lost what it held.

    What was expected when it was short before is over, whatever it said.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        saved: Short again, and locked.
        at: When it fell short (UTC).
        now: When parts would be sent for (UTC).

    Returns:
        What to announce.

    Source: rulebook P-08.
    """
    return looked_up(saved, at, _keep(tx, saved, now, expected_anew))


def look_at_expectations(tx: Tx, now: datetime) -> int:
    """Look at requisitions that wait, and announce where something is expected otherwise.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were looked at; 0 when none is left.

    Source: rulebook P-08.
    """
    due = tx.expectations.lock_due(now, BATCH)
    for short in due:
        if not expect(tx, short, now):
            continue
        missing = {gap.part_number for gap in short.shortages}
        latest = tx.expectations.latest_of([short.id]).get(short.id, ())
        tx.outbox.append(
            ExpectationChanged(
                ref=RequisitionRef.to(short),
                expectations=tuple(each for each in latest if each.part_number in missing),
                occurred_at=now,
            )
        )
    return len(due)


def _keep(tx: Tx, short: Requisition, now: datetime, follow: _Follow) -> Sequence[Expectation]:
    """Keep what follows the last expectations of the parts that are missing, and return it."""
    branch = known_branch(tx.branches.find(short.branch_code), short.branch_code)
    policy = tx.policies.sourcing(branch.day_of(now))
    known = {
        each.part_number: each for each in tx.expectations.latest_of([short.id]).get(short.id, ())
    }

    def look(gap: Shortage) -> Expectation | None:
        need = Need(
            part_number=gap.part_number, quantity=gap.missing, branch_code=short.branch_code
        )
        shelves = (
            shelf
            for shelf in tx.stock.shelves_of(gap.part_number)
            if shelf.warehouse.code != short.warehouse_code
        )
        sourcing = sourced(need, shelves, policy, now)
        coming = tx.expectations.coming(short.warehouse_code, gap.part_number)
        ahead = tx.expectations.ahead_of(short, gap.part_number)
        found = expected(sourcing, coming, ahead, now)
        return follow(known.get(gap.part_number), found, sourcing, now)

    fresh = [each for each in map(look, short.shortages) if each is not None]
    tx.expectations.add(short.id, fresh)
    tx.expectations.look_again(short.id, now + policy.body.look_again_after)
    return fresh
