"""What customers sign for added parts (P-05); urgent needs first, approved afterwards (P-09)."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# Nobody told the severity of orders opened before: they wait behind the others.
_ORDERS = """
alter table work_order add column severity text check (severity in ('A', 'B', 'C', 'D'));
"""

# What was asked for before counts as the estimate of its order.
_REQUISITIONS = """
alter table requisition
    add column is_addition boolean not null default false,
    add column needs_supplement boolean not null default false,
    add column supplement_policy_ref text not null default '',
    add column is_issued_first boolean not null default false;
alter table requisition
    drop constraint requisition_check3,
    add constraint requisition_addition check (
        is_addition = (supplement_policy_ref <> '') and (is_addition or not needs_supplement)),
    add constraint requisition_issued_first check (state = 'issued' or not is_issued_first),
    add constraint requisition_approved check (
        state not in ('approved', 'issued') or approved_by is not null or is_issued_first);
create index requisition_unsigned on requisition (requested_at, id)
    where is_addition and state in ('short', 'reserved', 'approved');
create index requisition_holding on requisition (warehouse_code, requested_at, id)
    where state in ('reserved', 'approved');
"""

_SUPPLEMENTS = """
create table supplement (
    id uuid primary key,
    requisition_id uuid not null references requisition,
    work_order_id uuid not null references work_order,
    branch_code text not null,
    consented_by text not null check (consented_by <> ''),
    consented_at timestamptz not null,
    signed_by text not null check (signed_by <> ''),
    signed_at timestamptz not null,
    document text not null check (document <> ''),
    digest text not null,
    amount numeric(20, 2) not null check (amount >= 0),
    recorded_by text not null,
    recorded_at timestamptz not null,
    withdraws uuid references supplement,
    withdrawn_at timestamptz,
    constraint supplement_digest check (digest ~ '^[0-9a-f]{64}$'),
    constraint supplement_signed_after_consent check (consented_at <= signed_at),
    constraint supplement_withdrawn_once unique (withdraws)
);
create unique index supplement_in_force on supplement (requisition_id) where withdrawn_at is null;
create index supplement_by_time on supplement (recorded_at, id);
create index supplement_by_branch on supplement (branch_code, recorded_at, id);
create index supplement_of_order on supplement (work_order_id, recorded_at, id);

create function refuse_supplement_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
        and to_jsonb(new) - 'withdrawn_at' = to_jsonb(old) - 'withdrawn_at' then
        return new;
    end if;
    raise exception 'a signed supplement is final, the next one withdraws it (rulebook P-05)'
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger final before update or delete on supplement
    for each row execute function refuse_supplement_change();
create trigger never_emptied before truncate on supplement
    for each statement execute function refuse_supplement_change();
"""

_FIRST_ISSUES = """
create table first_issue (
    requisition_id uuid primary key references requisition,
    work_order_id uuid not null references work_order,
    branch_code text not null,
    warehouse_code text not null references warehouse,
    severity text not null check (severity in ('A', 'B', 'C', 'D')),
    amount numeric(20, 2) not null check (amount >= 0),
    issued_by text not null,
    issued_at timestamptz not null,
    approval_due_at timestamptz not null,
    policy_ref text not null,
    overdue_at timestamptz,
    approved_by text,
    approved_at timestamptz,
    constraint first_issue_due check (
        issued_at < approval_due_at and approval_due_at <= overdue_at),
    constraint first_issue_approved check ((approved_by is null) = (approved_at is null)),
    constraint first_issue_approved_by_another check (approved_by <> issued_by)
);
create index first_issue_by_due on first_issue (approval_due_at, requisition_id);
create index first_issue_by_branch on first_issue (branch_code, approval_due_at, requisition_id);
create index first_issue_outstanding on first_issue (approval_due_at, requisition_id)
    where approved_at is null;
create index first_issue_to_chase on first_issue (approval_due_at, requisition_id)
    where approved_at is null and overdue_at is null;
"""

_TRANSFERS = """
alter table transfer
    add column requisition_id uuid references requisition,
    add column is_urgent boolean not null default false,
    add constraint transfer_urgent check (requisition_id is not null or not is_urgent);
create index transfer_urgent_by_time on transfer (asked_at, id) where is_urgent;
"""


def upgrade() -> None:
    op.execute(_ORDERS)
    op.execute(_REQUISITIONS)
    op.execute(_SUPPLEMENTS)
    op.execute(_FIRST_ISSUES)
    op.execute(_TRANSFERS)
