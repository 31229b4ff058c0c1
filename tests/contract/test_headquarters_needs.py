"""What headquarters relies on: the providers' real use cases and encoders, our real readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, get_args
from uuid import UUID, uuid5

import pytest

from chassis.envelope import read_body
from chassis.outbox import OutgoingEvent
from chassis.worker import IncomingEvent
from fakes import feedback as feedback_fake
from fakes.headquarters import FakeTx
from feedback.adapters.wire_events import outgoing as feedback_outgoing
from feedback.domain import words as feedback_words
from feedback.domain.events import FeedbackEvent
from headquarters.domain.facts import PromiseJudged, RequestClosed, SurveyScheduled
from headquarters.domain.figures import Count, Figure, Tally
from headquarters.domain.words import Judgement, Milestone, Outcome
from headquarters.ports import TallyQuery
from headquarters.worker import REACTIONS
from intake.adapters.wire_events import outgoing as intake_outgoing
from intake.domain import vocabulary
from intake.domain.events import BranchRegistered, Event
from intake.domain.facts import FactKind
from intake.domain.vocabulary import ClockState, Handling, Severity
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.on_service_report_submitted import (
    ServiceReportSubmitted,
    on_service_report_submitted,
)
from intake.handlers.on_work_order_signed import WorkOrderSigned, on_work_order_signed
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.transfer_request import TransferRequest, transfer_request
from unit.feedback import cases
from unit.intake.scene import HANGZHOU, NOW, Scene, at

_NAMES = UUID("5f1f2c9e-8f0f-4a55-9a68-2f3f7a3b1c44")
LONG_AFTER = datetime(2026, 4, 30, tzinfo=UTC)


class Headquarters:
    """Hears what providers announce, as the bus brings it, checked by the rules of the contract."""

    def __init__(self) -> None:
        self.tx = FakeTx()
        self._last: Counter[tuple[str, str]] = Counter()

    def hear(self, events: Iterable[OutgoingEvent]) -> None:
        for event in events:
            key = (event.stream, event.aggregate_id)
            self._last[key] += 1
            arrived = IncomingEvent(
                id=uuid5(_NAMES, f"{key} {self._last[key]}"),
                type=event.type,
                stream=event.stream,
                aggregate_id=event.aggregate_id,
                sequence=self._last[key],
                occurred_at=event.occurred_at,
                branch=event.branch,
                cell="main",
                traceparent="",
                body=event.body,
            )
            if reaction := REACTIONS.get(event.type):
                reaction.handle(read_body(arrived, reaction), arrived, self.tx, LONG_AFTER)

    def tallies(self) -> list[Tally]:
        return list(self.tx.figures.tallies(TallyQuery(page_size=99)).branches.rows)

    def count(self, figure: Figure) -> tuple[int, int]:
        (tally,) = self.tallies()
        return tally.count(figure).numerator, tally.count(figure).denominator


def told_by(scene: Scene) -> Headquarters:
    made = Headquarters()
    made.hear([intake_outgoing(BranchRegistered(branch=HANGZHOU, occurred_at=NOW))])
    made.hear(map(intake_outgoing, scene.tx.sent))
    return made


def told_by_feedback(tx: feedback_fake.FakeTx) -> Headquarters:
    made = Headquarters()
    made.hear(map(feedback_outgoing, tx.sent))
    return made


@pytest.fixture
def scene() -> Scene:
    return Scene()


def step(scene: Scene, kind: FactKind, hours: float) -> None:
    told = WorkOrderStep(
        service_request_id="r-1", kind=kind, technician="T-01", occurred_at=at(hours)
    )
    on_work_order_step(told, scene.tx, at(hours))


def visit(scene: Scene, *, arrives: float, leaves: float, visits: int = 1) -> None:
    """Accept, arrive, repair and sign."""
    step(scene, FactKind.ACCEPTED, 1)
    step(scene, FactKind.ARRIVED, arrives)
    report = ServiceReportSubmitted(
        service_request_id="r-1", technician="T-01", fixed=True, finished_at=at(leaves)
    )
    on_service_report_submitted(report, scene.tx, at(leaves))
    signed = WorkOrderSigned(
        service_request_id="r-1", technician="T-01", signed_at=at(leaves), visits=visits
    )
    on_work_order_signed(signed, scene.tx, at(leaves))


def end(scene: Scene, outcome: vocabulary.Outcome, hours: float) -> None:
    if outcome in vocabulary.DONE_OUTCOMES:
        restored = RecordRestoration(service_request_id="r-1", occurred_at=at(hours), remedy="x")
        record_restoration(restored, scene.tx, at(hours))
    closing = CloseRequest(
        service_request_id="r-1", occurred_at=at(hours), outcome=outcome, reason="x"
    )
    close_request(closing, scene.tx, at(hours))


# The pack of the scene promises arrival within twelve hours.
@pytest.mark.parametrize(("arrives", "timely"), [(11.99, (1, 1)), (12.0, (1, 1)), (12.01, (0, 1))])
def test_a_visit_brings_every_figure_of_its_call(
    scene: Scene, arrives: float, timely: tuple[int, int]
) -> None:
    scene.register()
    visit(scene, arrives=arrives, leaves=13)
    heard = told_by(scene)
    (tally,) = heard.tallies()
    assert (tally.branch_code, tally.branch_name, tally.region) == ("HZ01", "杭州站", "华东")
    assert tally.month == "2026-03"
    assert heard.count(Figure.TIMELY_RATE) == timely
    assert heard.count(Figure.FIRST_TIME_FIX) == (1, 1)
    assert heard.count(Figure.REPEAT_RATE) == (0, 1)
    assert tally.count(Figure.MEAN_SECONDS_TO_RESPOND) == Count(numerator=1, seconds=3600)
    assert tally.count(Figure.MEAN_SECONDS_TO_RESTORE) == Count(numerator=1, seconds=13 * 3600)


def test_a_second_visit_is_no_first_time_fix(scene: Scene) -> None:
    scene.register()
    visit(scene, arrives=2, leaves=3, visits=2)
    assert told_by(scene).count(Figure.FIRST_TIME_FIX) == (0, 1)


def test_the_same_fault_again_is_a_repeat(scene: Scene) -> None:
    product: dict[str, Any] = {
        "customer_id": "c-1",
        "installed_product_id": "p-1",
        "product_line": "",
    }
    scene.register(**product)
    visit(scene, arrives=2, leaves=3)
    again = scene.register(at(48), **product).request
    assert again.call.repeat_of == "r-1"
    heard = told_by(scene)
    assert heard.count(Figure.REGISTERED) == (2, 0)
    assert heard.count(Figure.REPEAT_RATE) == (0, 1)


@pytest.mark.parametrize(("answered", "timely"), [(0.5, (1, 1)), (0.51, (0, 1))])
def test_a_call_without_a_promised_arrival_is_judged_by_its_answer(
    scene: Scene, answered: float, timely: tuple[int, int]
) -> None:
    scene.desk_call()
    response = RecordResponse(service_request_id="r-1", occurred_at=at(answered), technician="")
    record_response(response, scene.tx, at(answered))
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 1)
    assert told_by(scene).count(Figure.TIMELY_RATE) == timely


def test_nobody_was_due_where_the_fault_went_before_anybody_arrived(scene: Scene) -> None:
    scene.register(handling=Handling.ON_SITE)
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 1)
    heard = told_by(scene)
    assert heard.count(Figure.CLOSED) == (1, 0)
    assert heard.count(Figure.TIMELY_RATE) == (0, 0)


@pytest.mark.parametrize("outcome", list(vocabulary.Outcome))
def test_every_outcome_of_intake_ends_a_call_in_one_count(
    scene: Scene, outcome: vocabulary.Outcome
) -> None:
    scene.desk_call(historical=True)
    end(scene, outcome, 1)
    (tally,) = told_by(scene).tallies()
    ends = (Figure.CLOSED, Figure.REJECTED, Figure.WITHDRAWN)
    assert sum(tally.count(figure).numerator for figure in ends) == 1
    assert tally.count(Figure.CLOSED).numerator == (outcome in vocabulary.DONE_OUTCOMES)


def test_a_reopened_call_is_out_and_its_second_closing_is_the_second(scene: Scene) -> None:
    scene.desk_call()
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 1)
    back = ReopenRequest(service_request_id="r-1", occurred_at=at(2), reason="again")
    reopen_request(back, scene.tx, at(2))
    assert told_by(scene).count(Figure.CLOSED) == (0, 0)
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 3)
    heard = told_by(scene)
    assert heard.count(Figure.CLOSED) == (1, 0)
    (closed,) = heard.tx.all_of(RequestClosed)
    assert closed.closings == 2


def test_a_transferred_call_is_the_other_branchs(scene: Scene) -> None:
    scene.desk_call()
    move = TransferRequest(
        service_request_id="r-1", occurred_at=at(1), to_branch="SH02", reason="nearer"
    )
    transfer_request(move, scene.tx, at(1))
    assert [tally.branch_code for tally in told_by(scene).tallies()] == ["SH02"]
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 2)
    assert [tally.branch_code for tally in told_by(scene).tallies()] == ["SH02"]


def test_facts_told_after_the_closing_leave_us_with_the_clocks_that_intake_has(
    scene: Scene,
) -> None:
    scene.desk_call(severity=Severity.D)
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 5)
    assert told_by(scene).count(Figure.TIMELY_RATE) == (0, 1)
    response = RecordResponse(service_request_id="r-1", occurred_at=at(0.25), technician="")
    record_response(response, scene.tx, at(6))
    heard = told_by(scene)
    assert heard.count(Figure.TIMELY_RATE) == (1, 1)
    (tally,) = heard.tallies()
    assert tally.count(Figure.MEAN_SECONDS_TO_RESPOND) == Count(numerator=1, seconds=900)
    raised = ChangeSeverity(
        service_request_id="r-1", occurred_at=at(1), severity=Severity.A, reason="worse"
    )
    change_severity(raised, scene.tx, at(7))
    clock = scene.request().clock(vocabulary.Milestone.RESTORE)
    assert clock is not None
    assert clock.state is ClockState.BREACHED
    judged = {
        each.milestone.value: each.is_broken for each in told_by(scene).tx.all_of(PromiseJudged)
    }
    assert judged == {
        clock.milestone.value: clock.state is ClockState.BREACHED
        for clock in scene.request().clocks
    }


def test_a_visit_told_after_the_closing_counts_where_the_call_was_closed(scene: Scene) -> None:
    scene.register()
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 5)
    assert told_by(scene).count(Figure.FIRST_TIME_FIX) == (0, 1)
    assert told_by(scene).count(Figure.TIMELY_RATE) == (0, 0)
    arrived = WorkOrderStep(
        service_request_id="r-1", kind=FactKind.ARRIVED, technician="T-01", occurred_at=at(2)
    )
    on_work_order_step(arrived, scene.tx, at(6))
    heard = told_by(scene)
    (closed,) = heard.tx.all_of(RequestClosed)
    assert (closed.technician_code, closed.visits, closed.closings) == ("T-01", 1, 1)
    assert heard.count(Figure.FIRST_TIME_FIX) == (1, 1)
    assert heard.count(Figure.TIMELY_RATE) == (1, 1)
    assert heard.count(Figure.CLOSED) == (1, 0)


def test_a_survey_brings_coverage_and_the_customers_word() -> None:
    tx = cases.surveyed()
    cases.give_answer(tx)
    heard = told_by_feedback(tx)
    assert heard.count(Figure.SATISFACTION) == (1, 1)
    (tally,) = heard.tallies()
    assert (tally.branch_code, tally.month) == ("SZ", "2026-03")
    (scheduled,) = heard.tx.all_of(SurveyScheduled)
    assert str(scheduled.service_request_id) == str(cases.request_id())


def test_an_answer_below_good_is_not_satisfied() -> None:
    tx = cases.surveyed()
    good, fair = feedback_words.Rating.GOOD, feedback_words.Rating.FAIR
    cases.give_answer(tx, good, good, good, fair)
    assert told_by_feedback(tx).count(Figure.SATISFACTION) == (0, 1)


@pytest.mark.parametrize("fault", list(feedback_words.Fault))
def test_a_verified_liability_says_whether_service_is_liable(fault: feedback_words.Fault) -> None:
    tx = cases.surveyed()
    cases.file(tx)
    cases.confirm(tx)
    cases.reply(tx)
    person = (
        "T-01" if fault not in {feedback_words.Fault.NONE, feedback_words.Fault.PROCESS} else ""
    )
    department = "stores" if fault is feedback_words.Fault.PROCESS else ""
    cases.propose(tx, fault, person, responsible_department=department)
    assert told_by_feedback(tx).count(Figure.COMPLAINT_RATE) == (0, 0)
    cases.verify(tx)
    liable = int(fault is not feedback_words.Fault.NONE)
    assert told_by_feedback(tx).count(Figure.COMPLAINT_RATE) == (liable, 0)


@pytest.mark.parametrize("judgement", list(feedback_words.Judgement))
def test_a_closed_complaint_says_what_the_customer_thinks(
    judgement: feedback_words.Judgement,
) -> None:
    tx = cases.surveyed()
    cases.file(tx)
    cases.confirm(tx)
    cases.reply(tx)
    for hours in range(3):
        cases.attempt(tx, now=cases.NOW + timedelta(hours=hours))
    cases.close(tx, judgement, now=cases.NOW + timedelta(hours=4))
    heard = told_by_feedback(tx)
    assert heard.count(Figure.COMPLAINT_CLOSING_RATE) == (1, 1)
    dissatisfied = int(judgement is feedback_words.Judgement.DISSATISFIED)
    judged = int(judgement is not feedback_words.Judgement.UNREACHABLE)
    assert heard.count(Figure.COMPLAINT_DISSATISFACTION) == (dissatisfied, judged)


def test_the_words_of_both_sides_are_the_same() -> None:
    pairs: list[tuple[type[StrEnum], type[StrEnum]]] = [
        (Outcome, vocabulary.Outcome),
        (Milestone, vocabulary.Milestone),
        (Judgement, feedback_words.Judgement),
    ]
    for ours, theirs in pairs:
        assert {word.value for word in ours} == {word.value for word in theirs}


def test_everything_we_react_to_is_announced_by_somebody() -> None:
    announced = {
        f"callout.{service}.v1.{kind.__name__}"
        for service, kinds in (
            ("intake", get_args(Event)),
            ("feedback", get_args(FeedbackEvent)),
        )
        for kind in kinds
    }
    assert set(REACTIONS) <= announced
