from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from fakes.feedback import FakeTx
from feedback.domain.complaint import OutOfOrder
from feedback.domain.complaint_states import ComplaintState, ComplaintStateRefused
from feedback.domain.events import ComplaintAnswered, ComplaintClosed, ComplaintFiled
from feedback.domain.handling import (
    HandledByPersonConcerned,
    LiabilityUnverified,
    TooFewAttempts,
    WrongOwner,
)
from feedback.domain.ids import ServiceRequestId, SurveyId
from feedback.domain.people import Actor
from feedback.domain.step import StepKind
from feedback.domain.words import Aggravation, Grade, Judgement
from feedback.handlers.file_complaint import BeforeCall, SurveyOfOtherRequest
from feedback.handlers.on_request_closed import on_request_closed
from feedback.handlers.on_request_registered import on_request_registered
from feedback.ports import RequestUnknown
from unit.feedback.cases import (
    ADMIN,
    CHIEF,
    HANDLER,
    NOW,
    RECEIVED,
    SUPERVISOR,
    TECHNICIAN,
    after,
    attempt,
    close,
    closed,
    confirm,
    file,
    give_answer,
    hours,
    only_survey,
    propose,
    registered,
    reply,
    request_id,
    surveyed,
    verify,
)


def answered(tx: FakeTx | None = None) -> FakeTx:
    return after(tx or surveyed(), file, confirm, reply)


def test_a_complaint_is_filed_with_number_grade_owner_and_deadlines() -> None:
    tx = after(surveyed())
    complaint = file(tx)
    assert complaint.number == "C-SZ-2026-0001"
    assert (complaint.grade, complaint.owner_role) == (Grade.GENERAL, "complaint_handler")
    assert complaint.first_reply_due_at == NOW + hours(48)
    assert complaint.answer_due_at == NOW + timedelta(weeks=1)
    assert complaint.policy_ref == "complaint-pack/manufacturer@test"
    assert complaint.technician_code == TECHNICIAN
    assert [(step.number, step.kind, step.actor) for step in complaint.steps] == [
        (1, StepKind.FILED, "kf-01")
    ]
    assert tx.sent == [ComplaintFiled.of(complaint)]


def test_a_branch_may_follow_a_pack_without_a_promised_first_reply() -> None:
    tx = surveyed()
    tx.policies.choice = replace(tx.policies.choice, branches={"SZ": "service-department"})
    complaint = file(tx)
    assert complaint.first_reply_due_at is None
    assert complaint.policy_ref == "complaint-pack/service-department@test"


def test_a_complaint_that_is_not_about_a_person_names_none() -> None:
    assert file(surveyed(), about_technician=False).technician_code == ""


def test_numbers_have_no_gap_and_begin_anew_with_each_year_and_branch() -> None:
    tx = surveyed()
    surveyed("second", tx)
    on_request_registered(registered("elsewhere", branch_code="GZ"), tx, NOW)
    new_year = datetime(2026, 12, 31, 16, tzinfo=UTC)  # already 2027 in Shanghai
    numbers = [
        file(tx, name="a").number,
        file(tx, name="b", about="elsewhere").number,
        file(tx, name="c", about="second").number,
        file(tx, name="d", now=new_year).number,
        file(tx, name="e", now=new_year - timedelta(seconds=1)).number,
    ]
    assert numbers == [
        "C-SZ-2026-0001",
        "C-GZ-2026-0001",
        "C-SZ-2026-0002",
        "C-SZ-2027-0001",
        "C-SZ-2026-0003",
    ]


@pytest.mark.parametrize("aggravation", list(Aggravation))
def test_any_aggravation_of_the_policy_makes_a_complaint_major(aggravation: Aggravation) -> None:
    complaint = file(surveyed(), aggravation)
    assert (complaint.grade, complaint.owner_role) == (Grade.MAJOR, "approver")
    assert complaint.aggravations == (aggravation,)


def test_a_second_complaint_about_the_same_call_is_a_repeated_one() -> None:
    tx = surveyed()
    first = file(tx)
    second = file(tx, name="second")
    assert not first.is_repeated
    assert second.is_repeated
    assert second.grade is Grade.MAJOR


