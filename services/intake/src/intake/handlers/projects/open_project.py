"""Use case: open a delivery or installation project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.projects.dues import dated
from intake.domain.projects.gates import first_stages
from intake.domain.projects.project import Project
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProject:
    project_id: str
    branch: str
    customer_id: str
    code: str
    name: str
    owner: str


def open_project(cmd: OpenProject, tx: Tx, now: datetime) -> Project:
    """Open a project with all its stages, none of them planned yet.

    Args:
        cmd: At which branch, for whom, and who owns it.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        BranchNotFound: No such branch, or not the caller's.
        CustomerNotFound: No such customer.
        ProjectCodeTaken: Another project has the code.

    Source: rulebook I-25.
    """
    branch = tx.branches.get(cmd.branch)
    tx.customers.require(cmd.customer_id)
    policy = tx.policies.projects(branch.day_of(now))
    project = Project(
        id=cmd.project_id,
        code=cmd.code,
        branch=cmd.branch,
        customer_id=cmd.customer_id,
        name=cmd.name,
        owner=cmd.owner,
        policy_ref=policy.ref,
        opened_on=branch.day_of(now),
        opened_by=tx.actor,
        opened_at=now,
        stages=first_stages(policy.body),
    )
    return tx.projects.add(dated(project, policy.body))
