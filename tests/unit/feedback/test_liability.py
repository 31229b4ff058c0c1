from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.feedback import FakeTx
from feedback.domain.errors import FeedbackError
from feedback.domain.events import LiabilityVerified
from feedback.domain.handling import LiabilitySettled
from feedback.domain.liability import (
    LiabilityNotProposed,
    LiabilityVerifiedAlready,
    NobodyNamed,
    PersonConcerned,
    SelfVerification,
    SomebodyNamed,
)
from feedback.domain.people import Actor
from feedback.domain.words import Fault
from unit.feedback.cases import (
    ADMIN,
    CHIEF,
    HANDLER,
    NOW,
    SUPERVISOR,
    TECHNICIAN,
    after,
    complaint_id,
    confirm,
    file,
    propose,
    surveyed,
    verify,
)

PERSONAL = [
    Fault.RUDE,
    Fault.ASKED_FOR_GIFT,
    Fault.LATE,
    Fault.REPEATED_REPAIR,
    Fault.REFUSED_OR_DRAGGED,
]


def confirmed() -> FakeTx:
    return after(surveyed(), file, confirm)


def test_a_liability_counts_once_somebody_else_verified_it() -> None:
    tx = confirmed()
    proposed = propose(tx)
    assert tx.sent == []
    assert not proposed.service_liable
    verified = verify(tx)
    assert verified.service_liable
    (event,) = tx.sent
    assert isinstance(event, LiabilityVerified)
    assert (event.liability.verified_by, event.liability.verified_at) == ("zg-01", NOW)
    assert not event.liability.repeated


def test_a_repeated_complaint_doubles_the_liability() -> None:
    tx = surveyed()
    file(tx, name="earlier")
    file(tx)
    confirm(tx, CHIEF)
    propose(tx)
    verify(tx)
    event = tx.sent[-1]
    assert isinstance(event, LiabilityVerified)
    assert event.liability.repeated


def test_the_proposer_cannot_verify_even_as_admin() -> None:
    tx = after(confirmed(), lambda tx: propose(tx, by=ADMIN))
    before = tx.snapshot()
    with pytest.raises(SelfVerification) as refused:
        verify(tx, ADMIN)
    assert refused.value.rule == "F-09"
    assert vars(tx.state) == vars(before)


@pytest.mark.parametrize("step", [propose, verify])
def test_the_technician_complained_about_decides_nothing(step: Callable[..., object]) -> None:
    tx = confirmed()
    propose(tx, person="zg-09")
    before = tx.snapshot()
    with pytest.raises(PersonConcerned) as refused:
        step(tx, by=Actor(subject=TECHNICIAN, role="supervisor"))
    assert refused.value.rule == "F-09"
    assert vars(tx.state) == vars(before)


def test_the_responsible_group_leader_cannot_verify() -> None:
    tx = confirmed()
    propose(tx, person=SUPERVISOR.subject)
    with pytest.raises(PersonConcerned):
        verify(tx, SUPERVISOR)


def test_nobody_proposes_themselves_as_responsible() -> None:
    with pytest.raises(PersonConcerned):
        propose(confirmed(), person=HANDLER.subject)


@pytest.mark.parametrize("fault", PERSONAL)
def test_a_personal_fault_names_a_person_or_the_group_leader(fault: Fault) -> None:
    tx = confirmed()
    before = tx.snapshot()
    with pytest.raises(NobodyNamed) as refused:
        propose(tx, fault, person="  ")
    assert (refused.value.rule, refused.value.field) == ("F-09", "responsible_person")
    assert vars(tx.state) == vars(before)


def test_a_fault_of_the_process_names_a_department() -> None:
    tx = confirmed()
    with pytest.raises(NobodyNamed) as refused:
        propose(tx, Fault.PROCESS, person="")
    assert refused.value.field == "responsible_department"
    assert propose(tx, Fault.PROCESS, person="", responsible_department="parts").liability


@pytest.mark.parametrize(
    ("person", "department", "field"),
    [(TECHNICIAN, "", "responsible_person"), ("", "parts", "responsible_department")],
)
def test_nobody_answers_where_service_is_not_liable(
    person: str, department: str, field: str
) -> None:
    with pytest.raises(SomebodyNamed) as refused:
        propose(confirmed(), Fault.NONE, person=person, responsible_department=department)
    assert refused.value.field == field


def test_a_verified_finding_that_service_is_not_liable_counts_as_such() -> None:
    tx = confirmed()
    propose(tx, Fault.NONE, person="")
    complaint = verify(tx)
    assert not complaint.service_liable
    assert isinstance(tx.sent[-1], LiabilityVerified)


def test_an_unverified_proposal_may_be_replaced() -> None:
    tx = confirmed()
    propose(tx, Fault.RUDE)
    assert propose(tx, Fault.LATE, by=CHIEF).liability is not None
    verified = verify(tx).liability
    assert verified is not None
    assert (verified.fault, verified.proposed_by) == (Fault.LATE, CHIEF.subject)


def test_a_verified_liability_stands() -> None:
    tx = confirmed()
    propose(tx)
    verify(tx)
    before = tx.snapshot()
    with pytest.raises(LiabilitySettled):
        propose(tx, Fault.RUDE)
    with pytest.raises(LiabilityVerifiedAlready):
        verify(tx, CHIEF)
    assert vars(tx.state) == vars(before)


def test_nothing_proposed_cannot_be_verified() -> None:
    with pytest.raises(LiabilityNotProposed):
        verify(confirmed())


PEOPLE = [HANDLER, SUPERVISOR, CHIEF, ADMIN, Actor(subject=TECHNICIAN, role="admin")]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([propose, verify]),
            st.sampled_from(PEOPLE),
            st.sampled_from([TECHNICIAN, SUPERVISOR.subject]),
        ),
        max_size=8,
    )
)
def test_no_sequence_of_steps_lets_anybody_decide_their_own_case(
    steps: list[tuple[Callable[..., object], Actor, str]],
) -> None:
    tx = confirmed()
    for step, by, person in steps:
        try:
            step(tx, by=by, **({"person": person} if step is propose else {}))
        except FeedbackError:
            continue
    liability = tx.complaints.get(complaint_id()).liability
    if liability is not None and liability.is_verified:
        others = {liability.proposed_by, liability.responsible_person, TECHNICIAN}
        assert liability.verified_by not in others
        assert liability.proposed_by not in {liability.responsible_person, TECHNICIAN}
