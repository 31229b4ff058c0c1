"""Use case: the next level above hears of a return."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.return_cases.case import LevelInformed, ReturnCase, ReturnCaseState
from intake.domain.return_cases.rules import needs_the_next_level
from intake.ports import Tx

_ALIVE = (
    ReturnCaseState.REPORTED,
    ReturnCaseState.AWAITING_APPROVAL,
    ReturnCaseState.APPROVED,
    ReturnCaseState.REFUSED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InformLevel:
    return_case_id: str
    level: str


def inform_level(cmd: InformLevel, tx: Tx, now: datetime) -> ReturnCase:
    """Record that a level was informed, from the bottom up.

    Args:
        cmd: Which case, which level.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ReturnCaseNotFound: No such case, or not the caller's.
        WrongStep: The case is closed.
        LevelWrong: Another level comes next.

    Source: rulebook I-11.
    """
    case = tx.return_cases.lock(cmd.return_case_id)
    case.needs_to_be(*_ALIVE)
    opened = tx.branches.require(case.branch).day_of(case.opened_at)
    needs_the_next_level(case, cmd.level, tx.policies.return_case(opened).body)
    told = LevelInformed(level=cmd.level, by=tx.actor, at=now)
    return tx.return_cases.save(replace(case, levels=(*case.levels, told)))
