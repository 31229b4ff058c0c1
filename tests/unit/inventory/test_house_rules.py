"""What holds for the service as a whole: reasons, policies, permissions, its page in the README."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import inventory
from chassis.permissions import load_permissions
from chassis.policy import PolicyError
from chassis.resources import service_folder
from inventory.adapters.invariants import INVARIANTS
from inventory.adapters.policies import PolicyFiles
from inventory.domain.errors import InventoryError, Refused
from inventory.domain.internal_use.policy import InternalUsePolicy
from inventory.domain.loans.policy import BorrowerKind
from inventory.domain.old_parts.policy import OldPartPolicy
from inventory.domain.old_parts.review import ReviewPolicy
from inventory.domain.old_parts.waiver import WaiverKind
from inventory.domain.supplier_claims.policy import ClaimPolicy
from inventory.handlers import (
    approve_requisition,
    issue_parts,
    move_stock,
    open_bin,
    open_warehouse,
    receive_stock,
    register_part,
    release_quarantine,
    release_requisition,
    request_parts,
    return_parts,
    reverse_entry,
)
from inventory.handlers.counts import cancel_count, decide_count, enter_count, open_count
from inventory.handlers.internal_use import (
    approve_internal_use,
    ask_internal_use,
    cancel_internal_use,
    issue_internal_use,
    reverse_internal_use,
    set_budget,
)
from inventory.handlers.loans import (
    ask_tool_refund,
    decide_tool_refund,
    lend_asset,
    list_device_work,
    record_calibration,
    record_measurement,
    register_asset,
    report_missing,
    return_loan,
    settle_loan,
)
from inventory.handlers.old_parts import dispose_old_parts, receive_old_part, waive_old_part
from inventory.handlers.replenishment import (
    approve_proposal,
    plan_base_stock,
    refuse_proposal,
    review_stock,
)
from inventory.handlers.sourcing import explain_sourcing
from inventory.handlers.supplier_claims import (
    answer_claim,
    draft_claim,
    pay_claim,
    return_claimed_parts,
    send_claim,
    withdraw_claim,
)
from inventory.handlers.transfers import (
    ask_transfer,
    cancel_transfer,
    receive_transfer,
    settle_claim,
    ship_transfer,
)

FOLDER = service_folder("inventory", "policies")
README = FOLDER.parent / "README.md"
TESTS = Path(__file__).parents[2]
RULE = re.compile(r"P-\d\d")
NAMED_TEST = re.compile(r"`(test_\w+\.py)`")


def kinds_of(error: type[InventoryError]) -> Iterator[type[InventoryError]]:
    yield error
    for kind in error.__subclasses__():
        yield from kinds_of(kind)


def all_kinds() -> list[type[InventoryError]]:
    for module in walk_packages(inventory.__path__, "inventory."):
        if ".api" not in module.name:
            import_module(module.name)
    return list(kinds_of(InventoryError))


def test_every_error_has_a_wire_reason_of_its_own() -> None:
    reasons = [kind.reason for kind in all_kinds()]
    assert len(set(reasons)) == len(reasons)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]{1,61}[A-Z0-9]", reason) for reason in reasons)


def test_every_refusal_is_named_in_the_readme() -> None:
    text = README.read_text("utf-8")
    refusals = [kind.reason for kind in all_kinds() if issubclass(kind, Refused)]
    assert [reason for reason in refusals if reason not in text and reason != Refused.reason] == []


def test_the_policy_that_ships_can_be_used() -> None:
    policy = PolicyFiles(FOLDER).approval(date(2026, 3, 2))
    assert policy.ref == "approval/parts@2026.1"
    assert policy.body.level_for(Decimal("2000.00")) == "supervisor"
    assert policy.body.level_for(Decimal("2000.01")) == "approver"
    assert policy.body.reaches("admin", "approver")


def test_old_parts_are_due_within_a_time_above_zero() -> None:
    policy = PolicyFiles(FOLDER).old_parts(date(2026, 3, 2))
    assert (policy.ref, policy.body.due_within) == ("old-parts/default@2026.1", timedelta(days=7))
    for wrong in (timedelta(), timedelta(seconds=-1)):
        with pytest.raises(ValueError, match="due_within"):
            OldPartPolicy(due_within=wrong)


def test_the_figures_of_claims_waivers_reviews_and_internal_use_ship_and_are_checked() -> None:
    policies, day = PolicyFiles(FOLDER), date(2026, 3, 2)
    month = timedelta(days=30)
    claims = policies.supplier_claims(day)
    assert (claims.body.send_within, claims.body.answer_within) == (month, month)
    for wrong in ({"send_within": timedelta()}, {"answer_within": -month}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            ClaimPolicy(**{"send_within": month, "answer_within": month, **wrong})
    assert policies.old_part_waivers(day).body.charges(WaiverKind.LOST)
    assert not policies.old_part_waivers(day).body.charges(WaiverKind.EXCUSED)
    assert policies.disposal_reviews(day).body.day_of_month == 25
    for wrong_day in (0, 29):
        with pytest.raises(ValueError, match="1 to 28"):
            ReviewPolicy(day_of_month=wrong_day)


@pytest.mark.parametrize(
    ("role", "within", "above"),
    [
        ("storekeeper", False, False),
        ("supervisor", True, False),
        ("approver", True, True),
        ("admin", True, True),
    ],
)
def test_who_approves_internal_use_within_and_above_the_budget(
    role: str, *, within: bool, above: bool
) -> None:
    body = PolicyFiles(FOLDER).internal_use(date(2026, 3, 2)).body
    assert body.approves(role, over_budget=False) is within
    assert body.approves(role, over_budget=True) is above
    strict = InternalUsePolicy(role="supervisor", any_level_roles=("admin",))
    assert not strict.approves(role, over_budget=True)
    with pytest.raises(ValueError, match="somebody"):
        InternalUsePolicy(role="")


def test_terms_of_loans_and_intervals_of_calibrations_make_sense() -> None:
    files, day = PolicyFiles(FOLDER), date(2026, 3, 2)
    terms, calibration = files.loans(day).body, files.calibration(day).body
    assert (terms.loaner.borrower, terms.loaner.needs_receipt) == (BorrowerKind.CUSTOMER, True)
    assert calibration.interval_of("torque_wrench") == timedelta(days=180)
    assert calibration.interval_of("anything else") == calibration.usual
    with pytest.raises(ValueError, match="due_within"):
        replace(terms.tool, due_within=timedelta())
    with pytest.raises(ValueError, match="needs_order"):
        replace(terms.loaner, needs_order=False)
    with pytest.raises(ValueError, match="intervals"):
        replace(calibration, intervals={"multimeter": timedelta()})
    with pytest.raises(ValueError, match="warn_before"):
        replace(calibration, warn_before=timedelta(days=-1))


def test_a_folder_without_the_approval_policy_stops_the_start(tmp_path: Path) -> None:
    missing = r"approval/parts\n.*timekeeping/default\n.*replenishment/default\n.*old-parts/default"
    with pytest.raises(PolicyError, match=missing):
        PolicyFiles(tmp_path)


def test_levels_that_contradict_each_other_are_named_by_file(tmp_path: Path) -> None:
    wrong = (
        (FOLDER / "approval.yaml")
        .read_text("utf-8")
        .replace("{role: approver}", "{role: x, up_to: 1}")
    )
    (tmp_path / "approval.yaml").write_text(wrong, "utf-8")
    with pytest.raises(PolicyError, match=r"approval\.yaml: body"):
        PolicyFiles(tmp_path)


def test_every_rpc_is_in_the_table_of_permissions() -> None:
    contracts = Path(import_module("callout.inventory.v1.resources_pb2").__file__ or "").parent
    services = [
        f"callout.inventory.v1.{service}"
        for path in sorted(contracts.glob("*_service_pb2.py"))
        for service in import_module(
            f"callout.inventory.v1.{path.stem}"
        ).DESCRIPTOR.services_by_name
    ]
    assert len(services) > 1
    load_permissions(FOLDER).bind(services)


def test_every_use_case_says_what_it_is_for_and_by_which_rule() -> None:
    for module in (
        approve_requisition,
        issue_parts,
        move_stock,
        open_bin,
        open_warehouse,
        receive_stock,
        register_part,
        release_quarantine,
        release_requisition,
        request_parts,
        return_parts,
        review_stock,
        plan_base_stock,
        approve_proposal,
        refuse_proposal,
        reverse_entry,
        receive_old_part,
        dispose_old_parts,
        waive_old_part,
        draft_claim,
        send_claim,
        answer_claim,
        pay_claim,
        withdraw_claim,
        return_claimed_parts,
        set_budget,
        ask_internal_use,
        approve_internal_use,
        issue_internal_use,
        cancel_internal_use,
        reverse_internal_use,
        explain_sourcing,
        ask_transfer,
        ship_transfer,
        receive_transfer,
        cancel_transfer,
        settle_claim,
        open_count,
        enter_count,
        decide_count,
        cancel_count,
        register_asset,
        lend_asset,
        return_loan,
        report_missing,
        settle_loan,
        record_calibration,
        record_measurement,
        list_device_work,
        ask_tool_refund,
        decide_tool_refund,
    ):
        name = module.__name__.rpartition(".")[2]
        text = getattr(module, name).__doc__
        assert "Args:" in text, name
        assert "Raises:" in text, name
        assert re.search(r"Source: rulebook P-\d\d", text), name


def test_the_readme_shows_the_invariants_as_they_are_run() -> None:
    text = " ".join(README.read_text("utf-8").split())
    for name, rule, statement in INVARIANTS:
        assert f"**{name}** ({rule})" in text, name
        assert " ".join(statement.split()) in text, name


def test_the_readme_says_which_tests_meet_each_rule() -> None:
    _, _, table = README.read_text("utf-8").partition("## Rules and their tests")
    met = {rule for line in table.splitlines() for rule in RULE.findall(line.split("|")[:2][-1])}
    assert met >= {f"P-{number:02}" for number in range(1, 21)}
    there = {path.name for path in TESTS.rglob("test_*.py")}
    assert set(NAMED_TEST.findall(table)) <= there
