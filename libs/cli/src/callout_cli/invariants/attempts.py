"""A complaint closed without the customer's word has the attempts that its policy asks for (F-11).

How many they are stands in the complaint pack whose version the closing stored, so the packs are
read too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, text

from callout_cli.invariants.finding import Finding
from callout_cli.invariants.own import sample_of
from chassis.policy import load_policies
from chassis.resources import service_folder

NAME: Final = "a complaint closed unheard has the attempts that its policy asks for"
_KIND: Final = "complaint-pack"
_UNHEARD: Final = text(
    """
    select complaint.number, closing.policy_ref, (
        select count(*) from complaint_step as step
        where step.complaint_id = complaint.id and step.kind = 'attempt'
            and step.number < closing.number) as attempts
    from complaint join complaint_step as closing
        on closing.complaint_id = complaint.id and closing.kind = 'closed'
    where complaint.judgement = 'unreachable'
    order by complaint.number
    """
)


def check_attempts(feedback: Connection) -> Finding:
    """Compare the attempts of every complaint that was closed unheard with its pack."""
    needed = read_needed()
    rows = [
        f"{number} {found}"
        for number, ref, attempts in feedback.execute(_UNHEARD)
        if (found := problem(attempts, ref, needed))
    ]
    return Finding(
        name=NAME, rule="F-11", where="feedback", broken=len(rows), sample=sample_of(rows)
    )


@cache
def read_needed() -> Mapping[str, int]:
    """Read once how many attempts each version of each pack asks for, by its reference."""
    book = load_policies(service_folder("feedback", "policies"), _KIND, dict[str, Any])
    return {
        policy.ref: policy.body["attempts_before_closing"]
        for name in book.names()
        for policy in book.versions(name)
    }


def problem(attempts: int, ref: str, needed: Mapping[str, int]) -> str:
    """Say what is wrong with the attempts of a complaint; empty where nothing is."""
    if ref not in needed:
        return f"names the pack {ref!r}, which is not there"
    return f"has {attempts} of {needed[ref]} attempts" if attempts < needed[ref] else ""