def test_a_complaint_about_a_repeat_of_the_call_is_a_repeated_one() -> None:
    tx = surveyed()
    file(tx)
    on_request_registered(registered("again", repeat_of=request_id()), tx, NOW)
    assert file(tx, name="second", about="again").is_repeated


def test_a_complaint_about_another_call_is_not_a_repeated_one() -> None:
    tx = surveyed()
    file(tx)
    on_request_registered(registered("other"), tx, NOW)
    assert not file(tx, name="second", about="other").is_repeated


def test_a_complaint_brought_up_by_an_answer_names_the_survey() -> None:
    tx = surveyed()
    give_answer(tx)
    assert file(tx, survey_id=only_survey(tx).id).survey_id == only_survey(tx).id


def test_a_survey_of_another_call_is_refused() -> None:
    tx = surveyed()
    surveyed("second", tx)
    other = next(s for s in tx.state.surveys.values() if s.service_request_id != request_id())
    before = tx.snapshot()
    with pytest.raises(SurveyOfOtherRequest) as refused:
        file(tx, survey_id=SurveyId(other.id))
    assert (refused.value.rule, refused.value.field) == ("F-02", "survey_id")
    assert vars(tx.state) == vars(before)


def test_a_complaint_about_an_unknown_call_is_refused() -> None:
    with pytest.raises(RequestUnknown):
        file(surveyed(), service_request_id=ServiceRequestId(str(uuid4())))


def test_a_complaint_about_another_branchs_call_finds_nothing() -> None:
    tx = surveyed()
    tx.scope = frozenset({"GZ"})
    with pytest.raises(RequestUnknown):
        file(tx)


@pytest.mark.parametrize(("seconds", "accepted"), [(-1, False), (0, True), (1, True)])
def test_nobody_complains_before_the_call(seconds: int, *, accepted: bool) -> None:
    tx = surveyed()
    at = RECEIVED + timedelta(seconds=seconds)
    if accepted:
        assert file(tx, occurred_at=at).filed_at == at
        return
    before = tx.snapshot()
    with pytest.raises(BeforeCall) as refused:
        file(tx, occurred_at=at)
    assert refused.value.rule == "F-06"
    assert vars(tx.state) == vars(before)


@pytest.mark.parametrize("actor", [HANDLER, SUPERVISOR])
def test_a_major_complaint_goes_to_the_deputy_general_manager_first(actor: Actor) -> None:
    tx = surveyed()
    file(tx, Aggravation.HARM_TO_PEOPLE)
    before = tx.snapshot()
    with pytest.raises(WrongOwner) as refused:
        confirm(tx, actor)
    assert refused.value.rule == "F-07"
    assert vars(tx.state) == vars(before)
    assert confirm(tx, CHIEF).owner == CHIEF.subject


def test_whoever_confirms_a_general_complaint_owns_it() -> None:
    tx = surveyed()
    file(tx)
    complaint = confirm(tx, SUPERVISOR)
    assert (complaint.state, complaint.owner) == (ComplaintState.CONFIRMED, "zg-01")


@pytest.mark.parametrize(("seconds", "in_time"), [(-1, True), (0, True), (1, False)])
def test_an_answer_is_in_time_up_to_its_deadline(seconds: int, *, in_time: bool) -> None:
    tx = after(surveyed(), file, confirm)
    reply(tx, now=NOW + timedelta(weeks=1, seconds=seconds))
    (event,) = tx.sent
    assert isinstance(event, ComplaintAnswered)
    assert event.in_time is in_time


def test_a_complaint_is_closed_with_the_customers_judgement() -> None:
    tx = answered()
    complaint = close(tx, Judgement.DISSATISFIED)
    assert (complaint.state, complaint.closed_at) == (ComplaintState.CLOSED, NOW)
    assert tx.sent == [
        ComplaintClosed(
            complaint_id=complaint.id,
            branch_code="SZ",
            judgement=Judgement.DISSATISFIED,
            service_liable=False,
            filed_at=NOW,
            occurred_at=NOW,
        )
    ]


