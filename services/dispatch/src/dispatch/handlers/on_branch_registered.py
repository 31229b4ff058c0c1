"""Reaction: keep a copy of a branch; its zone decides the day of a visit."""

from __future__ import annotations

from datetime import datetime

from dispatch.domain.branch import Branch
from dispatch.ports import Tx


def on_branch_registered(event: Branch, tx: Tx, now: datetime) -> None:
    """Store the branch; the latest event wins.

    Source: rulebook D-01.
    """
    tx.branches.put(event)
