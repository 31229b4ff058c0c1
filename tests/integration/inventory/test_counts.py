"""Stock counts: one suite for the store in memory and in PostgreSQL (P-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.inventory import FIGURES, FakeTx
from inventory.domain.accounts import DEFAULT_BIN
from inventory.domain.counts.count import CountScope, CountState, StockCount
from inventory.domain.counts.errors import (
    CountBinsUnfit,
    CountByAnother,
    CountDecidedByCounter,
    CountDifferenceChanged,
    CountDifferenceUndecided,
    CountEmpty,
    CountersAreOne,
    CountIllegalTransition,
    CountIsBlind,
    CountLineEntered,
    CountLineTwice,
    CountNotComparable,
    CountNotFound,
    CountOutOfScope,
    CountOverlaps,
    CountTooLarge,
)
from inventory.domain.events import PartsShort
from inventory.domain.ids import CountId
from inventory.domain.instants import OccurredBeforeBeginning
from inventory.domain.ledger import BalanceTooLow, EntryAlreadyReversed, SerialElsewhere
from inventory.domain.lots import LotsInvalid, Tracking
from inventory.domain.requisition import State
from inventory.handlers.counts.open_count import OpenCount, open_count
from inventory.handlers.counts.read_due_counts import read_due_counts
from inventory.handlers.issue_parts import IssueParts, issue_parts
from inventory.ports.counts import CountFilter
from unit.inventory.counting import COUNTER, RECOUNTER, Counting, seen
from unit.inventory.scene import (
    BOARD,
    DISK,
    KEEPER,
    MONDAY,
    PUMP,
    STORE,
    SUPERVISOR,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    begin_on,
    lot_line,
)

MAIN, LOSS = f"warehouse:{STORE}", f"loss:{STORE}"


@pytest.fixture
def counting(scene: Scene) -> Counting:
    return Counting(scene)


def test_a_difference_is_counted_again_by_another_decided_by_a_third_and_booked_once(
    counting: Counting,
) -> None:
    scene = counting.scene
    scene.receive(PUMP=10, VALVE=40)
    count = counting.open()
    assert (count.number, count.state) == (f"{STORE}-CT202603-001", CountState.COUNTING)
    scene.later(minutes=30)
    first = counting.enter(count, seen(PUMP, 8), seen(VALVE, 39))
    # 2 pumps are 600 CNY and 20 %; one valve is 12.50 CNY and 2.5 %.
    assert first.state is CountState.RECOUNTING
    assert [line.part_number for line in first.to_count] == [PUMP]
    done = counting.again(first, seen(PUMP, 9))
    assert (done.state, done.to_count) == (CountState.COUNTED, ())
    assert counting.units(done) == {("main", PUMP, ""): -1, ("main", VALVE, ""): -1}
    scene.later(hours=2)
    posted = counting.decide(done)
    assert (posted.state, posted.decided_by) == (CountState.POSTED, SUPERVISOR.subject)
    assert (scene.level(PUMP), scene.level(VALVE)) == ((9, 0), (39, 0))
    assert scene.held()[LOSS, PUMP, ""] == 1
    counted_at = done.counted_at
    assert scene.held(as_of=counted_at)[MAIN, PUMP, ""] == 9
    assert scene.held(as_of=counted_at - timedelta(seconds=1))[MAIN, PUMP, ""] == 10
    with pytest.raises(CountIllegalTransition):
        counting.decide(done)
    with scene.begin(SYSTEM) as tx:
        assert tx.counts.get(count.id) == posted
        (listed,) = tx.counts.page(CountFilter(state=CountState.POSTED), None, 10)
        assert (listed.number, listed.lines) == (count.number, ())
        assert tx.counts.page(CountFilter(), listed.key, 10) == []
    assert scene.level(PUMP) == (9, 0)


def test_what_comes_and_goes_while_somebody_counts_makes_no_difference(counting: Counting) -> None:
    scene = counting.scene
    scene.receive(PUMP=10)
    count = counting.open()
    scene.later(minutes=10)
    scene.issued(PUMP=2)
    scene.later(minutes=10)
    counted_at = scene.now  # 8 lie there
    scene.later(minutes=10)
    scene.receive(PUMP=5)
    scene.later(minutes=10)
    done = counting.enter(count, seen(PUMP, 8), at=counted_at)
    assert (done.state, counting.judged(done)) == (CountState.COUNTED, ())
    assert counting.decide(done).state is CountState.POSTED
    assert scene.level(PUMP) == (13, 0)


def test_what_is_booked_late_explains_a_difference_before_it_is_decided(counting: Counting) -> None:
    scene = counting.scene
    scene.receive(PUMP=100)
    requisition = scene.approve(scene.request(PUMP=2))
    count = counting.open()
    scene.later(minutes=5)
    went_out = scene.now
    scene.later(hours=1)
    done = counting.twice(count, seen(PUMP, 98))
    seen_before = counting.units(done)
    assert seen_before == {("main", PUMP, ""): -2}
    late = IssueParts(requisition_id=requisition.id, occurred_at=went_out)
    scene.do(issue_parts, late, KEEPER)
    assert counting.judged(done) == ()
    with pytest.raises(CountDifferenceChanged):
        counting.decide(done, told=seen_before)
    counting.decide(done)
    assert scene.level(PUMP) == (98, 0)


def test_serials_are_booked_one_by_one_and_one_that_is_elsewhere_is_left(
    counting: Counting,
) -> None:
    scene = counting.scene
    scene.part(DISK, Tracking.SERIAL)
    scene.bin("A-01")
    scene.receive_lots(DISK, "SN-1", "SN-2", "SN-3", "SN-9")
    scene.move_lots(DISK, "SN-2", to_bin="A-01")
    asked = scene.approve(scene.request(DISK=1))
    scene.issue(asked, lot_line(DISK, "SN-9"))
    count = counting.open()
    found = (seen(DISK, 3, "SN-1", "SN-2", "SN-9"), seen(DISK, 0, bin_code="A-01"))
    done = counting.twice(count, *found)
    assert counting.units(done) == {
        ("A-01", DISK, "SN-2"): -1,
        ("main", DISK, "SN-2"): 1,
        ("main", DISK, "SN-3"): -1,
        ("main", DISK, "SN-9"): 1,
    }
    with pytest.raises(SerialElsewhere):
        counting.decide(done)
    posted = counting.decide(done, left=("SN-9",))
    assert [each.is_posted for each in posted.verdicts] == [True, True, True, False]
    held = {lot: account for (account, _, lot), n in scene.held().items() if n}
    assert held == {"SN-1": MAIN, "SN-2": MAIN, "SN-3": LOSS}
    assert scene.level(DISK) == (2, 0)
    # It turns up again and is found by the next count.
    scene.later(days=1)
    done = counting.twice(counting.open(), seen(DISK, 3, "SN-1", "SN-2", "SN-3"))
    counting.decide(done)
    assert {lot: a for (a, _, lot), n in scene.held().items() if n} == {
        "SN-1": MAIN,
        "SN-2": MAIN,
        "SN-3": MAIN,
    }


def test_promises_are_kept_oldest_first_and_who_falls_short_waits_without_approval(
    counting: Counting,
) -> None:
    scene = counting.scene
    scene.receive(PUMP=6, VALVE=4)
    oldest = scene.approve(scene.request(PUMP=3))
    scene.later(minutes=1)
    middle = scene.approve(scene.request(PUMP=2, VALVE=4))
    scene.later(minutes=1)
    youngest = scene.request(PUMP=1)
    scene.later(minutes=1)
    waits = scene.request(VALVE=3)
    assert waits.state is State.SHORT
    done = counting.twice(counting.open(), seen(PUMP, 4), seen(VALVE, 4))
    counting.decide(done)
    assert scene.look(oldest) == oldest
    assert scene.look(youngest).state is State.RESERVED
    fallen = scene.look(middle)
    assert (fallen.state, fallen.approved_by, fallen.approval_policy_ref) == (State.SHORT, "", "")
    assert [(each.part_number, each.missing) for each in fallen.shortages] == [(PUMP, 2)]
    assert scene.look(waits).state is State.RESERVED
    assert (scene.level(PUMP), scene.level(VALVE)) == ((4, 4), (4, 3))
    scene.receive(PUMP=2, VALVE=3)
    assert scene.look(middle).state is State.RESERVED


def test_a_count_is_undone_by_the_ledger_alone_and_what_it_missed_is_due_again(
    counting: Counting,
) -> None:
    scene = counting.scene
    scene.receive(PUMP=6)
    asked = scene.request(PUMP=6)
    counting.decide(counting.twice(counting.open(), seen(PUMP, 5)))
    assert scene.look(asked).state is State.SHORT
    entry = scene.last_entry()

    def due() -> list[str]:
        with scene.begin(SUPERVISOR) as tx:
            return [each.part_number for each in read_due_counts(STORE, None, tx, scene.now).due]

    assert due() == []
    scene.reverse(entry)
    assert scene.level(PUMP) == (6, 6)
    assert scene.look(asked).state is State.RESERVED
    assert due() == [PUMP]
    with pytest.raises(EntryAlreadyReversed):
        scene.reverse(entry)


def test_what_is_missing_and_has_left_the_books_since_is_refused_whole(counting: Counting) -> None:
    scene = counting.scene
    scene.receive(PUMP=5, VALVE=3)
    done = counting.twice(counting.open(), seen(PUMP, 2), seen(VALVE, 0))
    scene.later(minutes=1)
    scene.issued(PUMP=4)
    with pytest.raises(BalanceTooLow) as refused:
        counting.decide(done)
    assert refused.value.metadata["there"] == "1"
    assert (scene.level(PUMP), scene.level(VALVE)) == ((1, 0), (3, 0))
    counting.decide(done, left=(PUMP,))
    assert (scene.level(PUMP), scene.level(VALVE)) == ((1, 0), (0, 0))


def test_a_count_is_refused_to_the_wrong_people_and_out_of_turn(counting: Counting) -> None:
    scene = counting.scene
    with pytest.raises(CountEmpty):
        counting.open()
    scene.receive(PUMP=5, VALVE=3)
    scene.bin("A-01")
    count = counting.open(CountScope.BINS, "main")
    with pytest.raises(CountOverlaps):
        counting.open(CountScope.DUE)
    for lines_, who, error in (
        ((seen(PUMP, 5),), RECOUNTER, CountByAnother),
        ((seen(PUMP, 5), seen(PUMP, 4)), COUNTER, CountLineTwice),
        ((seen(BOARD, 1, bin_code="A-01"),), COUNTER, CountOutOfScope),
        ((seen(PUMP, 1, "SN-1"),), COUNTER, LotsInvalid),
        ((seen(PUMP, 0, "SN-1"),), COUNTER, LotsInvalid),
    ):
        with pytest.raises(error):
            counting.enter(count, *lines_, who=who)
    with pytest.raises(OccurredBeforeBeginning):
        counting.enter(count, seen(PUMP, 5), at=scene.now - timedelta(seconds=1))
    with pytest.raises(CountNotComparable):
        counting.judged(count)
    for blind in (COUNTER, RECOUNTER):
        with pytest.raises(CountIsBlind):
            counting.judged(count, Who(subject=blind.subject, role="supervisor"))
    part = counting.enter(count, seen(PUMP, 5), seen(BOARD, 1))
    with pytest.raises(CountLineEntered):
        counting.enter(part, seen(PUMP, 4))
    again = counting.enter(part, seen(VALVE, 3))
    assert [line.part_number for line in again.to_count] == [BOARD]
    with pytest.raises(CountOutOfScope):
        counting.again(again, seen(PUMP, 5))
    done = counting.again(again, seen(BOARD, 1))
    assert [line.is_found for line in done.lines] == [True, False, False]
    with pytest.raises(CountDecidedByCounter):
        counting.decide(done, Who(subject=RECOUNTER.subject, role="supervisor"))
    with pytest.raises(CountDifferenceUndecided):
        counting.decide(done, told={})
    with pytest.raises(CountDifferenceChanged):
        counting.decide(done, told={(DEFAULT_BIN, BOARD, ""): 1, (DEFAULT_BIN, PUMP, ""): -1})
    assert scene.level(BOARD) == (0, 0)
    gone = counting.cancel(done)
    assert (gone.state, gone.cancel_reason) == (CountState.CANCELLED, "the lights went out")
    with pytest.raises(CountIllegalTransition):
        counting.cancel(gone)
    counting.open()


def test_a_count_of_others_is_not_found_and_one_person_does_not_check_himself(
    counting: Counting,
) -> None:
    scene = counting.scene
    scene.receive(PUMP=5)
    count = counting.open()
    with pytest.raises(CountNotFound):
        counting.enter(
            count,
            seen(PUMP, 5),
            who=Who(subject=COUNTER.subject, role="storekeeper", branches=frozenset({"SH01"})),
        )

    def alone(scope: CountScope, counter: str) -> StockCount:
        cmd = OpenCount(
            count_id=CountId(scene.new_id()),
            warehouse_code=STORE,
            scope=scope,
            counter=counter,
            recounter="K-1",
        )
        return scene.do(open_count, cmd, SUPERVISOR)

    with pytest.raises(CountersAreOne):
        alone(CountScope.WHOLE, "K-1")
    with pytest.raises(CountBinsUnfit):
        alone(CountScope.BINS, "K-2")


def test_what_is_due_is_on_the_sheet_and_not_due_again_for_its_class(counting: Counting) -> None:
    scene = counting.scene
    scene.receive(PUMP=20, VALVE=20, BOARD=1)
    scene.issued(PUMP=9)
    scene.issued(VALVE=2)

    def due(month: int) -> dict[str, str]:
        with scene.begin(SUPERVISOR) as tx:
            day = scene.now.date().replace(month=month)
            found = read_due_counts(STORE, day, tx, scene.now)
            assert found.policy_ref == "counts/default@2026.1"
            return {each.part_number: each.class_name for each in found.due}

    assert due(3) == {BOARD: "C", PUMP: "A", VALVE: "C"}
    count = counting.open(CountScope.DUE)
    counting.decide(counting.enter(count, seen(BOARD, 1), seen(PUMP, 11), seen(VALVE, 18)))
    assert due(3) == {}
    assert due(4) == {PUMP: "A"}
    assert due(9) == {BOARD: "C", PUMP: "A", VALVE: "C"}


def test_who_falls_short_is_announced_as_such_after_the_decision() -> None:
    fake = FakeTx(check_locks=True)
    scene = Scene(begin_on(fake)).set_up()
    counting = Counting(scene)
    scene.receive(PUMP=3)
    asked = scene.request(PUMP=3)
    done = counting.twice(counting.open(), seen(PUMP, 2))
    scene.later(hours=1)
    counting.decide(done)
    told = fake.sent[-1]
    assert isinstance(told, PartsShort)
    assert (told.ref.requisition_id, told.occurred_at) == (asked.id, scene.now)
    assert [(each.part_number, each.missing) for each in told.shortages] == [(PUMP, 1)]
    assert [(each.part_number, each.quantity) for each in told.expectations] == [(PUMP, 1)]


def test_a_sheet_has_no_more_lines_than_the_policy_lets_and_the_longest_due_come_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    figures = FIGURES.counts(MONDAY.date())
    small = replace(figures, body=replace(figures.body, most_lines=2))
    monkeypatch.setattr(FIGURES, "counts", lambda _: small)
    scene = Scene(begin_on(FakeTx(check_locks=True))).set_up()
    counting = Counting(scene)
    scene.receive(PUMP=1, VALVE=1)
    counting.decide(counting.enter(counting.open(), seen(PUMP, 1), seen(VALVE, 1)))
    scene.receive(BOARD=1)
    with pytest.raises(CountTooLarge) as refused:
        counting.open()
    assert refused.value.metadata["most_lines"] == "2"
    scene.later(days=200)
    due = counting.open(CountScope.DUE)
    # The board was never counted; of the others the first by its number.
    assert [line.part_number for line in due.lines] == [BOARD, PUMP]
