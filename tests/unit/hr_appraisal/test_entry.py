from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.hr_appraisal import POINTS, TRIGGERS, FakeTx
from hr_appraisal.domain.due_process import OwnCase, OwnLine, SamePerson
from hr_appraisal.domain.entry import LevelTooLow, ReversalOfReversal, StepOutOfOrder
from hr_appraisal.domain.entry_states import EntryState, EntryStateRefused
from hr_appraisal.domain.errors import AppraisalError
from hr_appraisal.domain.events import EntryPosted, EntryProposed, EntryReversed
from hr_appraisal.domain.ids import EmployeeCode
from hr_appraisal.domain.instants import OccurredInFuture
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.policies import TimePolicy, TriggerUnknown
from hr_appraisal.domain.proposal import Evidence
from hr_appraisal.domain.words import Consequence, Fault
from hr_appraisal.handlers.propose_entry import EntryExists, TriggerNotManual
from hr_appraisal.ports import EmployeeUnknown, EntryNotFound
from unit.hr_appraisal.cases import (
    ADMIN,
    CHIEF,
    COLLEAGUE,
    FILED,
    HR,
    HR_DIRECTOR,
    LEADER,
    NOW,
    OTHER_LEADER,
    TECHNICIAN,
    after,
    an_id,
    approve,
    event_entry_id,
    kinds,
    liability,
    posted,
    propose,
    proposed_by_event,
    reject,
    staffed,
    undo,
    verify,
)

Step = Callable[..., object]


def test_a_verified_complaint_proposes_the_entry_of_its_fault() -> None:
    tx = proposed_by_event()
    (entry,) = tx.state.entries.values()
    assert (entry.trigger, entry.consequence, entry.points) == (
        "argued_or_insulted",
        Consequence.MAJOR_DEMERIT,
        -9,
    )
    assert (entry.state, entry.proposed_by) == (EntryState.PROPOSED, "system:feedback")
    assert entry.evidence == Evidence(kind="complaint", ref="C-SZ-2026-first")
    assert (entry.month, entry.approver_role) == ("2026-03", "approver")
    assert entry.policy_ref == "triggers/default@test, points/default@test"
    assert tx.sent == [EntryProposed(entry=entry, occurred_at=FILED + timedelta(hours=2))]


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.PROCESS])
def test_a_fault_without_a_row_proposes_nothing(fault: Fault) -> None:
    tx = proposed_by_event(fault=fault)
    assert tx.state.entries == {}
    (complaint,) = tx.state.complaints.values()
    assert complaint.fault is fault


def test_a_fault_without_a_person_proposes_nothing() -> None:
    assert proposed_by_event(responsible_person=EmployeeCode("")).state.entries == {}


def test_a_liability_told_again_proposes_once_whatever_became_of_the_entry() -> None:
    tx = posted()
    before = tx.snapshot()
    proposed_by_event(tx)
    assert vars(tx.state) == vars(before)
    undo(tx)
    proposed_by_event(tx)
    assert len(tx.state.entries) == 2


def test_a_repeated_problem_doubles_points() -> None:
    (entry,) = proposed_by_event(repeated=True).state.entries.values()
    assert (entry.points, entry.doubled) == (-18, True)


@pytest.mark.parametrize(("repeated", "fine"), [(False, 100), (True, 200)])
def test_a_repeated_problem_doubles_fines(*, repeated: bool, fine: int) -> None:
    tx = proposed_by_event(fault=Fault.REFUSED_OR_DRAGGED, repeated=repeated)
    (entry,) = tx.state.entries.values()
    assert (entry.fine, entry.points) == (Decimal(fine), 0)


@pytest.mark.parametrize(
    ("filed_at", "month"),
    [
        (datetime(2026, 2, 28, 15, 59, 59, tzinfo=UTC), "2026-02"),
        (datetime(2026, 2, 28, 16, tzinfo=UTC), "2026-03"),
        (datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC), "2026-03"),
    ],
)
def test_an_entry_counts_in_the_branchs_month_of_the_complaint(
    filed_at: datetime, month: str
) -> None:
    (entry,) = proposed_by_event(filed_at=filed_at).state.entries.values()
    assert entry.month == month


def test_a_branch_in_another_zone_has_its_own_months() -> None:
    tx = staffed()
    tx.policies.calendar_policy = replace(
        tx.policies.calendar_policy, branches={"SZ": "Asia/Urumqi"}
    )
    proposed_by_event(tx, filed_at=datetime(2026, 2, 28, 16, tzinfo=UTC))
    (entry,) = tx.state.entries.values()
    assert entry.month == "2026-02"


