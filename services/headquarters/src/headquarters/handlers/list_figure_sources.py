"""Use case: the orders, answers and complaints behind one figure."""

from __future__ import annotations

from datetime import datetime

from headquarters.domain.figures import FigureSource
from headquarters.ports import Page, SourceQuery, Tx


def list_figure_sources(query: SourceQuery, tx: Tx, now: datetime) -> Page[FigureSource]:
    """Name everything that one figure of one branch and month was counted from.

    Args:
        query: Which figure, branch and month.
        tx: Open transaction.
        now: Time of the question (UTC).

    Returns:
        The sources, ordered by the instant that decides their month.

    Source: rulebook Q-01.
    """
    return tx.figures.sources(query)
