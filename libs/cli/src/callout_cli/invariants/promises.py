"""Every milestone that a call was promised has exactly one clock (I-16).

What was promised stands in the SLA pack whose version the call stored, so the packs are read too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from sqlalchemy import Connection, text

from callout_cli.invariants.finding import Finding
from callout_cli.invariants.own import sample_of
from chassis.resources import service_folder

NAME: Final = "every promised milestone of a call has exactly one clock"
_CALLS: Final = text("select id, number, handling, sla_policy_ref from service_requests")
_CLOCKS: Final = text("select request_id, milestone, count(*) from clocks group by 1, 2")
_ON_SITE_ONLY: Final = "arrive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The milestones of a pack: `always` for every severity, `ever` for at least one."""

    always: frozenset[str]
    ever: frozenset[str]


def check_promises(connection: Connection) -> Iterator[Finding]:
    """Compare the clocks of every call with its pack."""
    packs = read_packs(service_folder("intake", "policies"))
    clocks: dict[str, dict[str, int]] = defaultdict(dict)
    for request_id, milestone, count in connection.execute(_CLOCKS):
        clocks[str(request_id)][milestone] = count
    broken = [
        f"{number} {problem}"
        for request_id, number, handling, ref in connection.execute(_CALLS)
        for problem in problems(clocks[str(request_id)], packs.get(ref), handling)
    ]
    yield Finding(
        name=NAME, rule="I-16", where="intake", broken=len(broken), sample=sample_of(broken)
    )


def problems(clocks: Mapping[str, int], pack: Pack | None, handling: str) -> Iterator[str]:
    """Say what is wrong with the clocks of one call."""
    if pack is None:
        yield "names a pack that is not there"
        return
    absent = set() if handling == "on_site" else {_ON_SITE_ONLY}
    for milestone in sorted(pack.always - absent - clocks.keys()):
        yield f"has no clock for {milestone}"
    for milestone in sorted(clocks.keys() - (pack.ever - absent)):
        yield f"has a clock for {milestone}, which nobody promised"
    for milestone, count in sorted(clocks.items()):
        if count != 1:
            yield f"has {count} clocks for {milestone}"


def read_packs(folder: Path) -> dict[str, Pack]:
    """Read the SLA packs by the reference that calls store."""
    packs = {}
    for path in folder.rglob("*.yaml"):
        content: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        if content.get("kind") != "sla-pack":
            continue
        targets: dict[str, dict[str, str]] = content["body"]["targets"]
        severities = {severity for each in targets.values() for severity in each}
        packs[f"sla-pack/{content['name']}@{content['version']}"] = Pack(
            always=frozenset(name for name, each in targets.items() if set(each) == severities),
            ever=frozenset(targets),
        )
    return packs