def test_a_group_leader_bears_it_when_nobody_can_be_named() -> None:
    (entry,) = proposed_by_event(responsible_person=EmployeeCode("zg-01")).state.entries.values()
    assert (entry.employee_code, entry.branch_code) == ("zg-01", "SZ")


def test_an_entry_about_a_stranger_waits_for_due_process_too() -> None:
    tx = proposed_by_event(responsible_person=EmployeeCode("zg-77"), branch_code="GZ")
    (entry,) = tx.state.entries.values()
    assert (entry.employee_code, entry.branch_code) == ("zg-77", "GZ")


def test_three_people_post_an_entry() -> None:
    tx = after(proposed_by_event(), verify)
    entry = approve(tx)
    assert (entry.state, entry.verified_by, entry.approved_by) == (
        EntryState.POSTED,
        HR.subject,
        CHIEF.subject,
    )
    assert tx.sent == [EntryPosted(entry=entry, occurred_at=NOW)]


def test_a_person_may_propose_what_policy_leaves_to_people() -> None:
    tx = staffed()
    entry = propose(tx)
    assert (entry.consequence, entry.points, entry.proposed_by) == (
        Consequence.MERIT,
        3,
        OTHER_LEADER.subject,
    )
    assert kinds(tx.sent) == ["EntryProposed"]


def test_an_entry_proposed_late_counts_when_it_happened() -> None:
    at = datetime(2026, 1, 31, 17, tzinfo=UTC)
    assert propose(staffed(), occurred_at=at).month == "2026-02"


def refused_without_a_trace(
    tx: FakeTx, step: Step, kind: type[AppraisalError], rule: str = "H-03"
) -> None:
    before = tx.snapshot()
    with pytest.raises(kind) as refused:
        step()
    assert refused.value.rule == rule
    assert vars(tx.state) == vars(before)


def test_nobody_proposes_by_hand_what_only_a_complaint_proves() -> None:
    tx = staffed()
    refused_without_a_trace(
        tx, lambda: propose(tx, trigger="argued_or_insulted"), TriggerNotManual, "H-04"
    )


def test_a_trigger_that_is_no_row_is_refused() -> None:
    tx = staffed()
    refused_without_a_trace(tx, lambda: propose(tx, trigger="bad_mood"), TriggerUnknown, "H-04")


def test_an_entry_about_nobody_is_refused() -> None:
    tx = staffed()
    unknown = EmployeeCode("T-99")
    refused_without_a_trace(tx, lambda: propose(tx, employee_code=unknown), EmployeeUnknown)


def test_an_entry_about_another_branchs_technician_finds_nobody() -> None:
    tx = staffed()
    tx.scope = frozenset({"GZ"})
    refused_without_a_trace(tx, lambda: propose(tx), EmployeeUnknown)


def test_an_entry_of_another_branch_is_not_found() -> None:
    tx = proposed_by_event()
    tx.scope = frozenset({"GZ"})
    with pytest.raises(EntryNotFound):
        verify(tx)


def test_the_same_thing_is_not_proposed_twice() -> None:
    tx = staffed()
    propose(tx)
    again = lambda: propose(tx, "again", evidence=Evidence(kind="document", ref="idea manual"))  # noqa: E731
    refused_without_a_trace(tx, again, EntryExists)


def test_the_same_thing_may_be_proposed_again_after_a_rejection() -> None:
    tx = staffed()
    first = propose(tx)
    reject(tx, first.id)
    assert propose(tx, "again", evidence=first.evidence).state is EntryState.PROPOSED


def test_a_deed_in_the_future_is_refused() -> None:
    tx = staffed()
    later = NOW + timedelta(minutes=5, seconds=1)
    refused_without_a_trace(tx, lambda: propose(tx, occurred_at=later), OccurredInFuture)


@pytest.mark.parametrize(
    ("step", "prepared"),
    [(verify, ()), (approve, (verify,)), (reject, ()), (undo, (verify, approve))],
    ids=["verify", "approve", "reject", "reverse"],
)
class TestDueProcess:
    """Admin's role opens every door, due process stays."""

    def test_nobody_decides_their_own_case(self, step: Step, prepared: tuple[Step, ...]) -> None:
        tx = after(proposed_by_event(), *prepared)
        own = replace(ADMIN, subject=TECHNICIAN)
        refused_without_a_trace(tx, lambda: step(tx, by=own), OwnCase)

    def test_nobody_decides_their_own_lines_case(
        self, step: Step, prepared: tuple[Step, ...]
    ) -> None:
        tx = after(proposed_by_event(), *prepared)
        leader = replace(ADMIN, subject=LEADER.subject)
        refused_without_a_trace(tx, lambda: step(tx, by=leader), OwnLine)

    def test_a_step_cannot_have_happened_before_the_one_it_follows(
        self, step: Step, prepared: tuple[Step, ...]
    ) -> None:
        tx = after(proposed_by_event(), *prepared)
        early = NOW - timedelta(days=3)
        refused_without_a_trace(tx, lambda: step(tx, occurred_at=early), StepOutOfOrder)


