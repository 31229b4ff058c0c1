"""The policies that ship, against the rows and figures of the rulebook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chassis.permissions import load_permissions
from chassis.policy import PolicyError
from chassis.resources import service_folder
from fakes.hr_appraisal import POINTS, SCORE, TRIGGERS
from hr_appraisal.adapters.policies import PolicyFiles
from hr_appraisal.domain.words import Consequence, Fault, ReturnCause
from hr_appraisal.ports import NoPolicyInForce

FOLDER = service_folder("hr_appraisal", "policies")
TODAY = date(2026, 3, 2)
SHIPPED = PolicyFiles(FOLDER)
ROWS = {trigger.name: trigger for trigger in SHIPPED.triggers(TODAY).body.triggers}


def test_the_shipped_figures_are_those_the_unit_tests_use() -> None:
    assert SHIPPED.score(TODAY).body == SCORE
    assert SHIPPED.points(TODAY).body == POINTS
    assert SHIPPED.triggers(TODAY).body.levels == TRIGGERS.levels
    for row in TRIGGERS.triggers:
        shipped = ROWS[row.name]
        assert (shipped.consequence, shipped.faults, shipped.fine, shipped.approver_role) == (
            row.consequence,
            row.faults,
            row.fine,
            row.approver_role,
        )
        assert shipped.escalation == row.escalation
        assert set(shipped.return_causes) == set(row.return_causes)


def test_policies_are_in_force_for_calls_of_many_years_ago() -> None:
    assert PolicyFiles(FOLDER).triggers(date(2016, 2, 29)).ref == "triggers/default@2026.1"


def test_a_day_before_the_first_version_is_refused() -> None:
    with pytest.raises(NoPolicyInForce) as refused:
        SHIPPED.points(date(1999, 12, 31))
    assert refused.value.metadata == {"on": "1999-12-31"}


def test_every_personal_fault_has_its_row_and_no_other() -> None:
    triggers = SHIPPED.triggers(TODAY).body
    without = {fault for fault in Fault if triggers.for_fault(fault) is None}
    assert without == {Fault.NONE, Fault.PROCESS}


def test_every_cause_of_a_return_but_the_customer_s_choice_has_its_row() -> None:
    triggers = SHIPPED.triggers(TODAY).body
    without = {cause for cause in ReturnCause if triggers.for_return(cause) is None}
    assert without == {ReturnCause.CUSTOMERS_CHOICE}


def test_every_row_names_its_source_and_speaks_both_languages() -> None:
    for row in ROWS.values():
        assert row.source[:3] in {"000", "001"}
        assert row.title.isascii()
        assert not row.title_zh.isascii()


@pytest.mark.parametrize(
    ("consequence", "names"),
    [
        (
            Consequence.DISMISSAL,
            (
                "signature_before_work money_taken_privately collusion embezzlement"
                " worked_for_competitor divulged_or_sowed_gravely large_or_frequent_loss"
                " refused_or_dragged_twice"
            ),
        ),
        (
            Consequence.MAJOR_DEMERIT,
            (
                "argued_or_insulted asked_for_gifts late_for_personal_reasons"
                " same_fault_repaired_again income_not_handed_in refused_orders divulged_secrets"
                " sowed_discord"
            ),
        ),
        (
            Consequence.DEMERIT,
            (
                "competitor_work_not_reported away_without_doing_duty drinking_in_working_hours"
                " position_call_unanswered customer_file_not_kept repair_file_not_kept"
                " contradicted_superiors worked_slow_on_purpose company_vehicle_used_privately"
                " report_not_handed_in return_caused"
            ),
        ),
        (
            Consequence.MERIT,
            (
                "technical_idea_adopted outstanding_on_campaign marketing_idea_adopted"
                " new_product_adopted competitor_intelligence_used credit_risk_prevented"
                " new_area_won slow_stock_cleared"
            ),
        ),
        (Consequence.MAJOR_MERIT, "marketing_idea_gained new_product_gained"),
        (Consequence.COMMENDATION, "improvement_with_effect"),
        (Consequence.REMOVAL_FROM_POST, "superior_led_astray"),
    ],
)
def test_the_rows_of_the_rulebook_are_all_there(consequence: Consequence, names: str) -> None:
    shipped = {row.name for row in ROWS.values() if row.consequence is consequence}
    assert shipped == set(names.split())


def test_the_fines_of_the_rulebook_are_all_there() -> None:
    fines = {row.name: row.fine for row in ROWS.values() if row.fine is not None}
    left_open = {
        "left_site_without_telling",
        "late_at_site",
        "incomplete_service_report",
        "did_not_follow_headquarters",
    }
    assert {name: fines[name] for name in fines.keys() - left_open} == {
        "refused_or_dragged": Decimal(100),
        "complaint_hidden": Decimal(20),
        "discount_not_reported": Decimal(20),
        "margin_without_reason": Decimal(50),
        "hotline_unanswered": Decimal(50),
        "vehicle_without_permission": Decimal(100),
        "vehicle_not_cared_for": Decimal(30),
        "wrong_part_by_illegible_quote": Decimal(30),
    }
    assert left_open <= fines.keys()


def test_every_rpc_has_its_roles() -> None:
    load_permissions(FOLDER).bind(("callout.hr_appraisal.v1.HrAppraisalService",))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("triggers.yaml", "fine: 100\n      approver", "approver", "a fine, and nothing else"),
        ("triggers.yaml", "fine: 20\n", "fine: 0\n", "above zero"),
        ("triggers.yaml", "faults: [late]", "faults: [rude]", "fault appears twice: rude"),
        ("triggers.yaml", "name: collusion", "name: embezzlement", "trigger appears twice"),
        ("triggers.yaml", "approver_role: hr", "approver_role: mayor", "no level 'mayor'"),
        ("triggers.yaml", "{times: 2,", "{times: 1,", "at least 2"),
        ("triggers.yaml", "trigger: refused_or_dragged_twice}", "trigger: gone}", "no trigger"),
        ("triggers.yaml", "consequence: merit", "consequence: medal", "consequence"),
        ("score.yaml", "attitude: 5, ", "", "weights lacks attitude"),
        ("score.yaml", "timely: 8", "timely: -8", "not be negative"),
        ("score.yaml", "good: 0.8", "good: 1.8", "between 0 and 1"),
        ("score.yaml", "share_without_facts: 0.8", "share_without_facts: 2", "between 0 and 1"),
        ("score.yaml", "decimal_places: 2", "decimal_places: 9", "0 to 6"),
        ("calendar.yaml", "Asia/Shanghai", "Asia/Nowhere", "Nowhere"),
        ("points.yaml", "merit: 3", "merit: three", "points"),
        ("points.yaml", "name: default", "name: other", "no policy points/default"),
    ],
)
def test_a_wrong_figure_is_named_at_start(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    for path in FOLDER.glob("*.yaml"):
        text = path.read_text("utf-8")
        if path.name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / path.name).write_text(text, "utf-8")
    with pytest.raises(PolicyError, match=said):
        PolicyFiles(tmp_path)
