"""Where a need is best served from (P-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from chassis.resources import service_folder
from inventory.adapters.policies import PolicyFiles
from inventory.domain.approval import InForce
from inventory.domain.ids import BranchCode, PartNumber, WarehouseCode
from inventory.domain.sourcing.policy import Route, SourcingPolicy, Way
from inventory.domain.sourcing.ranking import Need, Shelf, SourceKind, Sourcing, Verdict, sourced
from inventory.domain.warehouse import Warehouse

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
BEIJING, TIANJIN, SHANGHAI = map(BranchCode, ("BJ01", "TJ01", "SH01"))
HOME, SECOND, NEAR, FAR, CENTRE = map(
    WarehouseCode, ("BJ01-W1", "BJ01-W2", "TJ01-W1", "SH01-W1", "SH01-C")
)
WAREHOUSES = {
    HOME: Warehouse(code=HOME, branch_code=BEIJING, name="h", is_home=True),
    SECOND: Warehouse(code=SECOND, branch_code=BEIJING, name="s", is_home=False),
    NEAR: Warehouse(code=NEAR, branch_code=TIANJIN, name="n", is_home=True),
    FAR: Warehouse(code=FAR, branch_code=SHANGHAI, name="f", is_home=True),
    CENTRE: Warehouse(code=CENTRE, branch_code=SHANGHAI, name="c", is_home=False, is_central=True),
}
POLICY = SourcingPolicy(
    home=Way(takes=HOUR, freight=Decimal(0)),
    within_branch=Way(takes=4 * HOUR, freight=Decimal(20)),
    between_branches=Way(takes=72 * HOUR, freight=Decimal(60)),
    from_central=Way(takes=48 * HOUR, freight=Decimal(40)),
    supplier=Way(takes=336 * HOUR, freight=Decimal(0)),
    routes=(Route(from_branch="TJ01", to_branch="BJ01", takes=24 * HOUR, freight=Decimal(200)),),
    delay_cost={"A": Decimal(50), "B": Decimal(20), "C": Decimal(5), "D": Decimal(1)},
    look_again_after=timedelta(minutes=15),
    usual_severity="C",
)
NEED = Need(part_number=PartNumber("PUMP"), quantity=2, branch_code=BEIJING)


def ask(need: Need = NEED, policy: SourcingPolicy = POLICY, **there: int) -> Sourcing:
    """`there`: available units by the names of warehouses above; the others have none."""
    names = {"home": HOME, "second": SECOND, "near": NEAR, "far": FAR, "centre": CENTRE}
    units = {names[name]: n for name, n in there.items()}
    shelves = [Shelf(warehouse=w, available=units.get(c, 0)) for c, w in WAREHOUSES.items()]
    return sourced(need, shelves, InForce(ref="sourcing/default@test", body=policy), NOW)


def verdicts(found: Sourcing) -> dict[str, Verdict]:
    return {each.warehouse_code: each.verdict for each in found.sources}


@pytest.mark.parametrize(("there", "served"), [(1, False), (2, True), (3, True)])
def test_the_home_warehouse_serves_what_it_has_all_of(there: int, *, served: bool) -> None:
    found = ask(home=there, second=9)
    assert found.chosen.warehouse_code == (HOME if served else SECOND)
    assert verdicts(found)[HOME] is (Verdict.CHOSEN if served else Verdict.TOO_FEW)
    assert verdicts(found)[SECOND] is (Verdict.HOME_SERVES if served else Verdict.CHOSEN)


def test_every_source_is_listed_with_figures_and_the_reason() -> None:
    found = ask(near=2, centre=5, far=1)
    assert found.policy_ref == "sourcing/default@test"
    listed = {each.warehouse_code: each for each in found.sources}
    assert set(listed) == {*WAREHOUSES, ""}
    near, centre = listed[NEAR], listed[CENTRE]
    assert (near.expected_at, near.freight, near.delay_cost) == (
        NOW + 24 * HOUR,
        Decimal(200),
        Decimal(120),
    )
    assert (centre.expected_at, centre.freight, centre.delay_cost) == (
        NOW + 48 * HOUR,
        Decimal(40),
        Decimal(240),
    )
    assert (centre.kind, centre.cost) == (SourceKind.CENTRAL, Decimal(280))
    assert verdicts(found) == {
        CENTRE: Verdict.CHOSEN,
        NEAR: Verdict.BETTER_ELSEWHERE,
        "": Verdict.STOCK_FIRST,
        HOME: Verdict.TOO_FEW,
        SECOND: Verdict.TOO_FEW,
        FAR: Verdict.TOO_FEW,
    }
    assert found.sources[0] is found.chosen


@pytest.mark.parametrize(
    ("severity", "chosen"), [("A", NEAR), ("B", NEAR), ("C", CENTRE), ("D", CENTRE), ("", CENTRE)]
)
def test_the_worse_the_fault_the_more_an_hour_weighs(severity: str, chosen: str) -> None:
    found = ask(replace(NEED, severity=severity), near=2, centre=2)
    assert found.chosen.warehouse_code == chosen
    assert found.need.severity == (severity or "C")


@pytest.mark.parametrize(("hours", "chosen"), [(47, NEAR), (48, CENTRE), (49, CENTRE)])
def test_what_comes_in_time_goes_before_what_is_cheaper(hours: int, chosen: str) -> None:
    found = ask(replace(NEED, due_at=NOW + hours * HOUR), near=2, centre=2)
    assert found.chosen.warehouse_code == chosen
    late = {each.warehouse_code for each in found.sources if each.is_late}
    assert (CENTRE in late) == (chosen == NEAR)
    assert "" in late


def test_what_is_nowhere_is_ordered() -> None:
    found = ask()
    assert found.chosen.kind is SourceKind.SUPPLIER
    assert found.chosen.expected_at == NOW + 14 * timedelta(days=1)
    assert {each.verdict for each in found.sources[1:]} == {Verdict.TOO_FEW}


def test_a_need_is_not_split() -> None:
    assert ask(home=1, second=1, near=1, far=1, centre=1).chosen.kind is SourceKind.SUPPLIER


def test_the_central_warehouse_of_the_own_branch_is_near() -> None:
    assert POLICY.way_from(WAREHOUSES[CENTRE], SHANGHAI) == POLICY.within_branch
    assert POLICY.way_from(WAREHOUSES[CENTRE], BEIJING) == POLICY.from_central
    assert POLICY.way_from(WAREHOUSES[NEAR], SHANGHAI) == POLICY.between_branches
    assert POLICY.way_from(WAREHOUSES[NEAR], TIANJIN) == POLICY.home


def test_the_policy_that_ships_can_be_used() -> None:
    policy = PolicyFiles(service_folder("inventory", "policies")).sourcing(date(2026, 3, 2))
    assert policy.ref == "sourcing/default@2026.1"
    assert policy.body.delay_cost["A"] == Decimal(50)


def test_figures_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Way(takes=-HOUR, freight=Decimal(0))
    with pytest.raises(ValueError, match="negative"):
        Way(takes=HOUR, freight=Decimal(-1))
    with pytest.raises(ValueError, match="itself"):
        Route(from_branch="BJ01", to_branch="BJ01", takes=HOUR, freight=Decimal(1))
    with pytest.raises(ValueError, match="routes: takes"):
        Route(from_branch="BJ01", to_branch="TJ01", takes=-HOUR, freight=Decimal(1))
    with pytest.raises(ValueError, match="one route"):
        replace(POLICY, routes=POLICY.routes * 2)
    with pytest.raises(ValueError, match="delay_cost"):
        replace(POLICY, delay_cost={"A": Decimal(1)})
    with pytest.raises(ValueError, match="usual_severity"):
        replace(POLICY, usual_severity="E")
