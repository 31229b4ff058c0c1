"""Use case: take a technician onto the roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import TechnicianRegistered
from dispatch.domain.technician import Technician
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterTechnician:
    technician: Technician


def register_technician(cmd: RegisterTechnician, tx: Tx, now: datetime) -> Technician:
    """Register a technician with home branch, skills, certificates and employment state.

    Args:
        cmd: The technician; the code is never used again.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        TechnicianExists: TECHNICIAN_EXISTS, the code is taken.

    Source: rulebook D-01.
    """
    technician = tx.technicians.add(cmd.technician)
    tx.outbox.append(TechnicianRegistered(technician=technician, occurred_at=now))
    return technician
