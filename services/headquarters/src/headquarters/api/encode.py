"""Figures of the domain as messages of the contract."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from google.protobuf.timestamp_pb2 import Timestamp

from callout.headquarters.v1 import headquarters_service_pb2 as pb
from callout.headquarters.v1 import resources_pb2 as rs
from headquarters.domain.figures import BranchMonth, Figure, FigureSource, Rate
from headquarters.handlers.list_branch_months import BranchMonths
from headquarters.ports import Page


def branch_months(found: BranchMonths) -> pb.ListBranchMonthsResponse:
    """Write a page of figures."""
    return pb.ListBranchMonthsResponse(
        branch_months=[branch_month(row) for row in found.rows],
        network=branch_month(found.network) if found.network else None,
        next_page_token=found.next_token,
    )


def branch_month(row: BranchMonth) -> rs.BranchMonth:
    """Write the figures of one branch and month."""
    return rs.BranchMonth(
        branch_code=row.tally.branch_code,
        branch_name=row.tally.branch_name,
        region=row.tally.region,
        month=row.tally.month,
        registered=row.number(Figure.REGISTERED),
        closed=row.number(Figure.CLOSED),
        rejected=row.number(Figure.REJECTED),
        withdrawn=row.number(Figure.WITHDRAWN),
        timely_rate=rate(row.rate(Figure.TIMELY_RATE)),
        satisfaction=rate(row.rate(Figure.SATISFACTION)),
        complaint_rate=rate(row.rate(Figure.COMPLAINT_RATE)),
        repeat_rate=rate(row.rate(Figure.REPEAT_RATE)),
        first_time_fix=rate(row.rate(Figure.FIRST_TIME_FIX)),
        survey_coverage=rate(row.rate(Figure.SURVEY_COVERAGE)),
        complaint_closing_rate=rate(row.rate(Figure.COMPLAINT_CLOSING_RATE)),
        complaint_dissatisfaction=rate(row.rate(Figure.COMPLAINT_DISSATISFACTION)),
        mean_seconds_to_respond=_decimal(row.mean(Figure.MEAN_SECONDS_TO_RESPOND)),
        mean_seconds_to_restore=_decimal(row.mean(Figure.MEAN_SECONDS_TO_RESTORE)),
        policy_ref=row.targets.ref,
    )


def rate(found: Rate) -> rs.Rate:
    """Write a ratio; empty where nothing was due."""
    return rs.Rate(
        numerator=found.numerator,
        denominator=found.denominator,
        ratio=_decimal(found.ratio),
        target=str(found.target) if found.target else "",
        target_met=found.is_target_met,
    )


def figure_sources(page: Page[FigureSource]) -> pb.ListFigureSourcesResponse:
    """Write what is behind a figure."""
    return pb.ListFigureSourcesResponse(
        sources=[_source(row) for row in page.rows], next_page_token=page.next_token
    )


def _source(row: FigureSource) -> rs.FigureSource:
    return rs.FigureSource(
        figure=row.figure.value,
        reference=row.reference,
        event_id=row.event_id,
        counted_time=_timestamp(row.counted_at),
        in_numerator=row.in_numerator,
        in_denominator=row.in_denominator,
    )


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else str(value)


def _timestamp(at: datetime) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(at)
    return made
