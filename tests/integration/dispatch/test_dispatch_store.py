"""The store in memory and the one in PostgreSQL keep the same promises."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dispatch.domain.case_record import PartsNote, PartsState
from dispatch.domain.identity import TechnicianCode
from dispatch.domain.life_cycle import State
from dispatch.domain.technician import (
    EmploymentState,
    TechnicianExists,
    TechnicianNotFound,
    TechnicianOutdated,
)
from dispatch.domain.work_order import Severity, WorkOrderNotFound, WorkOrderOutdated
from dispatch.domain.work_order_file import WorkOrderFile
from dispatch.domain.work_queue import QueueFilter, queue_key
from dispatch.handlers.get_work_order import GetWorkOrder, file_of, get_work_order
from dispatch.handlers.list_work_orders import ListWorkOrders, list_work_orders
from fakes.dispatch import FakeTx
from fakes.dispatch_acting import (
    DAY,
    FIXED,
    HOUR,
    LI,
    MINUTE,
    MONDAY,
    NORTH,
    PAPERS,
    SOUTH,
    WANG,
    Dispatch,
    branch,
    call,
    order_id,
    request_id,
    technician,
    window,
)
from integration.dispatch.conftest import Begin, begin_in, begin_on


def test_what_was_stored_comes_back(begin: Begin) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.register()
        dispatch.open()
        dispatch.assign(reason="")
        for act in (dispatch.accept, dispatch.travel, dispatch.arrive):
            act()
        dispatch.report(findings=replace(FIXED, fixed=False, cause="", remedy=""))
        dispatch.assign(visit=window(5))
        for act in (dispatch.accept, dispatch.travel, dispatch.arrive, dispatch.report):
            act()
        signed = dispatch.sign()
        note = PartsNote(
            requisition_id="r-1",
            work_order_id=signed.id,
            warehouse_code="W1",
            state=PartsState.ISSUED,
            detail="CAP-35 x 1",
            occurred_at=MONDAY,
        )
        tx.parts_notes.put(replace(note, state=PartsState.SHORT))
        tx.parts_notes.put(note)
    with begin() as tx:
        file = get_work_order(GetWorkOrder(service_request_id=request_id("a")), tx)
        assert file.order == signed
        assert (signed.visits, signed.vouchers, signed.version) == (2, 1, 12)
        assert [each.visit_number for each in tx.service_reports.of(signed.id)] == [1, 2]
        assert file.report
        assert file.report.findings == FIXED
        assert file.signed
        assert file.signed.intact
        assert file.parts == (note,)
        assert len(file.steps) == 12
        assert file.steps[-1].to_state is State.SIGNED
        assert [each.promised for each in tx.visits.of(signed.id)] == [window(), window(5)]


@pytest.mark.integration
@pytest.mark.parametrize("state", State)
def test_every_state_looks_the_same_in_both_stores(environ: dict[str, str], state: State) -> None:
    def walk(begin: Begin) -> WorkOrderFile:
        with begin() as tx:
            Dispatch(tx=tx).bring_to(state)
        with begin() as tx:
            return file_of(tx.work_orders.get(order_id("a")), tx)

    fake, real = walk(begin_on(FakeTx())), walk(begin_in(environ))
    # Versions of policies are the only thing that the two do not share.
    assert _without_policies(real) == _without_policies(fake)


def _without_policies(file: WorkOrderFile) -> WorkOrderFile:
    requirements = replace(file.order.requirements, policy_ref="")
    order = replace(file.order, requirements=requirements, assignment_policy_ref="")
    return replace(
        file,
        order=order,
        report=replace(file.report, policy_ref="") if file.report else None,
        signed=None,
        steps=tuple(replace(each, note=each.note.partition(";")[0]) for each in file.steps),
    )


def test_a_failed_use_case_leaves_nothing(begin: Begin) -> None:
    def fail() -> None:
        with begin() as tx:
            Dispatch(tx=tx).bring_to(State.DONE)
            raise RuntimeError("the connection is gone")

    with pytest.raises(RuntimeError):
        fail()
    with begin() as tx:
        assert tx.technicians.page(None, None, 10) == ()
        assert tx.work_orders.page(QueueFilter(), MONDAY.date(), None, 10) == ()
        assert tx.steps.of(order_id("a")) == ()
        assert tx.visits.of(order_id("a")) == ()


def test_a_stale_version_is_not_saved(begin: Begin) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.register()
        order, who = dispatch.open(), tx.technicians.get(LI)
        tx.work_orders.save(replace(order, overridden_reason="x"))
        tx.technicians.save(replace(who, line_supervisor="x"))
        with pytest.raises(WorkOrderOutdated):
            tx.work_orders.save(order)
        with pytest.raises(TechnicianOutdated):
            tx.technicians.save(who)
        assert tx.work_orders.get(order.id).overridden_reason == "x"


def test_what_is_not_there_is_not_found(begin: Begin) -> None:
    with begin() as tx:
        with pytest.raises(TechnicianNotFound):
            tx.technicians.get(LI)
        with pytest.raises(TechnicianNotFound):
            tx.technicians.lock(LI)
        assert tx.technicians.lock_if_known(LI) is None
        for find in (tx.work_orders.get, tx.work_orders.lock):
            with pytest.raises(WorkOrderNotFound):
                find(order_id("a"))
        with pytest.raises(WorkOrderNotFound):
            tx.work_orders.get_of_request(request_id("a"))
        assert tx.work_orders.lock_if_known(order_id("a")) is None
        assert tx.branches.find(NORTH) is None


def test_rows_of_other_branches_do_not_exist(begin: Begin) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.register(technician(LI), technician(WANG, branch=SOUTH))
        dispatch.open()
        dispatch.open(call("b", branch=SOUTH))
    with begin("dispatcher-2", "dispatcher", frozenset({SOUTH})) as tx:
        assert tx.actor.subject == "dispatcher-2"
        assert [each.code for each in tx.technicians.page(None, None, 10)] == [WANG]
        assert [each.code for each in tx.technicians.pool(NORTH, frozenset(), 5)] == []
        found = tx.work_orders.page(QueueFilter(), MONDAY.date(), None, 10)
        assert [each.id for each in found] == [order_id("b")]
        for find in (tx.work_orders.get, tx.work_orders.lock):
            with pytest.raises(WorkOrderNotFound):
                find(order_id("a"))
        with pytest.raises(TechnicianNotFound):
            tx.technicians.lock(LI)
    with begin() as tx:
        assert tx.actor.subject == "system:dispatch"


def test_certificates_keep_their_order_and_are_replaced_as_a_whole(begin: Begin) -> None:
    with begin() as tx:
        Dispatch(tx=tx).register(technician(papers=PAPERS[::-1]))
        with pytest.raises(TechnicianExists):
            tx.technicians.add(technician())
        who = tx.technicians.get(LI)
        assert who.certificates == PAPERS[::-1]
        tx.technicians.save(replace(who, certificates=PAPERS[:1]))
    with begin() as tx:
        assert tx.technicians.get(LI).certificates == PAPERS[:1]


def test_a_pool_is_the_branch_and_a_few_neighbours_who_could_help(begin: Begin) -> None:
    with begin() as tx:
        for each in (branch(NORTH), branch(SOUTH), branch("BJ01", city="北京")):
            tx.branches.put(each)
        Dispatch(tx=tx).register(
            technician("T-1"),
            technician("T-2", state=EmploymentState.LEFT),
            technician("T-3", branch=SOUTH),
            technician("T-4", branch=SOUTH),
            technician("T-5", branch=SOUTH, skills=frozenset({"network"})),
            technician("T-6", branch=SOUTH, state=EmploymentState.SUSPENDED),
            technician("T-7", branch="BJ01"),
        )
        skills = frozenset({"appliance"})

        def codes(outsiders: int) -> list[TechnicianCode]:
            return [each.code for each in tx.technicians.pool(NORTH, skills, outsiders)]

        assert codes(0) == ["T-1", "T-2"]
        assert codes(1) == ["T-1", "T-2", "T-3"]
        assert codes(9) == ["T-1", "T-2", "T-3", "T-4"]


def test_codes_sort_by_code_point_whatever_the_database_speaks(begin: Begin) -> None:
    codes = ["T-10", "T-9", "Ta", "t-1", "Z 1", "a.b"]
    with begin() as tx:
        Dispatch(tx=tx).register(*(technician(each) for each in reversed(codes)))
        found = [each.code for each in tx.technicians.page(None, None, 10)]
        assert found == sorted(codes)
        later = tx.technicians.page(NORTH, TechnicianCode("T-9"), 2)
        assert [each.code for each in later] == ["Ta", "Z 1"]


@pytest.mark.parametrize(
    ("start", "hours", "found"),
    [(0, 1, False), (0, 1.01, True), (1.5, 0.1, True), (1.99, 1, True), (2, 1, False)],
)
def test_commitments_are_found_where_they_overlap(
    begin: Begin, start: float, hours: float, *, found: bool
) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.bring_to(State.ASSIGNED)
        around = window(start, hours)
        commitments = tx.work_orders.commitments([LI, WANG], around)
        assert [each.work_order_id for each in commitments.get(LI, ())] == [order_id("a")] * found
        assert tx.work_orders.commitments([WANG], window()) == {}


def test_work_that_took_longer_keeps_its_technician(begin: Begin) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.bring_to(State.ON_SITE)
        dispatch.now = window().end + HOUR
        dispatch.report()
        after = window(2, 1)
        (taken,) = tx.work_orders.commitments([LI], after)[LI]
        assert taken.window.end == dispatch.now
        assert window().end < taken.window.end


def test_unfinished_work_of_a_technician_is_found(begin: Begin) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.bring_to(State.DONE, "done")
        dispatch.bring_to(State.OPEN, "open")
        for index, name in enumerate("xyz"):
            dispatch.open(call(name))
            dispatch.assign(name, visit=window(3 + index))
        found = [each.id for each in tx.work_orders.lock_unfinished_of(LI)]
        assert found == sorted(order_id(name) for name in "xyz")


@pytest.mark.parametrize("seed", range(4))
def test_pages_are_the_queue_in_order_whatever_was_asked(begin: Begin, seed: int) -> None:
    dice = random.Random(seed)
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.register()
        for number in range(30):
            due = dice.choice([None, MONDAY, MONDAY + HOUR])
            received = call(
                str(number),
                branch=dice.choice([NORTH, SOUTH]),
                severity=dice.choice(list(Severity)),
                received_at=MONDAY - dice.choice([0, 1, 2]) * DAY,
                arrive_due_at=due,
                restore_due_at=due,
            )
            order = dispatch.open(received)
            if dice.random() < 0.2:
                dispatch.cancel(str(number))
            elif order.branch_code == NORTH and dice.random() < 0.4:
                dispatch.assign(str(number), visit=window(number))
        today = date(2026, 3, 2)
        everything = tx.work_orders.page(QueueFilter(), today, None, 100)
        assert len(everything) == 30
        keys = [queue_key(each, today) for each in everything]
        assert keys == sorted(keys)
        for wanted in (
            QueueFilter(),
            QueueFilter(branch_code=NORTH),
            QueueFilter(technician_code=LI),
            QueueFilter(state=State.CANCELLED),
            QueueFilter(branch_code=SOUTH, state=State.OPEN),
        ):
            expected = [
                each.id
                for each in everything
                if wanted.branch_code in {None, each.branch_code}
                and wanted.technician_code in {None, each.technician_code}
                and wanted.state in {None, each.state}
            ]
            query = ListWorkOrders(wanted=wanted, limit=dice.randint(1, 7))
            found = []
            while True:
                page = list_work_orders(query, tx, MONDAY)
                found += [each.id for each in page.orders]
                if page.next_place is None:
                    break
                query = replace(query, after=page.next_place)
            assert found == expected


def test_instants_come_back_as_they_were_stored_in_utc(begin: Begin) -> None:
    odd = datetime(2026, 3, 2, 1, 2, 3, 456789, tzinfo=UTC)
    with begin() as tx:
        Dispatch(tx=tx, now=odd).open(call(received_at=odd))
    with begin() as tx:
        order = tx.work_orders.get(order_id("a"))
        assert order.opened_at == odd
        assert order.opened_at.utcoffset() == odd.utcoffset()
        assert order.last_step_at + MINUTE == odd + MINUTE