def test_the_proposer_does_not_verify() -> None:
    tx = staffed()
    entry = propose(tx, by=ADMIN)
    refused_without_a_trace(tx, lambda: verify(tx, entry.id, by=ADMIN), SamePerson)


def test_the_proposer_does_not_approve() -> None:
    tx = staffed()
    entry = propose(tx, by=ADMIN)
    verify(tx, entry.id)
    refused_without_a_trace(tx, lambda: approve(tx, entry.id, by=ADMIN), SamePerson)


def test_the_verifier_does_not_approve() -> None:
    tx = after(proposed_by_event(), lambda tx: verify(tx, by=ADMIN))
    refused_without_a_trace(tx, lambda: approve(tx, by=ADMIN), SamePerson)


def test_the_proposer_may_take_a_proposal_back() -> None:
    tx = staffed()
    entry = reject(tx, propose(tx).id, by=OTHER_LEADER)
    assert (entry.state, entry.rejection) == (EntryState.REJECTED, "not proved")
    assert kinds(tx.sent) == ["EntryProposed", "EntryRejected"]


@pytest.mark.parametrize(
    ("actor", "accepted"),
    [(OTHER_LEADER, False), (HR_DIRECTOR, False), (CHIEF, True), (ADMIN, True)],
)
def test_an_entry_is_approved_by_its_level_or_above(actor: Actor, *, accepted: bool) -> None:
    tx = after(proposed_by_event(), verify)
    if accepted:
        assert approve(tx, by=actor).approved_by == actor.subject
    else:
        refused_without_a_trace(tx, lambda: approve(tx, by=actor), LevelTooLow, "H-04")


def test_a_fine_is_approved_by_hr_or_above() -> None:
    for actor in (HR_DIRECTOR, CHIEF):
        tx = proposed_by_event(fault=Fault.REFUSED_OR_DRAGGED)
        entry_id = event_entry_id(fault=Fault.REFUSED_OR_DRAGGED)
        verify(tx, entry_id)
        assert approve(tx, entry_id, by=actor).state is EntryState.POSTED


@pytest.mark.parametrize(
    ("done", "step", "state"),
    [
        ((), approve, "proposed"),
        ((), undo, "proposed"),
        ((verify,), verify, "verified"),
        ((verify,), undo, "verified"),
        ((verify, approve), verify, "posted"),
        ((verify, approve), approve, "posted"),
        ((verify, approve), reject, "posted"),
        ((reject,), verify, "rejected"),
        ((reject,), approve, "rejected"),
        ((reject,), reject, "rejected"),
        ((reject,), undo, "rejected"),
        ((verify, approve, undo), approve, "reversed"),
        ((verify, approve, undo), reject, "reversed"),
        ((verify, approve, undo), undo, "reversed"),
    ],
)
def test_steps_out_of_turn_are_refused_and_write_nothing(
    done: tuple[Step, ...], step: Step, state: str
) -> None:
    tx = after(proposed_by_event(), *done)
    before = tx.snapshot()
    with pytest.raises(EntryStateRefused) as refused:
        step(tx)
    assert refused.value.metadata["from_state"] == state
    assert vars(tx.state) == vars(before)


def test_a_reversal_posts_the_opposite_and_leaves_the_posted_entry_as_it_is() -> None:
    tx = posted(repeated=True)
    before = tx.state.entries[event_entry_id()]
    tx.sent.clear()
    done = undo(tx)
    assert tx.state.entries[event_entry_id()] == before
    assert (done.reversal.points, done.reversal.month) == (18, before.month)
    assert (done.reversal.reversal_of, done.reversed.reversed_by) == (before.id, done.reversal.id)
    assert done.reversal.evidence == Evidence(kind="entry", ref=before.id)
    assert tx.sent == [
        EntryPosted(entry=done.reversal, occurred_at=NOW),
        EntryReversed(entry=done.reversed, occurred_at=NOW),
    ]


def test_a_reversal_gives_a_fine_back() -> None:
    fault = Fault.REFUSED_OR_DRAGGED
    tx = posted(fault=fault)
    assert undo(tx, event_entry_id(fault=fault)).reversal.fine == Decimal(-100)


