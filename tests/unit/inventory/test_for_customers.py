"""Who loses, what is an addition, which quote is taken: rules without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from inventory.domain.green_channel.policy import GreenChannelPolicy
from inventory.domain.green_channel.taking import Holder, losers
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import Shortage
from inventory.domain.requisition import IllegalTransition, Requisition, State
from inventory.domain.severity import Severity
from inventory.domain.special_orders.policy import DepositShare, SpecialOrderPolicy
from inventory.domain.special_orders.special_order import NEXT, SpecialOrderState
from inventory.domain.supplements.addition import is_addition
from inventory.domain.supplements.policy import SupplementPolicy
from unit.inventory.scene import MONDAY, lines

GREEN = GreenChannelPolicy(
    takes_from={Severity.A: (Severity.C, Severity.D)},
    takes_in=(State.RESERVED,),
    issue_first_up_to=Decimal(2000),
    approve_within=timedelta(hours=24),
)


def held(number: int, severity: Severity | None = Severity.D, **quantities: int) -> Holder:
    return Holder(requisition=asked(number, State.RESERVED, **quantities), severity=severity)


def asked(number: int, state: State = State.RESERVED, **quantities: int) -> Requisition:
    return Requisition(
        id=RequisitionId(f"r-{number}"),
        work_order_id=WorkOrderId("w"),
        service_request_id=ServiceRequestId("s"),
        branch_code=BranchCode("BJ01"),
        warehouse_code=WarehouseCode("BJ01-W1"),
        state=state,
        lines=lines(**quantities),
        requested_by="T-01",
        requested_at=MONDAY + timedelta(minutes=number),
        amount=Decimal(0),
        approval_level="supervisor",
        policy_ref="approval/parts@test",
    )


def short_of(**missing: int) -> tuple[Shortage, ...]:
    return tuple(
        Shortage(part_number=PartNumber(part), missing=units) for part, units in missing.items()
    )


@pytest.mark.parametrize(
    ("missing", "holders", "expected"),
    [
        # The youngest of the least loses first, an untold severity before all.
        ({"PUMP": 1}, [held(1, PUMP=1), held(2, PUMP=1)], {"r-2"}),
        ({"PUMP": 1}, [held(1, Severity.C, PUMP=1), held(0, PUMP=1)], {"r-0"}),
        ({"PUMP": 1}, [held(1, None, PUMP=1), held(2, PUMP=1)], {"r-1"}),
        # Below, at and above what all of them hold.
        ({"PUMP": 2}, [held(1, PUMP=2), held(2, PUMP=1)], {"r-1"}),
        ({"PUMP": 3}, [held(1, PUMP=2), held(2, PUMP=1)], {"r-1", "r-2"}),
        ({"PUMP": 4}, [held(1, PUMP=2), held(2, PUMP=1)], set()),
        # One who helps with nothing that is missing keeps what he has.
        ({"PUMP": 1}, [held(1, PUMP=1), held(2, VALVE=9)], {"r-1"}),
        ({"PUMP": 1, "VALVE": 1}, [held(1, PUMP=1, VALVE=1), held(2, VALVE=1)], {"r-1"}),
        ({"PUMP": 1}, [], set()),
        ({}, [held(1, PUMP=1)], set()),
    ],
)
def test_nobody_loses_without_need(
    missing: dict[str, int], holders: list[Holder], expected: set[str]
) -> None:
    assert {each.id for each in losers(short_of(**missing), holders)} == expected


@pytest.mark.parametrize(
    ("state", "of", "to", "may"),
    [
        (State.RESERVED, Severity.C, Severity.A, True),
        (State.RESERVED, None, Severity.A, True),
        (State.RESERVED, Severity.B, Severity.A, False),
        (State.RESERVED, Severity.A, Severity.A, False),
        (State.APPROVED, Severity.D, Severity.A, False),
        (State.RESERVED, Severity.D, Severity.B, False),
        (State.RESERVED, Severity.D, None, False),
    ],
)
def test_the_policy_says_who_may_lose(
    state: State, of: Severity | None, to: Severity | None, *, may: bool
) -> None:
    assert GREEN.may_lose(state, of, to) is may


@pytest.mark.parametrize(
    "wrong",
    [
        {"takes_from": {Severity.B: (Severity.B,)}},
        {"takes_from": {Severity.B: (Severity.A,)}},
        {"takes_in": (State.SHORT,)},
        {"takes_in": (State.ISSUED,)},
        {"issue_first_up_to": Decimal(-1)},
        {"approve_within": timedelta()},
    ],
)
def test_a_policy_of_the_green_channel_that_makes_no_sense_is_not_loaded(
    wrong: dict[str, object],
) -> None:
    with pytest.raises(ValueError, match=r"takes_|issue_first"):
        replace(GREEN, **wrong)  # type: ignore[arg-type]


def test_additions_do_not_widen_the_estimate() -> None:
    estimate = asked(1, PUMP=2)
    added = replace(asked(2, PUMP=1), is_addition=True)
    gone = asked(3, State.RELEASED, PUMP=2)
    assert not is_addition(lines(PUMP=9), [])
    assert is_addition(lines(PUMP=1), [estimate, added])
    assert not is_addition(lines(PUMP=2), [replace(estimate, state=State.RELEASED), added])
    assert is_addition(lines(PUMP=3), [replace(estimate, state=State.RELEASED), added])
    assert is_addition(lines(PUMP=1), [gone, estimate])
    backdated = replace(asked(0, State.RELEASED, PUMP=1), id=RequisitionId("told-late"))
    assert not is_addition(lines(PUMP=2), [replace(estimate, state=State.RELEASED), backdated])
    back = replace(estimate, state=State.ISSUED, returned=lines(PUMP=1))
    assert not is_addition(lines(PUMP=1), [back])
    assert is_addition(lines(PUMP=1, VALVE=1), [back])


@pytest.mark.parametrize(
    ("amount", "needed"), [("1999.99", False), ("2000.00", True), ("2000.01", True)]
)
def test_in_warranty_the_amount_decides(amount: str, *, needed: bool) -> None:
    policy = SupplementPolicy(in_warranty_from=Decimal(2000))
    assert policy.needs_one(Decimal(amount), is_chargeable=False) is needed
    assert policy.needs_one(Decimal(amount), is_chargeable=True)
    assert not SupplementPolicy().needs_one(Decimal(amount), is_chargeable=False)
    with pytest.raises(ValueError, match="in_warranty_from"):
        SupplementPolicy(in_warranty_from=Decimal(-1))


def test_a_deposit_is_a_share_rounded_to_the_fen() -> None:
    share = DepositShare(chargeable=Decimal("0.30"), in_warranty=Decimal(0))
    policy = SpecialOrderPolicy(deposit_share=share, quotes_needed=3)
    assert policy.deposit_of(Decimal("0.05"), is_chargeable=True) == Decimal("0.02")
    assert policy.deposit_of(Decimal("12.50"), is_chargeable=True) == Decimal("3.75")
    assert policy.deposit_of(Decimal("12.50"), is_chargeable=False) == 0
    with pytest.raises(ValueError, match="deposit_share"):
        DepositShare(chargeable=Decimal("1.01"), in_warranty=Decimal(0))
    with pytest.raises(ValueError, match="quotes_needed"):
        replace(policy, quotes_needed=0)


def test_every_state_of_a_special_order_is_reached_and_the_last_ones_are_final() -> None:
    reached = {state for states in NEXT.values() for state in states}
    assert reached == set(SpecialOrderState) - {SpecialOrderState.PROPOSED}
    assert [state for state in SpecialOrderState if not NEXT[state]] == [
        SpecialOrderState.ARRIVED,
        SpecialOrderState.CANCELLED,
    ]


def test_what_was_approved_and_taken_is_approved_anew() -> None:
    approved = replace(
        asked(1, State.APPROVED, PUMP=2),
        approved_by="S-01",
        approved_at=MONDAY,
        approval_policy_ref="approval/parts@test",
    )
    lost = approved.lose(short_of(PUMP=1))
    assert (lost.state, lost.shortages) == (State.SHORT, short_of(PUMP=1))
    assert (lost.approved_by, lost.approved_at, lost.approval_policy_ref) == ("", None, "")
    assert lost.requested_at == approved.requested_at
    for state in (State.SHORT, State.ISSUED, State.RELEASED):
        with pytest.raises(IllegalTransition):
            asked(1, state, PUMP=2).lose(short_of(PUMP=1))
