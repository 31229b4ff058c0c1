"""One suite for both stores: what the ports promise, in memory and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from chassis.db import Database
from chassis.resources import service_folder
from chassis.unit_of_work import ALL, Principal, UnitOfWork
from fakes.hr_appraisal import FakeTx
from hr_appraisal.adapters.policies import PolicyFiles
from hr_appraisal.adapters.transaction import StoredTx
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.facts import FollowedOrder, MonthFacts, Visit
from hr_appraisal.domain.ids import EmployeeCode, EntryId, TriggerName, WorkOrderId
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.people import Actor, Person
from hr_appraisal.domain.privacy import Reading, ReadingKind, Sight
from hr_appraisal.domain.proposal import Evidence
from hr_appraisal.domain.words import Fault, Rating
from hr_appraisal.handlers.on_liability_verified import on_liability_verified
from hr_appraisal.handlers.on_technician_told import on_technician_told
from hr_appraisal.ports import (
    EmployeeQuery,
    EmployeeUnknown,
    EntryChanged,
    EntryNotFound,
    EntryQuery,
    Tx,
)
from unit.hr_appraisal.cases import (
    COLLEAGUE,
    FILED,
    NOW,
    TECHNICIAN,
    an_id,
    approve,
    call,
    complaint,
    event_entry_id,
    liability,
    order_id,
    propose,
    rating,
    reject,
    told,
    undo,
    verify,
)

pytestmark = pytest.mark.integration

Begin = Callable[..., AbstractContextManager[Tx]]

ALL_OF_IT = Sight(subject="hr-01", everything=True, cases=False)
MARCH = Month("2026-03")
START = datetime(2026, 2, 28, 16, tzinfo=UTC)
END = datetime(2026, 3, 31, 16, tzinfo=UTC)
FINE = TriggerName("refused_or_dragged")


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
    policies = PolicyFiles(service_folder("hr_appraisal", "policies"))
    uow: UnitOfWork[Tx] = UnitOfWork(
        database,
        lambda connection, outbox, principal: StoredTx(connection, outbox, principal, policies),
        source="hr-appraisal",
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
    """A store that knows two technicians of two lines and an entry about the first."""
    begin = (
        in_memory()
        if request.param == "memory"
        else in_postgres(request.getfixturevalue("database"))
    )
    with begin() as tx:
        on_technician_told(told(TECHNICIAN), tx, NOW)
        on_technician_told(told(COLLEAGUE, name="林燕"), tx, NOW)
        on_liability_verified(liability(), tx, NOW)
    return begin


def kept(begin: Begin, entry_id: EntryId | None = None) -> AppraisalEntry:
    with begin() as tx:
        found = tx.entries.find(entry_id or event_entry_id())
    assert found is not None
    return found


def test_a_technician_comes_back_as_told(begin: Begin) -> None:
    with begin() as tx:
        employee = tx.employees.get(TECHNICIAN)
        assert (employee.name, employee.line_supervisor, employee.seen) == ("陈立", "zg-01", 1)
        tx.employees.save(replace(employee, branch_code="GZ", seen=3))
        tx.employees.save(replace(employee, branch_code="BJ", seen=2))
    with begin() as tx:
        assert tx.employees.find(TECHNICIAN) == replace(employee, branch_code="GZ", seen=3)
        assert tx.employees.find(EmployeeCode("T-99")) is None


def test_a_technician_of_another_branch_is_known_but_not_shown(begin: Begin) -> None:
    with begin("GZ") as tx:
        assert not tx.may_act_for("SZ")
        assert tx.employees.find(TECHNICIAN) is not None
        with pytest.raises(EmployeeUnknown):
            tx.employees.get(TECHNICIAN)
        query = EmployeeQuery(sight=ALL_OF_IT, page_size=9)
        assert not tx.employees.page(query).rows


def test_somebody_who_leads_technicians_is_known(begin: Begin) -> None:
    with begin() as tx:
        leader = EmployeeCode("zg-01")
        assert tx.employees.lead(leader) == Person(code=leader, branch_code="SZ")
        assert tx.employees.lead(TECHNICIAN) is None


@pytest.mark.parametrize(
    ("sight", "codes"),
    [
        (ALL_OF_IT, ["T-01", "T-02"]),
        (Sight(subject="zg-01", everything=False, cases=True), ["T-01"]),
        (Sight(subject="T-02", everything=False, cases=False), ["T-02"]),
        (Sight(subject="", everything=False, cases=False), []),
    ],
)
def test_technicians_are_listed_as_far_as_one_sees(
    begin: Begin, sight: Sight, codes: list[str]
) -> None:
    with begin() as tx:
        found: list[str] = []
        token = ""
        for _ in range(3):
            page = tx.employees.page(EmployeeQuery(sight=sight, page_size=1, page_token=token))
            found += [row.code for row in page.rows]
            token = page.next_token
            if not token:
                break
        assert found == codes
        elsewhere = EmployeeQuery(sight=sight, branch_code="GZ", page_size=9)
        assert not tx.employees.page(elsewhere).rows


def test_an_entry_comes_back_as_it_was_kept_at_every_step(begin: Begin) -> None:
    steps: tuple[Callable[[Tx], AppraisalEntry], ...] = (verify, approve)
    assert kept(begin).version == 1
    for version, step in enumerate(steps, start=2):
        with begin() as tx:
            saved = step(tx)
            assert saved.version == version
        assert kept(begin) == saved


def test_a_fine_comes_back_exactly(begin: Begin) -> None:
    with begin() as tx:
        event = liability("fined", fault=Fault.REFUSED_OR_DRAGGED, repeated=True)
        on_liability_verified(event, tx, NOW)
    entry = kept(begin, event_entry_id("fined", Fault.REFUSED_OR_DRAGGED))
    assert (entry.fine, entry.doubled) == (Decimal(200), True)


def test_a_rejected_entry_keeps_who_and_why(begin: Begin) -> None:
    with begin() as tx:
        saved = reject(tx)
    assert kept(begin) == saved
    assert (saved.rejected_by, saved.rejection) == ("fz-01", "not proved")


def test_that_an_entry_was_reversed_is_read_from_its_opposite(begin: Begin) -> None:
    with begin() as tx:
        verify(tx)
        posted = approve(tx)
    with begin() as tx:
        done = undo(tx)
    entry = kept(begin)
    assert entry == replace(posted, reversed_by=done.reversal.id) == done.reversed
    assert kept(begin, done.reversal.id) == done.reversal
    with begin() as tx:
        assert tx.entries.lock(event_entry_id()).reversed_by == done.reversal.id


def test_an_entry_of_another_branch_is_not_found(begin: Begin) -> None:
    with begin("GZ") as tx:
        assert tx.entries.find(event_entry_id()) is None
        with pytest.raises(EntryNotFound):
            tx.entries.lock(event_entry_id())
        assert not tx.entries.page(EntryQuery(sight=ALL_OF_IT, page_size=9)).rows


def test_an_entry_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    stale = kept(begin)
    with begin() as tx:
        verify(tx)
    with pytest.raises(EntryChanged), begin() as tx:
        tx.entries.save(replace(stale, reason="changed"))
    assert kept(begin).state is EntryState.VERIFIED


def test_an_error_leaves_nothing_behind(begin: Begin) -> None:
    def break_off() -> None:
        with begin() as tx:
            verify(tx)
            approve(tx)
            tx.entries.lock(EntryId(an_id("nobody")))

    with pytest.raises(EntryNotFound):
        break_off()
    assert kept(begin).state is EntryState.PROPOSED


def test_the_same_thing_is_found_while_it_is_neither_rejected_nor_reversed(begin: Begin) -> None:
    evidence = Evidence(kind="complaint", ref="C-SZ-2026-first")
    trigger = TriggerName("argued_or_insulted")

    def live() -> EntryId | None:
        with begin() as tx:
            tx.entries.hold(TECHNICIAN)
            found = tx.entries.live(TECHNICIAN, trigger, evidence)
            assert tx.entries.live(COLLEAGUE, trigger, evidence) is None
            assert tx.entries.live(TECHNICIAN, FINE, evidence) is None
            return found.id if found else None

    assert live() == event_entry_id()
    with begin() as tx:
        verify(tx)
        approve(tx)
    assert live() == event_entry_id()
    with begin() as tx:
        undo(tx)
    assert live() is None


def test_only_posted_entries_that_were_not_reversed_are_counted(begin: Begin) -> None:
    def count() -> int:
        with begin() as tx:
            return tx.entries.count_posted(TECHNICIAN, TriggerName("argued_or_insulted"), MARCH)

    assert count() == 0
    with begin() as tx:
        verify(tx)
        approve(tx)
        assert tx.entries.count_posted(TECHNICIAN, FINE, MARCH) == 0
        assert (
            tx.entries.count_posted(TECHNICIAN, TriggerName("argued_or_insulted"), Month("2026-04"))
            == 0
        )
    assert count() == 1
    with begin() as tx:
        undo(tx)
    assert count() == 0


@pytest.fixture
def settled(begin: Begin) -> Begin:
    """A reversed, a posted, a verified, a rejected and a proposed entry, half of them of GZ."""
    with begin() as tx:
        verify(tx)
        approve(tx)
        undo(tx, now=NOW + timedelta(minutes=1))
        on_technician_told(told(COLLEAGUE, branch_code="GZ", sequence=2), tx, NOW)
        for number, name in enumerate(("posted", "verified", "rejected", "open"), start=2):
            who = COLLEAGUE if number % 2 else TECHNICIAN
            by = Actor(subject=f"zg-1{number}", role="supervisor")
            entry = propose(tx, name, by=by, employee_code=who, now=NOW + timedelta(minutes=number))
            later = NOW + timedelta(hours=1)
            if name in {"posted", "verified"}:
                verify(tx, entry.id, now=later)
            if name == "posted":
                approve(tx, entry.id, now=later)
            if name == "rejected":
                reject(tx, entry.id, now=later)
    return begin


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 6),
        ({"state": EntryState.POSTED}, 3),
        ({"state": EntryState.POSTED, "is_reversed": False}, 2),
        ({"state": EntryState.POSTED, "is_reversed": True}, 1),
        ({"state": EntryState.VERIFIED}, 1),
        ({"state": EntryState.REJECTED}, 1),
        ({"state": EntryState.PROPOSED}, 1),
        ({"employee_code": "T-02"}, 2),
        ({"branch_code": "GZ"}, 2),
        ({"month": "2026-03"}, 6),
        ({"month": "2026-02"}, 0),
        ({"sight": Sight(subject="T-02", everything=False, cases=False)}, 2),
        ({"sight": Sight(subject="zg-02", everything=False, cases=False)}, 2),
        ({"sight": Sight(subject="zg-09", everything=False, cases=False)}, 0),
        ({"sight": Sight(subject="zg-09", everything=False, cases=True)}, 1),
    ],
)
def test_entries_are_filtered_and_listed_by_proposal_page_by_page(
    settled: Begin, filters: dict[str, Any], count: int
) -> None:
    for size in (1, 2, 9):
        found: list[AppraisalEntry] = []
        token = ""
        for _ in range(9):
            told_filters = {"sight": ALL_OF_IT, **filters}
            with settled() as tx:
                page = tx.entries.page(EntryQuery(page_size=size, page_token=token, **told_filters))
            found += page.rows
            token = page.next_token
            if not token:
                break
        assert len(found) == count
        keys = [(entry.proposed_at, entry.id) for entry in found]
        assert keys == sorted(keys)


def facts(begin: Begin, *codes: EmployeeCode) -> dict[EmployeeCode, MonthFacts]:
    with begin() as tx:
        return dict(tx.facts.of_month(codes or (TECHNICIAN,), MARCH, START, END))


def test_facts_come_back_as_they_were_told(begin: Begin) -> None:
    answer = rating("a", *Rating)
    ended = call("a", in_time=None, is_repeat=True)
    said = complaint("a", fault=Fault.LATE, responsible_person="T-01", repeated=True)
    with begin() as tx:
        tx.facts.save_rating(replace(answer, technician_code=COLLEAGUE, seen=1))
        tx.facts.save_rating(answer)
        tx.facts.save_call(ended)
        tx.facts.save_complaint(said)
    with begin() as tx:
        assert tx.facts.find_rating(answer.survey_id) == answer
        assert tx.facts.find_call(ended.service_request_id) == ended
        assert tx.facts.find_complaint(said.complaint_id) == said
        changed = replace(ended, is_closed=False, seen=2)
        tx.facts.save_call(changed)
        assert tx.facts.find_call(ended.service_request_id) == changed
    assert facts(begin)[TECHNICIAN].ratings == (answer,)
    assert facts(begin)[TECHNICIAN].calls == ()
    assert said in facts(begin)[TECHNICIAN].complaints


def test_a_followed_order_comes_back_with_its_visits(begin: Begin) -> None:
    visits = tuple(
        Visit(
            number=number,
            technician_code=TECHNICIAN,
            arrived_at=FILED + timedelta(hours=number),
            late_seconds=-5,
        )
        for number in (1, 2)
    )
    order = FollowedOrder(
        work_order_id=order_id(),
        service_request_id=call().service_request_id,
        visits=visits,
        seen=7,
    )
    with begin() as tx:
        assert tx.facts.find_order(order_id()) is None
        tx.facts.save_order(order)
    with begin() as tx:
        assert tx.facts.find_order(order_id()) == order
        later = replace(order.ended(FILED + timedelta(hours=9)), seen=8)
        tx.facts.save_order(later)
        assert tx.facts.find_order(order_id()) == later
        assert tx.facts.find_order(WorkOrderId(an_id("nobody"))) is None


def test_a_month_is_half_open_and_of_one_technician(begin: Begin) -> None:
    with begin() as tx:
        for name, at in (
            ("before", START - timedelta(microseconds=1)),
            ("first", START),
            ("last", END - timedelta(microseconds=1)),
            ("after", END),
        ):
            tx.facts.save_rating(rating(name, answered_at=at))
            tx.facts.save_call(call(name, closed_at=at))
            tx.facts.save_complaint(complaint(f"month {name}", filed_at=at))
            visit = Visit(number=1, technician_code=TECHNICIAN, arrived_at=at, late_seconds=0)
            tx.facts.save_order(
                FollowedOrder(
                    work_order_id=order_id(name),
                    service_request_id=call(name).service_request_id,
                    visits=(visit,),
                    seen=1,
                )
            )
        tx.facts.save_rating(rating("colleague", technician_code=COLLEAGUE))
    found = facts(begin, TECHNICIAN, COLLEAGUE)
    own = found[TECHNICIAN]
    assert [each.answered_at for each in own.ratings] == [START, END - timedelta(microseconds=1)]
    assert len(own.calls) == len(own.visits) == 2
    assert [each.number for each in own.complaints] == [
        "C-SZ-2026-month first",
        "C-SZ-2026-first",
        "C-SZ-2026-month last",
    ]
    assert len(found[COLLEAGUE].ratings) == 1


def test_a_month_holds_posted_entries_and_their_opposites_only(settled: Begin) -> None:
    found = facts(settled, TECHNICIAN, COLLEAGUE)
    assert sorted(entry.points for entry in found[TECHNICIAN].entries) == [-9, 3, 9]
    assert found[COLLEAGUE].entries == ()


def test_readings_are_kept(begin: Begin) -> None:
    reading = Reading(
        reader="hr-01",
        role="hr",
        kind=ReadingKind.SHEET,
        employee_code="T-01",
        month="2026-03",
        read_at=NOW,
    )
    with begin() as tx:
        tx.readings.add([])
        tx.readings.add([reading, replace(reading, employee_code="T-02")])
