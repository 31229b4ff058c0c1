"""Old parts that will not come, and the month's call for disposal (P-06).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from inventory.domain.instants import OccurredBeforeBeginning
from inventory.domain.old_parts.old_part import (
    OldPartCameForIt,
    OldPartIllegalTransition,
    OldPartNotFound,
    OldPartState,
)
from inventory.domain.old_parts.waiver import WaivedByOwer, WaiverKind
from inventory.handlers.old_parts.waive_old_part import WaiveOldPart, waive_old_part
from inventory.ports.old_parts import OldPartFilter
from inventory.ports.supplier_claims import DueFilter
from unit.inventory.old_parts_scene import OldPartsScene
from unit.inventory.scene import (
    PUMP,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    SYSTEM,
    TECHNICIAN,
    Scene,
    Who,
)

DUES = DueFilter()
ELSEWHERE = Who(subject="S-09", role="supervisor", branches=frozenset({SHANGHAI}))
OWER = Who(subject=TECHNICIAN.subject, role="supervisor")


@pytest.fixture
def old(scene: Scene) -> OldPartsScene:
    return OldPartsScene(scene)


@pytest.mark.parametrize(
    ("kind", "charge"), [(WaiverKind.LOST, Decimal("600.00")), (WaiverKind.EXCUSED, None)]
)
def test_what_will_not_come_is_charged_by_policy_and_never_counts_as_received(
    scene: Scene, old: OldPartsScene, kind: WaiverKind, charge: Decimal | None
) -> None:
    issued = old.issue(PUMP=2)
    scene.later(hours=1)
    old.report(issued.work_order_id)
    waived = old.waive(old.of(issued), kind)
    assert (waived.state, waived.received, waived.waived) == (OldPartState.WAIVED, 0, 2)
    assert waived.written_off_at is None
    assert waived.waiver is not None
    assert (waived.waiver.charge, waived.waiver.owed_by) == (charge, TECHNICIAN.subject)
    assert (waived.waiver.waived_by, waived.waiver.reason) == (
        SUPERVISOR.subject,
        "left on the train",
    )
    assert waived.waiver.policy_ref == "old-part-waivers/default@2026.1"
    assert old.all(OldPartFilter(state=OldPartState.WAIVED)) == [waived]
    assert (old.write_off(), scene.held()) == (0, {})
    for step in (old.receive, old.waive, old.dispose):
        with pytest.raises(OldPartIllegalTransition):
            step(waived)
    scene.later(days=30)
    assert old.chase() == 0


def test_what_came_of_it_is_written_off_as_ever(scene: Scene, old: OldPartsScene) -> None:
    issued = old.issue(PUMP=3)
    old.receive(old.of(issued), 1)
    waived = old.waive(old.of(issued))
    assert (waived.state, waived.received, waived.waived) == (OldPartState.RECEIVED, 1, 2)
    with pytest.raises(OldPartCameForIt):
        scene.give_back(issued, PUMP=1)
    scene.later(hours=1)
    old.report(issued.work_order_id)
    assert old.write_off() == 1
    with scene.begin(SYSTEM) as tx:
        (due,) = tx.claim_dues.page(DUES, None, 9)
    assert (old.of(issued).state, due.quantity) == (OldPartState.WRITTEN_OFF, 1)
    old.dispose(old.of(issued))
    assert scene.held() == {(f"scrap:{STORE}", PUMP, ""): 1}


def test_who_owes_it_does_not_let_himself_off(scene: Scene, old: OldPartsScene) -> None:
    owed = old.of(old.issue(PUMP=1))
    with pytest.raises(WaivedByOwer) as refused:
        old.waive(owed, who=OWER)
    assert (refused.value.rule, refused.value.metadata["owed_by"]) == ("P-06", OWER.subject)
    with pytest.raises(OldPartNotFound):
        old.waive(owed, who=ELSEWHERE)
    early = WaiveOldPart(old_part_id=owed.id, kind=WaiverKind.LOST, reason="lost")
    early = replace(early, occurred_at=owed.issued_at - timedelta(seconds=1))
    with pytest.raises(OccurredBeforeBeginning):
        scene.do(waive_old_part, early, SUPERVISOR)
    assert old.all() == [owed]


def test_disposal_is_called_for_once_a_month_where_something_waits(
    scene: Scene, old: OldPartsScene
) -> None:
    assert old.review() == 0
    first = old.written_off(PUMP=2)
    scene.now = scene.now.replace(day=24, hour=15, minute=59)  # 23:59 in Beijing
    assert old.review() == 0
    scene.later(minutes=1)
    assert (old.review(), old.review()) == (1, 0)
    scene.now = scene.now.replace(month=4, day=26)
    assert old.review() == 1
    old.dispose(first)
    scene.now = scene.now.replace(month=5)
    assert old.review() == 0
    with scene.begin(SYSTEM) as tx:
        march, april = tx.disposals.reviews("", None, 9)
        assert list(tx.disposals.reviews(STORE, (march.month, STORE), 9)) == [april]
        assert list(tx.disposals.reviews("BJ01-W2", None, 9)) == []
    with scene.begin(ELSEWHERE) as tx:
        assert list(tx.disposals.reviews("", None, 9)) == []
    assert (march.month, april.month) == (date(2026, 3, 1), date(2026, 4, 1))
    assert (march.waiting.old_parts, march.waiting.units) == (1, 2)
    assert march.waiting.oldest_at == first.written_off_at
    assert march.policy_ref == "disposal-reviews/default@2026.1"
