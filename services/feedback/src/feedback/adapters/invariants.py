"""What must hold in feedback's database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

INVARIANTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "every closed request has exactly one survey of its last closing that counts",
        "F-01",
        """
        select request.id, request.number, count(survey.id) as surveys
        from served_request as request
        left join survey on survey.service_request_id = request.id
            and survey.closing = request.closings and survey.state <> 'withdrawn'
        where request.is_closed
        group by request.id, request.number
        having count(survey.id) <> 1
        """,
    ),
    (
        "an open request has no survey that waits for an answer",
        "F-01",
        """
        select survey.id, survey.request_number, survey.state
        from survey join served_request as request on request.id = survey.service_request_id
        where survey.state in ('due', 'unreachable')
            and (not request.is_closed or survey.closing <> request.closings)
        """,
    ),
    (
        "attempts of a survey are numbered from 1 without a gap",
        "F-01",
        """
        select survey_id, count(*) as attempts, max(number) as last_number
        from survey_attempt group by survey_id
        having count(*) <> max(number) or min(number) <> 1
        """,
    ),
    (
        "the ledger of a branch and year has no gap and no double number",
        "F-06",
        """
        with entry as (
            select branch_code as filed_in,
                regexp_replace(number, '-[0-9]+$', '') as series,
                substring(number from '[0-9]+$')::integer as position
            from complaint
        ), series as (
            select series, count(*) as entries, count(distinct position) as positions,
                max(position) as last_position
            from entry group by series
        ), ledger as (
            select 'C-' || branch_code || '-' || year as series, last_position
            from complaint_ledger
        )
        select coalesce(series.series, ledger.series) as series, series.entries,
            ledger.last_position
        from series full join ledger on ledger.series = series.series
        where series.entries is distinct from ledger.last_position
            or series.positions is distinct from ledger.last_position
            or series.last_position is distinct from ledger.last_position
        """,
    ),
    (
        "steps of a complaint are numbered from 1 without a gap and begin with its filing",
        "F-06",
        """
        select complaint.id, complaint.number, count(step.number) as steps
        from complaint left join complaint_step as step on step.complaint_id = complaint.id
        group by complaint.id, complaint.number
        having count(step.number) = 0 or count(step.number) <> max(step.number)
            or min(step.number) <> 1
            or count(*) filter (where step.kind = 'filed' and step.number = 1) <> 1
        """,
    ),
    (
        "a complaint about a problem that stands in the same ledger already is a repeated one",
        "F-09",
        """
        with entry as (
            select id, number, problem_id, aggravations,
                regexp_replace(number, '-[0-9]+$', '') as series,
                substring(number from '[0-9]+$')::integer as position
            from complaint
        )
        select later.id, later.number
        from entry as later
        where not 'repeated' = any (later.aggravations) and exists (
            select from entry as earlier
            where earlier.problem_id = later.problem_id and earlier.series = later.series
                and earlier.position < later.position)
        """,
    ),
    (
        "nobody verifies a liability they proposed or answer for",
        "F-09",
        """
        select id, number, verified_by from complaint
        where verified_by is not null
            and verified_by in (proposed_by, responsible_person, technician_code)
        """,
    ),
    (
        "a closed complaint has no open liability",
        "F-09",
        """
        select id, number, judgement from complaint
        where state = 'closed' and fault is not null and verified_by is null
        """,
    ),
    (
        "one step closed each closed complaint, and no other has such a step",
        "F-11",
        """
        select complaint.id, complaint.number, complaint.state, count(step.number) as closings
        from complaint left join complaint_step as step
            on step.complaint_id = complaint.id and step.kind = 'closed'
        group by complaint.id, complaint.number, complaint.state
        having count(step.number) <> case when complaint.state = 'closed' then 1 else 0 end
        """,
    ),
    (
        "no complaint is closed by the person complained about",
        "F-12",
        """
        select complaint.id, complaint.number, step.actor
        from complaint join complaint_step as step on step.complaint_id = complaint.id
        where step.kind = 'closed'
            and step.actor in (complaint.technician_code, complaint.responsible_person)
        """,
    ),
)
