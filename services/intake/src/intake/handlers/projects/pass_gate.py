"""Use case: a stage passes its gate; the last gate is the customer's acceptance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.projects.gates import Signature, accepted, passed
from intake.domain.projects.policy import ProjectPolicy
from intake.domain.projects.project import Project
from intake.handlers.projects.changing import branch_day, change
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PassGate:
    """`signature` and `products` (ids of what was installed) are read at the last gate alone."""

    project_id: str
    stage: str
    signature: Signature
    products: tuple[str, ...] = ()


def pass_gate(cmd: PassGate, tx: Tx, now: datetime) -> Project:
    """Let a stage pass once everything is there; acceptance dates what was installed.

    Args:
        cmd: Which gate, and who signed.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        ProjectNotRunning, StageUnknown, GatePassed: There is no such gate to pass.
        GateClosed: A plan, a deliverable or the gate before it is missing.
        AcceptanceNotSigned: The customer has not signed the acceptance.
        InstalledProductNotFound, NotTheCustomersProduct, AcceptedBeforeDelivery: A product is none
            of what the customer accepts.

    Source: rulebook I-10, I-25.
    """

    def step(project: Project, policy: ProjectPolicy) -> Project:
        through = passed(project, cmd.stage, tx.actor, now)
        if cmd.stage != policy.last_stage:
            return through
        installed = map(tx.installed_products.lock, sorted(set(cmd.products)))
        on = branch_day(project, tx, now)
        done, dated = accepted(through, policy, cmd.signature, installed, on)
        for product in dated:
            tx.installed_products.save_dates(product)
        return done

    return change(cmd.project_id, tx, step)
