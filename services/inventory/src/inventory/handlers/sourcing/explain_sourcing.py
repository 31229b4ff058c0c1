"""Use case: explain where a part for a branch best comes from."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.part import known_part
from inventory.domain.sourcing.ranking import Need, Sourcing, sourced
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


def explain_sourcing(need: Need, tx: Tx, now: datetime) -> Sourcing:
    """Rank every source of a need; nothing is written or held.

    Args:
        need: A part of the price list, for a branch, in whole units above zero.
        tx: Open transaction.
        now: When parts would be sent for (UTC).

    Raises:
        BranchUnknown: BRANCH_UNKNOWN, intake has not announced the branch here.
        PartNotFound: The part is not on the price list.

    Source: rulebook P-08.
    """
    branch = known_branch(tx.branches.find(need.branch_code), need.branch_code)
    known_part(tx.parts.find_all((need.part_number,)), need.part_number)
    policy = tx.policies.sourcing(branch.day_of(now))
    return sourced(need, tx.stock.shelves_of(need.part_number), policy, now)
