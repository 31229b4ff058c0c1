"""Any day in the store agrees with a model that fits on one page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fakes.inventory import FakeTx
from inventory.domain.errors import Refused
from inventory.domain.ids import PartNumber, WorkOrderId
from inventory.domain.requisition import Requisition, State
from inventory.domain.work_order import OrderState
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import ADMIN, COSTS, STORE, Scene, begin_on

QUANTITIES = st.dictionaries(
    st.sampled_from(sorted(COSTS)), st.integers(1, 4), min_size=1, max_size=3
)
PICK = st.integers(0, 10**6)


@dataclass
class Asked:
    """What the model knows of a requisition."""

    order: WorkOrderId
    wants: Counter[str]
    state: State
    back: Counter[str]


class Model:
    """Shelves, promises and a waiting line, in the simplest words."""

    def __init__(self) -> None:
        self.shelf: Counter[str] = Counter()
        self.came: Counter[str] = Counter()
        self.asked: dict[str, Asked] = {}

    def promised(self) -> Counter[str]:
        total: Counter[str] = Counter()
        for each in self.asked.values():
            if each.state in {State.RESERVED, State.APPROVED}:
                total.update(each.wants)
        return total

    def fits(self, wants: Counter[str]) -> bool:
        promised = self.promised()
        return all(self.shelf[part] - promised[part] >= n for part, n in wants.items())

    def serve(self) -> None:
        for each in self.asked.values():  # in the order of asking
            if each.state is State.SHORT and self.fits(each.wants):
                each.state = State.RESERVED


class Store(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.store = FakeTx(check_locks=True)
        self.scene = Scene(begin_on(self.store)).set_up()
        self.model = Model()
        self.orders = [self.scene.order() for _ in range(3)]

    def pick(self, number: int, *states: State) -> tuple[Requisition, Asked] | None:
        ids = [i for i, each in self.model.asked.items() if not states or each.state in states]
        if not ids:
            return None
        chosen = ids[number % len(ids)]
        return self.store.state.requisitions[chosen], self.model.asked[chosen]  # type: ignore[index]

    @rule(quantities=QUANTITIES)
    def goods_come_in(self, quantities: dict[str, int]) -> None:
        self.scene.later(seconds=1)
        self.scene.receive_all(quantities)
        self.model.shelf.update(quantities)
        self.model.came.update(quantities)
        self.model.serve()

    @precondition(lambda self: self.orders)
    @rule(quantities=QUANTITIES, number=PICK)
    def parts_are_asked_for(self, quantities: dict[str, int], number: int) -> None:
        self.scene.later(seconds=1)
        order = self.orders[number % len(self.orders)]
        requisition = self.scene.request_all(quantities, order)
        wants = Counter(quantities)
        state = State.RESERVED if self.model.fits(wants) else State.SHORT
        self.model.asked[requisition.id] = Asked(order, wants, state, Counter())

    @rule(number=PICK)
    def it_is_approved(self, number: int) -> None:
        if picked := self.pick(number, State.RESERVED):
            if picked[0].needs_supplement:
                CustomersScene(self.scene).sign(picked[0])
            self.scene.approve(picked[0], ADMIN)
            picked[1].state = State.APPROVED

    @rule(number=PICK)
    def it_is_issued(self, number: int) -> None:
        if picked := self.pick(number, State.APPROVED):
            self.scene.issue(picked[0])
            picked[1].state = State.ISSUED
            self.model.shelf.subtract(picked[1].wants)

    @rule(number=PICK)
    def one_unit_comes_back_if_one_is_out(self, number: int) -> None:
        if not (picked := self.pick(number, State.ISSUED)):
            return
        requisition, asked = picked
        part = sorted(asked.wants)[number % len(asked.wants)]
        if asked.back[part] < asked.wants[part]:
            self.scene.give_back_all(requisition, {part: 1})
            asked.back[part] += 1
            self.model.shelf[part] += 1
            self.model.serve()
        else:
            with pytest.raises(Refused):
                self.scene.give_back_all(requisition, {part: 1})

    @rule(number=PICK)
    def it_is_given_up(self, number: int) -> None:
        if picked := self.pick(number, State.SHORT, State.RESERVED, State.APPROVED):
            self.scene.release(picked[0])
            picked[1].state = State.RELEASED
            self.model.serve()

    @precondition(lambda self: self.orders)
    @rule(number=PICK)
    def an_order_is_closed(self, number: int) -> None:
        order = self.orders.pop(number % len(self.orders))
        self.scene.end(order, OrderState.CLOSED)
        for asked in self.model.asked.values():
            if asked.order == order and asked.state is not State.ISSUED:
                asked.state = State.RELEASED
        self.model.serve()
        self.orders.append(self.scene.order())

    @rule(number=PICK, verb=st.sampled_from(["approve", "issue", "release"]))
    def a_step_out_of_turn_changes_nothing(self, number: int, verb: str) -> None:
        out_of_turn = {
            "approve": set(State) - {State.RESERVED},
            "issue": set(State) - {State.APPROVED},
            "release": {State.ISSUED, State.RELEASED},
        }
        if picked := self.pick(number, *out_of_turn[verb]):
            sent = len(self.store.sent)
            with pytest.raises(Refused):
                getattr(self.scene, verb)(picked[0])
            assert len(self.store.sent) == sent

    @invariant()
    def shelves_and_promises_agree(self) -> None:
        promised = self.model.promised()
        for part in COSTS:
            assert self.scene.level(part) == (self.model.shelf[part], promised[part])

    @invariant()
    def requisitions_agree(self) -> None:
        assert {i: r.state for i, r in self.store.state.requisitions.items()} == {
            i: each.state for i, each in self.model.asked.items()
        }

    @invariant()
    def the_ledger_conserves_every_part(self) -> None:
        for part in COSTS:
            accounts: Counter[str] = Counter()
            for entry in self.store.state.ledger:
                if entry.movement.part_number == part:
                    accounts[str(entry.movement.to_account)] += entry.movement.quantity
                    accounts[str(entry.movement.from_account)] -= entry.movement.quantity
            assert sum(accounts.values()) == 0
            assert accounts[f"warehouse:{STORE}"] == self.scene.level(PartNumber(part))[0]
            assert -accounts["supplier"] == self.model.came[part]
            assert all(n >= 0 for name, n in accounts.items() if name.startswith("order:"))

    @invariant()
    def nobody_waits_for_stock_that_is_there(self) -> None:
        assert not any(
            each.state is State.SHORT and self.model.fits(each.wants)
            for each in self.model.asked.values()
        )


TestStore = Store.TestCase
TestStore.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
