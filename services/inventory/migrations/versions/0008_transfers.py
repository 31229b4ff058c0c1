"""Transfers between warehouses, and claims about what did not come as it was shipped (P-08)."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_DOCUMENTS = """
alter table entry drop constraint entry_document;
alter table entry add constraint entry_document check (document_kind in (
    'receipt', 'issue', 'return', 'move', 'quarantine', 'opening', 'old-part', 'disposal',
    'shipment', 'arrival', 'claim', 'reversal'));
"""

_TRANSFERS = """
create table transfer (
    id uuid primary key,
    from_warehouse_code text not null references warehouse,
    from_branch_code text not null,
    to_warehouse_code text not null references warehouse,
    to_branch_code text not null,
    state text not null
        check (state in ('asked', 'shipped', 'disputed', 'received', 'cancelled')),
    reason text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    carrier text,
    handed_to text,
    expected_at timestamptz,
    shipped_by text,
    shipped_at timestamptz,
    received_by text,
    received_at timestamptz,
    cancelled_by text,
    cancelled_at timestamptz,
    cancel_reason text,
    version bigint not null,
    constraint transfer_between_two check (from_warehouse_code <> to_warehouse_code),
    constraint transfer_shipped check (
        (state in ('asked', 'cancelled')) = (shipped_at is null)
        and num_nulls(carrier, handed_to, expected_at, shipped_by, shipped_at) in (0, 5)),
    constraint transfer_expected_after_shipping check (expected_at >= shipped_at),
    constraint transfer_received check (
        (state in ('disputed', 'received')) = (received_at is not null)
        and num_nulls(received_by, received_at) in (0, 2) and received_at >= shipped_at),
    constraint transfer_cancelled check (
        (state = 'cancelled') = (cancelled_at is not null)
        and num_nulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3))
);
create index transfer_by_time on transfer (asked_at, id);
create index transfer_by_sender on transfer (from_warehouse_code, asked_at, id);
create index transfer_by_receiver on transfer (to_warehouse_code, asked_at, id);
"""

_LINES = """
create table transfer_line (
    transfer_id uuid not null references transfer,
    part_number text not null references part,
    quantity bigint not null check (quantity > 0),
    received bigint not null,
    primary key (transfer_id, part_number),
    constraint transfer_line_received check (0 <= received and received <= quantity)
);
create table transfer_claim (
    transfer_id uuid not null references transfer,
    number integer not null check (number > 0),
    kind text not null check (kind in ('lost', 'damaged', 'surplus')),
    part_number text not null,
    tracking text not null,
    lot text not null,
    quantity bigint not null check (quantity > 0),
    cause text not null,
    outcome text check (outcome in ('loss', 'back', 'found')),
    settled_cause text not null,
    settled_by text not null,
    settled_at timestamptz,
    primary key (transfer_id, number),
    foreign key (part_number, tracking) references part (part_number, tracking),
    constraint transfer_claim_lot check ((tracking = 'none') = (lot = '')),
    constraint transfer_claim_settled check (
        (outcome is not null) = (settled_at is not null)
        and (outcome is not null) = (settled_cause <> '')
        and (outcome is not null) = (settled_by <> ''))
);
create index transfer_claim_open on transfer_claim (transfer_id) where outcome is null;
"""


def upgrade() -> None:
    op.execute(_DOCUMENTS)
    op.execute(_TRANSFERS)
    op.execute(_LINES)
