"""Technicians, work orders, and what is written down about them once and for all."""

from __future__ import annotations

from alembic import op

from chassis.migrations import create_plumbing_v1

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Codes and ids sort by code point, as the use cases compare them.
_TABLES = """
create table branch (
    code text primary key,
    name text not null,
    city text not null,
    region text not null,
    time_zone text not null
);

create table technician (
    code text collate "C" primary key,
    name text not null,
    branch_code text not null,
    skills text[] not null,
    employment_state text not null
        check (employment_state in ('probation', 'regular', 'suspended', 'left')),
    line_supervisor text not null,
    version bigint not null
);
create index technician_by_branch on technician (branch_code, code);

create table technician_certificate (
    technician_code text collate "C" not null references technician,
    position integer not null,
    kind text not null,
    number text not null,
    valid_until date not null,
    primary key (technician_code, position)
);

create table work_order (
    id text collate "C" primary key,
    service_request_id text not null unique,
    request_number text not null,
    branch_code text not null,
    state text not null check (state in (
        'open', 'assigned', 'accepted', 'travelling', 'on_site', 'interrupted', 'taken_in',
        'waiting_for_parts', 'waiting_for_customer', 'done', 'signed', 'closed', 'cancelled')),
    is_finished boolean not null
        generated always as (state in ('done', 'signed', 'closed', 'cancelled')) stored,
    severity text collate "C" not null check (severity in ('A', 'B', 'C', 'D')),
    product_line text not null,
    product_model text not null,
    symptom text not null,
    required_skills text[] not null,
    required_certificates text[] not null,
    requirements_policy_ref text not null,
    opened_at timestamptz not null,
    opened_on date not null,
    last_step_at timestamptz not null,
    arrive_due_at timestamptz,
    restore_due_at timestamptz,
    queue_due_at timestamptz not null,
    technician_code text collate "C" references technician,
    visit_start_at timestamptz,
    visit_end_at timestamptz,
    assignment_policy_ref text not null,
    overridden_reason text not null,
    arrived_at timestamptz,
    finished_at timestamptz,
    visits integer not null check (visits >= 0),
    vouchers integer not null check (vouchers >= 0),
    has_moved_quietly boolean not null,
    version bigint not null,
    check ((visit_start_at is null) = (visit_end_at is null)),
    check (visit_start_at < visit_end_at),
    check (visit_start_at is null or technician_code is not null),
    check (state not in ('assigned', 'accepted', 'travelling', 'on_site')
        or visit_start_at is not null),
    check (state <> 'on_site' or arrived_at is not null),
    check (state not in ('done', 'signed') or finished_at is not null)
);
create index work_order_queue on work_order (branch_code, severity, queue_due_at, id)
    where not is_finished;
create index work_order_finished on work_order (branch_code, severity, queue_due_at, id)
    where is_finished;
create index work_order_finished_anywhere on work_order (severity, queue_due_at, id)
    where is_finished;
create index work_order_commitments on work_order (technician_code, visit_start_at);

create table work_order_step (
    id bigint generated always as identity primary key,
    work_order_id text collate "C" not null references work_order,
    from_state text not null,
    to_state text not null,
    actor text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    place text not null,
    note text not null
);
create index work_order_step_of on work_order_step (work_order_id, id);

create table visit (
    work_order_id text collate "C" not null references work_order,
    number integer not null check (number > 0),
    technician_code text collate "C" not null,
    promised_start_at timestamptz not null,
    promised_end_at timestamptz not null,
    arrived_at timestamptz not null,
    place text not null,
    primary key (work_order_id, number)
);

create table service_report (
    work_order_id text collate "C" not null,
    visit_number integer not null,
    technician_code text collate "C" not null,
    symptom_found text not null,
    cause text not null,
    remedy text not null,
    minutes_worked integer not null,
    advice text not null,
    customer_opinion text not null,
    fault_analysis text not null,
    fixed boolean not null,
    finished_at timestamptz not null,
    reported_at timestamptz not null,
    policy_ref text not null,
    primary key (work_order_id, visit_number),
    foreign key (work_order_id, visit_number) references visit
);

create table replaced_part (
    work_order_id text collate "C" not null,
    visit_number integer not null,
    position integer not null,
    part_number text not null,
    quantity integer not null check (quantity > 0),
    serial_number text not null,
    reason text not null,
    old_part_taken_back boolean not null,
    primary key (work_order_id, visit_number, position),
    foreign key (work_order_id, visit_number) references service_report
);

create table voucher (
    work_order_id text collate "C" not null references work_order,
    number integer not null check (number > 0),
    visits integer not null,
    signer_name text not null,
    place text not null,
    signed_at timestamptz not null,
    recorded_by text not null,
    seal text not null,
    primary key (work_order_id, number),
    foreign key (work_order_id, visits) references service_report (work_order_id, visit_number)
);

create table parts_note (
    requisition_id text primary key,
    work_order_id text collate "C" not null references work_order,
    warehouse_code text not null,
    state text not null
        check (state in ('short', 'reserved', 'approved', 'issued', 'returned', 'released')),
    detail text not null,
    occurred_at timestamptz not null
);
create index parts_note_of on parts_note (work_order_id, requisition_id);
"""

# D-06: the past is not edited. D-14: what was signed is neither changed nor added to, whichever
# program connects; who takes the triggers away leaves content that no longer gives the seal.
_WRITTEN_ONCE = """
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once (rulebook D-06, D-14)', tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
create function refuse_addition_to_sealed() returns trigger language plpgsql as $$
begin
    if exists (select from voucher where voucher.work_order_id = new.work_order_id
            and voucher.visits >= new.visit_number) then
        raise exception 'visit % of work order % is sealed (rulebook D-14)',
            new.visit_number, new.work_order_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger sealed before insert on service_report
    for each row execute function refuse_addition_to_sealed();
create trigger sealed before insert on replaced_part
    for each row execute function refuse_addition_to_sealed();
"""
_TABLES_WRITTEN_ONCE = ("work_order_step", "visit", "service_report", "replaced_part", "voucher")


def upgrade() -> None:
    create_plumbing_v1(op)
    op.execute(_TABLES)
    op.execute(_WRITTEN_ONCE)
    for table in _TABLES_WRITTEN_ONCE:
        op.execute(
            f"create trigger written_once before update or delete on {table}"
            " for each row execute function refuse_change()"
        )
        op.execute(
            f"create trigger not_emptied before truncate on {table}"
            " for each statement execute function refuse_change()"
        )
