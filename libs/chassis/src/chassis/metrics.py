"""All metrics of the platform's plumbing, in one place, with bounded labels.

Labels are names of services, methods, states and timers: never an id of a request, a person or a
customer. No `region` label: it comes from the scraper.
"""

from __future__ import annotations

from typing import Final

from opentelemetry import trace
from prometheus_client import Counter, Gauge, Histogram

_LATENCIES: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_SIZES: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)

rpc_seconds: Final = Histogram(
    "callout_rpc_duration_seconds",
    "Time a call took on the server.",
    ("service", "method", "code"),
    buckets=_LATENCIES,
)
rpc_in_progress: Final = Gauge("callout_rpc_in_progress", "Calls being worked on.", ("service",))
commands_repeated: Final = Counter(
    "callout_commands_repeated_total",
    "Commands answered from the log of answered requests.",
    ("method",),
)
outbox_backlog: Final = Gauge(
    "callout_outbox_backlog", "Events committed and not yet confirmed by the broker.", ("service",)
)
outbox_age_seconds: Final = Gauge(
    "callout_outbox_age_seconds", "Age of the oldest unconfirmed event.", ("service",)
)
outbox_published: Final = Counter(
    "callout_outbox_published_total", "Events confirmed by the broker.", ("service", "stream")
)
outbox_failures: Final = Counter(
    "callout_outbox_failures_total",
    "Batches that the broker did not confirm.",
    ("service", "reason"),
)
inbox_events: Final = Gauge(
    "callout_inbox_events", "Events in the inbox that have not taken effect.", ("service", "state")
)
inbox_batch_size: Final = Histogram(
    "callout_inbox_batch_size", "Events in one transaction.", ("service",), buckets=_SIZES
)
inbox_duplicates: Final = Counter(
    "callout_inbox_duplicates_total",
    "Deliveries that were absorbed because the event had taken effect.",
    ("service",),
)
inbox_retries: Final = Counter(
    "callout_inbox_retries_total", "Attempts to handle an event that failed.", ("service",)
)
inbox_parked: Final = Counter(
    "callout_inbox_parked_total", "Events put aside after the last attempt.", ("service",)
)
event_lag_seconds: Final = Histogram(
    "callout_event_lag_seconds",
    "Time from the announcement of an event to its effect.",
    ("service", "stream"),
    buckets=(*_LATENCIES, 60.0, 300.0, 1800.0, 3600.0, 28800.0),
)
link_carried: Final = Counter(
    "callout_link_carried_total", "Events that another cell's broker has confirmed.", ("cell",)
)
link_failures: Final = Counter(
    "callout_link_failures_total",
    "Batches that another cell's broker did not take; they are sent again.",
    ("cell", "reason"),
)
link_up: Final = Gauge(
    "callout_link_up", "1 while another cell's broker takes what it is told.", ("cell",)
)
timer_runs: Final = Counter(
    "callout_timer_runs_total", "Runs of a timer.", ("service", "timer", "outcome")
)
timer_rows: Final = Counter(
    "callout_timer_rows_total", "Rows that a timer handled.", ("service", "timer")
)
timer_rows_set_aside: Final = Counter(
    "callout_timer_rows_set_aside_total",
    "Attempts to handle a row that failed; the row is tried again later.",
    ("service", "timer"),
)
dependency_up: Final = Gauge(
    "callout_dependency_up", "1 while the dependency answers.", ("service", "dependency")
)


def exemplar() -> dict[str, str] | None:
    """Return the current trace id in the form that OpenMetrics attaches to an observation.

    None for a trace that is not recorded: nobody could look it up.
    """
    context = trace.get_current_span().get_span_context()
    return {"trace_id": f"{context.trace_id:032x}"} if context.trace_flags.sampled else None


def observe_rpc(service: str, method: str, code: str, seconds: float) -> None:
    """Count one finished call.

    Args:
        service: Service that answered.
        method: Full name of a known method; unknown ones must be given as `unknown`.
        code: Name of the gRPC status code.
        seconds: Time on the server.
    """
    rpc_seconds.labels(service, method, code).observe(seconds, exemplar())
