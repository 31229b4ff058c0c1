"""A complaint from the ledger entry to the customer's judgement; every step is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from feedback.domain.complaint_states import (
    IN_HANDLING,
    ComplaintState,
    check_move,
    not_in_state,
)
from feedback.domain.errors import Refused
from feedback.domain.handling import (
    require_closable,
    require_not_concerned,
    require_owner,
    require_unsettled,
)
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.liability import Liability, LiabilityNotProposed
from feedback.domain.policies import ComplaintPolicy, InForce
from feedback.domain.step import Doing, Step, StepKind
from feedback.domain.words import Aggravation, ContactChannel, Grade, Judgement


class OutOfOrder(Refused):
    reason = "COMPLAINT_STEP_OUT_OF_ORDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One entry of the complaint ledger (F-06)."""

    id: ComplaintId
    number: str
    service_request_id: ServiceRequestId
    problem_id: ServiceRequestId
    branch_code: str
    time_zone: str
    customer_id: str
    technician_code: str
    channel: ContactChannel
    subject: str
    aggravations: tuple[Aggravation, ...]
    grade: Grade
    owner_role: str
    state: ComplaintState
    filed_at: datetime
    first_reply_due_at: datetime | None
    answer_due_at: datetime
    policy_ref: str
    survey_id: SurveyId | None = None
    owner: str = ""
    confirmed_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    liability: Liability | None = None
    judgement: Judgement | None = None
    steps: tuple[Step, ...] = ()
    version: int = 0

    @property
    def is_repeated(self) -> bool:
        """Whether the customer complains about the same problem again (F-09)."""
        return Aggravation.REPEATED in self.aggravations

    @property
    def attempts(self) -> int:
        """How many attempts to reach the customer are documented."""
        return sum(step.kind is StepKind.ATTEMPT for step in self.steps)

    @property
    def answered_in_time(self) -> bool:
        """Whether the answer came by its deadline; exactly at the deadline is in time (F-08)."""
        return self.answered_at is not None and self.answered_at <= self.answer_due_at

    @property
    def service_liable(self) -> bool:
        """Whether a verified inquiry found service liable (F-13)."""
        return self.liability is not None and self.liability.is_against_service

    def confirmed(self, note: str, doing: Doing, policy: InForce[ComplaintPolicy]) -> Complaint:
        """Agree with the customer on what the complaint is; whoever does it owns it from now on.

        Raises:
            ComplaintStateRefused: It is not newly filed.
            WrongOwner: The grade asks for another role first.
            OutOfOrder: Before the step it follows.

        Source: rulebook F-07, F-08.
        """
        self._require(ComplaintState.CONFIRMED, rule="F-08")
        require_owner(self.grade, doing.actor.role, policy.body)
        self._require_uninvolved(doing)
        return replace(
            self.with_step(
                StepKind.CONFIRMED, doing, since=self.filed_at, note=note, policy_ref=policy.ref
            ),
            state=ComplaintState.CONFIRMED,
            owner=doing.actor.subject,
            confirmed_at=doing.at,
        )

    def answered(self, answer: str, doing: Doing) -> Complaint:
        """Tell the customer the result of the analysis.

        Raises:
            ComplaintStateRefused: Not confirmed, or answered before.
            OutOfOrder: Before the step it follows.

        Source: rulebook F-08.
        """
        self._require(ComplaintState.ANSWERED, rule="F-08")
        self._require_uninvolved(doing)
        return replace(
            self.with_step(
                StepKind.ANSWERED, doing, since=self._since(StepKind.CONFIRMED), note=answer
            ),
            state=ComplaintState.ANSWERED,
            answered_at=doing.at,
        )

    def liability_proposed(self, liability: Liability, doing: Doing) -> Complaint:
        """Put forward who is liable; an unverified proposal may be replaced.

        Raises:
            ComplaintStateRefused: Not confirmed yet, or closed.
            LiabilitySettled: A verified one stands.
            PersonConcerned: The proposer is concerned.
            NobodyNamed: The fault needs a person or a department.
            SomebodyNamed: Service is not liable, yet somebody is named.

        Source: rulebook F-09.
        """
        self._require_in_handling()
        require_unsettled(self.number, self.liability)
        liability.require_names()
        liability.require_uninvolved(doing.actor.subject, self.technician_code)
        return replace(
            self.with_step(
                StepKind.LIABILITY_PROPOSED,
                doing,
                since=self._since(StepKind.CONFIRMED),
                note=liability.summary,
            ),
            liability=liability,
        )

    def liability_verified(self, doing: Doing) -> Complaint:
        """Confirm the proposed liability; from now on it counts.

        Raises:
            ComplaintStateRefused: Not confirmed yet, or closed.
            LiabilityNotProposed: There is nothing to verify.
            LiabilityVerifiedAlready: It was verified before.
            SelfVerification: The proposer verifies.
            PersonConcerned: The verifier is concerned.

        Source: rulebook F-09.
        """
        self._require_in_handling()
        if self.liability is None:
            raise LiabilityNotProposed(f"{self.number} has no liability to verify", rule="F-09")
        self.liability.require_uninvolved(doing.actor.subject, self.technician_code)
        verified = self.liability.verified(doing.actor.subject, doing.at)
        return replace(
            self.with_step(
                StepKind.LIABILITY_VERIFIED,
                doing,
                since=self._since(StepKind.LIABILITY_PROPOSED),
                note=verified.summary,
            ),
            liability=verified,
        )

    def attempted(self, channel: ContactChannel, note: str, doing: Doing) -> Complaint:
        """Document an attempt to reach the customer.

        Raises:
            ComplaintStateRefused: It is closed.

        Source: rulebook F-11.
        """
        if self.state is ComplaintState.CLOSED:
            raise not_in_state(self.number, self.state, ComplaintState.CLOSED, rule="F-11")
        return self.with_step(
            StepKind.ATTEMPT, doing, since=self.filed_at, note=f"{channel.value}: {note}"
        )

    def closed(
        self, judgement: Judgement, outcome: str, doing: Doing, policy: InForce[ComplaintPolicy]
    ) -> Complaint:
        """Close with the customer's judgement, or with the documented attempts to get it.

        Raises:
            ComplaintStateRefused: Not answered yet, or closed already.
            HandledByPersonConcerned: By the person complained about or found responsible.
            TooFewAttempts: Unreachable without the policy's number of attempts.
            LiabilityUnverified: A proposed liability waits for its verification.

        Source: rulebook F-09, F-11, F-12.
        """
        self._require(ComplaintState.CLOSED, rule="F-11")
        self._require_uninvolved(doing)
        require_closable(judgement, self.attempts, self.liability, policy.body)
        note = f"{judgement.value}: {outcome}"
        return replace(
            self.with_step(
                StepKind.CLOSED,
                doing,
                since=self._since(StepKind.ANSWERED, StepKind.LIABILITY_VERIFIED),
                note=note,
                policy_ref=policy.ref,
            ),
            state=ComplaintState.CLOSED,
            judgement=judgement,
            closed_at=doing.at,
        )

    def with_step(
        self, kind: StepKind, doing: Doing, *, since: datetime, note: str, policy_ref: str = ""
    ) -> Complaint:
        """Return the complaint with one more step.

        Args:
            kind: What was done.
            doing: By whom and when.
            since: The instant (UTC) before which it cannot have happened.
            note: What is to be kept of it.
            policy_ref: Version of the policy that decided, if one did.

        Raises:
            OutOfOrder: It happened before `since`.

        Source: rulebook F-06.
        """
        if doing.at < since:
            raise OutOfOrder(
                f"{kind} at {doing.at.isoformat()} lies before {since.isoformat()}",
                rule="F-06",
                occurred_at=doing.at.isoformat(),
                not_before=since.isoformat(),
            )
        step = Step(
            number=len(self.steps) + 1,
            kind=kind,
            actor=doing.actor.subject,
            occurred_at=doing.at,
            recorded_at=doing.recorded_at,
            note=note,
            policy_ref=policy_ref,
        )
        return replace(self, steps=(*self.steps, step))

    def _since(self, *kinds: StepKind) -> datetime:
        """Return when the latest step of these kinds happened."""
        return max(
            (step.occurred_at for step in self.steps if step.kind in kinds), default=self.filed_at
        )

    def _require(self, to: ComplaintState, *, rule: str) -> None:
        check_move(self.number, self.state, to, rule=rule)

    def _require_in_handling(self) -> None:
        if self.state not in IN_HANDLING:
            raise not_in_state(self.number, self.state, self.state, rule="F-09")

    def _require_uninvolved(self, doing: Doing) -> None:
        require_not_concerned(
            self.number, doing.actor.subject, self.technician_code, self.liability
        )
