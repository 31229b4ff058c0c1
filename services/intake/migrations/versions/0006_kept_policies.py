"""What policies said when decisions used them (I-16, I-17, I-19)."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Only new tables: what ran before knows nothing of them and needs nothing from them.
_EXPAND = """
create table kept_policies (
    digest       text primary key,
    kind         text not null,
    name         text not null,
    version      text not null,
    ref          text not null,
    effective_on date not null,
    source       text not null,
    written      text not null,
    kept_at      timestamptz not null default now()
);

create index kept_policies_ref on kept_policies (ref, kept_at);

create table kept_pledges (
    sla_policy_ref text not null,
    calendar_ref   text not null,
    day            date not null,
    pack           text not null references kept_policies (digest),
    calendars      jsonb not null,
    instead        text not null,
    warnings       text not null references kept_policies (digest),
    holidays       jsonb not null,
    kept_at        timestamptz not null default now(),
    primary key (sla_policy_ref, calendar_ref, day)
);

comment on table kept_policies is
    'Bodies of policies that decisions used, by the hash of what they say; never changed.';
comment on table kept_pledges is
    'What a choice of pack and calendar on a day rests on; holidays gain years that become known.';
"""


def upgrade() -> None:
    op.execute(_EXPAND)
