"""Copies of branches and people: each says what its owner says."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across, Relation, Side

COPIES: Final[tuple[Across, ...]] = (
    Across(
        name="dispatch has the branches of intake",
        rule="D-01",
        left=Side(service="intake", sql="select code, name, city, region, time_zone from branches"),
        right=Side(
            service="dispatch", sql="select code, name, city, region, time_zone from branch"
        ),
    ),
    Across(
        name="the warehouses have the branches of intake",
        rule="P-01",
        left=Side(service="intake", sql="select code, name, time_zone from branches"),
        right=Side(service="inventory", sql="select code, name, time_zone from branch"),
    ),
    Across(
        name="headquarters has the branches of intake",
        rule="Q-01",
        left=Side(service="intake", sql="select code, name, region, time_zone from branches"),
        right=Side(
            service="headquarters", sql="select code, name, region, time_zone from branch_opened"
        ),
    ),
    Across(
        name="the appraisal knows the technicians of the roster",
        rule="H-13",
        left=Side(
            service="dispatch",
            sql="select code, name, branch_code, line_supervisor, employment_state from technician",
        ),
        right=Side(
            service="hr-appraisal",
            sql="select code, name, branch_code, line_supervisor, employment_state from employee",
        ),
    ),
    Across(
        name="whoever was dismissed has left the roster",
        rule="H-12",
        left=Side(
            service="dispatch",
            sql="select code from technician where employment_state <> 'left'",
        ),
        right=Side(
            service="hr-appraisal",
            sql="select employee_code from entry where state = 'posted'"
            " and consequence = 'dismissal' and reversal_of is null and not exists ("
            "select from entry as undoing where undoing.reversal_of = entry.id)",
        ),
        relation=Relation.APART,
    ),
)
