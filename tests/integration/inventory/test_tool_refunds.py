"""Tools bought in the field are refunded once, and after they came into the warehouse (P-12).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.loan import LoanState
from inventory.domain.loans.refund import (
    RefundAlreadyDecided,
    RefundDecidedByAsker,
    RefundNotFound,
    RefundState,
    ToolNotReceived,
    ToolRefundedAlready,
    ToolReplacesLoss,
)
from inventory.domain.loans.settlement import ReplacementInvalid, SettleOutcome
from inventory.ports.loans import RefundFilter
from unit.inventory.lent import MACHINE, MECHANIC, WRENCH, Lent
from unit.inventory.scene import (
    BEIJING,
    DIRECTOR,
    SHANGHAI,
    SYSTEM,
    TECHNICIAN,
    Scene,
    Who,
    lot_line,
)

ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))


@pytest.fixture
def lent(scene: Scene) -> Lent:
    return Lent(scene)


def test_a_tool_bought_in_the_field_is_refunded_once_and_after_it_came(
    scene: Scene, lent: Lent
) -> None:
    key = AssetKey(WRENCH, "FIELD-1")
    with pytest.raises(ToolNotReceived) as refused:
        lent.ask(key)
    assert refused.value.rule == "P-12"
    receipt = scene.receive_as(replace(scene.receipt(), lines=(lot_line(*key),)))
    with pytest.raises(ToolNotReceived):
        lent.ask(key)  # it came, and the keeper has not registered it as a tool
    lent.register(key)
    asked = lent.ask(key)
    assert (asked.receipt_id, asked.state) == (receipt.id, RefundState.ASKED)
    with pytest.raises(ToolRefundedAlready):
        lent.ask(key, MECHANIC)
    with pytest.raises(RefundDecidedByAsker):
        lent.decide(asked, who=Who(subject=TECHNICIAN.subject, role="admin"))
    no = lent.decide(asked, is_granted=False)
    with pytest.raises(RefundAlreadyDecided):
        lent.decide(no)
    again = lent.ask(key)
    granted = lent.decide(again, who=DIRECTOR)
    assert (granted.state, granted.decided_by) == (RefundState.GRANTED, DIRECTOR.subject)
    with pytest.raises(ToolRefundedAlready):
        lent.ask(key)
    with pytest.raises(RefundNotFound):
        lent.decide(granted, who=ELSEWHERE)
    with scene.begin(SYSTEM) as tx:
        assert list(tx.tool_refunds.page(RefundFilter(state=RefundState.GRANTED), None, 9)) == [
            granted
        ]
        assert len(tx.tool_refunds.page(RefundFilter(branch_code=BEIJING), None, 9)) == 2


def test_what_replaces_a_loss_is_not_refunded_too(scene: Scene, lent: Lent) -> None:
    first, second = (lent.miss(lent.lend(lent.asset())) for _ in range(2))
    keys = [lent.bring(), lent.bring()]
    receipts = [lent.register(key).purchase.receipt_id for key in keys]
    lent.settle(first, SettleOutcome.REPLACED, replacement=receipts[0])
    with pytest.raises(ToolReplacesLoss) as refused:
        lent.ask(keys[0])
    assert refused.value.rule == "P-12"
    asked = lent.ask(keys[1])
    with pytest.raises(ReplacementInvalid):
        lent.settle(second, SettleOutcome.REPLACED, replacement=receipts[1])
    lent.decide(asked, is_granted=False)
    settled = lent.settle(second, SettleOutcome.REPLACED, replacement=receipts[1])
    assert settled.state is LoanState.SETTLED


def test_what_is_no_tool_is_not_refunded(lent: Lent) -> None:
    with pytest.raises(ToolNotReceived):
        lent.ask(lent.asset(MACHINE))
