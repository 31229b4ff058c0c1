"""The policies that ship, against the figures of the rulebook that the unit tests use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chassis.permissions import load_permissions
from chassis.policy import PolicyError
from chassis.resources import service_folder
from fakes.feedback import MANUFACTURER, SERVICE_DEPARTMENT, SURVEY_POLICY
from feedback.adapters.policies import PolicyFiles
from feedback.domain.policies import ComplaintPolicy, PackChoice
from feedback.domain.words import Grade, Rating
from feedback.ports import NoPolicyInForce

FOLDER = service_folder("feedback", "policies")
TODAY = date(2026, 3, 2)


def test_the_shipped_figures_are_those_of_the_rulebook() -> None:
    shipped = PolicyFiles(FOLDER)
    assert shipped.survey(TODAY).body == SURVEY_POLICY
    assert isinstance(shipped.survey(TODAY).body.satisfied_from, Rating)
    assert shipped.complaint("SZ", TODAY).body == MANUFACTURER
    assert all(isinstance(each, Grade) for each in shipped.complaint("SZ", TODAY).body.ownership)


def test_policies_are_in_force_for_calls_of_many_years_ago() -> None:
    assert PolicyFiles(FOLDER).survey(date(2016, 2, 29)).ref == "survey/default@2026.1"


def test_a_day_before_the_first_version_is_refused() -> None:
    with pytest.raises(NoPolicyInForce) as refused:
        PolicyFiles(FOLDER).complaint("SZ", date(1999, 12, 31))
    assert refused.value.metadata == {"name": "default", "on": "1999-12-31"}


def test_every_rpc_has_its_roles() -> None:
    load_permissions(FOLDER).bind(("callout.feedback.v1.FeedbackService",))


def copy_with(tmp_path: Path, file: str, old: str, new: str) -> Path:
    for path in FOLDER.glob("*.yaml"):
        text = path.read_text("utf-8")
        if path.name == file:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / path.name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("survey.yaml", "attempts: 3", "attempts: 0", "at least 1"),
        ("survey.yaml", "due_after_days: 1", "due_after_days: -1", "not be negative"),
        ("survey.yaml", "Asia/Shanghai", "Asia/Nowhere", "Nowhere"),
        ("survey.yaml", "satisfied_from: good", "satisfied_from: nice", "satisfied_from"),
        ("survey.yaml", "name: default", "name: other", "no policy survey/default"),
        ("complaint-pack-manufacturer.yaml", "1 week", "0 d", "answer_within"),
        ("complaint-pack-manufacturer.yaml", "    major:\n", "    minor:\n", "ownership"),
        ("complaint-pack-choice.yaml", "manufacturer", "dealer", "complaint-pack/dealer"),
    ],
)
def test_a_wrong_figure_is_named_at_start(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    folder = copy_with(tmp_path, file, old, new)
    with pytest.raises(PolicyError, match=said):
        PolicyFiles(folder)


def test_a_branch_chooses_its_own_pack(tmp_path: Path) -> None:
    folder = copy_with(
        tmp_path, "complaint-pack-choice.yaml", "branches: {}", "branches: {GZ: service-department}"
    )
    policies = PolicyFiles(folder)
    assert policies.complaint("GZ", TODAY).body == SERVICE_DEPARTMENT
    assert policies.complaint("SZ", TODAY).body == MANUFACTURER


def test_an_owner_may_always_confirm_what_they_own() -> None:
    for pack in (MANUFACTURER, SERVICE_DEPARTMENT):
        assert isinstance(pack, ComplaintPolicy)
        for ownership in pack.ownership.values():
            assert ownership.owner_role in ownership.confirmed_by
    assert PackChoice(default="a", branches={"SZ": "b"}).pack_of("SZ") == "b"
