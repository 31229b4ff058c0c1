"""Reaction: intake registered a branch, or changed its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import BranchCode
from inventory.domain.warehouse import Branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchRegistered:
    """The part of intake's event this service reads."""

    code: BranchCode
    name: str
    time_zone: str


def on_branch_registered(event: BranchRegistered, tx: Tx, now: datetime) -> None:
    """Keep what this service needs of a branch; a repeated event changes nothing.

    Args:
        event: `time_zone` is an IANA name.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook P-01.
    """
    tx.branches.put(Branch(code=event.code, name=event.name, time_zone=event.time_zone))
