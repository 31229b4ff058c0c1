"""Use case: plan a stage of a project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.projects.gates import StagePlan, planned
from intake.domain.projects.project import Project
from intake.handlers.projects.changing import change
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStage:
    project_id: str
    plan: StagePlan


def plan_stage(cmd: PlanStage, tx: Tx, now: datetime) -> Project:
    """Give a stage its plan, owner, deliverables and date; again until its gate is passed.

    Args:
        cmd: Which stage, and what is planned.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        ProjectNotRunning, StageUnknown, GatePassed: The stage does not take a plan.

    Source: rulebook I-25.
    """
    return change(
        cmd.project_id,
        tx,
        lambda project, policy: planned(project, cmd.plan, policy.stages.get(cmd.plan.stage, ())),
    )
