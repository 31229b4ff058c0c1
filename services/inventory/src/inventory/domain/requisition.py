"""Requisitions: parts asked for a work order, held, approved, issued, brought back or given up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from inventory.domain.approval import ApprovalPolicy, InForce
from inventory.domain.errors import NotFound, Refused
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.people import Actor


class State(StrEnum):
    SHORT = "short"  # nothing is held; waits for stock
    RESERVED = "reserved"
    APPROVED = "approved"
    ISSUED = "issued"
    RELEASED = "released"


# The life cycle, and the only place that knows it.
NEXT: Final[Mapping[State, frozenset[State]]] = {
    State.SHORT: frozenset({State.RESERVED, State.RELEASED}),
    State.RESERVED: frozenset({State.APPROVED, State.ISSUED, State.SHORT, State.RELEASED}),
    State.APPROVED: frozenset({State.ISSUED, State.SHORT, State.RELEASED}),
    State.ISSUED: frozenset(),
    State.RELEASED: frozenset(),
}
HOLDING: Final = frozenset({State.RESERVED, State.APPROVED})
UNISSUED: Final = frozenset({State.SHORT, State.RESERVED, State.APPROVED})


class RequisitionNotFound(NotFound):
    reason = "REQUISITION_NOT_FOUND"


class IllegalTransition(Refused):
    reason = "REQUISITION_ILLEGAL_TRANSITION"


class ApprovedByRequester(Refused):
    reason = "REQUISITION_APPROVED_BY_REQUESTER"


class ApprovalLevelTooLow(Refused):
    reason = "APPROVAL_LEVEL_TOO_LOW"


class PartsUsedOrUnchecked(Refused):
    reason = "PARTS_USED_OR_UNCHECKED"


class ReturnExceedsIssue(Refused):
    reason = "RETURN_EXCEEDS_ISSUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requisition:
    """Parts asked for one work order from one warehouse.

    Args:
        lines: What is asked for, in the order of the part numbers.
        returned: What came back unused, summed per part.
        shortages: What was missing when stock was last looked at; empty unless SHORT.
        amount: CNY at the unit costs of the day it was asked.
        approval_level: Lowest role that may approve the amount, by the policy in `policy_ref`.
        approval_policy_ref: Policy by which it was approved, that of the day of approval.
        is_addition: It goes beyond what was first asked for its order (P-05).
        needs_supplement: The customer signs before it is approved or issued, by the policy in
            `supplement_policy_ref`.
        is_issued_first: It was issued before it was approved (P-09).
        version: Grows with every change.
    """

    id: RequisitionId
    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    branch_code: BranchCode
    warehouse_code: WarehouseCode
    state: State
    lines: tuple[PartLine, ...]
    requested_by: str
    requested_at: datetime
    amount: Decimal
    approval_level: str
    policy_ref: str
    shortages: tuple[Shortage, ...] = ()
    returned: tuple[PartLine, ...] = ()
    approved_by: str = ""
    approved_at: datetime | None = None
    approval_policy_ref: str = ""
    issued_by: str = ""
    issued_at: datetime | None = None
    released_by: str = ""
    released_at: datetime | None = None
    release_reason: str = ""
    is_addition: bool = False
    needs_supplement: bool = False
    supplement_policy_ref: str = ""
    is_issued_first: bool = False
    version: int = 0

    @property
    def holds(self) -> bool:
        """Whether stock is promised to it now."""
        return self.state in HOLDING

    @property
    def awaits_approval(self) -> bool:
        """Whether it was issued first and nobody has approved that yet."""
        return self.is_issued_first and self.approved_at is None

    @property
    def issued(self) -> tuple[PartLine, ...]:
        """What went out: every line or nothing."""
        return self.lines if self.state is State.ISSUED else ()

    @property
    def changed_at(self) -> datetime:
        """When its present state began, as far as that has a time of its own."""
        return self.released_at or self.issued_at or self.approved_at or self.requested_at

    def looked_up(self, shortages: tuple[Shortage, ...]) -> Requisition:
        """Return it after a look at stock: reserved if nothing is missing, else still short.

        Source: rulebook P-04.
        """
        if shortages:
            return replace(self, shortages=shortages)
        return replace(self._to(State.RESERVED), shortages=())

    def fall_short(self, shortages: tuple[Shortage, ...]) -> Requisition:
        """Return it waiting again: a count found that what was promised to it is not there.

        An approval falls with the promise; it is given anew when the parts are there.

        Args:
            shortages: What is missing; something is.

        Raises:
            IllegalTransition: Nothing was promised to it.

        Source: rulebook P-04, P-14.
        """
        return replace(
            self._to(State.SHORT),
            shortages=shortages,
            approved_by="",
            approved_at=None,
            approval_policy_ref="",
        )

    def approve(self, actor: Actor, policy: InForce[ApprovalPolicy], at: datetime) -> Requisition:
        """Return it approved; what was issued first stays issued.

        Args:
            actor: Never the requester; in a role that reaches the level asked for.
            policy: In force on the day of approval; ranks the roles, and its version is kept.
            at: When it was approved (UTC).

        Raises:
            IllegalTransition: It is short, approved already, issued or released.
            ApprovedByRequester: The requester wants to approve.
            ApprovalLevelTooLow: The amount needs a higher role.

        Source: rulebook P-04, P-09.
        """
        approved = self if self.awaits_approval else self._to(State.APPROVED)
        if actor.subject == self.requested_by:
            raise ApprovedByRequester(
                f"{actor.subject} asked for the parts and cannot approve them",
                rule="P-04",
                requisition_id=self.id,
            )
        if not policy.body.reaches(actor.role, self.approval_level):
            raise ApprovalLevelTooLow(
                f"{self.amount} CNY needs {self.approval_level}, not {actor.role}",
                rule="P-04",
                requisition_id=self.id,
                amount=str(self.amount),
                approval_level=self.approval_level,
                role=actor.role,
                policy_ref=policy.ref,
            )
        return replace(
            approved,
            approved_by=actor.subject,
            approved_at=at,
            approval_policy_ref=policy.ref,
        )

    def issue(self, actor: Actor, at: datetime) -> Requisition:
        """Return it issued, every line of it.

        Raises:
            IllegalTransition: It is not approved.

        Source: rulebook P-04.
        """
        self.require(State.APPROVED, State.ISSUED, "P-04")
        return replace(self._to(State.ISSUED), issued_by=actor.subject, issued_at=at)

    def issue_first(self, actor: Actor, at: datetime) -> Requisition:
        """Return it issued, to be approved afterwards.

        Raises:
            IllegalTransition: It is short, approved, issued or released.

        Source: rulebook P-09.
        """
        self.require(State.RESERVED, State.ISSUED, "P-09")
        issued = replace(self._to(State.ISSUED), issued_by=actor.subject, issued_at=at)
        return replace(issued, is_issued_first=True)

    def lose(self, shortages: tuple[Shortage, ...]) -> Requisition:
        """Return it waiting again, in its old place; what it held serves somebody more urgent.

        Args:
            shortages: What is missing now, something at least; it is approved anew when it is back.

        Raises:
            IllegalTransition: It holds nothing.

        Source: rulebook P-09.
        """
        return replace(
            self._to(State.SHORT),
            shortages=shortages,
            approved_by="",
            approved_at=None,
            approval_policy_ref="",
        )

    def give_back(self, lines: tuple[PartLine, ...], *, unused_and_checked: bool) -> Requisition:
        """Return it with more parts brought back.

        Args:
            lines: Checked lines, in the order of the part numbers.
            unused_and_checked: The keeper has the parts, and they are unused.

        Raises:
            IllegalTransition: Nothing was issued.
            PartsUsedOrUnchecked: The parts were used, or nobody looked at them.
            ReturnExceedsIssue: More would be back than went out.

        Source: rulebook P-07.
        """
        if self.state is not State.ISSUED:
            raise self._illegal("returned", "P-07")
        if not unused_and_checked:
            raise PartsUsedOrUnchecked(
                "only unused parts that were received and checked go back to stock",
                rule="P-07",
                field="unused_and_checked",
                requisition_id=self.id,
            )
        issued = _by_part(self.lines)
        returned = _by_part(self.returned)
        for line in lines:
            out = issued[line.part_number] - returned[line.part_number]
            if line.quantity > out:
                raise ReturnExceedsIssue(
                    f"{line.quantity} of {line.part_number} cannot come back, {out} are out",
                    rule="P-07",
                    field="lines",
                    requisition_id=self.id,
                    part_number=line.part_number,
                    out=str(out),
                    quantity=str(line.quantity),
                )
        returned.update(_by_part(lines))
        return replace(
            self,
            returned=tuple(
                PartLine(part_number=part, quantity=returned[part]) for part in sorted(returned)
            ),
        )

    def release(self, actor: Actor, reason: str, at: datetime) -> Requisition:
        """Return it given up before issue; what it held is free again.

        Raises:
            IllegalTransition: It was issued or given up already.

        Source: rulebook P-04.
        """
        return replace(
            self._to(State.RELEASED),
            shortages=(),
            released_by=actor.subject,
            released_at=at,
            release_reason=reason,
        )

    def require(self, state: State, wanted: State, rule: str) -> None:
        """Refuse a step that begins in another state.

        Raises:
            IllegalTransition: It is in another one.

        Source: rulebook P-04.
        """
        if self.state is not state:
            raise self._illegal(wanted, rule)

    def _to(self, state: State) -> Requisition:
        if state not in NEXT[self.state]:
            raise self._illegal(state, "P-04")
        return replace(self, state=state)

    def _illegal(self, wanted: str, rule: str) -> IllegalTransition:
        return IllegalTransition(
            f"requisition {self.id} is {self.state} and cannot be {wanted}",
            rule=rule,
            requisition_id=self.id,
            from_state=self.state.value,
            to_state=str(wanted),
        )


def oldest_first(requisition: Requisition) -> tuple[datetime, str]:
    """Sort key of the waiting line (P-04): who asked first is served first."""
    return requisition.requested_at, requisition.id


def _by_part(lines: Iterable[PartLine]) -> Counter[PartNumber]:
    return Counter({line.part_number: line.quantity for line in lines})
