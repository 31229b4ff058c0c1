"""Serials and batches that orders got: traced, fitted once, corrected later (P-18, P-19).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.db import Database
from fakes.inventory import FakeTx
from integration.inventory.checks import violations
from inventory.domain.events import Event
from inventory.domain.fitted_parts.events import PartFitted, PartFittingCorrected
from inventory.domain.fitted_parts.trace import (
    LotAmbiguous,
    LotNotFound,
    TraceUnclear,
)
from inventory.domain.ids import PartNumber
from inventory.domain.lots import Tracking
from inventory.domain.work_order import OrderState
from inventory.handlers.fitted_parts.trace_part import part_traced
from inventory.ports.fitted_parts import FittedPartFilter
from unit.inventory.fitted_parts_scene import FittedPartsScene, pages_of
from unit.inventory.scene import (
    BEIJING,
    DISK,
    SHANGHAI,
    STORE,
    SYSTEM,
    Scene,
    Who,
    begin_on,
    lot_line,
)

CUSTOMER, OTHER = str(UUID(int=1)), str(UUID(int=2))
PRODUCT = str(UUID(int=3))
OIL = PartNumber("OIL")
ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))


@pytest.fixture
def day(scene: Scene) -> FittedPartsScene:
    scene.part(DISK, Tracking.SERIAL)
    scene.part(OIL, Tracking.BATCH)
    return FittedPartsScene(scene)


def test_a_serial_is_traced_to_its_customer_and_back_to_its_delivery(
    scene: Scene, day: FittedPartsScene
) -> None:
    scene.receive_lots(DISK, "S1", "S2")
    order = scene.order(customer=CUSTOMER, product=PRODUCT)
    issued = day.issue(order, lot_line(DISK, "S1"))
    assert day.movements(DISK, "S1") == [
        ("receipt", f"warehouse:{STORE}", "-"),
        ("issue", f"order:{order}", CUSTOMER),
    ]
    assert day.places(DISK, "S1") == [(f"order:{order}", 1, CUSTOMER)]
    assert day.places(DISK, "S2") == [(f"warehouse:{STORE}", 1, "-")]
    for wanted in (
        FittedPartFilter(work_order_id=order),
        FittedPartFilter(service_request_id=issued.service_request_id),
        FittedPartFilter(installed_product_id=PRODUCT),
        FittedPartFilter(part_number=DISK, lot="S1"),
    ):
        ((fitted, origins),) = day.found(wanted)
        assert (fitted.lot, fitted.quantity, fitted.requisition_id) == ("S1", 1, issued.id)
        assert (fitted.customer_id, fitted.installed_product_id) == (CUSTOMER, PRODUCT)
        assert (fitted.issued_at, fitted.fitted_at) == (scene.now, None)
        (origin,) = origins
        assert (origin.document, origin.warehouse_code, origin.quantity) == ("DN-1", STORE, 1)
        assert origin.number.startswith(f"{STORE}-")


def test_a_batch_is_traced_to_everybody_who_got_of_it(scene: Scene, day: FittedPartsScene) -> None:
    scene.receive_lots(OIL, B7=3)
    scene.later(hours=1)
    scene.receive_lots(OIL, B7=4, B8=1)
    first, second = scene.order(customer=CUSTOMER), scene.order(customer=OTHER)
    day.issue(first, lot_line(OIL, B7=2))
    scene.later(minutes=1)
    day.issue(second, lot_line(OIL, B7=1, B8=1))
    rows = day.found(FittedPartFilter(part_number=OIL, lot="B7"))
    assert [(row.customer_id, row.quantity) for row, _ in rows] == [(CUSTOMER, 2), (OTHER, 1)]
    assert [[each.quantity for each in origins] for _, origins in rows] == [[4, 3], [4, 3]]
    assert sorted(day.places(OIL, "B7")) == sorted(
        [
            (f"order:{first}", 2, CUSTOMER),
            (f"order:{second}", 1, OTHER),
            (f"warehouse:{STORE}", 4, "-"),
        ]
    )


def test_a_delivery_that_was_undone_brought_nothing(scene: Scene, day: FittedPartsScene) -> None:
    wrong = scene.receive_lots(OIL, B7=3)
    scene.receive_lots(OIL, B7=4)
    scene.reverse(wrong)
    order = scene.order()
    day.issue(order, lot_line(OIL, B7=2))
    ((_, origins),) = day.found(FittedPartFilter(work_order_id=order))
    assert [each.quantity for each in origins] == [4]


def test_pages_of_a_trace_are_cut_by_key(scene: Scene, day: FittedPartsScene) -> None:
    scene.receive_lots(OIL, B7=3)
    for _ in range(3):
        scene.later(minutes=1)
        day.issue(scene.order(customer=CUSTOMER), lot_line(OIL, B7=1))
    whole = FittedPartFilter(part_number=OIL, lot="B7")
    with scene.begin(SYSTEM) as tx:
        look = (
            (lambda after, n: tx.traces.movements(OIL, "B7", after, n), lambda row: row.line.id),
            (lambda after, n: tx.traces.places(OIL, "B7", after, n), lambda r: str(r.account)),
            (lambda after, n: tx.fitted_parts.page(whole, after, n), lambda row: row.key),
        )
        assert [len(pages_of(*each)) for each in look] == [4, 3, 3]


def test_of_other_branches_nothing_is_traced(scene: Scene, day: FittedPartsScene) -> None:
    scene.receive_lots(DISK, "S1", "S2")
    order = scene.order(customer=CUSTOMER)
    day.issue(order, lot_line(DISK, "S1"))
    own = Who(subject="K-01", role="storekeeper", branches=frozenset({BEIJING}))
    assert len(day.movements(DISK, "S1", own)) == 2
    assert day.places(DISK, "S1", own) == [(f"order:{order}", 1, CUSTOMER)]
    assert day.movements(DISK, "S1", ELSEWHERE) == []
    assert day.places(DISK, "S1", ELSEWHERE) == day.places(DISK, "S2", ELSEWHERE) == []
    assert day.of_order(order, ELSEWHERE) == []


def test_a_number_is_refused_that_no_part_or_more_than_one_has(
    scene: Scene, day: FittedPartsScene
) -> None:
    scene.receive_lots(DISK, "X1")
    scene.receive_lots(OIL, X1=2)
    with scene.begin(SYSTEM) as tx:
        with pytest.raises(LotAmbiguous) as unclear:
            part_traced(tx, "X1", "")
        assert (unclear.value.rule, unclear.value.metadata["parts"]) == ("P-19", "DISK OIL")
        assert part_traced(tx, "X1", "OIL").part_number == OIL
        for lot, part in (("X2", ""), ("X1", "PUMP")):
            with pytest.raises(LotNotFound):
                part_traced(tx, lot, part)


@pytest.mark.parametrize(
    "wanted",
    [
        FittedPartFilter(),
        FittedPartFilter(part_number=DISK),
        FittedPartFilter(lot="S1"),
        FittedPartFilter(work_order_id=PRODUCT, installed_product_id=PRODUCT),
        FittedPartFilter(work_order_id=PRODUCT, part_number=DISK, lot="S1"),
    ],
)
def test_what_is_asked_of_has_to_be_clear(day: FittedPartsScene, wanted: FittedPartFilter) -> None:
    with pytest.raises(TraceUnclear):
        day.found(wanted)


def test_a_part_is_fitted_by_the_first_report_after_its_issue_that_the_fault_is_gone(
    scene: Scene, day: FittedPartsScene
) -> None:
    scene.receive_lots(DISK, "S1", "S2")
    order = scene.order(customer=CUSTOMER, in_warranty=True)
    day.report(order)  # of an earlier visit: what comes later was not fitted by it
    scene.move(order, OrderState.STARTED)
    scene.later(hours=1)
    day.issue(order, lot_line(DISK, "S1"))
    day.report(order, is_fixed=False)
    assert day.announce() == 0
    scene.later(hours=1)
    first = scene.now
    day.report(order)
    scene.move(order, OrderState.STARTED)
    scene.later(hours=1)
    day.issue(order, lot_line(DISK, "S2"))
    day.report(order)
    assert (day.announce(), day.announce()) == (2, 0)
    by_lot = {each.lot: each for each in day.of_order(order)}
    assert (by_lot["S1"].fitted_at, by_lot["S2"].fitted_at) == (first, first + timedelta(hours=1))
    assert by_lot["S1"].in_warranty
    assert by_lot["S1"].version == 2


def test_a_fitting_is_announced_once_and_corrected_when_the_part_comes_back(
    store_scene: tuple[Scene, FittedPartsScene, list[Event]],
) -> None:
    scene, day, sent = store_scene
    scene.receive_lots(OIL, B7=5)
    order = scene.order(customer=CUSTOMER, product=PRODUCT)
    issued = day.issue(order, lot_line(OIL, B7=3))
    assert scene.give_back_lines(issued, lot_line(OIL, B7=1)).returned[0].quantity == 1
    day.report(order)
    day.announce()
    scene.later(hours=1)
    scene.give_back_lines(issued, lot_line(OIL, B7=2))
    day.announce()
    told = [each for each in sent if isinstance(each, PartFitted | PartFittingCorrected)]
    assert [(type(each), each.fitted_part.quantity) for each in told] == [
        (PartFitted, 2),
        (PartFittingCorrected, 0),
    ]
    assert told[0].occurred_at == scene.now - timedelta(hours=1)
    assert told[1].fitted_part.fitted_at == told[0].occurred_at


def test_what_came_back_before_the_report_is_never_fitted(
    scene: Scene, day: FittedPartsScene
) -> None:
    scene.receive_lots(DISK, "S1")
    order = scene.order()
    scene.give_back_lines(day.issue(order, lot_line(DISK, "S1")), lot_line(DISK, "S1"))
    day.report(order)
    assert day.announce() == 0
    assert [(each.quantity, each.fitted_at) for each in day.of_order(order)] == [(0, None)]


def test_what_another_requisition_of_the_order_got_may_come_back_too(
    scene: Scene, day: FittedPartsScene
) -> None:
    scene.receive_lots(OIL, B7=5, B8=5)
    order = scene.order(in_warranty=True)
    day.issue(order, lot_line(OIL, B7=2))
    scene.later(hours=1)
    second = day.issue(order, lot_line(OIL, B7=1, B8=2))
    scene.give_back_lines(second, lot_line(OIL, B7=2))
    left = sorted((each.lot, each.quantity) for each in day.of_order(order))
    assert left == [("B7", 0), ("B7", 1), ("B8", 2)]


def test_parts_without_serial_or_batch_are_not_followed(
    scene: Scene, day: FittedPartsScene
) -> None:
    scene.receive(PUMP=1)
    order = scene.order()
    scene.issued(order, PUMP=1)
    day.report(order)
    assert (day.announce(), day.of_order(order)) == (0, [])


@pytest.fixture
def store_scene(
    request: pytest.FixtureRequest,
) -> tuple[Scene, FittedPartsScene, list[Event]]:
    """A set-up branch in memory, with what it announces."""
    fake = FakeTx(check_locks=True)
    scene = Scene(begin_on(fake)).set_up()
    scene.part(OIL, Tracking.BATCH)
    return scene, FittedPartsScene(scene), fake.sent


@pytest.mark.integration
def test_nothing_is_out_of_order_after_a_day_of_fitting(real: Scene, database: Database) -> None:
    day = FittedPartsScene(real)
    real.part(DISK, Tracking.SERIAL)
    real.receive_lots(DISK, "S1", "S2")
    order = real.order(customer=CUSTOMER, product=PRODUCT)
    issued = day.issue(order, lot_line(DISK, "S1", "S2"))
    day.report(order)
    assert day.announce() == 2
    real.give_back_lines(issued, lot_line(DISK, "S2"))
    assert violations(database) == {}
    with database.read_only() as connection:
        told = connection.execute(
            text("select type from outbox where type like '%Fit%' order by 1")
        )
        assert [each.type.rpartition(".")[2] for each in told] == [
            "PartFitted",
            "PartFitted",
            "PartFittingCorrected",
        ]
