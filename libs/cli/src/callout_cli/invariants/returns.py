"""A return has the entry of whoever caused it proposed, exactly once (I-11, H-04).

Which causes lead to an entry stands in the trigger policy in force when the case was opened, so the
policies are read too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC
from typing import Any, Final

from sqlalchemy import Connection, text

from callout_cli.invariants.finding import Finding
from callout_cli.invariants.liability import read_triggers
from callout_cli.invariants.own import sample_of
from chassis.policy import Policy

NAME: Final = "whoever caused a return has exactly one entry proposed, and nobody else has"
_CAUSED: Final = text(
    "select id, liability->>'cause', liability->>'person', opened_at from return_cases"
    " where state = 'closed' and coalesce(liability->>'person', '') <> ''"
)
_PROPOSED: Final = text(
    "select evidence_ref, trigger, employee_code from entry"
    " where proposed_by = 'system:intake' and reversal_of is null"
)


def check_returns(connections: Mapping[str, Connection]) -> Finding:
    """Compare intake's closed return cases with the entries that appraisal proposed."""
    book = read_triggers()
    due: Counter[tuple[str, ...]] = Counter()
    for case, cause, person, opened_at in connections["intake"].execute(_CAUSED):
        triggers = book.in_force("default", opened_at.astimezone(UTC).date())
        if trigger := _trigger_of(triggers, cause):
            due[str(case), trigger, person] += 1
    there = Counter(tuple(row) for row in connections["hr-appraisal"].execute(_PROPOSED))
    rows = [f"- {' '.join(entry)}" for entry in sorted((due - there).elements())]
    rows += [f"+ {' '.join(entry)}" for entry in sorted((there - due).elements())]
    return Finding(
        name=NAME,
        rule="I-11",
        where="intake → hr-appraisal",
        broken=len(rows),
        sample=sample_of(rows),
        settles=True,
    )


def _trigger_of(policy: Policy[dict[str, Any]], cause: str) -> str:
    """Return the name of the row that a cause leads to; empty where it leads to none."""
    rows: list[dict[str, Any]] = policy.body["triggers"]
    return next((row["name"] for row in rows if cause in row.get("return_causes", ())), "")
