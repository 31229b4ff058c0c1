"""Use case: what is to be counted in a warehouse up to the end of a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from inventory.domain.counts.due import DueCount, due_counts
from inventory.domain.ids import WarehouseCode
from inventory.domain.warehouse import known_branch
from inventory.handlers.counts.open_count import last_day
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """What is due, the longest first, and the policy that says so."""

    due: Sequence[DueCount]
    policy_ref: str


def read_due_counts(
    warehouse_code: WarehouseCode, month: date | None, tx: Tx, now: datetime
) -> DueList:
    """Return what is due in a warehouse; nothing is written. It tells no quantity that lies there.

    Args:
        warehouse_code: Where.
        month: Any day of it, in the branch's calendar; None: the present one.
        tx: Open transaction.
        now: Time of the question (UTC).

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.

    Source: rulebook P-14.
    """
    warehouse = tx.warehouses.get(warehouse_code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    day = branch.day_of(now)
    policy = tx.policies.counts(day)
    turnovers = tx.counts.turnovers(warehouse.code, now - policy.body.turnover_over, day)
    return DueList(
        due=due_counts(turnovers, policy.body, last_day(month or day)), policy_ref=policy.ref
    )
