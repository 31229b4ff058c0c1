"""Rule I-11: goods that come back, from the wish to the case report."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from intake.domain.errors import InstalledProductNotFound, IntakeError, ServiceRequestNotFound
from intake.domain.return_cases.case import (
    ReturnCase,
    ReturnCaseState,
    ReturnCause,
    WrongStep,
)
from intake.domain.return_cases.events import (
    ReturnCaseClosed,
    ReturnCaseDecided,
    ReturnCaseOpened,
)
from intake.domain.return_cases.policy import (
    FreightPayer,
    NoReasonExchange,
    ReturnBasis,
    ReturnKind,
    ReturnWindowOver,
    SaleDayWrong,
)
from intake.domain.return_cases.rules import (
    CaseIncomplete,
    CauseDoesNotFit,
    LevelWrong,
    OwnReturnCase,
    RecoveryWrong,
    ResponsibleNeeded,
    ReturnCaseNotFound,
    ReturnCaseStillOpen,
)
from intake.domain.vocabulary import Channel
from intake.handlers.return_cases.close_return_case import CloseReturnCase, close_return_case
from intake.handlers.return_cases.decide_return import DecideReturn, decide_return
from intake.handlers.return_cases.inform_customer import InformCustomer, inform_customer
from intake.handlers.return_cases.inform_level import InformLevel, inform_level
from intake.handlers.return_cases.open_return_case import OpenReturnCase, open_return_case
from intake.handlers.return_cases.record_finding import RecordFinding, record_finding
from intake.handlers.return_cases.record_recovery import RecordRecovery, record_recovery
from intake.handlers.return_cases.settle_liability import SettleLiability, settle_liability
from unit.intake.scene import NOW, Scene, at

TODAY = date(2026, 3, 2)
LEVELS = ("supervisor", "branch_manager", "general_manager")


def wish(**told: Any) -> OpenReturnCase:
    values: dict[str, Any] = {
        "id": "rc-1",
        "installed_product_id": "p-1",
        "service_request_id": "",
        "kind": ReturnKind.RETURN,
        "basis": ReturnBasis.QUALITY_FAULT,
        "sold_on": TODAY - timedelta(days=20),
        "description": "三次维修仍不制冷",
        **told,
    }
    return OpenReturnCase(**values)


def finding(*, is_confirmed: bool = True) -> RecordFinding:
    return RecordFinding(return_case_id="rc-1", is_confirmed=is_confirmed, finding="压缩机缺陷")


def decision(*, is_approved: bool = True) -> DecideReturn:
    return DecideReturn(return_case_id="rc-1", is_approved=is_approved, reason="同意退货")


def liability(**told: Any) -> SettleLiability:
    values: dict[str, Any] = {
        "return_case_id": "rc-1",
        "cause": ReturnCause.MATERIAL,
        "unit": "采购部",
        "person": "P-07",
        "evidence": "检测报告 12",
        "cost": Decimal("1800.50"),
        **told,
    }
    return SettleLiability(**values)


def level(name: str) -> InformLevel:
    return InformLevel(return_case_id="rc-1", level=name)


def notice() -> InformCustomer:
    return InformCustomer(return_case_id="rc-1", channel=Channel.PHONE, text="已批准，明天取货")


def recovery(amount: str = "1800.50") -> RecordRecovery:
    return RecordRecovery(
        return_case_id="rc-1", amount=Decimal(amount), unit="采购部", reference="凭证 8"
    )


def closing() -> CloseReturnCase:
    return CloseReturnCase(return_case_id="rc-1", conclusion="更换供应商批次")


def acting(scene: Scene, who: str, use_case: Any, cmd: Any, hours: float = 0) -> ReturnCase:
    scene.tx.act_as(who)
    case: ReturnCase = scene.run(use_case, cmd, at(hours))
    return case


def refused(scene: Scene, kind: type[IntakeError], use_case: Any, cmd: Any) -> IntakeError:
    """Run a use case that must be refused by I-11 and must leave the cases as they are."""
    before = dict(scene.tx.state.return_cases)
    refusal = scene.refused(kind, use_case, cmd, at(5))
    assert refusal.rule == "I-11"
    assert scene.tx.state.return_cases == before
    return refusal


@pytest.fixture
def approved(scene: Scene) -> Scene:
    """A return whose fault was confirmed and that the general manager approved at hour 2."""
    acting(scene, "taker", open_return_case, wish())
    acting(scene, "engineer", record_finding, finding(), 1)
    acting(scene, "boss", decide_return, decision(), 2)
    return scene


def test_a_wish_is_taken_down_and_announced(scene: Scene) -> None:
    case = scene.run(open_return_case, wish(), NOW)
    assert (case.state, case.branch, case.customer_id) == (ReturnCaseState.REPORTED, "HZ01", "c-1")
    assert (case.opened_by, case.policy_ref) == ("tester", "return-case/return-case@test")
    assert scene.events == [ReturnCaseOpened(case=case, occurred_at=NOW)]


@pytest.mark.parametrize(
    ("basis", "sold_on", "is_refused"),
    [
        (ReturnBasis.NO_REASON, TODAY, False),
        (ReturnBasis.NO_REASON, TODAY - timedelta(days=6), False),
        (ReturnBasis.NO_REASON, TODAY - timedelta(days=7), False),
        (ReturnBasis.NO_REASON, TODAY - timedelta(days=8), True),
        (ReturnBasis.QUALITY_FAULT, date(2025, 12, 3), False),
        (ReturnBasis.QUALITY_FAULT, date(2025, 12, 2), False),
        (ReturnBasis.QUALITY_FAULT, date(2025, 12, 1), True),
    ],
)
def test_goods_are_taken_back_for_seven_days_or_three_months(
    scene: Scene, basis: ReturnBasis, sold_on: date, *, is_refused: bool
) -> None:
    cmd = wish(basis=basis, sold_on=sold_on)
    if is_refused:
        assert "last_day" in refused(scene, ReturnWindowOver, open_return_case, cmd).metadata
    else:
        scene.run(open_return_case, cmd, NOW)


def test_the_day_of_delivery_counts_where_nobody_names_the_sale(scene: Scene) -> None:
    refusal = refused(scene, ReturnWindowOver, open_return_case, wish(sold_on=None))
    assert refusal.metadata["sold_on"] == "2025-06-01"


@pytest.mark.parametrize(
    ("told", "kind", "rule"),
    [
        ({"sold_on": TODAY + timedelta(days=1)}, SaleDayWrong, "I-11"),
        (
            {"kind": ReturnKind.EXCHANGE, "basis": ReturnBasis.NO_REASON},
            NoReasonExchange,
            "I-11",
        ),
        ({"installed_product_id": "p-9"}, InstalledProductNotFound, ""),
        ({"service_request_id": "r-9"}, ServiceRequestNotFound, ""),
    ],
)
def test_what_cannot_be_is_refused(
    scene: Scene, told: dict[str, Any], kind: type[IntakeError], rule: str
) -> None:
    assert scene.refused(kind, open_return_case, wish(**told), NOW).rule == rule
    assert scene.tx.state.return_cases == {}


def test_a_product_has_one_open_case(scene: Scene) -> None:
    scene.run(open_return_case, wish(), NOW)
    refused(scene, ReturnCaseStillOpen, open_return_case, wish(id="rc-2"))


@pytest.mark.parametrize(
    ("basis", "is_confirmed", "payer"),
    [
        (ReturnBasis.NO_REASON, None, FreightPayer.CUSTOMER),
        (ReturnBasis.QUALITY_FAULT, None, FreightPayer.COMPANY),
        (ReturnBasis.QUALITY_FAULT, True, FreightPayer.COMPANY),
        (ReturnBasis.QUALITY_FAULT, False, FreightPayer.CUSTOMER),
    ],
)
def test_we_pay_the_freight_of_our_faults_and_the_customer_that_of_his_choice(
    scene: Scene, basis: ReturnBasis, *, is_confirmed: bool | None, payer: FreightPayer
) -> None:
    case = scene.run(open_return_case, wish(basis=basis, sold_on=TODAY), NOW)
    if is_confirmed is not None:
        case = scene.run(record_finding, finding(is_confirmed=is_confirmed), NOW)
    assert case.freight_payer is payer


def test_a_return_without_a_reason_goes_straight_to_the_manager(scene: Scene) -> None:
    case = scene.run(open_return_case, wish(basis=ReturnBasis.NO_REASON, sold_on=TODAY), NOW)
    assert case.state is ReturnCaseState.AWAITING_APPROVAL
    refused(scene, WrongStep, record_finding, finding())


@pytest.mark.parametrize(
    ("kind", "is_confirmed", "state", "announced"),
    [
        (ReturnKind.RETURN, True, ReturnCaseState.AWAITING_APPROVAL, 0),
        (ReturnKind.EXCHANGE, True, ReturnCaseState.APPROVED, 1),
        (ReturnKind.RETURN, False, ReturnCaseState.REFUSED, 1),
        (ReturnKind.EXCHANGE, False, ReturnCaseState.REFUSED, 1),
    ],
)
def test_an_engineer_s_finding_settles_an_exchange_and_lets_a_return_wait(
    scene: Scene, kind: ReturnKind, *, is_confirmed: bool, state: ReturnCaseState, announced: int
) -> None:
    scene.run(open_return_case, wish(kind=kind), NOW)
    case = scene.run(record_finding, finding(is_confirmed=is_confirmed), at(1))
    assert (case.state, case.is_approved) == (state, state is ReturnCaseState.APPROVED)
    assert len(scene.events) == announced


@pytest.mark.parametrize("who", ["taker", "engineer"])
def test_whoever_is_part_of_a_case_does_not_decide_it(scene: Scene, who: str) -> None:
    acting(scene, "taker", open_return_case, wish())
    acting(scene, "engineer", record_finding, finding(), 1)
    scene.tx.act_as(who)
    refused(scene, OwnReturnCase, decide_return, decision())


def test_the_general_manager_decides_a_return(approved: Scene) -> None:
    case = approved.tx.state.return_cases["rc-1"]
    assert case.decision
    assert (case.state, case.decision.by, case.decision.reason) == (
        ReturnCaseState.APPROVED,
        "boss",
        "同意退货",
    )
    (event,) = approved.events
    assert isinstance(event, ReturnCaseDecided)
    assert (event.is_approved, event.by) == (True, "boss")
    refused(approved, WrongStep, decide_return, decision())


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"unit": " ", "person": ""}, ResponsibleNeeded),
        ({"cause": ReturnCause.CUSTOMERS_CHOICE}, CauseDoesNotFit),
    ],
)
def test_a_fault_has_a_cause_and_somebody_responsible(
    approved: Scene, told: dict[str, Any], kind: type[IntakeError]
) -> None:
    refused(approved, kind, settle_liability, liability(**told))


def test_a_customer_s_choice_is_nobody_s_fault(scene: Scene) -> None:
    scene.run(open_return_case, wish(basis=ReturnBasis.NO_REASON, sold_on=TODAY), NOW)
    acting(scene, "boss", decide_return, decision())
    refused(scene, CauseDoesNotFit, settle_liability, liability())
    cmd = liability(cause=ReturnCause.CUSTOMERS_CHOICE, unit="", person="")
    scene.run(settle_liability, cmd, NOW)
    refused(scene, RecoveryWrong, record_recovery, recovery("1"))


def test_levels_hear_of_it_from_the_bottom_up_each_once(approved: Scene) -> None:
    refusal = refused(approved, LevelWrong, inform_level, level("general_manager"))
    assert refusal.metadata["expected"] == "supervisor"
    for name in LEVELS:
        case = approved.run(inform_level, level(name), NOW)
    assert [told.level for told in case.levels] == list(LEVELS)
    refused(approved, LevelWrong, inform_level, level("general_manager"))


def test_cost_is_recovered_and_never_more(approved: Scene) -> None:
    refused(approved, RecoveryWrong, record_recovery, recovery())
    approved.run(settle_liability, liability(), NOW)
    refused(approved, RecoveryWrong, record_recovery, recovery("1800.51"))
    refused(approved, RecoveryWrong, record_recovery, recovery("0"))
    approved.run(record_recovery, recovery("1000"), NOW)
    refused(approved, RecoveryWrong, settle_liability, liability(cost=Decimal(1)))
    case = approved.run(record_recovery, recovery("800.50"), NOW)
    assert case.recovered == Decimal("1800.50")
    refused(approved, RecoveryWrong, record_recovery, recovery("0.01"))


def test_a_case_is_closed_when_everything_is_settled_and_feeds_appraisal(approved: Scene) -> None:
    acting(approved, "taker", inform_customer, notice(), 1.5)

    def missing() -> str:
        return refused(approved, CaseIncomplete, close_return_case, closing()).metadata["missing"]

    assert missing() == "liability,levels,customer"
    approved.run(settle_liability, liability(), at(3))
    assert missing() == "recovery,levels,customer"
    approved.run(record_recovery, recovery(), at(3))
    for name in LEVELS:
        approved.run(inform_level, level(name), at(3))
    assert missing() == "customer"
    approved.run(inform_customer, notice(), at(3))
    case = approved.run(close_return_case, closing(), at(4))
    assert (case.state, case.conclusion, case.closed_at) == (
        ReturnCaseState.CLOSED,
        "更换供应商批次",
        at(4),
    )
    assert approved.events == [ReturnCaseClosed(case=case, occurred_at=at(4))]
    for use_case, cmd in (
        (close_return_case, closing()),
        (inform_level, level("supervisor")),
        (inform_customer, notice()),
        (record_recovery, recovery("1")),
        (settle_liability, liability()),
    ):
        refused(approved, WrongStep, use_case, cmd)


def test_an_exchange_closes_by_its_finding_without_the_manager(scene: Scene) -> None:
    scene.run(open_return_case, wish(kind=ReturnKind.EXCHANGE), NOW)
    scene.run(record_finding, finding(), NOW)
    scene.run(settle_liability, liability(cost=Decimal(0)), NOW)
    for name in LEVELS:
        scene.run(inform_level, level(name), NOW)
    scene.run(inform_customer, notice(), NOW)
    case = scene.run(close_return_case, closing(), NOW)
    assert (case.is_approved, case.decision) == (True, None)


def test_goods_that_stay_need_the_customer_told_and_nothing_else(scene: Scene) -> None:
    scene.run(open_return_case, wish(), NOW)
    scene.run(record_finding, finding(is_confirmed=False), at(1))
    refusal = refused(scene, CaseIncomplete, close_return_case, closing())
    assert refusal.metadata["missing"] == "customer"
    refused(scene, WrongStep, settle_liability, liability())
    scene.run(inform_customer, notice(), at(1))
    case = scene.run(close_return_case, closing(), at(2))
    assert not case.is_approved
    scene.run(open_return_case, wish(id="rc-2"), at(3))


def test_nothing_is_closed_before_somebody_decided(scene: Scene) -> None:
    scene.run(open_return_case, wish(), NOW)
    refused(scene, WrongStep, close_return_case, closing())


def test_a_case_of_another_branch_is_not_found(approved: Scene) -> None:
    approved.tx.act_as("wu", branches=frozenset({"SH02"}))
    approved.refused(ReturnCaseNotFound, settle_liability, liability(), NOW)
