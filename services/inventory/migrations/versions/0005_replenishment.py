"""Demand as it was asked for, and proposals to order (P-15, P-16)."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# What was missing when a line was first looked at; `missing` changes, this does not.
_SHORT_AT_FIRST = """
alter table requisition_line add column short_at_first bigint not null default 0;
update requisition_line set short_at_first = least(missing, quantity) where missing > 0;
alter table requisition_line add constraint requisition_line_short_at_first
    check (0 <= short_at_first and short_at_first <= quantity);
"""

# An order that gives up a short line and asks for the part again wants it once.
_DEMAND = """
create view part_demand as
select asked.id as requisition_id, asked.warehouse_code, line.part_number, asked.requested_at,
    demanded.wanted, greatest(demanded.wanted - line.short_at_first, 0) as filled
from requisition as asked
join requisition_line as line on line.requisition_id = asked.id
cross join lateral (
    select case asked.state
        when 'issued' then line.quantity - line.returned
        when 'released' then case
            when line.short_at_first > 0 and not exists (
                select from requisition as other
                join requisition_line as again on again.requisition_id = other.id
                where other.work_order_id = asked.work_order_id and other.id <> asked.id
                    and again.part_number = line.part_number
                    and (other.state <> 'released' or (again.short_at_first > 0
                        and (other.requested_at, other.id) > (asked.requested_at, asked.id)))
            ) then line.short_at_first else 0 end
        else line.quantity end as wanted
) as demanded
where demanded.wanted > 0;
"""

_INDEXES = """
create index requisition_of_warehouse on requisition (warehouse_code, requested_at);
create index requisition_line_of_part on requisition_line (part_number, requisition_id);
create index receipt_of_warehouse on receipt (warehouse_code, received_at);
create index receipt_line_of_part on receipt_line (part_number, receipt_id);
"""

_PROPOSALS = """
create table replenishment_proposal (
    id uuid primary key,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    part_number text not null references part,
    state text not null check (state in ('proposed', 'approved', 'refused', 'superseded')),
    quantity bigint not null check (quantity > 0),
    finding jsonb not null,
    policy_ref text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decided_quantity bigint not null default 0,
    reason text not null default '',
    version bigint not null,
    constraint proposal_decided_by_another check (decided_by <> proposed_by),
    check ((decided_by is null) = (decided_at is null)),
    check ((state in ('approved', 'refused')) = (decided_by is not null)),
    check ((decided_quantity > 0) = (state = 'approved')),
    constraint proposal_reasoned check (
        reason <> '' or (state <> 'refused' and decided_quantity in (0, quantity)))
);
create unique index proposal_undecided on replenishment_proposal (warehouse_code, part_number)
    where state = 'proposed';
create index proposal_approved on replenishment_proposal (warehouse_code, decided_at)
    where state = 'approved';
create index proposal_by_time on replenishment_proposal (proposed_at, id);
create index proposal_of_warehouse on replenishment_proposal (warehouse_code, proposed_at, id);
"""


def upgrade() -> None:
    op.execute(_SHORT_AT_FIRST)
    op.execute(_DEMAND)
    op.execute(_INDEXES)
    op.execute(_PROPOSALS)
