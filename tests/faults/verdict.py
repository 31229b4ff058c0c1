"""What must be true after everything has healed: every call once, everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from callout_cli.databases import connected
from callout_cli.errors import UserError
from callout_cli.invariants.run import check_all

SETTLE_S: Final = 90.0
_DUPLICATES: Final = "select coalesce(sum(events), 0) from inbox_tally where name = 'duplicate'"
_UNFINISHED: Final = """
    select state, event_type, aggregate_id, sequence, attempts, next_attempt_at::text,
        claimed_at::text, right(error, 300) as error
    from inbox where state not in ('done', 'stale') order by received_at limit 10
"""
_MOSTLY_PROMISED: Final = frozenset({"respond", "restore"})
# For security products nobody promises when the fault is gone (I-18).
_PROMISED_BY: Final = {"security-products": frozenset({"respond"})}
_UNSENT: Final = """
    select stream, aggregate_id, sequence, sent_at::text, replays
    from outbox order by id limit 10
"""


def rows(databases: Mapping[str, str], service: str, query: str) -> list[tuple[Any, ...]]:
    """Read from the database of a service; ids come as text."""
    with connected(service, databases[service]) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def duplicates_absorbed(databases: Mapping[str, str]) -> int:
    """Count the deliveries that had taken effect before, in all services."""
    return sum(int(rows(databases, service, _DUPLICATES)[0][0]) for service in databases)


@contextmanager
def explained(databases: Mapping[str, str]) -> Iterator[None]:
    """Add to what went wrong which events are still under way, service by service."""
    try:
        yield
    except BaseException as error:
        for service in databases:
            error.add_note(f"{service}: {_under_way(databases, service)}")
        raise


def _under_way(databases: Mapping[str, str], service: str) -> str:
    try:
        inbox = rows(databases, service, _UNFINISHED)
        outbox = rows(databases, service, _UNSENT)
    except UserError as absent:
        return f"cannot be asked: {absent}"
    return f"inbox {inbox}, outbox {outbox}"


def assert_invariants_hold(databases: Mapping[str, str], cell: str) -> int:
    """Let events arrive, then ask what `callout check` asks; returns how many invariants hold.

    Raises:
        AssertionError: Lists every invariant that is broken or could not be looked at.
    """
    findings = check_all(databases, cell, settle_s=SETTLE_S)
    broken = [
        f"{each.where}: {each.name} [{each.rule}]: {each.broken} {each.sample} {each.unchecked}"
        for each in findings
        if not each.holds
    ]
    assert not broken, "\n".join(broken)
    return len(findings)


def assert_every_call_once(databases: Mapping[str, str], calls: Mapping[str, bool]) -> None:
    """Compare what callers were told with what the services hold.

    Args:
        databases: URL by service.
        calls: Ids of the calls that callers got an answer for; true if the call needs a visit.
    """
    registered = rows(databases, "intake", "select id::text, state from service_requests")
    assert sorted(each[0] for each in registered) == sorted(calls), "accepted and registered"
    still_open = [each for each in registered if each[1] != "closed"]
    assert not still_open, f"not carried to their end: {still_open}"

    orders = rows(databases, "dispatch", "select service_request_id from work_order")
    visits = [call for call, needs_visit in calls.items() if needs_visit]
    assert sorted(each[0] for each in orders) == sorted(visits), "one order for each visit"

    clocks = rows(databases, "intake", "select request_id::text, milestone from clocks")
    assert max(Counter(clocks).values(), default=1) == 1, "one clock for each milestone"

    packs = dict(rows(databases, "intake", "select id::text, sla_pack from service_requests"))
    promised: dict[str, set[str]] = {call: set() for call in calls}
    for call, milestone in clocks:
        promised[call].add(milestone)
    lacking = [
        call
        for call, found in promised.items()
        if not found >= _PROMISED_BY.get(packs[call], _MOSTLY_PROMISED)
    ]
    assert not lacking, f"without clocks: {lacking}"

    surveys = rows(
        databases,
        "feedback",
        "select service_request_id::text from survey join served_request as request"
        " on request.id = survey.service_request_id and request.closings = survey.closing"
        " where survey.state <> 'withdrawn'",
    )
    assert sorted(each[0] for each in surveys) == sorted(calls), "one survey for each closed call"
