"""What is lent and comes back: assets, loans, calibrations, measurements, refunds of tools."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_DOCUMENTS = """
alter table entry drop constraint entry_document;
alter table entry add constraint entry_document check (document_kind in (
    'receipt', 'issue', 'return', 'move', 'quarantine', 'opening', 'old-part', 'disposal',
    'shipment', 'arrival', 'claim', 'supplier-return', 'internal-use', 'internal-return', 'count',
    'loan', 'loan-return', 'loan-loss', 'reversal'));
"""

_ASSETS = """
create table asset (
    part_number text not null,
    serial text not null check (serial <> ''),
    tracking text not null check (tracking = 'serial'),
    kind text not null check (kind in ('loaner', 'tool', 'device')),
    device_class text not null,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    bought_on date not null,
    price numeric(12, 2) not null check (price >= 0),
    receipt_id uuid references receipt,
    registered_at timestamptz not null,
    available_since timestamptz not null,
    calibration_id uuid,
    calibrated_at timestamptz,
    good_until timestamptz,
    warn_at timestamptz,
    due_at timestamptz,
    warned_at timestamptz,
    version bigint not null,
    primary key (part_number, serial),
    foreign key (part_number, tracking) references part (part_number, tracking),
    constraint asset_of_a_kind unique (part_number, serial, kind),
    constraint asset_class check ((kind = 'device') = (device_class <> '')),
    constraint asset_due check ((kind = 'device') = (due_at is not null)),
    constraint asset_calibrated check (
        (calibration_id is null) = (calibrated_at is null)
        and (calibration_id is null or kind = 'device')
        and (good_until is null) = (warn_at is null)
        and (good_until is null or calibration_id is not null)
        and (good_until is null or good_until = due_at)),
    constraint asset_warned check (warned_at is null or warn_at is not null)
);
create index asset_by_branch on asset (branch_code, part_number, serial);
create index asset_by_warehouse on asset (warehouse_code, part_number, serial);
create index asset_by_kind on asset (kind, part_number, serial);
create index asset_due_first on asset (due_at, part_number, serial) where kind = 'device';
create index asset_to_warn on asset (warn_at) where warn_at is not null and warned_at is null;

create table calibration (
    id uuid primary key,
    part_number text not null,
    serial text not null,
    result text not null check (result in ('passed', 'failed')),
    calibrated_at timestamptz not null,
    calibrated_by text not null check (calibrated_by <> ''),
    certificate text not null check (certificate <> ''),
    note text not null,
    due_at timestamptz,
    warn_at timestamptz,
    policy_ref text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    foreign key (part_number, serial) references asset,
    constraint calibration_once unique (part_number, serial, calibrated_at),
    constraint calibration_due check (
        (result = 'passed') = (due_at is not null) and (result = 'passed') = (warn_at is not null)
        and calibrated_at <= warn_at and warn_at <= due_at)
);
alter table asset add constraint asset_calibration
    foreign key (calibration_id) references calibration;
"""

_LOANS = """
create table loan (
    id uuid primary key,
    part_number text not null,
    serial text not null,
    kind text not null,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    work_order_id uuid references work_order,
    service_request_id uuid,
    price numeric(12, 2) not null check (price >= 0),
    calibration_id uuid references calibration,
    state text not null
        check (state in ('out', 'missing', 'damaged', 'returned', 'settled')),
    borrower text not null check (borrower <> ''),
    receipt text not null,
    condition_out text not null check (condition_out <> ''),
    lent_by text not null,
    out_at timestamptz not null,
    recorded_at timestamptz not null,
    due_at timestamptz not null,
    policy_ref text not null,
    overdue_at timestamptz,
    condition_in text check (condition_in <> ''),
    difference text,
    received_by text,
    back_at timestamptz,
    missed_by text,
    missed_at timestamptz,
    missed_cause text,
    outcome text check (outcome in ('charged', 'replaced', 'borne')),
    amount numeric(12, 2),
    settled_reason text check (settled_reason <> ''),
    replacement_receipt_id uuid references receipt,
    settled_by text,
    settled_at timestamptz,
    version bigint not null,
    foreign key (part_number, serial, kind) references asset (part_number, serial, kind),
    constraint loan_for_order check ((work_order_id is null) = (service_request_id is null)),
    constraint loan_calibrated check ((kind = 'device') = (calibration_id is not null)),
    constraint loan_due check (out_at < due_at and due_at <= overdue_at),
    constraint loan_back check (
        num_nulls(condition_in, difference, received_by, back_at) in (0, 4)
        and back_at >= out_at),
    constraint loan_missed check (
        num_nulls(missed_by, missed_at, missed_cause) in (0, 3) and missed_at >= out_at),
    constraint loan_settled check (
        (state = 'settled') = (settled_at is not null)
        and num_nulls(outcome, amount, settled_reason, settled_by, settled_at) in (0, 5)
        and coalesce(outcome = 'replaced', false) = (replacement_receipt_id is not null)),
    constraint loan_state check (case state
        when 'out' then back_at is null and missed_at is null
        when 'missing' then back_at is null and missed_at is not null
        when 'returned' then coalesce(difference = '', false)
        when 'damaged' then coalesce(difference <> '', false)
        else back_at is null and missed_at is not null or coalesce(difference <> '', false) end),
    constraint loan_charge check (case
        when outcome <> 'charged' then amount = 0
        when back_at is null then amount = price
        else 0 < amount and amount <= price end),
    constraint loan_replaces_a_loss check (outcome <> 'replaced' or back_at is null),
    constraint loan_settled_by_another check (
        settled_by <> lent_by and settled_by <> borrower
        and settled_by <> coalesce(received_by, '') and settled_by <> coalesce(missed_by, ''))
);
create unique index loan_out_once on loan (part_number, serial)
    where state in ('out', 'missing');
