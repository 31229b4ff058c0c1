"""Rule I-11: whoever caused a return has an entry proposed, by the policy's row, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fakes.hr_appraisal import FakeTx
from hr_appraisal.domain.due_process import SamePerson
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.events import EntryProposed
from hr_appraisal.domain.ids import EmployeeCode, ReturnCaseId, entry_id_of_return
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.words import Consequence, ReturnCause
from hr_appraisal.handlers.on_return_case_closed import ReturnCaseClosed, on_return_case_closed
from hr_appraisal.handlers.on_technician_told import on_technician_told
from hr_appraisal.handlers.propose_entry import TriggerNotManual
from unit.hr_appraisal.cases import CHIEF, HR, NOW, TECHNICIAN, propose, staffed, told, verify

CASE = ReturnCaseId("9c0f6d8e-31f4-4d3b-8a57-2f1f0f4f6d11")
OPENED = datetime(2026, 3, 3, 3, tzinfo=UTC)


def closed(**changes: Any) -> ReturnCaseClosed:
    event = ReturnCaseClosed(
        return_case_id=CASE,
        branch_code="SZ",
        cause=ReturnCause.REPAIR,
        responsible_person=TECHNICIAN,
        opened_at=OPENED,
        closed_at=OPENED + timedelta(days=40),
    )
    return replace(event, **changes)


def proposed(tx: FakeTx) -> AppraisalEntry:
    (entry,) = tx.state.entries.values()
    return entry


def test_a_return_proposes_a_demerit_and_posts_nothing() -> None:
    tx = staffed()
    on_return_case_closed(closed(), tx, NOW)
    entry = proposed(tx)
    assert (entry.id, entry.state) == (entry_id_of_return(CASE), EntryState.PROPOSED)
    assert (entry.employee_code, entry.trigger, entry.consequence, entry.points) == (
        TECHNICIAN,
        "return_caused",
        Consequence.DEMERIT,
        -3,
    )
    assert (entry.evidence.kind, entry.evidence.ref) == ("return_case", CASE)
    assert (entry.proposed_by, entry.trigger_ref) == ("system:intake", "triggers/default@test")
    assert tx.state.sent[-1] == EntryProposed(entry=entry, occurred_at=closed().closed_at)


def test_it_counts_in_the_month_of_the_wish_by_the_branch_s_calendar() -> None:
    tx = staffed()
    eve = datetime(2026, 3, 31, 15, 59, tzinfo=UTC)
    on_return_case_closed(closed(opened_at=eve), tx, NOW)
    assert proposed(tx).month == "2026-03"
    other = ReturnCaseId("other")
    on_return_case_closed(
        closed(return_case_id=other, opened_at=eve + timedelta(minutes=1)), tx, NOW
    )
    assert tx.state.entries[entry_id_of_return(other)].month == "2026-04"


def test_a_case_told_again_proposes_once() -> None:
    tx = staffed()
    on_return_case_closed(closed(), tx, NOW)
    on_return_case_closed(closed(), tx, NOW + timedelta(days=1))
    assert len(tx.state.entries) == len([e for e in tx.sent if isinstance(e, EntryProposed)]) == 1


@pytest.mark.parametrize("first", ["technician", "return"])
def test_the_case_may_come_before_the_technician(first: str) -> None:
    tx = FakeTx()
    steps: list[Callable[[], None]] = [
        lambda: on_technician_told(told(TECHNICIAN), tx, NOW),
        lambda: on_return_case_closed(closed(), tx, NOW),
    ]
    for step in steps if first == "technician" else reversed(steps):
        step()
    assert proposed(tx).employee_code == TECHNICIAN


@pytest.mark.parametrize(
    "harmless",
    [
        {"responsible_person": EmployeeCode("")},
        {"cause": None},
        {"cause": ReturnCause.CUSTOMERS_CHOICE},
    ],
)
def test_a_department_the_customer_s_choice_and_a_refused_return_propose_nothing(
    harmless: dict[str, Any],
) -> None:
    tx = staffed()
    on_return_case_closed(closed(**harmless), tx, NOW)
    assert not tx.state.entries
    assert not tx.sent


@pytest.mark.parametrize("cause", sorted(set(ReturnCause) - {ReturnCause.CUSTOMERS_CHOICE}))
def test_every_cause_of_ours_has_its_row(cause: ReturnCause) -> None:
    tx = staffed()
    on_return_case_closed(closed(cause=cause), tx, NOW)
    assert proposed(tx).trigger == "return_caused"


def test_the_row_is_not_proposed_by_hand() -> None:
    with pytest.raises(TriggerNotManual):
        propose(staffed(), trigger="return_caused")


def test_it_is_verified_by_another_than_the_proposer() -> None:
    tx = staffed()
    on_return_case_closed(closed(), tx, NOW)
    at = closed().closed_at
    entry_id = entry_id_of_return(CASE)
    with pytest.raises(SamePerson):
        verify(tx, entry_id, by=Actor(subject="system:intake", role="hr"), now=at)
    assert verify(tx, entry_id, by=HR, now=at).state is EntryState.VERIFIED
    assert CHIEF.subject != proposed(tx).verified_by
