"""Lists of the register, always paged by key so that the last page costs what the first did."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    true,
    tuple_,
)

from chassis.unit_of_work import ALL, Principal
from intake.adapters.rows import CLOCK_COLUMNS, clock_of, summary_of_row
from intake.adapters.scope import TECHNICIAN, as_uuid, own_requests, within
from intake.adapters.tables import branches, clocks, service_requests
from intake.domain.line import LineEntry, LinePlace
from intake.domain.listing import (
    ClockFilter,
    Page,
    PromisePlace,
    RequestFilter,
    RequestSummary,
)
from intake.domain.request import ClockLine
from intake.domain.vocabulary import Milestone

_r = service_requests.c
_NEVER: Final[ColumnElement[Any]] = literal_column("timestamptz 'infinity'")
_ORDER: Final = list(Milestone)
# Inside one request the milestones come in the order in which they are promised.
_PLACE: Final = func.array_position(
    literal_column("array[" + ", ".join(f"'{each.value}'" for each in _ORDER) + "]"),
    clocks.c.milestone,
)
# What a clock was judged by last; the call's own pack may have been changed since (I-19). Clocks of
# before that was stored have only the call's.
_PACK_REF: Final = func.coalesce(func.nullif(clocks.c.policy_ref, ""), _r.sla_policy_ref)


def request_page(
    connection: Connection, principal: Principal, wanted: RequestFilter, after: str, limit: int
) -> Page[RequestSummary]:
    """Return requests after a number, in order of number.

    Several branches are walked each from its own place: an index over all of them would be read
    from one branch of the caller's to the next, through everything in between.
    """
    statement = _narrowed(select(service_requests), wanted).where(_r.number > after)
    is_one_walk = wanted.branch or wanted.customer_id or principal.role == TECHNICIAN
    if not is_one_walk and (principal.branches != ALL or wanted.open_only):
        ahead = statement.with_only_columns(_r.number).where(_r.branch_code == branches.c.code)
        walk = ahead.order_by(_r.number).limit(limit + 1).lateral("walk")
        numbers = select(walk.c.number).select_from(branches).join(walk, true())
        numbers = within(numbers, branches.c.code, principal).order_by(walk.c.number)
        statement = select(service_requests).where(_r.number.in_(numbers.limit(limit + 1)))
    statement = own_requests(statement.order_by(_r.number).limit(limit + 1), principal)
    rows = connection.execute(statement).all()
    return Page(tuple(map(summary_of_row, rows[:limit])), len(rows) > limit)


def promise_page(
    connection: Connection,
    principal: Principal,
    wanted: RequestFilter,
    after: PromisePlace | None,
    limit: int,
) -> Page[RequestSummary]:
    """Return open requests of a branch or a customer after a place, the oldest promise first.

    The promise stands beside the entry, so that the index has the order of the list.
    """
    place = (func.coalesce(_r.next_due_at, _NEVER), _r.number)
    statement = _narrowed(select(service_requests), wanted).where(_r.state != "closed")
    if after:
        due = literal(after.due_at) if after.due_at else _NEVER
        statement = statement.where(tuple_(*place) > tuple_(due, after.number))
    statement = own_requests(statement.order_by(*place).limit(limit + 1), principal)
    rows = connection.execute(statement).all()
    return Page(tuple(map(summary_of_row, rows[:limit])), len(rows) > limit)


def _narrowed(statement: Select[Any], wanted: RequestFilter) -> Select[Any]:
    if wanted.branch:
        statement = statement.where(_r.branch_code == wanted.branch)
    if wanted.customer_id:
        statement = statement.where(_r.customer_id == as_uuid(wanted.customer_id))
    if wanted.open_only:
        statement = statement.where(_r.state != "closed")
    return statement


def line_page(
    connection: Connection, branch: str, today: date, after: LinePlace | None, limit: int
) -> Page[LineEntry]:
    """Return entries that wait for somebody after a place, in order of place (I-02)."""
    # Entries wait from their registration until somebody has them: few at any time, however long
    # the register is, so that sorting them costs little.
    milestone = (
        select(clocks.c.milestone)
        .where(
            clocks.c.request_id == _r.id,
            clocks.c.due_at == _r.next_due_at,
            clocks.c.met_at.is_(None),
            clocks.c.state != "cancelled",
        )
        .order_by(clocks.c.milestone)
        .limit(1)
        .scalar_subquery()
    )
    place = (_r.register_day >= today, func.coalesce(_r.next_due_at, _NEVER), _r.number)
    statement = (
        select(service_requests, milestone.label("next_milestone"))
        .where(
            _r.branch_code == branch,
            _r.state == "open",
            _r.technician_code == "",
            not_(_r.historical),
        )
        .order_by(*place)
        .limit(limit + 1)
    )
    if after:
        due = literal(after.due_at) if after.due_at else _NEVER
        statement = statement.where(
            tuple_(*place) > tuple_(not after.is_left_over, due, after.number)
        )
    rows = connection.execute(statement).all()
    found = (_line_entry(row, today) for row in rows[:limit])
    return Page(tuple(found), len(rows) > limit)


def _line_entry(row: Row[Any], today: date) -> LineEntry:
    return LineEntry(
        request=summary_of_row(row),
        place=LinePlace(
            is_left_over=row.register_day < today, due_at=row.next_due_at, number=row.number
        ),
        milestone=Milestone(row.next_milestone) if row.next_milestone else None,
    )


def clock_page(
    connection: Connection,
    principal: Principal,
    wanted: ClockFilter,
    after: tuple[str, str],
    limit: int,
) -> Page[ClockLine]:
    """Return clocks after (number, milestone), in that order, as they were judged last."""
    number, milestone = after
    statement = (
        select(
            _r.id,
            _r.number,
            _r.external_ref,
            _r.branch_code,
            _PACK_REF.label("pack_ref"),
            _r.historical,
            branches.c.time_zone,
            *CLOCK_COLUMNS,
        )
        .join(clocks, clocks.c.request_id == _r.id)
        .join(branches, branches.c.code == _r.branch_code)
        # The first condition lets the index find the place, the second one is exact.
        .where(_r.number >= number)
        .order_by(_r.number, _PLACE)
        .limit(limit + 1)
    )
    if milestone:
        place = _ORDER.index(Milestone(milestone)) + 1
        statement = statement.where(or_(_r.number > number, place < _PLACE))
    if wanted.branch:
        statement = statement.where(_r.branch_code == wanted.branch)
    if wanted.external_ref_prefix:
        statement = statement.where(_r.external_ref.op("^@")(wanted.external_ref_prefix))
    if wanted.sla_pack:
        statement = statement.where(_PACK_REF.op("^@")(f"sla-pack/{wanted.sla_pack}@"))
    rows = connection.execute(own_requests(statement, principal)).all()
    found = (
        ClockLine(
            service_request_id=row.id,
            number=row.number,
            external_ref=row.external_ref or "",
            branch=row.branch_code,
            zone=row.time_zone,
            policy_ref=row.pack_ref,
            historical=row.historical,
            reading=clock_of(row),
        )
        for row in rows[:limit]
    )
    return Page(tuple(found), len(rows) > limit)
