"""What a transaction tells others: events, traces, figures."""

from __future__ import annotations

from typing import Protocol

from intake.domain.business_trace import BusinessTrace
from intake.domain.events import Event
from intake.domain.follow_ups.day_end import DayNoticeGiven
from intake.domain.follow_ups.question import QuestionEvent
from intake.domain.hotline.coverage import CallUnanswered
from intake.domain.quotes.events import QuoteEvent
from intake.domain.return_cases.events import ReturnCaseEvent

Announced = Event | CallUnanswered | DayNoticeGiven | QuestionEvent | QuoteEvent | ReturnCaseEvent


class Outbox(Protocol):
    def append(self, event: Announced) -> None:
        """Announce a fact when the transaction commits."""
        ...


class BusinessTraces(Protocol):
    def emit(self, trace: BusinessTrace) -> None:
        """Hand the trace of a closed request to the tracing backend; the same ids every time."""
        ...


class Objectives(Protocol):
    def observe(self, life: BusinessTrace) -> None:
        """Count the phases and checkpoints of a closing when the transaction has committed."""
        ...