@pytest.mark.parametrize(("attempts", "accepted"), [(2, False), (3, True), (4, True)])
def test_an_unreachable_customer_needs_three_documented_attempts(
    attempts: int, *, accepted: bool
) -> None:
    tx = answered()
    for _ in range(attempts):
        attempt(tx)
    if accepted:
        assert close(tx, Judgement.UNREACHABLE).judgement is Judgement.UNREACHABLE
        return
    before = tx.snapshot()
    with pytest.raises(TooFewAttempts) as refused:
        close(tx, Judgement.UNREACHABLE)
    assert refused.value.rule == "F-11"
    assert refused.value.metadata == {"attempts": "2", "needed": "3"}
    assert vars(tx.state) == vars(before)


def test_the_person_complained_about_cannot_close_even_as_admin() -> None:
    tx = answered()
    before = tx.snapshot()
    with pytest.raises(HandledByPersonConcerned) as refused:
        close(tx, by=replace(ADMIN, subject=TECHNICIAN))
    assert refused.value.rule == "F-12"
    assert vars(tx.state) == vars(before)


def test_the_group_leader_found_responsible_cannot_close() -> None:
    tx = answered()
    propose(tx, person=SUPERVISOR.subject)
    verify(tx, CHIEF)
    with pytest.raises(HandledByPersonConcerned):
        close(tx, by=SUPERVISOR)


def test_a_complaint_waits_for_the_verification_of_its_liability() -> None:
    tx = answered()
    propose(tx)
    before = tx.snapshot()
    with pytest.raises(LiabilityUnverified) as refused:
        close(tx)
    assert refused.value.rule == "F-09"
    assert vars(tx.state) == vars(before)


def test_a_closing_tells_that_service_was_liable() -> None:
    tx = answered()
    propose(tx)
    verify(tx)
    close(tx)
    event = tx.sent[-1]
    assert isinstance(event, ComplaintClosed)
    assert event.service_liable


@pytest.mark.parametrize(
    ("done", "step"),
    [
        ((file,), reply),
        ((file,), close),
        ((file,), propose),
        ((file,), verify),
        ((file, confirm), confirm),
        ((file, confirm), close),
        ((file, confirm, reply), confirm),
        ((file, confirm, reply), reply),
        ((file, confirm, reply, close), confirm),
        ((file, confirm, reply, close), reply),
        ((file, confirm, reply, close), attempt),
        ((file, confirm, reply, close), propose),
        ((file, confirm, reply, close), verify),
        ((file, confirm, reply, close), close),
    ],
)
def test_steps_out_of_turn_are_refused_and_write_nothing(
    done: tuple[Callable[[FakeTx], object], ...], step: Callable[[FakeTx], object]
) -> None:
    tx = after(surveyed(), *done)
    before = tx.snapshot()
    with pytest.raises(ComplaintStateRefused) as refused:
        step(tx)
    assert refused.value.rule in {"F-08", "F-09", "F-11"}
    assert vars(tx.state) == vars(before)


def test_a_step_cannot_have_happened_before_the_one_it_follows() -> None:
    tx = after(surveyed(), file)
    before = tx.snapshot()
    with pytest.raises(OutOfOrder) as refused:
        confirm(tx, occurred_at=NOW - timedelta(seconds=1))
    assert refused.value.rule == "F-06"
    assert vars(tx.state) == vars(before)


def test_a_step_written_down_later_keeps_when_it_happened() -> None:
    tx = after(surveyed(), file)
    complaint = confirm(tx, now=NOW + hours(5), occurred_at=NOW + hours(1))
    assert complaint.confirmed_at == NOW + hours(1)
    assert complaint.steps[-1].recorded_at == NOW + hours(5)


def test_steps_are_numbered_without_a_gap_whatever_happens() -> None:
    tx = after(surveyed(), file, attempt, confirm, propose, attempt, reply, propose, verify)
    complaint = close(tx)
    assert [step.number for step in complaint.steps] == list(range(1, 10))
    assert complaint.attempts == 2


def test_a_call_that_no_technician_served_can_still_be_complained_about() -> None:
    tx = FakeTx()
    on_request_closed(closed(technician_code=""), tx, NOW)
    assert file(tx).technician_code == ""
