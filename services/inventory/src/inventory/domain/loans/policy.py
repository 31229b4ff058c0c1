"""By which terms things are lent, and how often devices are calibrated (P-11, P-12, P-20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class BorrowerKind(StrEnum):
    """Who borrows."""

    CUSTOMER = "customer"  # of the work order's service request
    PERSON = "person"  # one of ours, by subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How one kind of asset is lent.

    Args:
        borrower: Who may borrow it.
        due_within: From going out until it must be back, above zero.
        needs_order: Whether a work order must be named.
        needs_receipt: Whether a receipt that the borrower signed must be named.
    """

    borrower: BorrowerKind
    due_within: timedelta
    needs_order: bool
    needs_receipt: bool

    def __post_init__(self) -> None:
        if self.due_within <= timedelta():
            raise ValueError("due_within must be above zero")
        if self.borrower is BorrowerKind.CUSTOMER and not self.needs_order:
            raise ValueError("a customer borrows for a work order: needs_order must be true")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanPolicy:
    """Terms by kind of asset."""

    loaner: Terms
    tool: Terms
    device: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationPolicy:
    """How long a calibration counts.

    Args:
        intervals: By device class, above zero.
        usual: For any other class, above zero.
        warn_before: How long before its end that is announced, not negative.
    """

    intervals: Mapping[str, timedelta]
    usual: timedelta
    warn_before: timedelta

    def __post_init__(self) -> None:
        if min([self.usual, *self.intervals.values()]) <= timedelta():
            raise ValueError("intervals and usual must be above zero")
        if self.warn_before < timedelta():
            raise ValueError("warn_before must not be negative")

    def interval_of(self, device_class: str) -> timedelta:
        """Return how long a calibration of a class counts."""
        return self.intervals.get(device_class, self.usual)
