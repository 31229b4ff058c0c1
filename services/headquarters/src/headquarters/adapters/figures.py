"""Figures counted in SQL over `figure_source`, whose rows are also the drill-down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, text

from chassis.unit_of_work import ALL, Principal
from headquarters.adapters.page_tokens import read_token, write_token
from headquarters.domain.facts import BranchCode
from headquarters.domain.figures import Count, Figure, FigureSource, Tally
from headquarters.domain.month import Month
from headquarters.ports import Page, SourceQuery, TallyPage, TallyQuery

# One statement, so that the network's row and the branches' rows come from the same moment. A null
# parameter does not filter; `begins` and `ends` let the indexes find the month in every zone.
_TALLIES: Final = text(
    """
    with counted as materialized (
        select
            source.month, source.branch_code, source.figure,
            grouping(source.month) = 1 as is_network,
            count(*) filter (where source.in_numerator) as numerator,
            count(*) filter (where source.in_denominator) as denominator,
            coalesce(sum(source.seconds), 0)::bigint as seconds
        from figure_source as source
        where (cast(:branches as text[]) is null or source.branch_code = any(:branches))
            and (cast(:branch_code as text) is null or source.branch_code = :branch_code)
            and (cast(:month as text) is null or source.month = :month)
            and (cast(:begins as timestamptz) is null or source.counted_at >= :begins)
            and (cast(:ends as timestamptz) is null or source.counted_at < :ends)
        group by grouping sets (
            (source.month, source.branch_code, source.figure), (source.figure))
    ), shown as (
        select distinct month, branch_code from counted
        where not is_network and (month, branch_code) > (:after_month, :after_branch)
        order by month, branch_code limit :rows
    )
    select
        counted.month, counted.branch_code, counted.is_network, counted.figure, counted.numerator,
        counted.denominator, counted.seconds,
        coalesce(branch.name, '') as branch_name, coalesce(branch.region, '') as region
    from counted
    left join shown using (month, branch_code)
    left join branch_opened as branch on branch.code = counted.branch_code
    where (counted.is_network and :with_network) or shown.month is not null
    order by counted.is_network, counted.month, counted.branch_code
    """
)
_SOURCES: Final = text(
    """
    select figure, reference, event_id, counted_at, in_numerator, in_denominator
    from figure_source
    where branch_code = :branch_code and month = :month and figure = :figure
        and counted_at >= :begins and counted_at < :ends
        and (cast(:branches as text[]) is null or branch_code = any(:branches))
        and (cast(:after_at as timestamptz) is null
            or (counted_at, event_id) > (:after_at, cast(:after_event as uuid)))
    order by counted_at, event_id limit :rows
    """
)


class CountedFigures:
    """`headquarters.ports.Figures` in PostgreSQL, for the branches of one principal."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        everywhere = principal.branches == ALL
        self._branches = None if everywhere else sorted(principal.branches)

    def tallies(self, query: TallyQuery) -> TallyPage:
        after = read_token(query.page_token, str, str) if query.page_token else ("", "")
        begins, ends = query.month.instants() if query.month else (None, None)
        parameters = {
            "branches": self._branches,
            "branch_code": query.branch_code or None,
            "month": query.month and str(query.month),
            "begins": begins,
            "ends": ends,
            "after_month": after[0],
            "after_branch": after[1],
            "with_network": not query.page_token,
            "rows": query.page_size + 1,
        }
        rows = self._connection.execute(_TALLIES, parameters).all()
        key = attrgetter("month", "branch_code")
        found = [
            _tally(list(group))
            for _, group in groupby((row for row in rows if not row.is_network), key)
        ]
        shown = found[: query.page_size]
        more = len(found) > len(shown)
        token = write_token(shown[-1].month, shown[-1].branch_code) if more else ""
        network = None if query.page_token else [row for row in rows if row.is_network]
        return TallyPage(
            branches=Page(rows=shown, next_token=token),
            network=None if network is None else _network(network, query.month),
        )

    def sources(self, query: SourceQuery) -> Page[FigureSource]:
        after = (
            read_token(query.page_token, datetime.fromisoformat, UUID)
            if query.page_token
            else (None, None)
        )
        begins, ends = query.month.instants()
        parameters = {
            "branches": self._branches,
            "branch_code": query.branch_code,
            "month": str(query.month),
            "figure": query.figure.value,
            "begins": begins,
            "ends": ends,
            "after_at": after[0],
            "after_event": after[1] and str(after[1]),
            "rows": query.page_size + 1,
        }
        found = self._connection.execute(_SOURCES, parameters).all()
        shown = [_source(row) for row in found[: query.page_size]]
        more = len(found) > len(shown)
        token = write_token(shown[-1].counted_at.isoformat(), shown[-1].event_id) if more else ""
        return Page(rows=shown, next_token=token)


def _tally(rows: Sequence[Row[Any]]) -> Tally:
    return Tally(
        branch_code=BranchCode(rows[0].branch_code),
        branch_name=rows[0].branch_name,
        region=rows[0].region,
        month=rows[0].month,
        counts={Figure(row.figure): _count(row) for row in rows},
    )


def _network(rows: Sequence[Row[Any]], month: Month | None) -> Tally:
    return Tally(
        branch_code=BranchCode(""),
        branch_name="",
        region="",
        month=str(month) if month else "",
        counts={Figure(row.figure): _count(row) for row in rows},
    )


def _count(row: Row[Any]) -> Count:
    return Count(numerator=row.numerator, denominator=row.denominator, seconds=row.seconds)


def _source(row: Row[Any]) -> FigureSource:
    return FigureSource(
        figure=Figure(row.figure),
        reference=row.reference,
        event_id=str(row.event_id),
        counted_at=row.counted_at,
        in_numerator=row.in_numerator,
        in_denominator=row.in_denominator,
    )
