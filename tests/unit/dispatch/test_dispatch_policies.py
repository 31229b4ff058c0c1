from __future__ import annotations

import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from callout.dispatch.v1 import dispatch_service_pb2
from chassis.permissions import load_permissions
from chassis.policy import PolicyError, PolicyNotFound
from chassis.resources import service_folder
from chassis.unit_of_work import ALL, Principal
from dispatch.adapters.policies import PolicyFiles
from dispatch.domain.service_report import PartField, ReportField
from dispatch.domain.work_order import Severity
from fakes.dispatch import FakePolicies

SHIPPED = service_folder("dispatch", "policies")
TODAY = date(2026, 3, 2)


def test_the_shipped_policies_hold_the_defaults_of_the_rulebook() -> None:
    files = PolicyFiles(SHIPPED)
    needs = files.requirements(TODAY)
    assert needs.ref == "requirements/standard@2026.1"
    assert needs.body.everywhere.certificates == {"service-qualification"}
    assert needs.body.product_lines["appliance"].certificates == {"electrician"}
    report = files.service_report(TODAY).body
    assert report.required_when_fixed >= {ReportField.CAUSE, ReportField.REMEDY}
    assert report.fault_analysis_for == {Severity.A}
    assert report.required_of_parts == set(PartField)
    assert all(isinstance(each, Severity) for each in report.fault_analysis_for)
    choice = files.assignment(TODAY).body
    assert choice.weights.total == Decimal("1.0")
    assert files.timekeeping(TODAY).body.clock_skew == timedelta(minutes=5)


def test_the_fake_decides_by_the_same_figures() -> None:
    files, fake = PolicyFiles(SHIPPED), FakePolicies()
    assert files.assignment(TODAY).body == fake.choice
    assert files.timekeeping(TODAY).body == fake.time
    assert files.service_report(TODAY).body == fake.report


def test_calls_of_the_last_century_have_a_policy_only_if_one_was_in_force() -> None:
    files = PolicyFiles(SHIPPED)
    assert files.requirements(date(2016, 2, 29)).ref == "requirements/standard@2026.1"
    with pytest.raises(PolicyNotFound):
        files.requirements(date(1999, 12, 31))


def test_a_later_version_takes_over_on_its_day(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(SHIPPED, folder)
    text = (SHIPPED / "timekeeping.yaml").read_text("utf-8")
    later = text.replace('"2026.1"', '"2027.1"').replace("2000-01-01", "2027-01-01")
    (folder / "timekeeping-2027.yaml").write_text(later.replace("5 min", "1 min"), "utf-8")
    files = PolicyFiles(folder)
    refs = [files.timekeeping(day).ref for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert refs == ["timekeeping/standard@2026.1", "timekeeping/standard@2027.1"]


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        ("service-report.yaml", "[A]", "[Z]", "fault_analysis_for"),
        ("service-report.yaml", "cause,", "guess,", "required_when_fixed"),
        ("assignment.yaml", 'skill_fit: "0.2"', "skill_fit: much", "skill_fit"),
        ("assignment.yaml", "full_day_visits: 6", "full_day_visits: 0", "above zero"),
        ("assignment.yaml", "travel_allowance: 30 min", "travel: 30 min", "travel"),
        ("timekeeping.yaml", "Asia/Shanghai", "Asia/Nowhere", "is not a time zone"),
        ("requirements.yaml", "name: standard", "name: other", "requirements/standard"),
        ("requirements.yaml", "skills: [planting]", "skills: planting", "planting"),
    ],
)
def test_a_wrong_figure_is_named_at_start(
    tmp_path: Path, file: str, right: str, wrong: str, said: str
) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(SHIPPED, folder)
    text = (folder / file).read_text("utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong), "utf-8")
    with pytest.raises(PolicyError, match=said):
        PolicyFiles(folder)


def test_every_rpc_has_its_roles_and_admins_may_call_each() -> None:
    name = "callout.dispatch.v1.DispatchService"
    permissions = load_permissions(SHIPPED)
    permissions.bind((name,))
    admin = Principal(subject="a", role="admin", branches=ALL)
    service = dispatch_service_pb2.DESCRIPTOR.services_by_name["DispatchService"]
    assert len(service.methods) == 17
    for method in service.methods:
        permissions.check_role(f"{name}/{method.name}", admin)
