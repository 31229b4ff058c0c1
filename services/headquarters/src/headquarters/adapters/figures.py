"""Figures counted in SQL when they are asked for, and the rows they were counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    CTE,
    Connection,
    Row,
    Select,
    TableClause,
    Text,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.sql import ColumnElement

from chassis.page_tokens import read_token, write_token
from chassis.unit_of_work import ALL, Principal
from headquarters.adapters.figure_parts import PARTS, Part
from headquarters.adapters.tables import branch_opened
from headquarters.domain.facts import BranchCode
from headquarters.domain.figures import Count, Figure, FigureSource, Tally
from headquarters.domain.month import Month
from headquarters.ports import Page, SourceQuery, TallyPage, TallyQuery

# Compiling such a statement takes longer than running it.
_INTERPRETED: Final = text("set local jit = off")
_Counted: TypeAlias = tuple[Figure, Part]
_NOTHING: Final[ColumnElement[str]] = literal_column("''", Text)


class CountedFigures:
    """`headquarters.ports.Figures` in PostgreSQL, for the branches of one principal."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        everywhere = principal.branches == ALL
        self._branches = None if everywhere else sorted(principal.branches)

    def tallies(self, query: TallyQuery) -> TallyPage:
        self._connection.execute(_INTERPRETED)
        found = self._connection.execute(self._tally_statement(query)).all()
        rows = [row for row in found if not row.is_network]
        tallies = [
            _tally(list(group), month, branch_code)
            for (month, branch_code), group in groupby(rows, attrgetter("month", "branch_code"))
        ]
        shown = tallies[: query.page_size]
        more = len(tallies) > len(shown)
        token = write_token(shown[-1].month, shown[-1].branch_code) if more else ""
        network = [row for row in found if row.is_network]
        month = str(query.month) if query.month else ""
        return TallyPage(
            branches=Page(rows=shown, next_token=token),
            network=None if query.page_token else _tally(network, month, ""),
        )

    def sources(self, query: SourceQuery) -> Page[FigureSource]:
        behind = union_all(
            *(
                select(
                    part.view.c.reference,
                    part.view.c.event_id,
                    part.view.c.counted_at,
                    part.numerator.label("in_numerator"),
                    part.denominator.label("in_denominator"),
                ).where(
                    or_(part.numerator, part.denominator),
                    *self._asked(part.view, query.month, query.branch_code),
                )
                for part in PARTS[query.figure]
            )
        ).subquery()
        key = (behind.c.counted_at, behind.c.event_id)
        statement = select(*behind.c).order_by(*key).limit(query.page_size + 1)
        if query.page_token:
            after = read_token(query.page_token, datetime.fromisoformat, UUID)
            statement = statement.where(tuple_(*key) > tuple_(*after))
        found = self._connection.execute(statement).all()
        shown = [_source(query.figure, row) for row in found[: query.page_size]]
        more = len(found) > len(shown)
        token = write_token(shown[-1].counted_at.isoformat(), shown[-1].event_id) if more else ""
        return Page(rows=shown, next_token=token)

    def _asked(
        self, view: TableClause, month: Month | None, branch_code: str
    ) -> Iterator[ColumnElement[bool]]:
        """Keep the rows of a month and branch that the principal may see."""
        if self._branches is not None:
            yield view.c.branch_code.in_(self._branches)
        if branch_code:
            yield view.c.branch_code == branch_code
        if month:
            begins, ends = month.instants()  # the index finds these, the zone of the branch decides
            yield view.c.counted_at >= begins
            yield view.c.counted_at < ends
            yield view.c.month == month.first_day

    def _tally_statement(self, query: TallyQuery) -> Select[Any]:
        """Count in one statement, so that network and branches are of the same moment."""
        by_view: dict[str, list[_Counted]] = {}
        for figure, parts in PARTS.items():
            for part in parts:
                by_view.setdefault(part.view.name, []).append((figure, part))
        counted = _added_up(
            line
            for parts_of_view in by_view.values()
            for line in _lines(
                parts_of_view,
                self._asked(parts_of_view[0][1].view, query.month, query.branch_code),
            )
        )
        shown = select(counted.c.month, counted.c.branch_code).distinct()
        if query.page_token:
            after = read_token(query.page_token, _first_day, str)
            shown = shown.where(tuple_(counted.c.month, counted.c.branch_code) > tuple_(*after))
        page = shown.order_by(*shown.selected_columns).limit(query.page_size + 1).cte("page")
        result = union_all(
            _page_lines(counted, page),
            _network_lines(counted).where(false() if query.page_token else true()),
        ).subquery()
        return select(*result.c).order_by(result.c.is_network, result.c.month, result.c.branch_code)