def test_a_reversal_is_not_reversed() -> None:
    tx = posted()
    reversal = undo(tx).reversal
    refused_without_a_trace(tx, lambda: undo(tx, reversal.id), ReversalOfReversal)


def test_a_reversal_needs_the_level_of_the_entry() -> None:
    tx = posted()
    refused_without_a_trace(tx, lambda: undo(tx, by=HR), LevelTooLow, "H-04")


def second_fine(tx: FakeTx) -> None:
    posted(tx, "second", fault=Fault.REFUSED_OR_DRAGGED)


def test_refusing_work_twice_in_a_month_proposes_what_policy_says_once() -> None:
    tx = posted(fault=Fault.REFUSED_OR_DRAGGED)
    assert len(tx.state.entries) == 1
    second_fine(tx)
    posted(tx, "third", fault=Fault.REFUSED_OR_DRAGGED)
    (follows,) = [e for e in tx.state.entries.values() if e.trigger == "refused_or_dragged_twice"]
    assert (follows.consequence, follows.state) == (Consequence.DISMISSAL, EntryState.PROPOSED)
    assert (follows.proposed_by, follows.points) == ("system:hr-appraisal", 0)


def test_refusing_work_in_two_months_proposes_nothing_more() -> None:
    tx = posted(fault=Fault.REFUSED_OR_DRAGGED)
    posted(tx, "later", fault=Fault.REFUSED_OR_DRAGGED, filed_at=FILED - timedelta(days=31))
    assert len(tx.state.entries) == 2


def test_a_reversed_entry_does_not_count_towards_more() -> None:
    fault = Fault.REFUSED_OR_DRAGGED
    tx = posted(fault=fault)
    undo(tx, event_entry_id(fault=fault))
    second_fine(tx)
    assert all(e.trigger == "refused_or_dragged" for e in tx.state.entries.values())


def test_a_colleagues_entries_do_not_count_towards_more() -> None:
    tx = posted(fault=Fault.REFUSED_OR_DRAGGED)
    posted(tx, "second", fault=Fault.REFUSED_OR_DRAGGED, responsible_person=COLLEAGUE)
    assert len(tx.state.entries) == 2


PEOPLE = (HR, HR_DIRECTOR, CHIEF, ADMIN, LEADER, OTHER_LEADER)
ALSO_AS_ADMIN = (*PEOPLE, *(replace(each, role="admin") for each in PEOPLE))


@given(
    st.lists(
        st.tuples(st.sampled_from([verify, approve, reject, undo]), st.sampled_from(ALSO_AS_ADMIN)),
        max_size=10,
    )
)
def test_no_sequence_of_steps_gets_around_due_process(steps: list[tuple[Step, Actor]]) -> None:
    tx = staffed()
    entry_id = propose(tx, by=ADMIN).id
    for step, by in steps:
        try:
            step(tx, entry_id, by=by)
        except AppraisalError:
            continue
    for entry in tx.state.entries.values():
        if entry.state is EntryState.POSTED and entry.reversal_of is None:
            people = {entry.proposed_by, entry.verified_by, entry.approved_by}
            assert len(people) == 3
        assert {TECHNICIAN, LEADER.subject}.isdisjoint(
            {entry.verified_by, entry.approved_by, entry.rejected_by}
        )
    total = sum(e.points for e in tx.state.entries.values() if e.state is EntryState.POSTED)
    assert total in {0, 3}


def test_every_consequence_has_the_points_of_the_rulebook() -> None:
    told = {consequence.value: POINTS.of(consequence) for consequence in Consequence}
    assert told == {
        "commendation": 1,
        "merit": 3,
        "major_merit": 9,
        "warning": -1,
        "demerit": -3,
        "major_demerit": -9,
        "fine": 0,
        "dismissal": 0,
        "removal_from_post": 0,
    }


def test_a_liability_names_the_row_in_both_languages() -> None:
    (entry,) = proposed_by_event().state.entries.values()
    row = TRIGGERS.named("argued_or_insulted")
    assert entry.reason == f"{row.title} / {row.title_zh}"
    assert liability().complaint_id == an_id("complaint first")


def test_the_policy_says_how_far_clocks_may_differ_and_a_little_ahead_is_now() -> None:
    tx = staffed()
    ahead = NOW + timedelta(minutes=1)
    assert propose(tx, occurred_at=ahead).occurred_at == NOW
    tx.policies.time_policy = TimePolicy(clock_skew=timedelta(seconds=59))
    refused_without_a_trace(tx, lambda: propose(tx, "again", occurred_at=ahead), OccurredInFuture)
