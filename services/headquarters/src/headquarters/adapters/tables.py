"""Tables of headquarters' own database, as the migrations made them."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import UUID

metadata: Final = MetaData()

_INSTANT: Final = DateTime(timezone=True)


def _fact(name: str, *columns: Column[Any]) -> Table:
    """Describe the table of one kind of fact: its columns, and the event that told it."""
    return Table(
        name,
        metadata,
        *columns,
        Column("event_id", UUID(as_uuid=True), nullable=False),
        Column("sequence", BigInteger, nullable=False),
    )


branch_opened: Final = _fact(
    "branch_opened",
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
)

request_registered: Final = _fact(
    "request_registered",
    Column("service_request_id", Text, primary_key=True),
    Column("request_number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("received_at", _INSTANT, nullable=False),
)

request_moved: Final = _fact(
    "request_moved",
    Column("service_request_id", Text, primary_key=True),
    Column("branch_code", Text, nullable=False),
)

request_closed: Final = _fact(
    "request_closed",
    Column("service_request_id", Text, primary_key=True),
    Column("request_number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("closed_at", _INSTANT, nullable=False),
    Column("is_repeat", Boolean, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("closings", Integer, nullable=False),
    # No figure divides by these two yet; events do not come twice, so they are kept from the start.
    Column("product_line", Text, nullable=False),
    Column("technician_code", Text, nullable=False),
)

request_reopened: Final = _fact(
    "request_reopened", Column("service_request_id", Text, primary_key=True)
)

milestone_reached: Final = _fact(
    "milestone_reached",
    Column("service_request_id", Text, primary_key=True),
    Column("milestone", Text, primary_key=True),
    Column("used_seconds", BigInteger),
)

promise_judged: Final = _fact(
    "promise_judged",
    Column("service_request_id", Text, primary_key=True),
    Column("milestone", Text, primary_key=True),
    Column("is_broken", Boolean, nullable=False),
)

survey_scheduled: Final = _fact(
    "survey_scheduled",
    Column("survey_id", Text, primary_key=True),
    Column("service_request_id", Text, nullable=False),
)

survey_answered: Final = _fact(
    "survey_answered",
    Column("survey_id", Text, primary_key=True),
    Column("service_request_id", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("is_satisfied", Boolean, nullable=False),
    Column("answered_at", _INSTANT, nullable=False),
)

complaint_filed: Final = _fact(
    "complaint_filed",
    Column("complaint_id", Text, primary_key=True),
    Column("complaint_number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("filed_at", _INSTANT, nullable=False),
)

liability_verified: Final = _fact(
    "liability_verified",
    Column("complaint_id", Text, primary_key=True),
    Column("complaint_number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("is_service_liable", Boolean, nullable=False),
    Column("filed_at", _INSTANT, nullable=False),
)

complaint_closed: Final = _fact(
    "complaint_closed",
    Column("complaint_id", Text, primary_key=True),
    Column("branch_code", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("closed_at", _INSTANT, nullable=False),
)