def _lines(counted: Sequence[_Counted], asked: Iterable[ColumnElement[bool]]) -> list[Select[Any]]:
    """Read a view once and return a line per figure, month and branch."""
    view = counted[0][1].view
    total = (
        select(
            view.c.month,
            view.c.branch_code,
            *(
                total.label(f"{figure.value}_{name}")
                for figure, part in counted
                for name, total in (
                    ("up", func.count().filter(part.numerator)),
                    ("down", func.count().filter(part.denominator)),
                    ("seconds", _sum(part.seconds)),
                )
            ),
        )
        .where(*asked)
        .group_by(view.c.month, view.c.branch_code)
        .cte(f"{view.name}_total")
    )
    return [
        select(
            total.c.month,
            total.c.branch_code,
            literal(figure.value).label("figure"),
            total.c[f"{figure.value}_up"].label("numerator"),
            total.c[f"{figure.value}_down"].label("denominator"),
            total.c[f"{figure.value}_seconds"].label("seconds"),
        )
        for figure, _ in counted
    ]


def _sum(seconds: ColumnElement[Any] | None) -> ColumnElement[Any]:
    return literal(0) if seconds is None else func.coalesce(func.sum(seconds), 0)


def _added_up(lines: Iterable[Select[Any]]) -> CTE:
    """Add the lines of one figure from several views; leave out where nothing counted."""
    line = union_all(*lines).subquery()
    numerator, denominator = func.sum(line.c.numerator), func.sum(line.c.denominator)
    return (
        select(
            line.c.month,
            line.c.branch_code,
            line.c.figure,
            numerator.label("numerator"),
            denominator.label("denominator"),
            func.sum(line.c.seconds).label("seconds"),
        )
        .group_by(line.c.month, line.c.branch_code, line.c.figure)
        .having(numerator + denominator > 0)
        .cte("counted")
    )


def _page_lines(counted: CTE, page: CTE) -> Select[Any]:
    branch = branch_opened
    return (
        select(
            false().label("is_network"),
            func.to_char(counted.c.month, "YYYY-MM").label("month"),
            counted.c.branch_code,
            func.coalesce(branch.c.name, "").label("branch_name"),
            func.coalesce(branch.c.region, "").label("region"),
            *(counted.c[name] for name in ("figure", "numerator", "denominator", "seconds")),
        )
        .join(
            page,
            (page.c.month == counted.c.month) & (page.c.branch_code == counted.c.branch_code),
        )
        .outerjoin(branch, branch.c.code == counted.c.branch_code)
    )


def _network_lines(counted: CTE) -> Select[Any]:
    nowhere = [_NOTHING for _ in ("month", "branch_code", "branch_name", "region")]
    sums = [func.sum(counted.c[name]) for name in ("numerator", "denominator", "seconds")]
    columns: list[ColumnElement[Any]] = [true(), *nowhere, counted.c.figure, *sums]
    return select(*columns).group_by(counted.c.figure)


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _tally(rows: Sequence[Row[Any]], month: str, branch_code: str) -> Tally:
    return Tally(
        branch_code=BranchCode(branch_code),
        branch_name=rows[0].branch_name if rows else "",
        region=rows[0].region if rows else "",
        month=month,
        counts={
            Figure(row.figure): Count(
                numerator=int(row.numerator),
                denominator=int(row.denominator),
                seconds=int(row.seconds),
            )
            for row in rows
        },
    )


def _source(figure: Figure, row: Row[Any]) -> FigureSource:
    return FigureSource(
        figure=figure,
        reference=row.reference,
        event_id=str(row.event_id),
        counted_at=row.counted_at,
        in_numerator=row.in_numerator,
        in_denominator=row.in_denominator,
    )
