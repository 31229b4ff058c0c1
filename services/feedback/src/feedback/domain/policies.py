"""Figures that the company decides, as frozen values with the version they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from feedback.domain.words import Aggravation, Grade, Rating

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Generic[T]):
    """A policy as it counts on some day; `ref` is what a decision stores."""

    ref: str
    body: T


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePolicy:
    """How far ahead of ours the clock of whoever tells may be.

    A thing told for a later instant is refused; up to then it counts as just now.
    """

    clock_skew: timedelta

    def __post_init__(self) -> None:
        if self.clock_skew < timedelta():
            raise ValueError("clock_skew must not be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPolicy:
    """F-01.

    Args:
        due_after_days: Calendar days after the day of closing, in the branch's zone.
        default_time_zone: IANA zone for a request whose branch's zone is not known.
        attempts: Unsuccessful attempts after which the customer counts as unreachable.
        satisfied_from: An answer is satisfied when no item lies below this level.
    """

    due_after_days: int
    default_time_zone: str
    attempts: int
    satisfied_from: Rating

    def __post_init__(self) -> None:
        if self.due_after_days < 0:
            raise ValueError(f"due_after_days must not be negative, got {self.due_after_days}")
        if self.attempts < 1:
            raise ValueError(f"attempts must be at least 1, got {self.attempts}")
        ZoneInfo(self.default_time_zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Who handles complaints of a grade (F-07).

    Args:
        owner_role: The role that answers for the complaint.
        confirmed_by: Roles that may begin to handle it.
    """

    owner_role: str
    confirmed_by: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.owner_role not in self.confirmed_by:
            raise ValueError(f"the owner's role {self.owner_role!r} must be in confirmed_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintPolicy:
    """F-07, F-08, F-11.

    Args:
        major_when: Aggravations of which one is enough to make a complaint major.
        ownership: Who handles each grade.
        first_reply_within: From filing to the confirmation with the customer; None: not promised.
        answer_within: From filing to the answer.
        attempts_before_closing: Documented attempts that stand for the customer's judgement.
    """

    major_when: tuple[Aggravation, ...]
    ownership: Mapping[Grade, Ownership]
    first_reply_within: timedelta | None
    answer_within: timedelta
    attempts_before_closing: int

    def __post_init__(self) -> None:
        if missing := [grade.value for grade in Grade if grade not in self.ownership]:
            raise ValueError(f"ownership lacks {', '.join(missing)}")
        if self.answer_within <= timedelta():
            raise ValueError("answer_within must be longer than nothing")
        if self.attempts_before_closing < 1:
            raise ValueError("attempts_before_closing must be at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoice:
    """Which complaint pack a branch follows."""

    default: str
    branches: Mapping[str, str]

    def pack_of(self, branch_code: str) -> str:
        """Return the name of the complaint pack of a branch."""
        return self.branches.get(branch_code, self.default)
