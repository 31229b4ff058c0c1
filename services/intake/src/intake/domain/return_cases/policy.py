"""When goods are taken back, and who pays the freight (I-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from intake.domain.errors import Invalid, Refused
from intake.domain.months import months_after


class ReturnWindowOver(Refused):
    """The sale lies too far back."""

    reason = "RETURN_WINDOW_OVER"


class NoReasonExchange(Refused):
    """Without a reason goods are returned, not exchanged."""

    reason = "EXCHANGE_NEEDS_A_FAULT"


class SaleDayWrong(Invalid):
    """The day of the sale is unknown, or still to come."""

    reason = "SALE_DAY_WRONG"


class ReturnKind(StrEnum):
    """What the customer wants."""

    RETURN = "return"
    EXCHANGE = "exchange"


class ReturnBasis(StrEnum):
    """What the customer bases it on."""

    NO_REASON = "no_reason"
    QUALITY_FAULT = "quality_fault"


class FreightPayer(StrEnum):
    """Who pays for the way back."""

    CUSTOMER = "customer"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPolicy:
    """Windows since the sale, and the levels that are informed, from the bottom up."""

    no_reason_within: timedelta
    quality_within_months: int
    levels: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(set(self.levels)) != len(self.levels):
            raise ValueError("a level is informed once")


def last_day(sold_on: date, basis: ReturnBasis, policy: ReturnPolicy) -> date:
    """Return the last day on which goods are taken back.

    A month that is too short for the day of the sale ends the window on its own last day.

    Source: rulebook I-11.
    """
    if basis is ReturnBasis.NO_REASON:
        return sold_on + policy.no_reason_within
    return months_after(sold_on, policy.quality_within_months)


def needs_to_be_returnable(
    kind: ReturnKind, basis: ReturnBasis, sold_on: date, today: date, policy: ReturnPolicy
) -> None:
    """Refuse goods that were sold too long ago, and an exchange without a reason.

    Args:
        kind: What the customer wants.
        basis: What it is based on.
        sold_on: Day of the sale.
        today: Day of the wish at the branch.
        policy: The windows; the last day counts.

    Raises:
        SaleDayWrong: The sale is still to come.
        NoReasonExchange: An exchange without a reason.
        ReturnWindowOver: The last day is over.

    Source: rulebook I-11.
    """
    if sold_on > today:
        raise SaleDayWrong(f"{sold_on} has not come yet", rule="I-11", field="sold_on")
    if kind is ReturnKind.EXCHANGE and basis is ReturnBasis.NO_REASON:
        raise NoReasonExchange("an exchange needs a quality fault", rule="I-11")
    last = last_day(sold_on, basis, policy)
    if today > last:
        raise ReturnWindowOver(
            f"sold on {sold_on}, taken back until {last}",
            rule="I-11",
            sold_on=sold_on.isoformat(),
            last_day=last.isoformat(),
        )
