"""Looking at all invariants; those that events under way may heal get time to heal."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Final

from sqlalchemy import Connection

from callout_cli.databases import connected
from callout_cli.invariants.across import check_across, check_delivery
from callout_cli.invariants.attempts import check_attempts
from callout_cli.invariants.cells import check_cells
from callout_cli.invariants.finding import Finding
from callout_cli.invariants.liability import check_liability
from callout_cli.invariants.network import NETWORK
from callout_cli.invariants.own import check_own
from callout_cli.invariants.promises import check_promises
from callout_cli.invariants.returns import check_returns

_LOOK_AGAIN_S: Final = 0.5


def check_all(
    databases: Mapping[str, str],
    cell: str,
    *,
    settle_s: float,
    other_cells: Mapping[str, str] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Finding]:
    """Check everything.

    Args:
        databases: URL by service.
        cell: Whose events.
        settle_s: How long events under way get to arrive.
        other_cells: URL of the inventory's database, of each linked cell to look at as well.
        sleep: Pause between two looks, in seconds.
    """
    until = time.monotonic() + settle_s
    while True:
        with ExitStack() as stack:
            findings = look(
                {
                    service: stack.enter_context(connected(service, url))
                    for service, url in databases.items()
                },
                cell,
            )
        if other_cells:
            findings += check_cells({cell: databases["inventory"], **other_cells})
        broken = [finding for finding in findings if not finding.holds]
        # A broken rule inside one database may be cured by an event as well, so all of them wait.
        under_way = any(finding.settles and finding.broken for finding in findings)
        if not broken or not under_way or time.monotonic() > until:
            return findings
        sleep(_LOOK_AGAIN_S)


def look(connections: Mapping[str, Connection], cell: str) -> list[Finding]:
    """Look at every invariant once, each database in the transaction that is open on it."""
    findings: list[Finding] = []
    for service, connection in connections.items():
        findings += check_own(service, connection)
    findings += check_promises(connections["intake"])
    findings.append(check_attempts(connections["feedback"]))
    findings += check_delivery(connections, cell)
    findings += check_across(connections, NETWORK)
    findings.append(check_liability(connections))
    findings.append(check_returns(connections))
    return findings
