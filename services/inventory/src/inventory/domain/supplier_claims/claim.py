"""A claim on a supplier: drafted, sent, answered, paid or refused (P-10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NewType

from inventory.domain.approval import InForce
from inventory.domain.errors import NotFound, Refused
from inventory.domain.ids import BranchCode, WarehouseCode
from inventory.domain.old_parts.old_part import OldPartId
from inventory.domain.supplier_claims.line import NOTHING, ClaimLine
from inventory.domain.supplier_claims.policy import ClaimPolicy

SupplierClaimId = NewType("SupplierClaimId", str)


class ClaimState(StrEnum):
    DRAFTED = "drafted"
    SENT = "sent"
    ANSWERED = "answered"  # granted, whole or in part
    PAID = "paid"  # settled; what was paid may differ from what was granted
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


STEPS: Final = {
    ClaimState.DRAFTED: frozenset({ClaimState.SENT, ClaimState.WITHDRAWN}),
    ClaimState.SENT: frozenset({ClaimState.ANSWERED, ClaimState.REFUSED, ClaimState.WITHDRAWN}),
    ClaimState.ANSWERED: frozenset({ClaimState.PAID, ClaimState.WITHDRAWN}),
    ClaimState.PAID: frozenset(),
    ClaimState.REFUSED: frozenset(),
    ClaimState.WITHDRAWN: frozenset(),
}
# Parts may follow a claim that was sent, until the supplier has refused it.
RETURNABLE: Final = frozenset({ClaimState.SENT, ClaimState.ANSWERED, ClaimState.PAID})


class SupplierClaimNotFound(NotFound):
    reason = "SUPPLIER_CLAIM_NOT_FOUND"


class SupplierClaimIllegalTransition(Refused):
    reason = "SUPPLIER_CLAIM_ILLEGAL_TRANSITION"


class PartsAlreadyReturned(Refused):
    """The parts of a claim go back once."""

    reason = "SUPPLIER_CLAIM_PARTS_ALREADY_RETURNED"


class AnswerIncomplete(Refused):
    """The supplier's answer says something of every line, and of no other."""

    reason = "SUPPLIER_CLAIM_ANSWER_INCOMPLETE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the supplier says of one line: how much is granted (CNY), and why not all of it."""

    accepted: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that came.

    Args:
        amount: CNY, above zero.
        document: The bank's or the supplier's paper; each once within a claim.
        recorded_by: Subject of whoever noted it.
        paid_at: When it came (UTC).
    """

    amount: Decimal
    document: str
    recorded_by: str
    paid_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Who took a step of a claim, when (UTC), and by which paper or for which reason."""

    by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierClaim:
    """What one warehouse asks of one supplier at once.

    Args:
        month: First day of the month of drafting, in the branch's calendar.
        serial: From 1, without a gap within warehouse and month.
        answer_due_at: When the answer is chased (UTC), by the policy in `policy_ref`.
        overdue_at: When it was announced as unanswered (UTC); once.
        payments: Oldest first.
        settled: Why what was paid is not what was granted; an empty note: it is.
        returned: When the parts went back, by whom, by which paper.
        version: Grows with every change.
    """

    id: SupplierClaimId
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    supplier: str
    month: date
    serial: int
    lines: tuple[ClaimLine, ...]
    drafted: Step
    state: ClaimState = ClaimState.DRAFTED
    sent: Step | None = None
    answer_due_at: datetime | None = None
    policy_ref: str = ""
    overdue_at: datetime | None = None
    answered: Step | None = None
    payments: tuple[Payment, ...] = ()
    settled: Step | None = None
    withdrawn: Step | None = None
    returned: Step | None = None
    version: int = 0

    @property
    def number(self) -> str:
        """What the claim is called."""
        return f"{self.warehouse_code}-SC{self.month:%Y%m}-{self.serial:03}"

    @property
    def key(self) -> tuple[datetime, str]:
        """Oldest first."""
        return self.drafted.at, self.id

    @property
    def claimed(self) -> Decimal:
        """What it asks for, CNY."""
        return sum((each.costs.total for each in self.lines), NOTHING)

    @property
    def accepted(self) -> Decimal | None:
        """What the supplier grants, CNY; None before the answer."""
        if self.answered is None:
            return None
        return sum((each.accepted or NOTHING for each in self.lines), NOTHING)

    @property
    def paid(self) -> Decimal:
        """What came, CNY."""
        return sum((each.amount for each in self.payments), NOTHING)

    @property
    def difference(self) -> Decimal | None:
        """What came less what was granted, CNY; None as long as it is not settled."""
        return None if self.settled is None else self.paid - (self.accepted or NOTHING)

    @property
    def old_part_ids(self) -> tuple[OldPartId, ...]:
        """The old parts it claims for, sorted."""
        return tuple(sorted(each.old_part_id for each in self.lines if each.old_part_id))

    @property
    def changed_at(self) -> datetime:
        """When its last step was taken (UTC)."""
        steps = (self.drafted, self.sent, self.answered, self.settled, self.withdrawn)
        paid = (each.paid_at for each in self.payments)
        return max((*(step.at for step in steps if step), *paid))

    @property
    def keeps_parts(self) -> bool:
        """Whether its parts cannot be claimed again: it counts, or they are with the supplier."""
        return self.state is not ClaimState.WITHDRAWN or self.returned is not None

    def send(self, step: Step, policy: InForce[ClaimPolicy]) -> SupplierClaim:
        """Return it sent, with the day on which the answer is chased.

        Raises:
            SupplierClaimIllegalTransition: It is not a draft.

        Source: rulebook P-10.
        """
        return replace(
            self._moved(ClaimState.SENT),
            sent=step,
            answer_due_at=step.at + policy.body.answer_within,
            policy_ref=policy.ref,
        )

    def answer(self, step: Step, answers: Mapping[int, Answer]) -> SupplierClaim:
        """Return it with what the supplier says; refused if nothing is granted.

        Args:
            step: Whose paper says so.
            answers: By number of the line; all of them.

        Raises:
            SupplierClaimIllegalTransition: It was not sent, or is answered.
            AnswerIncomplete: A line is left out, or there is no such line.
            ClaimAmountInvalid: More is granted than was asked for, or less without a reason.

        Source: rulebook P-10.
        """
        self._moved(ClaimState.ANSWERED)
        if {each.number for each in self.lines} != set(answers):
            raise AnswerIncomplete(
                f"claim {self.number} has lines 1 to {len(self.lines)}; each is answered once",
                rule="P-10",
                field="answers",
                lines=str(len(self.lines)),
            )
        lines = tuple(
            each.answered(answers[each.number].accepted, answers[each.number].reason)
            for each in self.lines
        )
        granted = any(each.accepted for each in lines)
        return replace(
            self._moved(ClaimState.ANSWERED if granted else ClaimState.REFUSED),
            lines=lines,
            answered=step,
        )

    def withdraw(self, step: Step) -> SupplierClaim:
        """Return it given up, for a reason; what came of it already stays on record.

        Raises:
            SupplierClaimIllegalTransition: It is paid, refused or withdrawn.

        Source: rulebook P-10.
        """
        return replace(self._moved(ClaimState.WITHDRAWN), withdrawn=step)

    def send_back(self, step: Step) -> SupplierClaim:
        """Return it with its parts gone to the supplier.

        Raises:
            SupplierClaimIllegalTransition: It was not sent, or is refused or withdrawn.
            PartsAlreadyReturned: They went before.

        Source: rulebook P-10.
        """
        if self.state not in RETURNABLE:
            raise self._illegal("returned")
        if self.returned is not None:
            raise PartsAlreadyReturned(
                f"the parts of claim {self.number} went back already",
                rule="P-10",
                claim_id=self.id,
                returned_at=self.returned.at.isoformat(),
            )
        return replace(self, returned=step)

    def chased(self, now: datetime) -> SupplierClaim:
        """Return it announced as unanswered; nobody was told before."""
        return replace(self, overdue_at=now)

    def _moved(self, wanted: ClaimState) -> SupplierClaim:
        if wanted not in STEPS[self.state]:
            raise self._illegal(wanted.value)
        return replace(self, state=wanted)

    def _illegal(self, wanted: str) -> SupplierClaimIllegalTransition:
        return SupplierClaimIllegalTransition(
            f"claim {self.number} is {self.state} and cannot be {wanted}",
            rule="P-10",
            claim_id=self.id,
            from_state=self.state.value,
            to_state=wanted,
        )


def claim_not_found(claim_id: SupplierClaimId) -> SupplierClaimNotFound:
    """Return the answer for a claim that is not there, or not the principal's (P-10)."""
    return SupplierClaimNotFound(f"there is no supplier claim {claim_id}", claim_id=claim_id)
