"""What appraisal heard of calls, answers and complaints: intake, feedback and hr-appraisal."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across, Side

APPRAISAL: Final[tuple[Across, ...]] = (
    Across(
        name="every answer about a technician is a rating of his, once and level by level",
        rule="H-07",
        left=Side(
            service="feedback",
            sql="select id, technician_code, attitude, skill, punctuality, promises_kept"
            " from survey where state = 'answered' and technician_code <> ''",
        ),
        right=Side(
            service="hr-appraisal",
            sql="select survey_id, technician_code, attitude, skill, punctuality, promises_kept"
            " from rating where technician_code <> ''",
        ),
    ),
    Across(
        name="a closed call counts for the appraisal, with its technician, visits and repeat",
        rule="H-07",
        left=Side(
            service="intake",
            sql="select id, number, technician_code, visits, repeat_of is not null"
            " from service_requests where state = 'closed'",
        ),
        right=Side(
            service="hr-appraisal",
            sql="select service_request_id, request_number, technician_code, visits, is_repeat"
            " from closed_call where is_closed",
        ),
    ),
    Across(
        name="every complaint of the ledger is known to the appraisal",
        rule="H-07",
        left=Side(service="feedback", sql="select id, number, technician_code from complaint"),
        right=Side(service="hr-appraisal", sql="select id, number, technician_code from complaint"),
    ),
    Across(
        name="a verified liability is the appraisal's: fault, person, repeated or not",
        rule="F-09",
        left=Side(
            service="feedback",
            sql="select id, fault, coalesce(responsible_person, ''), liability_repeated"
            " from complaint where verified_at is not null",
        ),
        right=Side(
            service="hr-appraisal",
            sql="select id, fault, responsible_person, repeated"
            " from complaint where fault is not null",
        ),
    ),
)
