"""What headquarters counts: against intake's register and clocks, and feedback's answers."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across, Side

_STANDING: Final = """
    select closed.service_request_id, closed.closings, closed.branch_code, closed.outcome,
        closed.is_repeat, closed.visits
    from request_closed as closed left join request_reopened as reopened using (service_request_id)
    where reopened.sequence is null or reopened.sequence < closed.sequence
"""
# Clocks older than the closing belong to an earlier one, or to a promise that was given no more.
_REACHED: Final = """
    select clock.service_request_id, clock.milestone, clock.used_seconds
    from milestone_reached as clock left join request_closed as closed using (service_request_id)
    where clock.sequence >= coalesce(closed.sequence, 0) and clock.used_seconds is not null
"""
_BROKEN: Final = """
    select clock.service_request_id, clock.milestone
    from promise_judged as clock left join request_closed as closed using (service_request_id)
    where clock.sequence >= coalesce(closed.sequence, 0) and clock.is_broken
"""

FIGURES: Final[tuple[Across, ...]] = (
    Across(
        name="headquarters counts every call of the register once",
        rule="Q-01",
        left=Side(
            service="intake",
            sql="select id, number, registered_branch from service_requests",
        ),
        right=Side(
            service="headquarters",
            sql="select service_request_id, request_number, branch_code from request_registered",
        ),
    ),
    Across(
        name="headquarters counts every call at the branch that has it",
        rule="Q-01",
        left=Side(service="intake", sql="select id, branch_code from service_requests"),
        right=Side(
            service="headquarters",
            sql="select service_request_id, branch_code from counted_registration",
        ),
    ),
    Across(
        name="headquarters counts every closing that stands, and no other",
        rule="Q-01",
        left=Side(
            service="intake",
            sql="select id, closings, branch_code, outcome, repeat_of is not null,"
            " coalesce(visits, 0) from service_requests where state = 'closed'",
        ),
        right=Side(
            service="headquarters",
            sql=_STANDING,
        ),
    ),
    Across(
        name="headquarters knows every milestone that was reached, and the time it took",
        rule="F-13",
        left=Side(
            service="intake",
            sql="select request_id, milestone, floor(extract(epoch from used))::bigint"
            " from clocks where met_at is not null",
        ),
        right=Side(
            service="headquarters",
            sql=_REACHED,
        ),
    ),
    Across(
        name="headquarters knows every promise that was broken",
        rule="F-13",
        left=Side(
            service="intake",
            sql="select request_id, milestone from clocks where state = 'breached'",
        ),
        right=Side(
            service="headquarters",
            sql=_BROKEN,
        ),
    ),
    Across(
        name="headquarters counts every survey once",
        rule="F-13",
        left=Side(service="feedback", sql="select id, service_request_id from survey"),
        right=Side(
            service="headquarters", sql="select survey_id, service_request_id from survey_scheduled"
        ),
    ),
    Across(
        name="headquarters counts every answer once",
        rule="F-13",
        left=Side(
            service="feedback",
            sql="select id, service_request_id, satisfied from survey where state = 'answered'",
        ),
        right=Side(
            service="headquarters",
            sql="select survey_id, service_request_id, is_satisfied from survey_answered",
        ),
    ),
    Across(
        name="headquarters counts every complaint once",
        rule="F-13",
        left=Side(service="feedback", sql="select id, number, branch_code from complaint"),
        right=Side(
            service="headquarters",
            sql="select complaint_id, complaint_number, branch_code from complaint_filed",
        ),
    ),
    Across(
        name="headquarters counts every verified liability once",
        rule="F-13",
        left=Side(
            service="feedback",
            sql="select id, number, fault <> 'none' from complaint where verified_at is not null",
        ),
        right=Side(
            service="headquarters",
            sql="select complaint_id, complaint_number, is_service_liable from liability_verified",
        ),
    ),
    Across(
        name="headquarters counts every closed complaint once, with its judgement",
        rule="F-13",
        left=Side(
            service="feedback", sql="select id, judgement from complaint where state = 'closed'"
        ),
        right=Side(
            service="headquarters", sql="select complaint_id, judgement from complaint_closed"
        ),
    ),
)
