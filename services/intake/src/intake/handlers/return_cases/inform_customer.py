"""Use case: the customer hears how a return stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.return_cases.case import CustomerInformed, ReturnCase, ReturnCaseState
from intake.domain.vocabulary import Channel
from intake.ports import Tx

_ALIVE = (
    ReturnCaseState.REPORTED,
    ReturnCaseState.AWAITING_APPROVAL,
    ReturnCaseState.APPROVED,
    ReturnCaseState.REFUSED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InformCustomer:
    return_case_id: str
    channel: Channel
    text: str


def inform_customer(cmd: InformCustomer, tx: Tx, now: datetime) -> ReturnCase:
    """Record what the customer was told.

    Args:
        cmd: Which case, over which channel, what was said.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ReturnCaseNotFound: No such case, or not the caller's.
        WrongStep: The case is closed.

    Source: rulebook I-11.
    """
    case = tx.return_cases.lock(cmd.return_case_id)
    case.needs_to_be(*_ALIVE)
    told = CustomerInformed(channel=cmd.channel, text=cmd.text, by=tx.actor, at=now)
    return tx.return_cases.save(replace(case, notices=(*case.notices, told)))
