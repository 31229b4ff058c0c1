"""Use case: the figures of branches and months, and of the network over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from headquarters.domain.figures import BranchMonth, Tally
from headquarters.domain.month import Month
from headquarters.ports import TallyQuery, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchMonths:
    """A page of figures; `network` is over everything asked for, on the first page."""

    rows: Sequence[BranchMonth]
    network: BranchMonth | None
    next_token: str


def list_branch_months(query: TallyQuery, tx: Tx, now: datetime) -> BranchMonths:
    """Count what is known and hold it against the targets.

    A month is judged by the targets in force on its first day; the network over several months
    by those in force today by the calendar of headquarters.

    Args:
        query: Which branches and months.
        tx: Open transaction.
        now: Time of the question (UTC).

    Returns:
        The figures, ordered by month and branch.

    Source: rulebook F-13, Q-01.
    """
    found = tx.figures.tallies(query)
    today = tx.policies.today(now)
    return BranchMonths(
        rows=[_judged(tally, tx, today) for tally in found.branches.rows],
        network=_judged(found.network, tx, today) if found.network else None,
        next_token=found.branches.next_token,
    )


def _judged(tally: Tally, tx: Tx, today: date) -> BranchMonth:
    day = Month.parse(tally.month).first_day if tally.month else today
    return BranchMonth(tally=tally, targets=tx.policies.targets(day))
