"""A return case: its life, and what has to be settled before it is closed (I-11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from intake.domain.errors import Refused
from intake.domain.return_cases.policy import FreightPayer, ReturnBasis, ReturnKind
from intake.domain.vocabulary import Channel


class ReturnCaseState(StrEnum):
    """Where a case stands."""

    REPORTED = "reported"
    AWAITING_APPROVAL = "awaiting_approval"
    APPROVED = "approved"
    REFUSED = "refused"
    CLOSED = "closed"


_S = ReturnCaseState
_NEXT: Mapping[ReturnCaseState, frozenset[ReturnCaseState]] = MappingProxyType(
    {
        _S.REPORTED: frozenset({_S.AWAITING_APPROVAL, _S.APPROVED, _S.REFUSED}),
        _S.AWAITING_APPROVAL: frozenset({_S.APPROVED, _S.REFUSED}),
        _S.APPROVED: frozenset({_S.CLOSED}),
        _S.REFUSED: frozenset({_S.CLOSED}),
        _S.CLOSED: frozenset(),
    }
)


class WrongStep(Refused):
    """The case is not where this step belongs."""

    reason = "RETURN_CASE_STATE_WRONG"


class ReturnCause(StrEnum):
    """Why goods came back; the closed list."""

    CUSTOMERS_CHOICE = "customers_choice"
    DESIGN = "design"
    MATERIAL = "material"
    MANUFACTURE = "manufacture"
    TRANSPORT = "transport"
    INSTALLATION = "installation"
    SALES_PROMISE = "sales_promise"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an engineer found."""

    is_confirmed: bool
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the general manager decided."""

    is_approved: bool
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Liability:
    """Why it came back, whose fault it was, and what it cost us."""

    cause: ReturnCause
    unit: str
    person: str
    evidence: str
    cost: Decimal
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelInformed:
    level: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerInformed:
    channel: Channel
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Cost paid back by the responsible unit; `reference` names the booking."""

    amount: Decimal
    unit: str
    reference: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCase:
    """Goods that a customer wants to give back, with everything that was done about it."""

    id: str
    branch: str
    customer_id: str
    installed_product_id: str
    service_request_id: str
    kind: ReturnKind
    basis: ReturnBasis
    sold_on: date
    description: str
    state: ReturnCaseState
    opened_by: str
    opened_at: datetime
    policy_ref: str
    finding: Finding | None = None
    decision: Decision | None = None
    liability: Liability | None = None
    levels: tuple[LevelInformed, ...] = ()
    notices: tuple[CustomerInformed, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    conclusion: str = ""
    closed_by: str = ""
    closed_at: datetime | None = None
    version: int = 0

    @property
    def freight_payer(self) -> FreightPayer:
        """We pay for the way back of goods whose fault is ours, unless none was found (I-11)."""
        is_ours = self.basis is ReturnBasis.QUALITY_FAULT
        not_found = self.finding is not None and not self.finding.is_confirmed
        return FreightPayer.COMPANY if is_ours and not not_found else FreightPayer.CUSTOMER

    @property
    def recovered(self) -> Decimal:
        """What responsible units have paid back."""
        return sum((each.amount for each in self.recoveries), Decimal(0))

    @property
    def is_approved(self) -> bool:
        """Say whether the goods are taken back."""
        if self.decision:
            return self.decision.is_approved
        return self.state in {_S.APPROVED, _S.CLOSED} and bool(
            self.finding and self.finding.is_confirmed
        )

    @property
    def settled_at(self) -> datetime | None:
        """When it was settled whether the goods are taken back."""
        if self.decision:
            return self.decision.at
        is_settled = self.state in {_S.APPROVED, _S.REFUSED, _S.CLOSED}
        return self.finding.at if self.finding and is_settled else None

    def needs_to_be(self, *states: ReturnCaseState) -> None:
        """Refuse a step that belongs elsewhere.

        Raises:
            WrongStep: The case is in none of the states.

        Source: rulebook I-11.
        """
        if self.state not in states:
            raise WrongStep(
                f"case {self.id} is {self.state}",
                rule="I-11",
                state=self.state,
                allowed=",".join(states),
            )

    def to(self, state: ReturnCaseState) -> ReturnCase:
        """Return the case in another state.

        Raises:
            WrongStep: Its life does not go there.

        Source: rulebook I-11.
        """
        if state not in _NEXT[self.state]:
            raise WrongStep(
                f"case {self.id} is {self.state}", rule="I-11", state=self.state, wanted=state
            )
        return replace(self, state=state)
