"""What departments use up, within their budgets (P-17).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inventory.domain.accounts import used_by
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import DepartmentCode
from inventory.domain.internal_use.budget import (
    BudgetAlreadySet,
    BudgetAmountInvalid,
    BudgetInPast,
    DepartmentHasNoBudget,
    DepartmentOfOtherBranch,
)
from inventory.domain.internal_use.internal_use import (
    InternalUseByAsker,
    InternalUseIllegalTransition,
    InternalUseLevelTooLow,
    InternalUseNotFound,
    OverBudget,
    UseState,
)
from inventory.domain.ledger import BalanceTooLow, EntryNotReversible
from inventory.domain.lots import Tracking
from inventory.domain.requisition import State
from inventory.ports.internal_use import UseFilter
from unit.inventory.internal_use_scene import MARCH, SALES, InternalUseScene
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    DIRECTOR,
    DISK,
    KEEPER,
    SHANGHAI,
    STORE,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    lot_line,
)

ELSEWHERE = Who(subject="S-09", role="supervisor", branches=frozenset({SHANGHAI}))
SHELF = (f"warehouse:{STORE}", VALVE, "")


def money(used: int, remaining: int) -> tuple[Decimal, Decimal]:
    return Decimal(used), Decimal(remaining)


@pytest.fixture
def use(scene: Scene) -> InternalUseScene:
    scene.receive(VALVE=100, PUMP=2)
    made = InternalUseScene(scene)
    made.budget("100.00")
    return made


def test_what_a_department_got_is_in_its_account_and_off_its_budget(
    scene: Scene, use: InternalUseScene
) -> None:
    asked = use.ask(VALVE=2)
    assert (asked.state, asked.amount, use.left()) == (
        UseState.ASKED,
        Decimal(25),
        money(0, 100),
    )
    approved = use.approve(asked)
    assert approved.approval is not None
    assert (approved.approval.month, approved.approval.ordinal) == (MARCH, 1)
    assert (approved.approval.budget, approved.approval.used_before) == money(100, 0)
    assert not approved.approval.over_budget
    assert approved.approval.policy_ref == "internal-use/default@2026.1"
    assert use.left() == money(25, 75)
    issued = use.issue(approved)
    assert (issued.state, scene.held()[SHELF]) == (UseState.ISSUED, 98)
    with scene.begin(SYSTEM) as tx:
        assert tx.internal_uses.get(asked.id) == issued
        (held,) = tx.stock.held_in(used_by(SALES))
    assert (str(held.account), held.quantity) == ("department:SALES", 2)
    with pytest.raises(EntryNotReversible):
        scene.reverse(scene.last_entry())


@pytest.mark.parametrize(("quantity", "is_over"), [(3, False), (4, False), (5, True)])
def test_above_the_budget_only_a_higher_level_approves(
    use: InternalUseScene, quantity: int, *, is_over: bool
) -> None:
    use.issued(VALVE=4)  # 50 of 100
    asked = use.ask(VALVE=quantity)
    if not is_over:
        assert use.approve(asked).state is UseState.APPROVED
        return
    with pytest.raises(OverBudget) as refused:
        use.approve(asked)
    figures = refused.value.metadata
    assert (refused.value.rule, figures["level"], figures["used"]) == ("P-17", "approver", "50.00")
    assert use.left() == money(50, 50)
    approval = use.approve(asked, DIRECTOR).approval
    assert approval is not None
    assert (approval.over_budget, approval.role, approval.ordinal) == (True, "approver", 2)
    assert use.left() == (Decimal("112.50"), Decimal("-12.50"))


def test_who_asked_neither_approves_nor_hands_out(scene: Scene, use: InternalUseScene) -> None:
    by_admin = use.ask(ADMIN, VALVE=1)
    with pytest.raises(InternalUseByAsker):
        use.approve(by_admin, ADMIN)
    with pytest.raises(InternalUseLevelTooLow):
        use.approve(by_admin, KEEPER)
    approved = use.approve(by_admin)
    with pytest.raises(InternalUseByAsker):
        use.issue(approved, who=ADMIN)
    assert scene.held()[SHELF] == 100


def test_what_comes_back_or_is_given_up_gives_the_budget_back(
    scene: Scene, use: InternalUseScene
) -> None:
    issued, granted = use.issued(VALVE=4), use.approve(use.ask(VALVE=4))
    asked = use.ask(VALVE=4)
    with pytest.raises(OverBudget):
        use.approve(asked)
    waiting = scene.request(VALVE=97)
    assert scene.look(waiting).state is State.SHORT
    back = use.reverse(issued)
    assert (back.state, use.left()) == (UseState.REVERSED, money(50, 50))
    assert scene.held()[SHELF] == 100
    assert scene.look(waiting).state is State.RESERVED  # served at once
    assert use.approve(asked).state is UseState.APPROVED
    assert use.cancel(granted).state is UseState.CANCELLED
    assert use.cancel(use.ask(VALVE=1)).approval is None
    assert use.left() == money(50, 50)
    for step in (use.reverse, use.issue, use.cancel, use.approve):
        with pytest.raises(InternalUseIllegalTransition):
            step(back)


def test_what_is_promised_to_an_order_is_not_used_up(scene: Scene, use: InternalUseScene) -> None:
    scene.request(VALVE=99)
    approved = use.approve(use.ask(VALVE=2))
    with pytest.raises(BalanceTooLow):
        use.issue(approved)
    assert (scene.level(VALVE), use.left()) == ((100, 99), money(25, 75))


def test_serials_are_named_and_come_back_where_they_lay(
    scene: Scene, use: InternalUseScene
) -> None:
    scene.part(DISK, Tracking.SERIAL)
    scene.receive_lots(DISK, "SN-1", "SN-2")
    scene.bin("A-01")
    scene.move_lots(DISK, "SN-2", to_bin="A-01")
    issued = use.issue(use.approve(use.ask(DISK=1)), lot_line(DISK, "SN-2"))
    before = scene.held()
    use.reverse(issued)
    after = scene.held()
    assert after.pop((f"warehouse:{STORE}/A-01", DISK, "SN-2")) == 1
    assert after == before


def test_a_budget_counts_from_its_day_on_and_is_never_changed(
    scene: Scene, use: InternalUseScene
) -> None:
    again = use.budget("100.00")
    assert again.monthly == 100
    use.budget("10.00", date(2026, 3, 3))
    for wrong, error in (
        (lambda: use.budget("101.00"), BudgetAlreadySet),
        (lambda: use.budget("50.00", date(2026, 3, 1)), BudgetInPast),
        (lambda: use.budget("0.001", date(2026, 3, 9)), BudgetAmountInvalid),
        (lambda: use.ask_for({"VALVE": 1}, department=DepartmentCode("HR")), DepartmentHasNoBudget),
    ):
        with pytest.raises(error):
            wrong()
    assert use.approve(use.ask(VALVE=1)).state is UseState.APPROVED
    scene.now = scene.now.replace(hour=16)  # the third in Beijing
    with pytest.raises(OverBudget):
        use.approve(use.ask(VALVE=1))
    use.budget("10.00", date(2026, 3, 3))
    scene.later(days=1)
    with pytest.raises(BudgetInPast):
        use.budget("50.00", date(2026, 3, 4))  # has begun with another one
    scene.now = scene.now.replace(month=4)
    with pytest.raises(OverBudget):
        use.approve(use.ask(VALVE=1))
    scene.branch(SHANGHAI)
    with pytest.raises(DepartmentOfOtherBranch):
        use.budget("5.00", branch=SHANGHAI, effective_on=date(2026, 5, 1))
    budgets = [use.months(day=date(2026, 3, day))[0].budget for day in (2, 3)]
    assert budgets == [100, 10]
    assert use.months(day=date(2026, 3, 1))[0].budget is None
    assert use.months(who=ELSEWHERE) == []


def test_lists_page_by_key_and_other_branches_see_nothing(
    scene: Scene, use: InternalUseScene
) -> None:
    first = use.ask(VALVE=1)
    scene.later(seconds=1)
    second = use.approve(use.ask(PUMP=1), DIRECTOR)
    with scene.begin(SYSTEM) as tx:
        uses = tx.internal_uses
        wanted = UseFilter(branch_code=BEIJING, warehouse_code=STORE, department_code=SALES)
        assert list(uses.page(wanted, None, 9)) == [first, second]
        assert list(uses.page(wanted, first.key, 9)) == [second]
        assert list(uses.page(UseFilter(state=UseState.ASKED), None, 9)) == [first]
        assert list(tx.departments.months(BEIJING, MARCH, MARCH, SALES, 9)) == []
    with scene.begin(ELSEWHERE) as tx:
        assert list(tx.internal_uses.page(UseFilter(), None, 9)) == []
    for step in (use.approve, use.issue):
        with pytest.raises(InternalUseNotFound):
            step(first, who=ELSEWHERE)
    use.cancel(first)
    with pytest.raises(ConcurrentUpdate), scene.begin(SYSTEM) as tx:
        tx.internal_uses.save(first)
