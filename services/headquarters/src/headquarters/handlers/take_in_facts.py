"""Reaction: another service announced something that counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from headquarters.domain.facts import Fact
from headquarters.ports import Tx


def take_in_facts(facts: Iterable[Fact], tx: Tx, now: datetime) -> None:
    """Keep what one event tells, each fact under its key, so that it counts once.

    Streams may come in any order: nothing is looked up here, facts meet when figures are read.

    Args:
        facts: What the event tells; its instants are UTC.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook Q-01, Q-04.
    """
    for fact in facts:
        tx.facts.keep(fact)
