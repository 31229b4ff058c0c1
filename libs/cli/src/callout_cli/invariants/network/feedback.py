"""Calls and their surveys: intake and feedback."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across, Relation, Side

FEEDBACK: Final[tuple[Across, ...]] = (
    Across(
        name="feedback knows every call, at its branch",
        rule="F-06",
        left=Side(service="intake", sql="select id, number, branch_code from service_requests"),
        right=Side(service="feedback", sql="select id, number, branch_code from served_request"),
    ),
    Across(
        name="a call is as closed for feedback as for intake, and was closed as often",
        rule="F-01",
        left=Side(
            service="intake",
            sql="select id, state = 'closed', closings, outcome from service_requests",
        ),
        right=Side(
            service="feedback", sql="select id, is_closed, closings, outcome from served_request"
        ),
    ),
    Across(
        name="every closing that stands has its survey",
        rule="F-01",
        left=Side(
            service="intake", sql="select id, closings from service_requests where state = 'closed'"
        ),
        right=Side(
            service="feedback",
            sql="select service_request_id, closing from survey where state <> 'withdrawn'",
        ),
        relation=Relation.WITHIN,
    ),
)
