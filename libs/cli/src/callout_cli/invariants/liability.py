"""A verified fault of a person leads to exactly one entry, no other complaint to any (F-09, H-04).

Which faults lead to an entry stands in the trigger policy in force on the day of the complaint, so
the policies are read too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, text

from callout_cli.invariants.finding import Finding
from callout_cli.invariants.own import sample_of
from chassis.policy import Policy, PolicyBook, load_policies
from chassis.resources import service_folder

NAME: Final = "a verified fault of a person led to exactly one entry, and nothing else did"
_KIND: Final = "triggers"
_VERIFIED: Final = text(
    "select number, fault, responsible_person, filed_at from complaint"
    " where verified_at is not null and responsible_person <> ''"
)
_PROPOSED: Final = text(
    "select evidence_ref, trigger, employee_code from entry"
    " where proposed_by = 'system:feedback' and reversal_of is null"
)


def check_liability(connections: Mapping[str, Connection]) -> Finding:
    """Compare feedback's verified liabilities with the entries that appraisal proposed."""
    book = read_triggers()
    due: Counter[tuple[str, ...]] = Counter()
    for number, fault, person, filed_at in connections["feedback"].execute(_VERIFIED):
        triggers = book.in_force("default", filed_at.astimezone(UTC).date())
        if trigger := trigger_of(triggers, fault):
            due[number, trigger, person] += 1
    there = Counter(tuple(row) for row in connections["hr-appraisal"].execute(_PROPOSED))
    rows = [f"- {' '.join(entry)}" for entry in sorted((due - there).elements())]
    rows += [f"+ {' '.join(entry)}" for entry in sorted((there - due).elements())]
    return Finding(
        name=NAME,
        rule="H-04",
        where="feedback → hr-appraisal",
        broken=len(rows),
        sample=sample_of(rows),
        settles=True,
    )


@cache
def read_triggers() -> PolicyBook[dict[str, Any]]:
    """Read every version of the trigger policy, once."""
    return load_policies(service_folder("hr_appraisal", "policies"), _KIND, dict[str, Any])


def trigger_of(policy: Policy[dict[str, Any]], fault: str) -> str:
    """Return the name of the row that a fault leads to; empty where it leads to none."""
    rows: list[dict[str, Any]] = policy.body["triggers"]
    return next((row["name"] for row in rows if fault in row.get("faults", ())), "")
