"""What must hold in dispatch's database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

INVARIANTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "nobody is promised to two customers at the same time",
        "D-05",
        """
        select one.technician_code, one.id, other.id as other_id, one.visit_start_at
        from work_order as one
        join work_order as other on other.technician_code = one.technician_code
            and other.id > one.id
            and other.visit_start_at < one.visit_end_at
            and one.visit_start_at < other.visit_end_at
        where not one.is_finished and not other.is_finished
        """,
    ),
    (
        "unfinished work is held by people on the roster of its branch",
        "H-12",
        """
        select work_order.id, work_order.state, technician.code, technician.employment_state
        from work_order join technician on technician.code = work_order.technician_code
        where not work_order.is_finished
            and (technician.employment_state in ('suspended', 'left')
                or technician.branch_code <> work_order.branch_code)
        """,
    ),
    (
        "the state of an order is where its last step led",
        "D-06",
        """
        select work_order.id, work_order.state, last_step.to_state
        from work_order left join lateral (
            select to_state from work_order_step as step
            where step.work_order_id = work_order.id order by step.id desc limit 1
        ) as last_step on true
        where last_step.to_state is distinct from work_order.state
        """,
    ),
    (
        "each step begins where the one before it ended",
        "D-06",
        """
        select work_order_id, id, from_state, before
        from (
            select work_order_id, id, from_state,
                lag(to_state, 1, 'open') over (partition by work_order_id order by id) as before
            from work_order_step
        ) as step
        where from_state <> before
        """,
    ),
    (
        "arrivals are numbered from 1 without a gap and counted in the order",
        "D-10",
        """
        select work_order.id, work_order.visits, count(visit.number) as arrivals
        from work_order left join visit on visit.work_order_id = work_order.id
        group by work_order.id, work_order.visits
        having count(visit.number) <> work_order.visits
            or coalesce(max(visit.number), 0) <> work_order.visits
        """,
    ),
    (
        "done work has the report of its last visit",
        "D-13",
        """
        select work_order.id, work_order.state
        from work_order
        where work_order.state in ('done', 'signed') and not exists (
            select from service_report as report
            where report.work_order_id = work_order.id and report.fixed
                and report.visit_number = work_order.visits)
        """,
    ),
    (
        "chargeable work that is done was started, after its customer accepted the price",
        "I-12",
        """
        select work_order.id, work_order.state, work_order.work_started_at, work_order.charged_from
        from work_order
        where work_order.is_chargeable
            and (work_order.work_started_at is not null
                or work_order.state in ('done', 'signed', 'closed'))
            and coalesce(work_order.finished_at, work_order.work_started_at,
                work_order.last_step_at) > coalesce(work_order.charged_from, '-infinity')
            and not exists (
                select from accepted_quote as quote
                where quote.service_request_id = work_order.service_request_id
                    and quote.accepted_at <= work_order.work_started_at)
        """,
    ),
    (
        "a signed order has its voucher, and an order has as many vouchers as were signed",
        "D-14",
        """
        select work_order.id, work_order.state, work_order.vouchers, count(voucher.number) as found
        from work_order left join voucher on voucher.work_order_id = work_order.id
        group by work_order.id, work_order.state, work_order.vouchers
        having count(voucher.number) <> work_order.vouchers
            or coalesce(max(voucher.number), 0) <> work_order.vouchers
            or (work_order.state = 'signed' and work_order.vouchers = 0)
        """,
    ),
)