create unique index loan_replaced_once on loan (replacement_receipt_id)
    where replacement_receipt_id is not null;
create index loan_by_due on loan (due_at, id);
create index loan_by_branch on loan (branch_code, due_at, id);
create index loan_by_warehouse on loan (warehouse_code, due_at, id);
create index loan_by_kind on loan (kind, due_at, id);
create index loan_by_state on loan (state, due_at, id);
create index loan_by_borrower on loan (borrower, due_at, id);
create index loan_of_order on loan (work_order_id, out_at, id) where work_order_id is not null;
create index loan_of_asset on loan (part_number, serial, out_at, id);
create index loan_by_outcome on loan (outcome, due_at, id) where outcome is not null;
create index loan_to_chase on loan (due_at, id) where state = 'out' and overdue_at is null;
"""

_MEASUREMENTS = """
create table measurement (
    id uuid primary key,
    part_number text not null,
    serial text not null,
    branch_code text not null,
    work_order_id uuid not null references work_order,
    service_request_id uuid not null,
    quantity text not null check (quantity <> ''),
    value text not null check (value <> ''),
    was_good boolean not null,
    measured_by text not null,
    measured_at timestamptz not null,
    recorded_at timestamptz not null,
    foreign key (part_number, serial) references asset
);
create index measurement_of_device on measurement (part_number, serial, measured_at, id);
create index measurement_of_order on measurement (work_order_id, measured_at, id);
"""

_REFUNDS = """
create table tool_refund (
    id uuid primary key,
    part_number text not null,
    serial text not null,
    kind text not null check (kind = 'tool'),
    warehouse_code text not null references warehouse,
    branch_code text not null,
    receipt_id uuid not null references receipt,
    amount numeric(12, 2) not null check (amount > 0),
    invoice text not null check (invoice <> ''),
    asked_by text not null,
    asked_at timestamptz not null,
    state text not null check (state in ('asked', 'granted', 'refused')),
    decided_by text not null,
    decided_at timestamptz,
    reason text not null,
    version bigint not null,
    foreign key (part_number, serial, kind) references asset (part_number, serial, kind),
    constraint tool_refund_decided check (
        (state = 'asked') = (decided_at is null) and (state = 'asked') = (decided_by = '')
        and (state = 'asked') = (reason = '')),
    constraint tool_refund_decided_by_another check (decided_by <> asked_by)
);
create unique index tool_refunded_once on tool_refund (part_number, serial)
    where state <> 'refused';
create index tool_refund_by_time on tool_refund (asked_at, id);
create index tool_refund_by_state on tool_refund (state, asked_at, id);
create index tool_refund_of_receipt on tool_refund (receipt_id);
create index tool_refund_by_branch on tool_refund (branch_code, asked_at, id);
"""

_WRITTEN_ONCE = """
create trigger written_once before update or delete on calibration
    for each row execute function refuse_change();
create trigger never_emptied before truncate on calibration
    for each statement execute function refuse_change();
create trigger written_once before update or delete on measurement
    for each row execute function refuse_change();
create trigger never_emptied before truncate on measurement
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.execute(_DOCUMENTS)
    op.execute(_ASSETS)
    op.execute(_LOANS)
    op.execute(_MEASUREMENTS)
    op.execute(_REFUNDS)
    op.execute(_WRITTEN_ONCE)
