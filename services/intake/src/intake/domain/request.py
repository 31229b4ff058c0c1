"""The service request: one entry of the register, its facts, and the clocks judged from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from intake.domain.calendar import Calendar
from intake.domain.category import CategoryDecision, Considered
from intake.domain.clock import ClockReading, read_on
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.standing import Standing, standing_of
from intake.domain.vocabulary import Channel, Handling, Milestone, Purpose, ServiceCategory
from intake.domain.warranty import Charging

BREACH_SHARE = Decimal(1)
"""The share at which an alarm is no longer a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was written into the register at the first contact (I-01).

    It never changes, but for who pays: `category`, `charging`, `considered` (why), `contract_id`
    and `category_policy_ref` are decided anew once damage by people is found (I-10).

    `registered_branch`, `day` and `serial` make the number (I-02); the three policy references tell
    which versions decided severity, category and promise.
    """

    id: str
    registered_branch: str
    day: date
    serial: int
    number: str
    external_ref: str
    channel: Channel
    purpose: Purpose
    customer_id: str
    installed_product_id: str
    product_line: str
    product_model: str
    symptom_code: str
    symptom: str
    category: ServiceCategory
    handling: Handling
    sla_pack: str
    received_at: datetime
    registered_at: datetime
    registered_by: str
    repeat_of: str
    historical: bool
    severity_policy_ref: str
    category_policy_ref: str
    sla_policy_ref: str
    charging: Charging | None = None
    considered: tuple[Considered, ...] = ()
    contract_id: str = ""
    repeat_policy_ref: str = ""

    def paid_by(self, decision: CategoryDecision, policy_ref: str) -> Call:
        """Return the call with who pays decided anew, under a version of the category policy."""
        return replace(
            self,
            category=decision.category,
            charging=decision.charging,
            considered=decision.considered,
            contract_id=decision.contract_id,
            category_policy_ref=policy_ref,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which pack a fact chose, as of when; an empty `calendar_ref` leaves the pack its own.

    `pack_digest` is the hash of what the pack had said, where the choice left it as it was.
    """

    sequence: int
    sla_policy_ref: str
    calendar_ref: str
    chosen_at: datetime
    pack_digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A warning or a breach that was announced; share 1 is the breach (I-20).

    A breach that a late fact disproved is withdrawn; should the promise break again after that, it
    is the next episode.
    """

    milestone: Milestone
    share: Decimal
    episode: int
    raised_at: datetime
    withdrawn_at: datetime | None = None

    @property
    def is_breach(self) -> bool:
        """Say whether this is a breach and not a warning."""
        return self.share == BREACH_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequest:
    """A register entry with everything known about it.

    `timeline` is the truth; `standing` and `clocks` are projections of it, `alarms` what was
    announced. `zone` is the time zone of the branch that has the request now.
    """

    call: Call
    zone: str
    timeline: Timeline
    standing: Standing
    clocks: tuple[ClockReading, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    version: int = 0

    @property
    def id(self) -> str:
        """The request's id."""
        return self.call.id

    def day_of(self, instant: datetime) -> date:
        """Return the calendar day of an instant at the branch that has the request (I-17)."""
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def clock(self, milestone: Milestone) -> ClockReading | None:
        """Return the clock of a milestone, None where it is not promised."""
        return next((clock for clock in self.clocks if clock.milestone is milestone), None)

    @property
    def closing_reason(self) -> str:
        """Why the request ended as it did, empty while it is open or where nobody said (I-02)."""
        if self.standing.closed_at is None:
            return ""
        told = [fact for fact in self.timeline.facts if fact.kind is FactKind.CLOSED]
        return told[-1].note

    def with_facts(self, *facts: Fact) -> ServiceRequest:
        """Return the request with more facts, each at its own time; clocks are judged apart."""
        timeline = self.timeline
        for fact in facts:
            timeline = timeline.insert(fact)
        return replace(self, timeline=timeline, standing=standing_of(timeline))

    @property
    def damage(self) -> Fact | None:
        """The fact that people had broken it, None where nobody found that (I-10)."""
        found = (fact for fact in self.timeline.facts if fact.kind is FactKind.DAMAGE_FOUND)
        return next(found, None)

    def category_at(self, instant: datetime) -> ServiceCategory:
        """Return who was to pay at an instant: warranty, until damage was found (I-10)."""
        if self.damage and instant < self.damage.occurred_at:
            return ServiceCategory.WARRANTY
        return self.call.category

    def standing_at(self, instant: datetime) -> Standing:
        """Return where the request stood at an instant, by what is known now."""
        return standing_of(self.timeline.until(instant), instant)

    def line(self, reading: ClockReading) -> ClockLine:
        """Return a clock as a line of the SLA report."""
        return ClockLine(
            service_request_id=self.id,
            number=self.call.number,
            external_ref=self.call.external_ref,
            branch=self.standing.branch,
            zone=self.zone,
            policy_ref=reading.policy_ref or self.call.sla_policy_ref,
            historical=self.call.historical,
            reading=reading,
        )

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice of a pack, the call's first (I-19)."""
        call, *later = self.timeline.facts
        first = Choice(
            sequence=call.sequence,
            sla_policy_ref=self.call.sla_policy_ref,
            calendar_ref=call.calendar_ref,
            chosen_at=call.occurred_at,
        )
        return (
            first,
            *(
                Choice(
                    sequence=fact.sequence,
                    sla_policy_ref=fact.sla_policy_ref,
                    calendar_ref=fact.calendar_ref,
                    chosen_at=fact.occurred_at,
                    pack_digest=fact.pack_digest,
                )
                for fact in later
                if fact.sla_policy_ref
            ),
        )

    @property
    def lines(self) -> tuple[ClockLine, ...]:
        """All clocks as lines of the SLA report."""
        return tuple(self.line(reading) for reading in self.clocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One line of the SLA report: whose clock, and how it stands."""

    service_request_id: str
    number: str
    external_ref: str
    branch: str
    zone: str
    policy_ref: str
    historical: bool
    reading: ClockReading

    def read_on(self, as_of: datetime, calendar: Calendar) -> ClockLine:
        """Return the line as of a later instant up to which no fact is known."""
        return replace(self, reading=read_on(self.reading, as_of, calendar))
