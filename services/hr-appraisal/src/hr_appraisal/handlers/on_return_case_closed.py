"""Reaction: a return case ended with its report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.events import EntryProposed
from hr_appraisal.domain.ids import EmployeeCode, ReturnCaseId, entry_id_of_return
from hr_appraisal.domain.month import month_of
from hr_appraisal.domain.proposal import Evidence, Proposal
from hr_appraisal.domain.words import ReturnCause
from hr_appraisal.handlers.branch_day import branch_day
from hr_appraisal.handlers.concerned import concerned_by
from hr_appraisal.ports import Tx

PROPOSER: Final = "system:intake"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCaseClosed:
    """What we read from intake's event; `cause` is None where goods were not taken back.

    `opened_at` is when the customer wanted to give the goods back (UTC).
    """

    return_case_id: ReturnCaseId
    branch_code: str
    cause: ReturnCause | None
    responsible_person: EmployeeCode
    opened_at: datetime
    closed_at: datetime


def on_return_case_closed(event: ReturnCaseClosed, tx: Tx, now: datetime) -> None:
    """Propose the entry that policy attaches to the cause; due process decides about it.

    It counts in the month in which the customer wanted to give the goods back. Its id follows from
    the case, so an event told twice proposes once. A cause without a row, or a case for which a
    department answers, proposes nothing: the department has its cost to bear, in intake.

    Args:
        event: The closed case.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook I-11, H-03, H-04.
    """
    if event.cause is None or not event.responsible_person:
        return
    person = concerned_by(event.responsible_person, event.branch_code, tx)
    day = branch_day(person.branch_code, event.opened_at, tx)
    triggers = tx.policies.triggers(day)
    trigger = triggers.body.for_return(event.cause)
    entry_id = entry_id_of_return(event.return_case_id)
    if trigger is None or tx.entries.find(entry_id) is not None:
        return
    proposal = Proposal(
        id=entry_id,
        person=person,
        month=month_of(event.opened_at, tx.policies.zone_of(person.branch_code, event.opened_at)),
        evidence=Evidence(kind="return_case", ref=event.return_case_id),
        reason=f"{trigger.title} / {trigger.title_zh}",
        occurred_at=event.opened_at,
        doubled=False,
        proposed_by=PROPOSER,
        proposed_at=event.closed_at,
    )
    points = tx.policies.points(day)
    entry = tx.entries.add(AppraisalEntry.propose(proposal, trigger, triggers, points))
    tx.outbox.append(EntryProposed(entry=entry, occurred_at=event.closed_at))
