"""What people ask of services, and in whose name."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

BRANCHES = ("BJ01", "BJ02")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A command to a service, in somebody's name.

    `patience` is how often a refusal is taken for an event that has not arrived yet.
    """

    service: str
    subject: str
    role: str
    use_case: Callable[[Any, datetime], Any]
    patience: int = 12


Life = Generator[Ask, Any, None]


def intake(role: str, use_case: Callable[[Any, datetime], Any], patience: int = 12) -> Ask:
    return Ask(service="intake", subject=role, role=role, use_case=use_case, patience=patience)


def dispatch(subject: str, role: str, use_case: Callable[[Any, datetime], Any]) -> Ask:
    return Ask(service="dispatch", subject=subject, role=role, use_case=use_case)


def inventory(
    subject: str, role: str, use_case: Callable[[Any, datetime], Any], patience: int = 12
) -> Ask:
    return Ask(
        service="inventory", subject=subject, role=role, use_case=use_case, patience=patience
    )


def appraise(use_case: Callable[[Any, datetime], Any]) -> Ask:
    return Ask(service="hr-appraisal", subject="lin", role="hr", use_case=use_case)


def feedback(use_case: Callable[[Any, datetime], Any]) -> Ask:
    return Ask(service="feedback", subject="chen", role="complaint_handler", use_case=use_case)
