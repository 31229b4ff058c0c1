"""Use case: skills, papers, employment or branch of a technician change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import TechnicianChanged
from dispatch.domain.identity import TechnicianCode
from dispatch.domain.technician import Technician, TechnicianChange, TechnicianOutdated
from dispatch.handlers.releasing import release_open_work
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTechnician:
    """`version` is the one the caller read."""

    code: TechnicianCode
    version: int
    change: TechnicianChange


def change_technician(cmd: ChangeTechnician, tx: Tx, now: datetime) -> Technician:
    """Change what the command names; who leaves the roster or the branch hands over open work.

    Args:
        cmd: The change.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The technician with the new version.

    Raises:
        TechnicianNotFound: TECHNICIAN_NOT_FOUND.
        TechnicianOutdated: TECHNICIAN_OUTDATED, changed since it was read.

    Source: rulebook D-01, H-12.
    """
    before = tx.technicians.lock(cmd.code)
    if before.version != cmd.version:
        raise TechnicianOutdated(
            f"technician {cmd.code} is at version {before.version}, not {cmd.version}",
            rule="D-01",
            version=str(before.version),
        )
    after = tx.technicians.save(before.changed(cmd.change))
    tx.outbox.append(TechnicianChanged(technician=after, occurred_at=now))
    if after.must_hand_over(before):
        note = f"technician {after.code} is {after.employment_state} at {after.branch_code}"
        release_open_work(after.code, tx, now, at=now, note=note)
    return after
