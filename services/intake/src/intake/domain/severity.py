"""How severe a call is, decided from what the fault does (I-15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from intake.domain.errors import Invalid
from intake.domain.vocabulary import Impact, Purpose, Severity


class SeverityUnknown(Invalid):
    """Neither a severity nor what the fault does was told."""

    reason = "SEVERITY_UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactRule:
    """What an impact means; with `interrupted_over`, only an interruption longer than that does.

    A shorter interruption is `otherwise`; one whose length nobody told is taken to be going on.
    """

    severity: Severity
    interrupted_over: timedelta | None = None
    otherwise: Severity | None = None

    def __post_init__(self) -> None:
        if (self.interrupted_over is None) != (self.otherwise is None):
            raise ValueError("interrupted_over and otherwise belong together")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityPolicy:
    """Severity by impact for faults, by purpose for calls that report none."""

    by_impact: Mapping[Impact, ImpactRule]
    by_purpose: Mapping[Purpose, Severity]

    def __post_init__(self) -> None:
        if missing := set(Impact) - set(self.by_impact):
            raise ValueError(f"no severity for impact {', '.join(sorted(missing))}")
        if missing_purposes := set(Purpose) - set(self.by_purpose) - {Purpose.FAULT}:
            raise ValueError(f"no severity for purpose {', '.join(sorted(missing_purposes))}")


def decide_severity(
    policy: SeverityPolicy,
    *,
    purpose: Purpose,
    stated: Severity | None,
    impact: Impact | None,
    interrupted: timedelta | None,
) -> Severity:
    """Decide how severe a call is; a severity agreed elsewhere stands as it is.

    Args:
        policy: The figures in force.
        purpose: What the call is for.
        stated: Severity already agreed, e.g. by another desk.
        impact: What the fault does.
        interrupted: How long the service has been interrupted, None if nobody told.

    Raises:
        SeverityUnknown: A fault without severity and impact.

    Source: rulebook I-15.
    """
    if stated is not None:
        return stated
    if impact is None:
        if purpose is Purpose.FAULT:
            raise SeverityUnknown(
                "tell what the fault does, or its severity", rule="I-15", field="impact"
            )
        return policy.by_purpose[purpose]
    rule = policy.by_impact[impact]
    if rule.interrupted_over is None or rule.otherwise is None or interrupted is None:
        return rule.severity
    return rule.severity if interrupted > rule.interrupted_over else rule.otherwise
