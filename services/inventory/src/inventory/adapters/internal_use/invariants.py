"""What must hold of internal use at any time."""

from __future__ import annotations

from typing import Final

INTERNAL_USE: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what a department was given is booked to it once, line by line",
        "P-17",
        """
        with booked as (
            select entry.document_id, entry.document_kind, line.part_number,
                sum(line.quantity) as quantity
            from entry join entry_line as line on line.entry_id = entry.id
            join internal_use on internal_use.id = entry.document_id
            where 'department:' || internal_use.department_code = case document_kind
                when 'internal-use' then line.to_account
                when 'internal-return' then line.from_account end
            group by entry.document_id, entry.document_kind, line.part_number
        ), told as (
            select internal_use.id, kind, line.part_number, line.quantity
            from internal_use join internal_use_line as line
                on line.internal_use_id = internal_use.id
            cross join (values ('internal-use'), ('internal-return')) as kinds (kind)
            where state = 'reversed' or (state = 'issued' and kind = 'internal-use')
        )
        select coalesce(told.id, booked.document_id) as internal_use_id,
            coalesce(told.kind, booked.document_kind) as kind,
            coalesce(told.part_number, booked.part_number) as part_number,
            told.quantity, booked.quantity as booked
        from told full join booked on booked.document_id = told.id
            and booked.document_kind = told.kind and booked.part_number = told.part_number
        where told.quantity is distinct from booked.quantity
        """,
    ),
    (
        "what lies with a department is what it was given and did not bring back",
        "P-17",
        """
        with lying as (
            select account, part_number, sum(quantity) as quantity from balance
            where account like 'department:%' group by account, part_number
        ), given as (
            select 'department:' || department_code as account, line.part_number,
                sum(line.quantity) as quantity
            from internal_use join internal_use_line as line
                on line.internal_use_id = internal_use.id
            where state = 'issued' group by department_code, line.part_number
        )
        select coalesce(lying.account, given.account) as account,
            coalesce(lying.part_number, given.part_number) as part_number,
            lying.quantity as lying, given.quantity as given
        from lying full join given on given.account = lying.account
            and given.part_number = lying.part_number
        where coalesce(lying.quantity, 0) <> coalesce(given.quantity, 0)
        """,
    ),
    (
        "no department uses more than its budget of the month but by approval above it",
        "P-17",
        """
        select used.id, used.department_code, used.month, used.budget, sum(other.amount) as spent
        from internal_use as used join internal_use as other
            on other.department_code = used.department_code and other.month = used.month
            and other.ordinal <= used.ordinal and other.state in ('approved', 'issued')
        where used.state in ('approved', 'issued') and not used.over_budget
        group by used.id having sum(other.amount) > used.budget
        """,
    ),
    (
        "an approval goes by the budget that counted on its day",
        "P-17",
        """
        with decided as (
            select id, department_code, month, budget,
                (approved_at at time zone branch.time_zone)::date as day
            from internal_use join branch on branch.code = internal_use.branch_code
            where approved_at is not null
        )
        select decided.id, decided.day, decided.month, decided.budget, counted.monthly
        from decided left join lateral (
            select monthly from department_budget
            where department_code = decided.department_code and effective_on <= decided.day
            order by effective_on desc limit 1) as counted on true
        where decided.budget is distinct from counted.monthly
            or decided.month <> date_trunc('month', decided.day)
        """,
    ),
    (
        "who asked for internal use neither approves nor hands it out",
        "P-17",
        """
        select id, asked_by, approved_by, issued_by from internal_use
        where asked_by in (approved_by, issued_by)
        """,
    ),
    (
        "a department and its internal use are of one branch",
        "P-17",
        """
        select internal_use.id, internal_use.branch_code, department.branch_code as its_branch
        from internal_use join department on department.code = internal_use.department_code
            join warehouse on warehouse.code = internal_use.warehouse_code
        where internal_use.branch_code <> department.branch_code
            or internal_use.branch_code <> warehouse.branch_code
        """,
    ),
)
