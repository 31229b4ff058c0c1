"""Every milestone that a call was promised has exactly one clock (I-16).

What was promised stands in the SLA packs whose versions the call and its later choices stored, so
the packs are read too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any, Final

import yaml
from sqlalchemy import Connection, text

from callout_cli.invariants.finding import Finding
from callout_cli.invariants.own import sample_of
from chassis.resources import service_folder

NAME: Final = "every promised milestone of a call has exactly one clock"
_CALLS: Final = text("""
select id, number, handling, array_append(array(
    select told ->> 'sla_policy_ref' from facts
    where request_id = id and told ->> 'sla_policy_ref' <> ''
), sla_policy_ref) from service_requests
""")
_CLOCKS: Final = text("select request_id, milestone, count(*) from clocks group by 1, 2")
_ON_SITE_ONLY: Final = "arrive"
_SEVERITIES: Final = frozenset("ABCD")
_NARROWING: Final = frozenset(
    {"zones", "product_lines", "conditions", "unless", "over_km", "up_to_km", "counted_from"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The milestones of a pack: `always` for every call, `ever` for some."""

    always: frozenset[str]
    ever: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Mapping[str, Any]]) -> Pack:
        """Read the lines of a pack; one that names only severities is for every such call."""
        covered: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            covered[line["milestone"]] |= _severities_of(line)
        return cls(
            always=frozenset(
                name for name, severities in covered.items() if severities >= _SEVERITIES
            ),
            ever=frozenset(covered),
        )

    def then(self, other: Pack) -> Pack:
        """Return what a call was promised by one pack, and by another one after that."""
        return Pack(always=self.always & other.always, ever=self.ever | other.ever)


def check_promises(connection: Connection) -> Iterator[Finding]:
    """Compare the clocks of every call with its pack."""
    packs = read_packs(service_folder("intake", "policies"))
    clocks: dict[str, dict[str, int]] = defaultdict(dict)
    for request_id, milestone, count in connection.execute(_CLOCKS):
        clocks[str(request_id)][milestone] = count
    broken = [
        f"{number} {problem}"
        for request_id, number, handling, refs in connection.execute(_CALLS)
        for problem in problems(clocks[str(request_id)], _promised(packs, refs), handling)
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


def _promised(packs: Mapping[str, Pack], refs: Iterable[str]) -> Pack | None:
    chosen = [packs.get(ref) for ref in refs]
    known = [pack for pack in chosen if pack is not None]
    return reduce(Pack.then, known) if len(known) == len(chosen) else None


def _severities_of(line: Mapping[str, Any]) -> frozenset[str]:
    """Return the severities for which a line always makes a clock."""
    if line.get("agreed") or _NARROWING & line.keys():
        return frozenset()
    return frozenset(line.get("by_severity") or line.get("severities") or _SEVERITIES)


@cache
def read_packs(folder: Path) -> Mapping[str, Pack]:
    """Read the SLA packs by the reference that calls store, once: `check` looks again and again."""
    packs = {}
    for path in folder.rglob("*.yaml"):
        content: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        if content.get("kind") != "sla-pack":
            continue
        lines: list[dict[str, Any]] = content["body"]["targets"]
        packs[f"sla-pack/{content['name']}@{content['version']}"] = Pack.of(lines)
    return packs
