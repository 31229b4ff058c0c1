"""One suite for both stores: what the ports promise, in memory and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chassis.db import Database
from chassis.resources import service_folder
from chassis.unit_of_work import ALL, Principal, UnitOfWork
from fakes.feedback import FakeTx
from feedback.adapters.policies import PolicyFiles
from feedback.adapters.transaction import StoredTx
from feedback.domain.complaint import Complaint
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId, survey_id_of
from feedback.domain.survey import SurveyState
from feedback.domain.words import Aggravation, Fault, Judgement, Rating
from feedback.handlers.on_request_closed import on_request_closed
from feedback.handlers.on_request_registered import on_request_registered
from feedback.ports import (
    ComplaintChanged,
    ComplaintNotFound,
    ComplaintQuery,
    RequestUnknown,
    SurveyChanged,
    SurveyNotFound,
    SurveyQuery,
    Tx,
)
from unit.feedback.cases import (
    CHIEF,
    CLOSED,
    NOW,
    attempt,
    close,
    closed,
    complaint_id,
    confirm,
    file,
    give_answer,
    propose,
    registered,
    reply,
    request_id,
    try_in_vain,
    verify,
)

pytestmark = pytest.mark.integration

Begin = Callable[..., AbstractContextManager[Tx]]


def in_memory() -> Begin:
    tx = FakeTx()

    @contextmanager
    def begin(*branches: str) -> Iterator[Tx]:
        before = tx.snapshot()
        tx.scope = frozenset(branches) or "*"
        try:
            yield tx
        except BaseException:
            tx.restore(before)
            raise

    return begin


def in_postgres(database: Database) -> Begin:
    policies = PolicyFiles(service_folder("feedback", "policies"))
    uow: UnitOfWork[Tx] = UnitOfWork(
        database,
        lambda connection, outbox, principal: StoredTx(connection, outbox, principal, policies),
        source="feedback",
        cell="main",
    )

    @contextmanager
    def begin(*branches: str) -> Iterator[Tx]:
        principal = Principal(subject="tester", role="admin", branches=frozenset(branches) or ALL)
        with uow.begin(principal) as work:
            yield work.tx

    return begin


@pytest.fixture(params=["memory", "postgres"])
def begin(request: pytest.FixtureRequest) -> Begin:
    if request.param == "memory":
        return in_memory()
    return in_postgres(request.getfixturevalue("database"))


@pytest.fixture
def surveyed(begin: Begin) -> Begin:
    """One closed request in SZ, whose survey is due."""
    with begin() as tx:
        on_request_registered(registered(), tx, NOW)
        on_request_closed(closed(), tx, NOW)
    return begin


SURVEY = survey_id_of(request_id(), 1)
NOBODY = "99999999-6a57-4d0c-9b3e-1f2a3b4c5d6e"


def test_a_request_comes_back_as_it_was_kept(begin: Begin) -> None:
    with begin() as tx:
        on_request_registered(registered(repeat_of=request_id("earlier")), tx, NOW)
        kept = tx.requests.lock(request_id())
    changed = replace(kept, branch_code="GZ", seen=5)
    with begin() as tx:
        tx.requests.save(changed)
    with begin() as tx:
        assert tx.requests.find(request_id()) == changed
        assert tx.requests.find(ServiceRequestId(NOBODY)) is None
        with pytest.raises(RequestUnknown):
            tx.requests.lock(ServiceRequestId(NOBODY))


def test_rows_of_other_branches_are_not_found(surveyed: Begin) -> None:
    with surveyed() as tx:
        file(tx)
    with surveyed("GZ") as tx:
        assert tx.requests.find(request_id()) is None
        assert tx.surveys.find(SURVEY) is None
        assert not tx.surveys.page(SurveyQuery(page_size=9)).rows
        assert not tx.complaints.page(ComplaintQuery(page_size=9)).rows
        for look in (tx.surveys.get, tx.surveys.lock):
            with pytest.raises(SurveyNotFound):
                look(SURVEY)
        for seek in (tx.complaints.get, tx.complaints.lock):
            with pytest.raises(ComplaintNotFound):
                seek(complaint_id())
    with surveyed("GZ", "SZ") as tx:
        assert tx.surveys.get(SURVEY).branch_code == "SZ"
        assert tx.complaints.get(complaint_id()).branch_code == "SZ"


def test_a_problem_is_counted_in_whatever_branch(surveyed: Begin) -> None:
    with surveyed() as tx:
        file(tx)
    with surveyed("GZ") as tx:
        assert tx.complaints.count_about(request_id()) == 1
        assert tx.complaints.count_about(ServiceRequestId(NOBODY)) == 0


def test_the_newest_assignment_stays(begin: Begin) -> None:
    with begin() as tx:
        assert tx.assigned.find(request_id()) == ""
        tx.assigned.save(request_id(), "T-07", seen=3)
        tx.assigned.save(request_id(), "T-08", seen=5)
        tx.assigned.save(request_id(), "T-09", seen=5)
        tx.assigned.save(request_id(), "T-07", seen=3)
    with begin() as tx:
        assert tx.assigned.find(request_id()) == "T-08"


def test_a_survey_comes_back_as_it_was_kept(surveyed: Begin) -> None:
    with surveyed() as tx:
        due = tx.surveys.get(SURVEY)
        assert (due.state, due.version, due.answer) == (SurveyState.DUE, 1, None)
        try_in_vain(tx)
    with surveyed() as tx:
        tried = try_in_vain(tx)
        answered = give_answer(tx, *Rating)
        assert tried.version + 1 == answered.version == 4
    with surveyed() as tx:
        assert tx.surveys.get(SURVEY) == answered
        assert tx.surveys.find(SURVEY) == answered
        assert [each.number for each in answered.attempts] == [1, 2]


def test_a_survey_changed_meanwhile_is_not_overwritten(surveyed: Begin) -> None:
    with surveyed() as tx:
        stale = tx.surveys.get(SURVEY)
        give_answer(tx)
    with pytest.raises(SurveyChanged), surveyed() as tx:
        tx.surveys.save(stale.withdrawn())
    with surveyed() as tx:
        assert tx.surveys.get(SURVEY).state is SurveyState.ANSWERED


def test_unanswered_surveys_are_those_that_wait(surveyed: Begin) -> None:
    with surveyed() as tx:
        assert [each.id for each in tx.surveys.lock_unanswered(request_id())] == [SURVEY]
        for _ in range(3):
            try_in_vain(tx)
        assert [each.id for each in tx.surveys.lock_unanswered(request_id())] == [SURVEY]
        give_answer(tx)
        assert not tx.surveys.lock_unanswered(request_id())


def test_an_error_leaves_nothing_behind(surveyed: Begin) -> None:
    def break_off() -> None:
        with surveyed() as tx:
            give_answer(tx)
            file(tx)
            tx.surveys.get(SurveyId(NOBODY))

    with pytest.raises(SurveyNotFound):
        break_off()
    with surveyed() as tx:
        assert tx.surveys.get(SURVEY).state is SurveyState.DUE
        assert file(tx).number == "C-SZ-2026-0001"


def test_the_ledger_counts_each_branch_and_year_from_one(begin: Begin) -> None:
    with begin() as tx:
        taken = [tx.ledger.next_position("SZ", 2026) for _ in range(3)]
        assert taken == [1, 2, 3]
    with begin() as tx:
        assert tx.ledger.next_position("SZ", 2026) == 4
        assert tx.ledger.next_position("SZ", 2027) == 1
        assert tx.ledger.next_position("GZ", 2026) == 1


def test_a_complaint_comes_back_as_it_was_kept_at_every_step(surveyed: Begin) -> None:
    steps: tuple[Callable[[Tx], Complaint], ...] = (
        lambda tx: file(tx, Aggravation.DATA_LOST, survey_id=SURVEY),
        attempt,
        lambda tx: confirm(tx, CHIEF),
        lambda tx: propose(tx, Fault.PROCESS, "", responsible_department="parts"),
        propose,
        reply,
        verify,
        lambda tx: close(tx, Judgement.DISSATISFIED),
    )
    for version, step in enumerate(steps, start=1):
        with surveyed() as tx:
            kept = step(tx)
            assert kept.version == version
        with surveyed() as tx:
            assert tx.complaints.get(complaint_id()) == kept
    assert [step.number for step in kept.steps] == list(range(1, 9))


def test_a_complaint_changed_meanwhile_is_not_overwritten(surveyed: Begin) -> None:
    with surveyed() as tx:
        stale = file(tx)
        confirm(tx)
    with pytest.raises(ComplaintChanged), surveyed() as tx:
        tx.complaints.save(replace(stale, owner="somebody"))
    with surveyed() as tx:
        assert tx.complaints.get(complaint_id()).owner == "kf-01"


@pytest.fixture
def many(begin: Begin) -> Begin:
    """Six closed requests, two of them in GZ, closed on three days."""
    for number in range(6):
        event = closed(
            f"call {number}",
            closed_at=CLOSED + timedelta(days=number // 2),
            branch_code="GZ" if number % 3 == 2 else "SZ",
        )
        with begin() as tx:
            on_request_closed(event, tx, NOW)
    return begin


def pages(begin: Begin, size: int, **filters: object) -> list[list[SurveyId]]:
    found: list[list[SurveyId]] = []
    token = ""
    while True:
        with begin() as tx:
            query = replace(SurveyQuery(page_size=size, page_token=token), **filters)  # type: ignore[arg-type]
            page = tx.surveys.page(query)
        found.append([row.id for row in page.rows])
        token = page.next_token
        if not token:
            return found


def test_surveys_are_listed_by_due_day_page_by_page(many: Begin) -> None:
    (everything,) = pages(many, 6)
    assert len(everything) == 6
    for size in (1, 2, 4, 5):
        cut = pages(many, size)
        assert [row for page in cut for row in page] == everything
        assert all(len(page) == size for page in cut[:-1])
    with many() as tx:
        rows = tx.surveys.page(SurveyQuery(page_size=9)).rows
    assert [(row.due_on, row.id) for row in rows] == sorted((row.due_on, row.id) for row in rows)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"branch_code": "GZ"}, 2),
        ({"due_until": date(2026, 3, 2)}, 0),
        ({"due_until": date(2026, 3, 3)}, 2),
        ({"due_until": date(2026, 3, 4)}, 4),
        ({"state": SurveyState.DUE}, 6),
        ({"state": SurveyState.ANSWERED}, 0),
        ({"service_request_id": request_id("call 3")}, 1),
        ({"branch_code": "GZ", "due_until": date(2026, 3, 4)}, 1),
    ],
)
def test_surveys_are_filtered(many: Begin, filters: dict[str, object], count: int) -> None:
    assert sum(map(len, pages(many, 9, **filters))) == count


def test_complaints_are_listed_by_filing_and_the_open_ones_apart(many: Begin) -> None:
    for number in range(4):
        with many() as tx:
            file(
                tx,
                name="first" if number == 0 else f"other {number}",
                about=f"call {number}",
                now=NOW + timedelta(minutes=number),
            )
    with many() as tx:
        for step in (confirm, reply, close):
            step(tx, now=NOW + timedelta(hours=1))
    with many() as tx:
        ids: list[ComplaintId] = []
        token = ""
        for _ in range(2):
            page = tx.complaints.page(ComplaintQuery(page_size=2, page_token=token))
            ids += [row.id for row in page.rows]
            token = page.next_token
        assert token == ""
        names = ("first", "other 1", "other 2", "other 3")
        assert ids == [complaint_id(name) for name in names]
        still_open = tx.complaints.page(ComplaintQuery(page_size=9, open_only=True))
        assert [row.id for row in still_open.rows] == ids[1:]
        of_branch = tx.complaints.page(ComplaintQuery(page_size=9, branch_code="GZ"))
        assert [row.id for row in of_branch.rows] == [complaint_id("other 2")]
