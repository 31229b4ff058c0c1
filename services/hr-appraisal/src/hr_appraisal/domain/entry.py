"""One merit or demerit on its way through due process; nothing posted is ever edited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from hr_appraisal.domain.due_process import require_other_person, require_uninvolved
from hr_appraisal.domain.entry_states import EntryState, EntryStateRefused, may_become
from hr_appraisal.domain.errors import Refused
from hr_appraisal.domain.ids import EmployeeCode, EntryId, TriggerName
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.people import Actor, Person
from hr_appraisal.domain.policies import InForce, PointsPolicy, Trigger, TriggerPolicy
from hr_appraisal.domain.proposal import Doing, Evidence, Proposal
from hr_appraisal.domain.words import Consequence


class LevelTooLow(Refused):
    reason = "ENTRY_LEVEL_TOO_LOW"


class StepOutOfOrder(Refused):
    reason = "ENTRY_STEP_OUT_OF_ORDER"


class ReversalOfReversal(Refused):
    reason = "ENTRY_REVERSAL_OF_REVERSAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalEntry:
    """One merit or demerit (H-03).

    A posted entry stays as it is; that it was reversed is told by `reversed_by`, the id of the
    entry with the opposite points.
    """

    id: EntryId
    employee_code: EmployeeCode
    branch_code: str
    month: Month
    trigger: TriggerName
    consequence: Consequence
    points: int
    fine: Decimal | None
    doubled: bool
    state: EntryState
    evidence: Evidence
    reason: str
    occurred_at: datetime
    proposed_by: str
    proposed_at: datetime
    approver_role: str
    trigger_ref: str
    points_ref: str
    verified_by: str = ""
    verified_at: datetime | None = None
    approved_by: str = ""
    posted_at: datetime | None = None
    rejected_by: str = ""
    rejected_at: datetime | None = None
    rejection: str = ""
    reversal_of: EntryId | None = None
    reversed_by: EntryId | None = None
    version: int = 0

    @classmethod
    def propose(
        cls,
        proposal: Proposal,
        trigger: Trigger,
        triggers: InForce[TriggerPolicy],
        points: InForce[PointsPolicy],
    ) -> AppraisalEntry:
        """Put an entry forward; consequence, points, fine and level follow from the policy's row.

        A problem that the customer met again doubles points and fine.

        Args:
            proposal: What is put forward.
            trigger: The row it belongs to.
            triggers: Where the row stands; its version is kept.
            points: Points of the consequences; its version is kept.

        Source: rulebook F-09, H-01, H-03, H-04.
        """
        times = 2 if proposal.doubled else 1
        return cls(
            id=proposal.id,
            employee_code=proposal.person.code,
            branch_code=proposal.person.branch_code,
            month=proposal.month,
            trigger=trigger.name,
            consequence=trigger.consequence,
            points=points.body.of(trigger.consequence) * times,
            fine=None if trigger.fine is None else trigger.fine * times,
            doubled=proposal.doubled,
            state=EntryState.PROPOSED,
            evidence=proposal.evidence,
            reason=proposal.reason,
            occurred_at=proposal.occurred_at,
            proposed_by=proposal.proposed_by,
            proposed_at=proposal.proposed_at,
            approver_role=trigger.approver_role,
            trigger_ref=triggers.ref,
            points_ref=points.ref,
        )

    @property
    def policy_ref(self) -> str:
        """Both versions the entry was decided by."""
        return f"{self.trigger_ref}, {self.points_ref}"

    @property
    def counts(self) -> bool:
        """Whether it is posted and was not reversed."""
        return self.state is EntryState.POSTED and self.reversed_by is None

    def verified(self, doing: Doing, concerned: Person) -> AppraisalEntry:
        """Confirm the evidence.

        Raises:
            EntryStateRefused: It is not newly proposed.
            OwnCase, OwnLine: The actor is concerned.
            SamePerson: The actor proposed it.
            StepOutOfOrder: Before the proposal.

        Source: rulebook H-03.
        """
        self._require(EntryState.VERIFIED)
        require_uninvolved(doing.actor, concerned)
        require_other_person(doing.actor, proposed=self.proposed_by)
        self._require_after(doing.at, self.proposed_at)
        return replace(
            self,
            state=EntryState.VERIFIED,
            verified_by=doing.actor.subject,
            verified_at=doing.at,
        )

    def approved(self, doing: Doing, concerned: Person, policy: TriggerPolicy) -> AppraisalEntry:
        """Post the entry; from now on it counts and is never edited.

        Raises:
            EntryStateRefused: It is not verified.
            LevelTooLow: The policy asks for a higher level.
            OwnCase, OwnLine: The actor is concerned.
            SamePerson: The actor proposed or verified it.
            StepOutOfOrder: Before the verification.

        Source: rulebook H-03, H-04.
        """
        self._require(EntryState.POSTED)
        self._require_level(doing.actor, policy)
        require_uninvolved(doing.actor, concerned)
        require_other_person(doing.actor, proposed=self.proposed_by, verified=self.verified_by)
        self._require_after(doing.at, self.verified_at or self.proposed_at)
        return replace(
            self,
            state=EntryState.POSTED,
            approved_by=doing.actor.subject,
            posted_at=doing.at,
        )

    def rejected(self, reason: str, doing: Doing, concerned: Person) -> AppraisalEntry:
        """End an entry that is not posted; whoever proposed it may take it back this way.

        Raises:
            EntryStateRefused: It is posted or rejected.
            OwnCase, OwnLine: The actor is concerned.
            StepOutOfOrder: Before the step it follows.

        Source: rulebook H-03.
        """
        self._require(EntryState.REJECTED)
        require_uninvolved(doing.actor, concerned)
        self._require_after(doing.at, self.verified_at or self.proposed_at)
        return replace(
            self,
            state=EntryState.REJECTED,
            rejected_by=doing.actor.subject,
            rejected_at=doing.at,
            rejection=reason,
        )

    def reversal(
        self,
        entry_id: EntryId,
        reason: str,
        doing: Doing,
        concerned: Person,
        policy: InForce[TriggerPolicy],
    ) -> AppraisalEntry:
        """Return the posted entry with the opposite points and fine, in the same month.

        Args:
            entry_id: Id of the new entry.
            reason: Why.
            doing: By the level that approves such entries, who neither is nor leads the person.
            concerned: Whom the entry is about.
            policy: Levels; its version is kept.

        Raises:
            EntryStateRefused: It is not posted, or was reversed before.
            ReversalOfReversal: It is itself the reversal of another.
            LevelTooLow: The policy asks for a higher level.
            OwnCase, OwnLine: The actor is concerned.
            StepOutOfOrder: Before it was posted.

        Source: rulebook H-03.
        """
        if self.reversal_of is not None:
            raise ReversalOfReversal(
                f"entry {self.id} is the reversal of {self.reversal_of}",
                rule="H-03",
                reversal_of=self.reversal_of,
            )
        if not self.counts or self.posted_at is None:
            raise self._refusal("reversed")
        self._require_level(doing.actor, policy.body)
        require_uninvolved(doing.actor, concerned)
        self._require_after(doing.at, self.posted_at)
        return replace(
            self,
            id=entry_id,
            points=-self.points,
            fine=None if self.fine is None else -self.fine,
            reason=reason,
            evidence=Evidence(kind="entry", ref=self.id),
            occurred_at=doing.at,
            proposed_by=doing.actor.subject,
            proposed_at=doing.at,
            verified_by="",
            verified_at=None,
            approved_by=doing.actor.subject,
            posted_at=doing.at,
            trigger_ref=policy.ref,
            reversal_of=self.id,
            version=0,
        )

    def _require(self, to: EntryState) -> None:
        if not may_become(self.state, to):
            raise self._refusal(to.value)

    def _require_level(self, actor: Actor, policy: TriggerPolicy) -> None:
        if not policy.may_approve(actor.role, self.approver_role):
            raise LevelTooLow(
                f"{self.trigger} is approved by {self.approver_role} or above",
                rule="H-04",
                role=actor.role,
                needed=self.approver_role,
            )

    def _require_after(self, at: datetime, since: datetime) -> None:
        if at < since:
            raise StepOutOfOrder(
                f"{at.isoformat()} lies before {since.isoformat()}",
                rule="H-03",
                occurred_at=at.isoformat(),
                not_before=since.isoformat(),
            )

    def _refusal(self, to: str) -> EntryStateRefused:
        state = "reversed" if self.reversed_by else self.state.value
        return EntryStateRefused(
            f"entry {self.id} is {state} and cannot become {to}",
            rule="H-03",
            from_state=state,
            to_state=to,
        )
