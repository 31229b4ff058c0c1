"""Which rows of which view make a figure; its totals and its drill-down both follow this list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    TableClause,
    Text,
    column,
    false,
    table,
    true,
)
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.sql import ColumnElement

from headquarters.domain.figures import Figure

_NEITHER: Final = false()


def _view(name: str, *flags: str) -> TableClause:
    """Describe a view: where and when its rows count, and as what."""
    return table(
        name,
        column("branch_code", Text),
        column("month", Date),
        column("counted_at", DateTime(timezone=True)),
        column("reference", Text),
        column("event_id", UUID(as_uuid=True)),
        *(column(flag, Boolean) for flag in flags),
        column("outcome", Text),
        column("seconds_to_respond", BigInteger),
        column("seconds_to_restore", BigInteger),
    )


registration: Final = _view("counted_registration")
call: Final = _view(
    "counted_call",
    "is_served",
    "is_due",
    "is_timely",
    "is_repeat",
    "is_fixed_first_time",
    "is_surveyed",
)
answer: Final = _view("counted_answer", "is_satisfied")
complaint: Final = _view(
    "counted_complaint", "is_filed", "is_liable", "is_closed", "is_judged", "is_dissatisfied"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows of one view: in the numerator, in the denominator, or in both."""

    view: TableClause
    numerator: ColumnElement[bool]
    denominator: ColumnElement[bool] = _NEITHER
    seconds: ColumnElement[Any] | None = None


PARTS: Final[Mapping[Figure, tuple[Part, ...]]] = {
    Figure.REGISTERED: (Part(view=registration, numerator=true()),),
    Figure.CLOSED: (Part(view=call, numerator=call.c.is_served),),
    Figure.REJECTED: (Part(view=call, numerator=call.c.outcome == "rejected"),),
    Figure.WITHDRAWN: (Part(view=call, numerator=call.c.outcome == "withdrawn"),),
    Figure.TIMELY_RATE: (Part(view=call, numerator=call.c.is_timely, denominator=call.c.is_due),),
    Figure.SATISFACTION: (Part(view=answer, numerator=answer.c.is_satisfied, denominator=true()),),
    Figure.COMPLAINT_RATE: (
        Part(view=complaint, numerator=complaint.c.is_liable),
        Part(view=call, numerator=_NEITHER, denominator=call.c.is_served),
    ),
    Figure.REPEAT_RATE: (
        Part(view=call, numerator=call.c.is_repeat, denominator=call.c.is_served),
    ),
    Figure.FIRST_TIME_FIX: (
        Part(view=call, numerator=call.c.is_fixed_first_time, denominator=call.c.is_served),
    ),
    Figure.SURVEY_COVERAGE: (
        Part(view=call, numerator=call.c.is_surveyed, denominator=call.c.is_served),
    ),
    Figure.COMPLAINT_CLOSING_RATE: (
        Part(view=complaint, numerator=complaint.c.is_closed, denominator=complaint.c.is_filed),
    ),
    Figure.COMPLAINT_DISSATISFACTION: (
        Part(
            view=complaint,
            numerator=complaint.c.is_dissatisfied,
            denominator=complaint.c.is_judged,
        ),
    ),
    Figure.MEAN_SECONDS_TO_RESPOND: (
        Part(
            view=call,
            numerator=call.c.seconds_to_respond.is_not(None),
            seconds=call.c.seconds_to_respond,
        ),
    ),
    Figure.MEAN_SECONDS_TO_RESTORE: (
        Part(
            view=call,
            numerator=call.c.seconds_to_restore.is_not(None),
            seconds=call.c.seconds_to_restore,
        ),
    ),
}
