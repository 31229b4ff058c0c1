"""Maintenance contracts: what they cover, for how long, and what is due before they end (I-13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from intake.domain.errors import AlreadyExists, ConcurrentUpdate, Invalid, NotFound, Refused
from intake.domain.months import months_after


class ContractNotFound(NotFound):
    """There is no such contract, or the caller may not see it."""

    reason = "CONTRACT_NOT_FOUND"


class ContractNumberTaken(AlreadyExists):
    """Another contract has that number."""

    reason = "CONTRACT_NUMBER_TAKEN"


class ContractTermReversed(Invalid):
    """A contract cannot end before it starts."""

    reason = "CONTRACT_TERM_REVERSED"


class ContractPriceInvalid(Invalid):
    """A price is an amount from zero with two decimals at most."""

    reason = "CONTRACT_PRICE_INVALID"


class ContractNotExtended(Refused):
    """A renewal has to move the end of a contract."""

    reason = "CONTRACT_NOT_EXTENDED"


class NotTheCustomersContract(Refused):
    """A contract covers products of its own customer, and is named for that customer alone."""

    reason = "NOT_THE_CUSTOMERS_CONTRACT"


class NoticeNotFound(NotFound):
    """No such notice was raised for the contract's present term."""

    reason = "CONTRACT_NOTICE_NOT_FOUND"


class NoticeAlreadySettled(Refused):
    """Somebody has done what the notice asked for."""

    reason = "CONTRACT_NOTICE_SETTLED"


class StaleContract(ConcurrentUpdate):
    """The contract changed between reading and writing."""

    reason = "CONTRACT_STALE"


class ContractKind(StrEnum):
    """What the customer bought; a project has a written report before its end."""

    MAINTENANCE = "maintenance"
    PROJECT = "project"


class NoticeKind(StrEnum):
    """What is due before the end of a contract."""

    REPORT = "report"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule:
    """Which notice, how many months before the end, and whom to tell."""

    notice: NoticeKind
    months_before: int
    role: str

    def __post_init__(self) -> None:
        if self.months_before < 0:
            raise ValueError(f"a notice {self.months_before} months before the end")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractNoticePolicy:
    """The notices of each kind of contract (I-13)."""

    by_kind: Mapping[ContractKind, tuple[NoticeRule, ...]]

    def __post_init__(self) -> None:
        for kind in ContractKind:
            rules = [rule.notice for rule in self.by_kind.get(kind, ())]
            if not rules:
                raise ValueError(f"no notice for contracts of kind {kind}")
            if len(set(rules)) != len(rules):
                raise ValueError(f"a notice for contracts of kind {kind} is named twice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A maintenance contract.

    Args:
        products: Ids of the installed products it covers; none means every one of the customer.
        items: What is done under it.
        calendar: That of the SLA pack; empty where it names none.
        sla_pack: Promise for calls under it; empty where the product line decides.
        visits_included: Visits within the term; None is without a limit.
        price: For the present term.
        starts_on: First day it covers.
        term_starts_on: First day of the present term; visits and price belong to a term.
        ends_on: Last day it covers.
        responsible: Who is to be sent to renew it.
        next_notice_on: Day at the branch from which the next notice is due; None after the last.

    Raises:
        ContractTermReversed: It would end before it starts.
        ContractPriceInvalid: The price is negative or has more than two decimals.
    """

    id: str
    number: str
    customer_id: str
    branch: str
    kind: ContractKind
    products: tuple[str, ...]
    items: tuple[str, ...]
    calendar: str
    sla_pack: str
    visits_included: int | None
    price: Decimal
    starts_on: date
    term_starts_on: date
    ends_on: date
    responsible: str
    next_notice_on: date | None = None
    version: int = 0

    def __post_init__(self) -> None:
        if not self.starts_on <= self.term_starts_on <= self.ends_on:
            raise ContractTermReversed(
                f"it starts on {self.starts_on} and ends on {self.ends_on}",
                rule="I-13",
                field="ends_on",
                starts_on=self.starts_on.isoformat(),
            )
        if self.price < 0 or self.price != self.price.quantize(_CENT) or self.price >= _TOO_MUCH:
            raise ContractPriceInvalid(
                f"{self.price} is no price", rule="I-13", field="price", price=str(self.price)
            )

    def runs_on(self, day: date) -> bool:
        """Say whether a day lies in its term.

        Source: rulebook I-13.
        """
        return self.starts_on <= day <= self.ends_on


_CENT = Decimal("0.01")
_TOO_MUCH = Decimal(10) ** 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractCover:
    """What a contract means for one product on one day; visits count within the present term."""

    contract_id: str
    number: str
    ends_on: date
    sla_pack: str = ""
    visits_included: int | None = None
    visits_used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractNotice:
    """A notice that was raised, once for each end of a contract."""

    contract_id: str
    kind: NoticeKind
    ends_on: date
    raised_at: datetime
    policy_ref: str
    settled_at: datetime | None = None
    settled_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFilter:
    """Which contracts; what is empty does not narrow. `ends_by` is the last day of an end."""

    branch: str = ""
    customer_id: str = ""
    ends_by: date | None = None


def notices_due(
    contract: Contract,
    raised: frozenset[NoticeKind],
    policy: ContractNoticePolicy,
    today: date,
) -> tuple[tuple[NoticeRule, ...], date | None]:
    """Return the notices to raise today, and the day of the next one.

    A contract that is over raises nothing more.

    Args:
        contract: With its present end.
        raised: Notices that were raised for that end.
        policy: When which notice is due.
        today: Day at the contract's branch.

    Source: rulebook I-13.
    """
    if today > contract.ends_on:
        return (), None
    open_rules = [rule for rule in policy.by_kind[contract.kind] if rule.notice not in raised]
    days = {rule.notice: months_after(contract.ends_on, -rule.months_before) for rule in open_rules}
    due = tuple(rule for rule in open_rules if days[rule.notice] <= today)
    return due, min((day for day in days.values() if day > today), default=None)


def first_notice_on(contract: Contract, policy: ContractNoticePolicy) -> date:
    """Return the day from which a timer has to look at a contract.

    Source: rulebook I-13.
    """
    rules = policy.by_kind[contract.kind]
    return min(months_after(contract.ends_on, -rule.months_before) for rule in rules)


def renewed(
    contract: Contract, ends_on: date, price: Decimal, policy: ContractNoticePolicy
) -> Contract:
    """Return the contract with a further term behind the present one; its notices begin anew.

    Raises:
        ContractNotExtended: The end is not later than before.

    Source: rulebook I-13.
    """
    if ends_on <= contract.ends_on:
        raise ContractNotExtended(
            f"the contract ends on {contract.ends_on} already",
            rule="I-13",
            field="ends_on",
            contract=contract.number,
            ends_on=contract.ends_on.isoformat(),
        )
    following = contract.ends_on + timedelta(days=1)
    longer = replace(contract, term_starts_on=following, ends_on=ends_on, price=price)
    return replace(longer, next_notice_on=first_notice_on(longer, policy))


def settled(notice: ContractNotice, by: str, note: str, now: datetime) -> ContractNotice:
    """Return the notice as done: the person was sent, or the report was written.

    Raises:
        NoticeAlreadySettled: It was settled before.

    Source: rulebook I-13.
    """
    if notice.settled_at:
        raise NoticeAlreadySettled(
            f"{notice.settled_by} settled it on {notice.settled_at.date()}",
            rule="I-13",
            settled_by=notice.settled_by,
        )
    return replace(notice, settled_at=now, settled_by=by, note=note)
