"""Many lend, take back and settle the same thing at once: it happens once, nothing deadlocks."""

from __future__ import annotations

import pytest

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.test_stock_races import deadlocks, together
from inventory.domain.errors import ConcurrentUpdate, Refused
from inventory.domain.loans.loan import Loan, LoanState
from inventory.domain.loans.settlement import SettleOutcome
from inventory.ports.loans import LoanFilter
from unit.inventory.lent import METER, Lent
from unit.inventory.scene import Scene

pytestmark = pytest.mark.integration


def test_many_lend_one_serial_and_one_gets_it(real: Scene, database: Database) -> None:
    lent = Lent(real)
    key, other = lent.asset(METER), lent.asset(METER)
    commands = [lent.lending(key) for _ in range(6)]
    refusals: list[str] = []
    before = deadlocks(database)

    def work(worker: int) -> None:
        try:
            lent.lend_as(commands[worker])
        except Refused as refusal:
            refusals.append(refusal.reason)

    together(work, 6)
    assert refusals == ["ASSET_ALREADY_LENT"] * 5
    assert [each.key for each in lent.listed(LoanFilter())] == [key]
    assert lent.place(other).startswith("warehouse:")
    assert (deadlocks(database), violations(database)) == (before, {})


def test_it_comes_back_or_is_lost_while_timers_chase_it(real: Scene, database: Database) -> None:
    lent = Lent(real)
    loans = [lent.miss(lent.lend(lent.asset())) for _ in range(3)]
    loans += [lent.lend(lent.asset()) for _ in range(3)]
    real.later(days=2)
    done: list[Loan] = []
    before = deadlocks(database)

    def work(worker: int) -> None:
        for loan in loans:
            try:
                if worker % 3 == 0:
                    done.append(lent.back(loan))
                elif worker % 3 == 1 and loan.missed:
                    done.append(lent.settle(loan, SettleOutcome.CHARGED))
                else:
                    lent.chase()
            except (Refused, ConcurrentUpdate):
                continue

    together(work, 6)
    assert sorted(each.id for each in done) == sorted(each.id for each in loans)
    ends = {LoanState.RETURNED, LoanState.SETTLED}
    assert {each.state for each in lent.listed(LoanFilter())} <= ends
    assert (deadlocks(database), violations(database)) == (before, {})
