"""Reaction: a dismissal reaches the roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import TechnicianChanged
from dispatch.domain.identity import TechnicianCode
from dispatch.domain.technician import EmploymentState, TechnicianChange
from dispatch.handlers.releasing import release_open_work
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedEntry:
    """What dispatch reads of the appraisal's event.

    An entry that reverses another one dismisses nobody. The instant is UTC.
    """

    entry_id: str
    employee_code: TechnicianCode
    is_dismissal: bool
    is_reversal: bool
    occurred_at: datetime


def on_entry_posted(event: PostedEntry, tx: Tx, now: datetime) -> None:
    """Take a dismissed technician off the roster at once and open his work again.

    Somebody who is no technician, or has left before, changes nothing.

    Source: rulebook H-12.
    """
    if not event.is_dismissal or event.is_reversal:
        return
    technician = tx.technicians.lock_if_known(event.employee_code)
    if technician is None or technician.employment_state is EmploymentState.LEFT:
        return
    left = tx.technicians.save(
        technician.changed(TechnicianChange(employment_state=EmploymentState.LEFT))
    )
    tx.outbox.append(TechnicianChanged(technician=left, occurred_at=event.occurred_at))
    note = f"technician {left.code} was dismissed, entry {event.entry_id}"
    release_open_work(left.code, tx, now, at=event.occurred_at, note=note)
