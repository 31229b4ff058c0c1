"""One survey per closing: due the next day, answered, given up or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from feedback.domain.errors import Invalid, Refused
from feedback.domain.ids import ServiceRequestId, SurveyId, survey_id_of
from feedback.domain.instants import local_day
from feedback.domain.policies import InForce, SurveyPolicy
from feedback.domain.served_request import ServedRequest
from feedback.domain.words import ContactChannel, Rating


class SurveyStateRefused(Refused):
    reason = "SURVEY_STATE_REFUSED"


class BeforeClosing(Refused):
    reason = "SURVEY_BEFORE_CLOSING"


class RequestNotClosed(Refused):
    reason = "SURVEY_REQUEST_NOT_CLOSED"


class ItemMissing(Invalid):
    reason = "SURVEY_ITEM_MISSING"


class SurveyState(StrEnum):
    DUE = "due"
    ANSWERED = "answered"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"


# A card or a link may still come back after we gave up calling.
_MOVES: dict[SurveyState, frozenset[SurveyState]] = {
    SurveyState.DUE: frozenset(
        {SurveyState.ANSWERED, SurveyState.UNREACHABLE, SurveyState.WITHDRAWN}
    ),
    SurveyState.UNREACHABLE: frozenset({SurveyState.ANSWERED, SurveyState.WITHDRAWN}),
    SurveyState.ANSWERED: frozenset(),
    SurveyState.WITHDRAWN: frozenset(),
}

ITEMS = ("attitude", "skill", "punctuality", "promises_kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Four items, each on four levels, and free text (F-01)."""

    attitude: Rating
    skill: Rating
    punctuality: Rating
    promises_kept: Rating
    comment: str = ""

    @classmethod
    def of(cls, items: Mapping[str, Rating | None], comment: str = "") -> Answer:
        """Build an answer, refusing one that leaves an item out.

        Raises:
            ItemMissing: Names the first item without a level.

        Source: rulebook F-01.
        """
        missing = [item for item in ITEMS if items.get(item) is None]
        if missing:
            raise ItemMissing(
                f"an answer rates all four items; missing: {', '.join(missing)}",
                rule="F-01",
                field=f"answer.{missing[0]}",
                missing=",".join(missing),
            )
        rated = {item: level for item, level in items.items() if level is not None}
        return cls(**rated, comment=comment)

    def ratings(self) -> tuple[Rating, ...]:
        """Return the levels in the order of `ITEMS`."""
        return (self.attitude, self.skill, self.punctuality, self.promises_kept)

    def is_satisfied(self, policy: SurveyPolicy) -> bool:
        """Say whether no item lies below the policy's level.

        Source: rulebook F-13 (satisfaction).
        """
        return all(rating.level >= policy.satisfied_from.level for rating in self.ratings())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One unsuccessful attempt to reach the customer; numbered from 1 without a gap."""

    number: int
    channel: ContactChannel
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The question put to the customer about one closing of one request.

    `policy_ref` is the version that set the day, `outcome_policy_ref` the one that judged the
    answer or gave the customer up; empty while neither has happened.
    """

    id: SurveyId
    service_request_id: ServiceRequestId
    closing: int
    request_number: str
    branch_code: str
    technician_code: str
    state: SurveyState
    closed_at: datetime
    time_zone: str
    due_on: date
    policy_ref: str
    outcome_policy_ref: str = ""
    answer: Answer | None = None
    satisfied: bool = False
    answered_at: datetime | None = None
    channel: ContactChannel | None = None
    recorded_by: str = ""
    attempts: tuple[Attempt, ...] = ()
    version: int = 0

    @classmethod
    def schedule(cls, request: ServedRequest, policy: InForce[SurveyPolicy]) -> Survey:
        """Plan the survey of a closing for a later calendar day of the branch.

        Raises:
            RequestNotClosed: The request is open.

        Source: rulebook F-01.
        """
        if not request.is_closed or request.closed_at is None:
            raise RequestNotClosed(f"request {request.number} is not closed", rule="F-01")
        zone = request.time_zone or policy.body.default_time_zone
        closed_on = local_day(request.closed_at, zone)
        return cls(
            id=survey_id_of(request.id, request.closings),
            service_request_id=request.id,
            closing=request.closings,
            request_number=request.number,
            branch_code=request.branch_code,
            technician_code=request.technician_code,
            state=SurveyState.DUE,
            closed_at=request.closed_at,
            time_zone=zone,
            due_on=closed_on + timedelta(days=policy.body.due_after_days),
            policy_ref=policy.ref,
        )

    def answered(
        self,
        answer: Answer,
        *,
        policy: InForce[SurveyPolicy],
        channel: ContactChannel,
        actor: str,
        at: datetime,
    ) -> Survey:
        """Take the customer's answer and judge it by policy.

        Args:
            answer: All four items.
            policy: In force on the day of the answer; its version is kept.
            channel: How it reached us.
            actor: Who recorded it.
            at: When the customer answered (UTC), not before the closing.

        Raises:
            SurveyStateRefused: Answered already, or withdrawn.
            BeforeClosing: Answered before the request was closed.

        Source: rulebook F-01, F-02.
        """
        self._require(SurveyState.ANSWERED)
        self._require_after_closing(at)
        return replace(
            self,
            state=SurveyState.ANSWERED,
            answer=answer,
            satisfied=answer.is_satisfied(policy.body),
            answered_at=at,
            channel=channel,
            recorded_by=actor,
            outcome_policy_ref=policy.ref,
        )

    def attempted(self, attempt: Attempt, policy: InForce[SurveyPolicy]) -> Survey:
        """Note an unsuccessful attempt; the policy's last one makes the customer unreachable.

        Raises:
            SurveyStateRefused: The survey is not due.
            BeforeClosing: The attempt lies before the closing.

        Source: rulebook F-01.
        """
        self._require(SurveyState.UNREACHABLE)
        self._require_after_closing(attempt.occurred_at)
        attempts = (*self.attempts, attempt)
        given_up = len(attempts) >= policy.body.attempts
        return replace(
            self,
            attempts=attempts,
            state=SurveyState.UNREACHABLE if given_up else self.state,
            outcome_policy_ref=policy.ref if given_up else self.outcome_policy_ref,
        )

    def about(self, technician_code: str) -> Survey:
        """Name the technician who did serve, in whatever state the question is.

        Source: rulebook F-02.
        """
        return replace(self, technician_code=technician_code)

    def withdrawn(self) -> Survey:
        """Take the question back, because the request was opened again before an answer.

        Raises:
            SurveyStateRefused: Answered or withdrawn already.

        Source: rulebook F-01.
        """
        self._require(SurveyState.WITHDRAWN)
        return replace(self, state=SurveyState.WITHDRAWN)

    def _require(self, to: SurveyState) -> None:
        if to not in _MOVES[self.state]:
            raise SurveyStateRefused(
                f"survey {self.id} is {self.state} and cannot become {to}",
                rule="F-01",
                from_state=self.state.value,
                to_state=to.value,
            )

    def _require_after_closing(self, at: datetime) -> None:
        if at < self.closed_at:
            raise BeforeClosing(
                f"{at.isoformat()} lies before the closing at {self.closed_at.isoformat()}",
                rule="F-01",
                closed_at=self.closed_at.isoformat(),
                occurred_at=at.isoformat(),
            )
