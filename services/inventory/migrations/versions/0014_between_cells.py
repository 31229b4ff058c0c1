"""Transfers whose sender or receiver lives in another cell (P-08)."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# What is with the other cell by a transfer is, like what is with the supplier, the sum of entries.
_ACCOUNTS = """
alter table entry_line drop constraint entry_line_accounts;
alter table entry_line add constraint entry_line_accounts check (
    from_account ~ '{account}' and to_account ~ '{account}');
alter table balance drop constraint balance_of_a_kept_account;
alter table balance add constraint balance_of_a_kept_account
    check (account <> 'supplier' and account not like 'other-cell:%');
"""

_TRANSFERS = """
alter table transfer drop constraint transfer_from_warehouse_code_fkey;
alter table transfer drop constraint transfer_to_warehouse_code_fkey;
alter table transfer drop constraint transfer_state_check;
alter table transfer drop constraint transfer_between_two;
alter table transfer drop constraint transfer_shipped;
alter table transfer drop constraint transfer_cancelled;
alter table transfer
    add column side text not null default 'both' check (side in ('both', 'sender', 'receiver')),
    add column from_cell text not null default '',
    add column to_cell text not null default '',
    add column sender_here text generated always as
        (case when side <> 'receiver' then from_warehouse_code end) stored references warehouse,
    add column receiver_here text generated always as
        (case when side <> 'sender' then to_warehouse_code end) stored references warehouse,
    add constraint transfer_state check (
        state in ('asked', 'shipped', 'disputed', 'received', 'cancelled')
        or state = 'cancel_asked' and side = 'receiver'),
    add constraint transfer_between_two check (
        from_warehouse_code <> to_warehouse_code or side <> 'both'),
    add constraint transfer_cells check (
        case when side = 'both' then from_cell = '' and to_cell = ''
        else from_cell <> '' and to_cell <> '' and from_cell <> to_cell end),
    add constraint transfer_shipped check (
        (state in ('asked', 'cancel_asked', 'cancelled')) = (shipped_at is null)
        and num_nulls(carrier, handed_to, expected_at, shipped_by, shipped_at) in (0, 5)),
    add constraint transfer_cancelled check (
        (state in ('cancel_asked', 'cancelled')) = (cancelled_at is not null)
        and num_nulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3));
alter table transfer alter column side drop default;
alter table transfer alter column from_cell drop default;
alter table transfer alter column to_cell drop default;
"""

# `told` is the transfer as the other cell had it, in the form of the contract.
_UNITS_AND_NEWS = """
create table transfer_unit (
    transfer_id uuid not null references transfer,
    part_number text not null,
    lot text not null,
    quantity bigint not null check (quantity > 0),
    primary key (transfer_id, part_number, lot),
    foreign key (transfer_id, part_number) references transfer_line
);
create table transfer_news (
    id bigint generated always as identity primary key,
    transfer_id uuid not null references transfer,
    kind text not null check (kind in ('arrival', 'settlement')),
    claim_number integer not null,
    told bytea not null,
    due_at timestamptz not null,
    constraint transfer_news_once unique (transfer_id, kind, claim_number),
    constraint transfer_news_claim check ((kind = 'settlement') = (claim_number > 0))
);
create index transfer_news_due on transfer_news (due_at, id);
"""

_ACCOUNT = (
    "^(supplier|(warehouse|quarantine|old-parts|scrap|loss|transit|other-cell|van|order|loaner"
    "|department):[^:]+)$"
)


def upgrade() -> None:
    op.execute(_ACCOUNTS.replace("{account}", _ACCOUNT))
    op.execute(_TRANSFERS)
    op.execute(_UNITS_AND_NEWS)
