"""Tables that every service's database has: outbox, inbox and the log of answered requests."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

plumbing: Final = MetaData()

# An event waits here from the commit of what it tells until the broker has confirmed it.
outbox: Final = Table(
    "outbox",
    plumbing,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("event_id", UUID(as_uuid=True), nullable=False),
    Column("type", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("aggregate_id", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("occurred_at", DateTime(timezone=True), nullable=False),
    Column("cell", Text, nullable=False),
    Column("branch", Text, nullable=False),
    Column("traceparent", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sent_at", DateTime(timezone=True)),
    # How often the row was published again because a process ended (memory:// only).
    Column("replays", Integer, nullable=False, server_default="0"),
    Index("outbox_unsent", "id", postgresql_where=text("sent_at is null")),
)

# The last sequence given to an aggregate's events; the row lock orders writers of one aggregate.
outbox_sequence: Final = Table(
    "outbox_sequence",
    plumbing,
    Column("stream", Text, primary_key=True),
    Column("aggregate_id", Text, primary_key=True),
    Column("last_sequence", BigInteger, nullable=False),
)

# Every event that arrived: done, stale, waiting (for an earlier one), retry or parked.
# `sequence` is 0 and stream and aggregate are empty for a message whose headers cannot be read.
inbox: Final = Table(
    "inbox",
    plumbing,
    Column("event_id", UUID(as_uuid=True), primary_key=True),
    Column("cell", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("aggregate_id", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("headers", JSONB(none_as_null=True)),
    Column("body", LargeBinary),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_attempt_at", DateTime(timezone=True)),
    # Set while an attempt runs; one that is still set later ended with its process.
    Column("claimed_at", DateTime(timezone=True)),
    Column("error", Text),
    Column("received_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("done_at", DateTime(timezone=True)),
    Index(
        "inbox_unfinished",
        "cell",
        "stream",
        "aggregate_id",
        "sequence",
        postgresql_where=text("state in ('waiting', 'retry', 'parked')"),
    ),
    Index("inbox_due", "next_attempt_at", postgresql_where=text("state = 'retry'")),
    Index("inbox_done", "done_at", postgresql_where=text("done_at is not null")),
)

# The last event of each aggregate that took effect here. Two cells may use the same aggregate id
# (a branch code, say), therefore the cell belongs to the key.
inbox_position: Final = Table(
    "inbox_position",
    plumbing,
    Column("cell", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("aggregate_id", Text, primary_key=True),
    Column("last_sequence", BigInteger, nullable=False),
)

# Counters that must survive a crash: duplicates absorbed, for one.
inbox_tally: Final = Table(
    "inbox_tally",
    plumbing,
    Column("name", Text, primary_key=True),
    Column("events", BigInteger, nullable=False),
)

# Answers by idempotency key: the same request gets the same answer.
request_log: Final = Table(
    "request_log",
    plumbing,
    Column("request_id", UUID(as_uuid=True), primary_key=True),
    Column("method", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body_hash", LargeBinary, nullable=False),
    Column("response_type", Text, nullable=False),
    Column("response", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Index("request_log_created", "created_at"),
)
