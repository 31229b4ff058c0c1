"""Lists of the register, always paged by key so that the last page costs what the first did."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, literal_column, or_, select

from chassis.unit_of_work import Principal
from intake.adapters.rows import CLOCK_COLUMNS, call_of, clock_of, standing_of_row
from intake.adapters.scope import own_requests
from intake.adapters.tables import branches, clocks, service_requests
from intake.domain.listing import ClockFilter, Page, RequestFilter, RequestSummary
from intake.domain.request import ClockLine
from intake.domain.vocabulary import Milestone

_r = service_requests.c
_ORDER: Final = list(Milestone)
# Inside one request the milestones come in the order in which they are promised.
_PLACE: Final = func.array_position(
    literal_column("array[" + ", ".join(f"'{each.value}'" for each in _ORDER) + "]"),
    clocks.c.milestone,
)


def request_page(
    connection: Connection, principal: Principal, wanted: RequestFilter, after: str, limit: int
) -> Page[RequestSummary]:
    """Return requests after a number, in order of number."""
    statement = select(service_requests).where(_r.number > after)
    if wanted.branch:
        statement = statement.where(_r.branch_code == wanted.branch)
    if wanted.open_only:
        statement = statement.where(_r.state != "closed")
    statement = own_requests(statement.order_by(_r.number).limit(limit + 1), principal)
    rows = connection.execute(statement).all()
    found = (
        RequestSummary(call=call_of(row), standing=standing_of_row(row), version=row.version)
        for row in rows[:limit]
    )
    return Page(tuple(found), len(rows) > limit)


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
            _r.sla_policy_ref,
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
        statement = statement.where(_r.sla_pack == wanted.sla_pack)
    rows = connection.execute(own_requests(statement, principal)).all()
    found = (
        ClockLine(
            service_request_id=row.id,
            number=row.number,
            external_ref=row.external_ref or "",
            branch=row.branch_code,
            zone=row.time_zone,
            policy_ref=row.sla_policy_ref,
            historical=row.historical,
            reading=clock_of(row),
        )
        for row in rows[:limit]
    )
    return Page(tuple(found), len(rows) > limit)
