"""Lists that stay fast: the oldest promise beside the entry, and words under which it is found."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# `entry` counts the entries of the whole register in the order in which they were written.
_ENTRIES = """
alter table service_requests
    add column entry bigint generated always as identity,
    add column next_due_at timestamptz;
create unique index service_requests_entry on service_requests (entry);

update service_requests as request set next_due_at = promise.due_at
from (
    select request_id, min(due_at) as due_at from clocks
    where met_at is null and state <> 'cancelled' group by request_id
) as promise
where promise.request_id = request.id;

create index service_requests_promise
    on service_requests (branch_code, coalesce(next_due_at, 'infinity'), number)
    where state <> 'closed';

drop index service_requests_customer;
create index service_requests_customer on service_requests (customer_id, number)
    where customer_id is not null;
create index service_requests_customer_promise
    on service_requests (customer_id, coalesce(next_due_at, 'infinity'), number)
    where state <> 'closed' and customer_id is not null;
"""

# A row for each word of an entry: pages of a common word begin where the last one ended. Nothing is
# referenced, because an entry would be looked up for each of its words.
_WORDS = """
create table entry_words (
    word text collate "C",
    branch_code text collate "C",
    entry bigint,
    primary key (word, branch_code, entry)
);
comment on table entry_words is
    'Words of what was said and marks of the ends of telephone numbers, by branch and entry.';

alter table customers add column phone_marks text[];
alter table customer_files add column phone_marks text[];
comment on column customers.phone_marks is
    'Keyed marks of the ends of the numbers; null until somebody with the key has made them.';
"""


def upgrade() -> None:
    op.execute(_ENTRIES)
    op.execute(_WORDS)
