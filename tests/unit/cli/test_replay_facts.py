"""What the rows of one incident become."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from callout_cli.replay.facts import Incident, facts_of, incidents_of
from unit.cli.replaying import CALL, MAPPING, at, rows


def told(incident_rows: Any) -> Any:
    """Kind, minutes after the call, and subject of every fact."""
    facts = facts_of(Incident(rows=tuple(incident_rows)), MAPPING)
    return [
        (fact.kind.value, int((fact.at - CALL).total_seconds() // 60), fact.subject)
        for fact in facts
    ]


def kinds(incident_rows: Any) -> Any:
    return [kind for kind, _, _ in told(incident_rows)]


def test_a_plain_incident_is_registered_answered_restored_and_closed() -> None:
    story = rows((0, "New"), (10, "Active"), (60, "Resolved"), (90, "Closed"), restored=60)
    assert told(story) == [
        ("register", 0, "C"),
        ("respond", 10, ""),
        ("progress", 10, "PHASE_KIND_REMOTE_WORK"),
        ("restore", 60, ""),
        ("close", 90, ""),
    ]


def test_a_call_begins_when_it_was_opened_and_not_at_its_first_row() -> None:
    assert told(rows((7, "New"), (10, "Active")))[0] == ("register", 0, "C")


def test_new_before_the_answer_is_no_progress() -> None:
    assert kinds(rows((0, "New"), (5, "New"))) == ["register"]


def test_new_after_the_answer_is_work() -> None:
    story = rows((0, "New"), (5, "Active"), (9, "New"))
    assert told(story)[-1] == ("progress", 9, "PHASE_KIND_REMOTE_WORK")


def test_awaiting_the_customer_pauses_until_the_next_other_state() -> None:
    story = rows(
        (0, "Active"), (10, "Awaiting User Info"), (20, "Awaiting User Info"), (30, "Active")
    )
    assert told(story)[3:5] == [
        ("pause", 10, "PAUSE_REASON_WAITING_FOR_CUSTOMER_INFORMATION"),
        ("resume", 30, ""),
    ]


@pytest.mark.parametrize(
    ("state", "phase", "owner"),
    [
        ("Awaiting Vendor", "PHASE_KIND_WAITING_FOR_VENDOR", "vendor"),
        ("Awaiting Problem", "PHASE_KIND_WAITING_FOR_PROBLEM", "problem management"),
        ("Awaiting Evidence", "PHASE_KIND_WAITING_FOR_EVIDENCE", "service desk"),
    ],
)
def test_awaiting_others_is_a_phase_with_an_owner(state: str, phase: str, owner: str) -> None:
    facts = facts_of(Incident(rows=rows((0, "Active"), (10, state))), MAPPING)
    assert (facts[-1].kind.value, facts[-1].subject, facts[-1].owner) == ("progress", phase, owner)


def test_a_return_after_resolved_reopens() -> None:
    story = rows((0, "Active"), (10, "Resolved"), (50, "Active"), (60, "Resolved"), restored=60)
    assert [fact for fact in told(story) if fact[0] in {"solution", "reopen", "restore"}] == [
        ("solution", 10, ""),
        ("reopen", 50, ""),
        ("restore", 60, ""),
    ]


def test_a_return_into_a_pause_reopens_first() -> None:
    story = rows(
        (0, "Active"), (10, "Resolved"), (50, "Awaiting User Info"), (60, "Resolved"), restored=60
    )
    assert kinds(story)[-5:] == ["solution", "reopen", "pause", "resume", "restore"]


def test_a_believed_closing_that_comes_back_is_a_solution_taken_back() -> None:
    story = rows((0, "Active"), (10, "Closed"), (50, "Active"), (60, "Closed"), restored=60)
    assert kinds(story) == [
        *("register", "respond", "progress", "solution", "reopen", "progress"),
        *("restore", "close"),
    ]


def test_resolved_at_the_restored_instant_is_no_solution_of_its_own() -> None:
    assert "solution" not in kinds(rows((0, "Active"), (10, "Resolved"), restored=10))


def test_a_pause_that_lasts_until_restoring_ends_there() -> None:
    story = rows((0, "Active"), (10, "Awaiting User Info"), (40, "Resolved"), restored=30)
    assert told(story)[-3:] == [
        ("pause", 10, "PAUSE_REASON_WAITING_FOR_CUSTOMER_INFORMATION"),
        ("resume", 30, ""),
        ("restore", 30, ""),
    ]


def test_a_pause_without_a_next_row_ends_at_restoring() -> None:
    story = rows((0, "Active"), (10, "Awaiting User Info"), restored=30)
    assert told(story)[-2:] == [("resume", 30, ""), ("restore", 30, "")]


@pytest.mark.parametrize("minute", [30, 31])
def test_states_from_the_restored_instant_on_do_not_count(minute: int) -> None:
    story = rows((0, "Active"), (minute, "Awaiting User Info"), (40, "Active"), restored=30)
    assert kinds(story) == ["register", "respond", "progress", "restore"]


def test_a_return_after_the_restored_instant_is_clipped_to_it() -> None:
    story = rows((0, "Active"), (10, "Resolved"), (50, "Active"), restored=30)
    assert told(story)[-2:] == [("reopen", 30, ""), ("restore", 30, "")]


def test_an_answer_after_the_restored_instant_is_clipped_to_it() -> None:
    assert told(rows((0, "New"), (50, "Resolved"), restored=30))[1] == ("respond", 30, "")


def test_a_restored_call_that_nobody_answered_counts_as_answered_then() -> None:
    assert told(rows((0, "New"), restored=30))[1:] == [("respond", 30, ""), ("restore", 30, "")]


def test_severity_changes_are_told_once_each() -> None:
    before, after = rows((0, "New"), (5, "New"))
    story = (before, replace(after, severity="A"), replace(after, line=9, severity="A"))
    assert told(story) == [("register", 0, "C"), ("severity", 5, "A")]


@pytest.mark.parametrize(("minute", "counts"), [(29, True), (30, True), (31, False)])
def test_severity_counts_until_the_clock_is_met(minute: int, *, counts: bool) -> None:
    first, second = rows((0, "Active"), (minute, "Active"), restored=30)
    story = (first, replace(second, severity="A"))
    assert ("severity" in kinds(story)) is counts


def test_an_unknown_severity_keeps_the_one_before() -> None:
    first, second, third = rows((0, "New"), (5, "New"), (6, "New"))
    story = (first, replace(second, severity=""), replace(third, severity="C"))
    assert kinds(story) == ["register"]


def test_the_first_known_severity_registers_the_call() -> None:
    first, second = rows((0, "New"), (5, "New"))
    assert told((replace(first, severity=""), replace(second, severity="B"))) == [
        ("register", 0, "B")
    ]


def test_another_location_is_a_transfer() -> None:
    first, second = rows((0, "New"), (5, "New"))
    assert told((first, replace(second, branch="Location 2")))[-1] == ("transfer", 5, "Location 2")


def test_a_transfer_after_restoring_comes_after_it_and_before_closing() -> None:
    first, second, third = rows((0, "Active"), (40, "Resolved"), (50, "Closed"), restored=30)
    story = (first, replace(second, branch="L 2"), replace(third, branch="L 2"))
    assert kinds(story)[-3:] == ["restore", "transfer", "close"]


def test_closing_is_never_before_restoring() -> None:
    story = rows((0, "Active"), (20, "Closed"), restored=30)
    assert told(story)[-1] == ("close", 30, "")


def test_without_a_closed_row_the_final_closing_time_counts() -> None:
    story = rows((0, "Active"), (20, "Resolved"), restored=20, closed=99)
    assert told(story)[-1] == ("close", 99, "")


def test_a_call_that_is_not_restored_stays_open() -> None:
    assert kinds(rows((0, "Active"), (20, "Closed"))) == [
        *("register", "respond", "progress", "solution"),
    ]


def test_another_technician_is_told() -> None:
    first, second = rows((0, "Active"), (5, "Active"))
    facts = facts_of(Incident(rows=(first, replace(second, technician="Resolver 2"))), MAPPING)
    assert [(fact.kind.value, fact.person) for fact in facts][-1] == ("progress", "Resolver 2")


def test_facts_come_in_order_of_time() -> None:
    story = rows(
        *((0, "New"), (5, "Awaiting User Info"), (9, "Resolved"), (12, "Active")),
        *((30, "Resolved"), (40, "Closed")),
        restored=20,
    )
    times = [minute for _, minute, _ in told(story)]
    assert times == sorted(times)


def test_rows_are_ordered_by_time_then_by_file() -> None:
    first, second, third = rows((9, "Active"), (3, "New"), (9, "Resolved"))
    (incident,) = incidents_of((first, second, third))
    assert [row.line for row in incident.rows] == [3, 2, 4]


def test_the_last_row_that_knows_a_final_time_is_believed() -> None:
    first, second = rows((0, "New"), (5, "Active"))
    incident = Incident(rows=(replace(first, restored=at(7)), replace(second, restored=None)))
    assert incident.restored == at(7)
