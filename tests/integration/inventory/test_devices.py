"""Measuring devices: calibrated or not handed out; a failed one puts its work in doubt (P-20).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from inventory.domain.instants import OccurredBeforeBeginning, OccurredInFuture
from inventory.domain.loans.asset import DeviceNotCalibrated, NotADevice
from inventory.domain.loans.calibration import (
    CalibrationNotFailed,
    CalibrationNotFound,
    CalibrationToldTwice,
)
from inventory.domain.loans.loan import LoanState
from inventory.domain.loans.settlement import SettleOutcome
from inventory.domain.work_order import WorkOrderUnknown
from inventory.handlers.loans.lend_asset import lend_asset
from inventory.handlers.loans.list_device_work import ListDeviceWork, list_device_work
from inventory.ports.loans import DueFilter, UseFilter
from unit.inventory.internal_use_scene import InternalUseScene
from unit.inventory.lent import FAILED, METER, WRENCH, Lent
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    KEEPER,
    SHANGHAI,
    STORE,
    SYSTEM,
    Scene,
    Who,
    lot_line,
)

COUNTS = timedelta(days=180)  # of a torque wrench, by policy
WARNED = timedelta(days=150)
SECOND = timedelta(seconds=1)
ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))


@pytest.fixture
def lent(scene: Scene) -> Lent:
    return Lent(scene)


def test_a_device_that_was_never_calibrated_is_not_lent(lent: Lent) -> None:
    key = lent.bring(METER)
    lent.register(key)
    with pytest.raises(DeviceNotCalibrated) as refused:
        lent.lend(key)
    assert (refused.value.rule, refused.value.metadata["calibration"]) == (
        "P-20",
        "never calibrated",
    )
    assert lent.place(key) == f"warehouse:{STORE}"


def test_a_calibration_counts_for_the_interval_of_its_class(scene: Scene, lent: Lent) -> None:
    key = lent.asset(METER)
    begun = scene.now
    with scene.begin(SYSTEM) as tx:
        (found,) = tx.calibrations.of([key])[key]
    assert (found.due_at, found.policy_ref) == (begun + COUNTS, "calibration/default@2026.1")
    scene.now = begun + COUNTS - SECOND
    loan = lent.lend(key)
    assert (loan.calibration_id, loan.due_at) == (found.id, begun + COUNTS)  # not a day later
    lent.back(loan)
    for after in (COUNTS, COUNTS + SECOND):
        scene.now = begun + after
        with pytest.raises(DeviceNotCalibrated) as refused:
            lent.lend(key)
        assert refused.value.metadata["calibration"] == "expired"
    lent.calibrate(key)
    assert lent.lend(key).state is LoanState.OUT


def test_a_failed_device_is_not_lent_until_it_passes(scene: Scene, lent: Lent) -> None:
    key = lent.asset(METER)
    scene.later(hours=1)
    failed = lent.calibrate(key, FAILED)
    assert (failed.due_at, failed.warn_at) == (None, None)
    with pytest.raises(DeviceNotCalibrated) as refused:
        lent.lend(key)
    assert refused.value.metadata["calibration"] == "failed"
    scene.later(hours=1)
    lent.calibrate(key)
    early = lent.lending(key, at=scene.now - SECOND)
    with pytest.raises(OccurredBeforeBeginning):
        scene.do(lend_asset, early, KEEPER)
    assert lent.lend(key).state is LoanState.OUT


def test_a_device_out_of_calibration_is_not_issued_either(scene: Scene, lent: Lent) -> None:
    key = lent.asset(METER)
    asked = scene.request_all({"METER": 1})
    scene.approve(asked, ADMIN)
    scene.later(hours=1)
    lent.calibrate(key, FAILED)
    with pytest.raises(DeviceNotCalibrated) as refused:
        scene.issue(asked, lot_line(*key))
    assert refused.value.rule == "P-20"
    assert lent.place(key) == f"warehouse:{STORE}"
    scene.later(hours=1)
    lent.calibrate(key)
    scene.issue(asked, lot_line(*key))
    assert lent.place(key) == f"order:{asked.work_order_id}"


def test_a_device_out_of_calibration_is_not_used_up_by_a_department(
    scene: Scene, lent: Lent
) -> None:
    key, use = lent.asset(METER), InternalUseScene(scene)
    use.budget("100000.00")
    approved = use.approve(use.ask(METER=1))
    scene.later(hours=1)
    lent.calibrate(key, FAILED)
    with pytest.raises(DeviceNotCalibrated) as refused:
        use.issue(approved, lot_line(*key))
    assert refused.value.rule == "P-20"
    assert lent.place(key) == f"warehouse:{STORE}"
    scene.later(hours=1)
    lent.calibrate(key)
    use.issue(approved, lot_line(*key))
    assert lent.place(key) == "department:SALES"


def test_one_told_late_counts_at_its_own_time(scene: Scene, lent: Lent) -> None:
    key = lent.asset(METER)
    newest = lent.thing(key).standing
    begun = scene.now
    late = lent.calibrate(key, FAILED, begun - timedelta(days=1))
    assert lent.thing(key).standing == newest
    with pytest.raises(CalibrationToldTwice):
        lent.calibrate(key, at=late.calibrated_at)
    with pytest.raises(OccurredInFuture):
        lent.calibrate(key, at=begun + timedelta(minutes=6))
    with pytest.raises(NotADevice):
        lent.calibrate(lent.asset(WRENCH))
    with scene.begin(SYSTEM) as tx:
        listed = list(tx.calibrations.page(key, None, 9))
        assert list(tx.calibrations.page(key, listed[0].list_key, 9)) == listed[1:] == [late]
    with scene.begin(ELSEWHERE) as tx:
        assert list(tx.calibrations.page(key, None, 9)) == []


def test_the_end_of_a_calibration_is_announced_once(scene: Scene, lent: Lent) -> None:
    key = lent.asset(METER)
    lent.register(lent.bring(METER))  # never calibrated: nothing ends
    begun = scene.now
    for after, announced in ((WARNED - SECOND, 0), (WARNED, 1), (WARNED + SECOND, 0)):
        scene.now = begun + after
        assert lent.warn() == announced
    assert lent.thing(key).warned_at == begun + WARNED
    lent.calibrate(key)
    assert (lent.thing(key).warned_at, lent.warn()) == (None, 0)
    scene.later(days=150)
    assert lent.warn() == 1


def test_a_lost_device_is_neither_due_nor_announced(scene: Scene, lent: Lent) -> None:
    loan = lent.lend(lent.asset(METER))
    scene.later(days=1)
    lent.settle(lent.miss(loan), SettleOutcome.BORNE)
    scene.later(days=200)
    assert lent.warn() == 0
    with scene.begin(SYSTEM) as tx:
        assert list(tx.assets.due(DueFilter(), None, 9)) == []


def test_devices_that_need_a_calibration_first_come_first(scene: Scene, lent: Lent) -> None:
    good = lent.asset(METER)
    never = lent.bring(METER)
    lent.register(never)
    lent.asset(WRENCH)
    scene.later(hours=1)
    failed = lent.asset(METER)
    scene.later(hours=1)
    lent.calibrate(failed, FAILED)
    with scene.begin(SYSTEM) as tx:
        listed = tx.assets.due(DueFilter(branch_code=BEIJING, warehouse_code=STORE), None, 9)
        due = tx.assets.due(DueFilter(due_before=scene.now + SECOND), None, 9)
        first = listed[0].asset
        assert first.due_at is not None
        rest = tx.assets.due(DueFilter(), (first.due_at, *first.key), 9)
    assert [each.asset.key for each in listed] == [never, failed, good]
    assert [each.asset.key for each in due] == [never, failed]
    assert list(rest) == list(listed[1:])


def test_a_failed_calibration_puts_the_work_since_the_last_good_one_in_doubt(
    scene: Scene, lent: Lent
) -> None:
    key, other = lent.asset(METER), lent.asset(METER)
    orders = [scene.order() for _ in range(5)]
    scene.later(days=1)
    sure = lent.measure(key, orders[0])
    scene.later(minutes=1)
    across = lent.lend(key, orders[1])  # goes out before the good check, comes back after it
    scene.later(days=1)
    good = lent.calibrate(key)
    at_once = lent.measure(key, orders[2])  # at the very instant: since then, so in doubt
    scene.later(days=1)
    lent.back(across)
    scene.later(minutes=1)
    within = lent.lend(key, orders[3])
    lent.measure(other, orders[3])
    scene.later(days=1)
    lent.back(within)
    failed = lent.calibrate(key, FAILED)
    scene.later(days=1)
    after = lent.measure(key, orders[4])
    assert (sure.was_good, at_once.was_good, after.was_good) == (True, True, False)
    doubted = lent.work(doubted_by=failed.id)
    assert [each.use.id for each in doubted] == [after.id, within.id, at_once.id, across.id]
    assert all(each.is_doubtful for each in doubted)
    scene.later(days=1)
    lent.calibrate(key)
    trusted = lent.measure(key, orders[0])
    assert [each.use.id for each in lent.work(doubted_by=failed.id)] == [
        each.use.id for each in doubted
    ]
    every = lent.work(UseFilter(key=key))
    assert [(each.use.id, each.is_doubtful) for each in every] == [
        (trusted.id, False),
        *((each.use.id, True) for each in doubted),
        (sure.id, False),
    ]
    with pytest.raises(CalibrationNotFailed):
        lent.work(doubted_by=good.id)
    page = lent.work(doubted_by=failed.id, limit=2)
    rest = lent.work(doubted_by=failed.id, after=page[-1].use.list_key)
    assert [*page, *rest] == doubted
    cmd = ListDeviceWork(wanted=UseFilter(), after=None, limit=9, doubted_by=failed.id)
    with pytest.raises(CalibrationNotFound):
        scene.do(list_device_work, cmd, ELSEWHERE)


def test_an_order_tells_which_devices_served_it(scene: Scene, lent: Lent) -> None:
    key, other, order = lent.asset(METER), lent.asset(METER), scene.order()
    loan = lent.lend(key, order)
    lent.lend(lent.asset(WRENCH), order)  # is no device
    scene.later(hours=1)
    measured = lent.measure(other, order)
    lent.measure(other, scene.order())
    found = lent.work(UseFilter(work_order_id=order))
    assert [(each.use.id, each.use.key, each.use.told) for each in found] == [
        (measured.id, other, "torque: 12 Nm"),
        (loan.id, key, ""),
    ]
    assert not any(each.is_doubtful for each in found)
    scene.later(hours=1)
    lent.calibrate(key, FAILED)
    assert [each.is_doubtful for each in lent.work(UseFilter(work_order_id=order))] == [
        False,
        True,
    ]


def test_what_was_never_good_is_in_doubt_from_the_beginning(scene: Scene, lent: Lent) -> None:
    key = lent.bring(METER)
    lent.register(key)
    scene.later(hours=1)
    measured = lent.measure(key, scene.order())
    scene.later(hours=1)
    failed = lent.calibrate(key, FAILED)
    assert not measured.was_good
    assert [each.use.id for each in lent.work(doubted_by=failed.id)] == [measured.id]


def test_something_is_measured_with_a_device_for_an_order(scene: Scene, lent: Lent) -> None:
    key, order = lent.asset(METER), scene.order()
    with pytest.raises(NotADevice):
        lent.measure(lent.asset(WRENCH), order)
    with pytest.raises(WorkOrderUnknown):
        lent.measure(key, order.__class__(scene.new_id()))
    with pytest.raises(OccurredBeforeBeginning):
        lent.measure(key, order, scene.now - SECOND)
    assert lent.work(UseFilter(key=key)) == []
