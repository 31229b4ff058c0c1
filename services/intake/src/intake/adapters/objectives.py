"""The figures that objectives are made of: durations by phase, checkpoints by result (Q-02, I-20).

The unit is the closing: a request that came back and closes again counts again, with its whole life
as it is judged then and as its trace tells it. Every figure carries that trace's id as exemplar.

An announced closing counts at most once. The reaction notes it in the transaction that settles the
event in the inbox; it is counted after that transaction's commit was confirmed. So an event that is
delivered again, an attempt that was rolled back and a batch that was cut add nothing, and a process
that ends between commit and count loses the figures of that closing: rates and shares stand that,
counts of record come from the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from chassis.bounded_metrics import OTHER, Durations, Labels, Occurrences
from chassis.outbox import Outbox
from intake.adapters.business_traces import trace_id_of
from intake.domain.activities import OWNER_ROLES, OWNER_SERVICES
from intake.domain.business_trace import BusinessTrace
from intake.domain.checkpoints import Checkpoint, CheckpointResult
from intake.domain.phases import Phase
from intake.domain.vocabulary import Milestone, Outcome, PhaseKind, Severity

_HISTORICAL: Final = ("no", "yes")

PHASE_LABELS: Final = Labels.of(
    phase=PhaseKind,
    owner_service=OWNER_SERVICES,
    owner_role=OWNER_ROLES,
    outcome=Outcome,
    historical=_HISTORICAL,
)
CHECKPOINT_LABELS: Final = Labels.of(
    milestone=Milestone, severity=Severity, result=CheckpointResult, historical=_HISTORICAL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveMetrics:
    """The two metrics of a process, as /metrics shows them."""

    durations: Durations
    checkpoints: Occurrences

    @classmethod
    def declare(cls, bounds: Iterable[timedelta]) -> ObjectiveMetrics:
        """Declare both; `bounds` are the upper bounds of the durations' buckets, ascending.

        Raises:
            ValueError: This process declared them with other bounds.
        """
        return cls(
            durations=Durations(
                "callout_request_phase_duration_seconds",
                "Time from beginning to end of a phase, observed when its request closes.",
                PHASE_LABELS,
                bounds,
            ),
            checkpoints=Occurrences(
                "callout_sla_checkpoints_total",
                "Promises judged for good, counted when their request closes.",
                CHECKPOINT_LABELS,
            ),
        )

    def count(self, life: BusinessTrace) -> None:
        """Observe every phase and count every checkpoint of one closing."""
        trace_id = trace_id_of(life.request_id, life.closings)
        for phase in life.phases:
            length = (phase.end or life.ended_at) - phase.start
            self.durations.observe(phase_words(life, phase), length, trace_id)
        for checkpoint in life.checkpoints:
            self.checkpoints.count(checkpoint_words(life, checkpoint), trace_id)


class CountedObjectives:
    """`intake.ports.Objectives` of one transaction: counted once it has committed."""

    def __init__(self, outbox: Outbox, metrics: ObjectiveMetrics) -> None:
        self._outbox = outbox
        self._metrics = metrics

    def observe(self, life: BusinessTrace) -> None:
        self._outbox.after_commit(lambda: self._metrics.count(life))


def phase_words(life: BusinessTrace, phase: Phase) -> dict[str, str]:
    """Return the words under which a phase is observed; a role told in free text is `other`."""
    activity = phase.activity
    return {
        "phase": activity.kind.value,
        "owner_service": activity.service,
        "owner_role": activity.role,
        "outcome": life.outcome.value if life.outcome else OTHER,
        "historical": _historical(life),
    }


def checkpoint_words(life: BusinessTrace, checkpoint: Checkpoint) -> dict[str, str]:
    """Return the words under which a checkpoint is counted."""
    return {
        "milestone": checkpoint.milestone.value,
        "severity": checkpoint.severity.value,
        "result": checkpoint.result.value,
        "historical": _historical(life),
    }


def _historical(life: BusinessTrace) -> str:
    """An imported past life must not move today's objectives; whoever asks leaves it out."""
    return "yes" if life.historical else "no"
