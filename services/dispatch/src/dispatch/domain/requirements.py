"""What a product line asks of the person who is sent (D-01, D-05)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dispatch.domain.policy import InForce


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Skills and kinds of certificate, by name."""

    skills: frozenset[str]
    certificates: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementsPolicy:
    """What each product line needs; `everywhere` comes on top, also for lines not listed."""

    everywhere: Needs
    product_lines: Mapping[str, Needs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """What one order needs and the policy version that said so."""

    skills: frozenset[str]
    certificates: frozenset[str]
    policy_ref: str


def requirements_of(product_line: str, policy: InForce[RequirementsPolicy]) -> Requirements:
    """Decide what the work on a product line needs.

    Source: rulebook D-01, D-05.
    """
    common = policy.body.everywhere
    own = policy.body.product_lines.get(product_line)
    return Requirements(
        skills=common.skills | (own.skills if own else frozenset()),
        certificates=common.certificates | (own.certificates if own else frozenset()),
        policy_ref=policy.ref,
    )
