"""Facts in PostgreSQL: one row per key, replaced only by what came later in its stream."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert, insert

from headquarters.adapters import tables
from headquarters.domain import facts

TABLES: Final[dict[type[Any], Table]] = {
    facts.BranchOpened: tables.branch_opened,
    facts.RequestRegistered: tables.request_registered,
    facts.RequestMoved: tables.request_moved,
    facts.RequestClosed: tables.request_closed,
    facts.RequestReopened: tables.request_reopened,
    facts.MilestoneReached: tables.milestone_reached,
    facts.PromiseJudged: tables.promise_judged,
    facts.SurveyScheduled: tables.survey_scheduled,
    facts.SurveyAnswered: tables.survey_answered,
    facts.ComplaintFiled: tables.complaint_filed,
    facts.LiabilityVerified: tables.liability_verified,
    facts.ComplaintClosed: tables.complaint_closed,
}
_OF_ORIGIN: Final = ("event_id", "sequence")


class StoredFacts:
    """`headquarters.ports.Facts` in PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, fact: facts.Fact) -> None:
        table = TABLES[type(fact)]
        row = {
            name: getattr(fact.origin if name in _OF_ORIGIN else fact, name)
            for name in table.c.keys()  # noqa: SIM118 (a collection of columns is no dict)
        }
        self._connection.execute(_KEEP[table.name], row)


def _keep(table: Table) -> Insert:
    """Insert a fact, or replace an earlier one of its key (`Origin.outranks` in SQL)."""
    fresh = insert(table)
    key = list(table.primary_key.columns)
    return fresh.on_conflict_do_update(
        index_elements=key,
        set_={column.name: fresh.excluded[column.name] for column in table.c if column not in key},
        where=fresh.excluded.sequence > table.c.sequence,
    )


_KEEP: Final = {table.name: _keep(table) for table in TABLES.values()}
