"""A project enters after-sales with a complete hand-over; what is late is listed (I-07)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chassis.resources import service_folder
from fakes.intake_projects import PROJECTS
from intake.adapters.policies import PolicyShelf
from intake.domain.projects.dues import dues
from intake.domain.projects.handing_over import (
    HandOverFinished,
    HandOverIncomplete,
    HandOverItemUnknown,
    HandOverNotStarted,
    HandOverStarted,
    NotAccepted,
    OpenPointWithoutDay,
)
from intake.domain.projects.project import EntryKind, ProjectState
from intake.handlers.projects.close_log_entry import CloseLogEntry, close_log_entry
from intake.handlers.projects.finish_hand_over import finish_hand_over
from intake.handlers.projects.record_hand_over_item import (
    RecordHandOverItem,
    record_hand_over_item,
)
from intake.handlers.projects.start_hand_over import start_hand_over
from unit.intake.projects.builder import NOW, Builder

DAY = timedelta(days=1)


@pytest.fixture
def builder() -> Builder:
    return Builder()


def test_the_checklist_is_that_of_i_07() -> None:
    policy = PolicyShelf(service_folder("intake", "policies")).projects(date(2026, 3, 2)).body
    assert set(policy.hand_over.items) == {
        "technical_documents",
        "open_points",
        "boundary_with_customer",
        "boundary_in_company",
        "faq",
        "emergency_contacts",
    }
    assert (policy.hand_over.begins_months_before, policy.hand_over.handed_over_within) == (
        1,
        14 * DAY,
    )


def test_the_hand_over_is_owed_a_month_before_the_planned_acceptance(builder: Builder) -> None:
    builder.plan("acceptance", date(2026, 3, 31))
    assert ("I-07", "start of hand-over", date(2026, 2, 28)) in builder.owed()
    builder.hand_over()
    assert "I-07" not in [rule for rule, _, _ in builder.owed()]


@pytest.mark.parametrize(("days", "overdue"), [(13, 0), (14, 0), (15, 1)])
def test_the_hand_over_ends_within_two_weeks_after_acceptance(
    builder: Builder, days: int, overdue: int
) -> None:
    builder.hand_over()
    accepted = builder.accept()
    (due,) = dues(accepted, PROJECTS)
    assert (due.rule, due.what, due.due_on) == ("I-07", "end of hand-over", date(2026, 3, 17))
    assert due.is_overdue(date(2026, 3, 3) + days * DAY) == bool(overdue)
    assert builder.project.next_due_on == date(2026, 3, 17)


def test_an_accepted_project_whose_hand_over_has_not_begun_owes_both_ends(
    builder: Builder,
) -> None:
    builder.accept()
    assert builder.owed() == [
        ("I-07", "start of hand-over", date(2026, 2, 3)),
        ("I-07", "end of hand-over", date(2026, 3, 17)),
    ]


def test_after_sales_begins_when_everything_is_there(builder: Builder) -> None:
    assert builder.refused(HandOverNotStarted, finish_hand_over, "j-1").rule == "I-07"
    builder.hand_over("documents")
    builder.refused(NotAccepted, finish_hand_over, "j-1")
    builder.accept()
    error = builder.refused(HandOverIncomplete, finish_hand_over, "j-1")
    assert (error.rule, error.metadata["missing"]) == ("I-07", "open_points")
    builder.item("open_points")
    done = builder.finish(NOW + DAY)
    assert done.state is ProjectState.IN_AFTER_SALES
    assert done.hand_over is not None
    assert (done.hand_over.finished_at, done.next_due_on) == (NOW + DAY, None)
    builder.refused(HandOverFinished, finish_hand_over, "j-1")


def test_open_points_are_handed_over_with_their_days(builder: Builder) -> None:
    builder.entry(EntryKind.OPEN_POINT)
    builder.entry(EntryKind.OPEN_POINT, date(2026, 5, 1))
    builder.entry(EntryKind.RISK)
    builder.accept()
    builder.hand_over("documents", "open_points")
    error = builder.refused(OpenPointWithoutDay, finish_hand_over, "j-1")
    assert error.metadata["numbers"] == "1"
    close = CloseLogEntry(project_id="j-1", number=1, resolution="done")
    builder.scene.run(close_log_entry, close, NOW)
    assert builder.finish().next_due_on == date(2026, 5, 1)


def test_a_hand_over_begins_once_and_takes_known_lines_only(builder: Builder) -> None:
    item = RecordHandOverItem(project_id="j-1", item="documents", reference="D-1")
    builder.refused(HandOverNotStarted, record_hand_over_item, item)
    builder.hand_over("documents")
    builder.refused(HandOverStarted, start_hand_over, "j-1")
    poem = RecordHandOverItem(project_id="j-1", item="poem", reference="D-1")
    assert builder.refused(HandOverItemUnknown, record_hand_over_item, poem).rule == "I-07"
    again = builder.item("documents").hand_over
    assert again is not None
    assert [line.name for line in again.items] == ["documents"]
