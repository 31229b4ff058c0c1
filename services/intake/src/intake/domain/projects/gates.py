"""Stages are planned, bring their deliverables, and pass their gates in order (I-25)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from intake.domain.customer import InstalledProduct
from intake.domain.errors import Invalid, Refused
from intake.domain.months import months_after
from intake.domain.projects.policy import ProjectPolicy
from intake.domain.projects.project import (
    Acceptance,
    Deliverable,
    Project,
    ProjectState,
    Stage,
)
from intake.domain.registration import NotTheCustomersProduct


class GatePassed(Refused):
    """The gate of the stage was passed; the stage does not change any more."""

    reason = "GATE_PASSED"


class GateClosed(Refused):
    """The gate needs a plan, a deliverable, or the gate before it."""

    reason = "GATE_CLOSED"


class DeliverableUnknown(Invalid):
    """The stage was not planned to bring this."""

    reason = "DELIVERABLE_UNKNOWN"


class AcceptanceNotSigned(Invalid):
    """Acceptance is signed by the customer."""

    reason = "ACCEPTANCE_NOT_SIGNED"


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePlan:
    """What a stage is planned to be; `deliverables` are those besides policy's."""

    stage: str
    owner: str
    plan: str
    deliverables: tuple[str, ...]
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Whose signature on what document; empty where nobody signs."""

    signed_by: str
    signature: str


def first_stages(policy: ProjectPolicy) -> tuple[Stage, ...]:
    """Return all stages, not planned yet, with the deliverables their gates need.

    Source: rulebook I-25.
    """
    return tuple(
        Stage(name=name, deliverables=tuple(Deliverable(name=each) for each in needed))
        for name, needed in policy.stages.items()
    )


def planned(project: Project, plan: StagePlan, needed: Iterable[str]) -> Project:
    """Return the project with a stage planned, or planned anew; what was delivered stays.

    Args:
        project: As locked.
        plan: Owner, plan, deliverables and day of the stage.
        needed: Deliverables that policy asks for.

    Raises:
        ProjectNotRunning: The project was accepted.
        StageUnknown: There is no such stage.
        GatePassed: The stage is over.

    Source: rulebook I-25.
    """
    stage = _open_stage(project, plan.stage)
    known = {each.name: each for each in stage.deliverables if each.reference}
    names = dict.fromkeys((*needed, *known, *plan.deliverables))
    return project.with_stage(
        replace(
            stage,
            owner=plan.owner,
            plan=plan.plan,
            due_on=plan.due_on,
            deliverables=tuple(known.get(name, Deliverable(name=name)) for name in names),
        )
    )


def delivered(project: Project, stage_name: str, brought: Deliverable) -> Project:
    """Return the project with a deliverable and where it is found.

    Raises:
        ProjectNotRunning: The project was accepted.
        StageUnknown: There is no such stage.
        GatePassed: The stage is over.
        DeliverableUnknown: The stage was not planned to bring it.

    Source: rulebook I-25.
    """
    stage = _open_stage(project, stage_name)
    if brought.name not in {each.name for each in stage.deliverables}:
        raise DeliverableUnknown(
            f"{stage_name} does not bring {brought.name!r}",
            rule="I-25",
            field="deliverable",
            known=", ".join(each.name for each in stage.deliverables),
        )
    brings = tuple(brought if each.name == brought.name else each for each in stage.deliverables)
    return project.with_stage(replace(stage, deliverables=brings))


def passed(project: Project, stage_name: str, by: str, now: datetime) -> Project:
    """Return the project with the gate of a stage passed.

    Args:
        project: As locked.
        stage_name: Which gate.
        by: Who lets it pass.
        now: Time of passing (UTC).

    Raises:
        ProjectNotRunning: The project was accepted.
        StageUnknown: There is no such stage.
        GatePassed: It was passed already.
        GateClosed: It is not planned, the gate before it is closed, or a deliverable is missing.

    Source: rulebook I-25.
    """
    stage = _open_stage(project, stage_name)
    for earlier in project.stages:
        if earlier.name == stage_name:
            break
        if earlier.passed_at is None:
            raise GateClosed(
                f"{stage_name} comes after {earlier.name}", rule="I-25", needs=earlier.name
            )
    if stage.due_on is None:
        raise GateClosed(f"{stage_name} has no plan", rule="I-25", needs="plan")
    if missing := [each.name for each in stage.deliverables if not each.reference]:
        raise GateClosed(
            f"{stage_name} lacks {', '.join(missing)}", rule="I-25", needs=", ".join(missing)
        )
    return project.with_stage(replace(stage, passed_at=now, passed_by=by))


def accepted(
    project: Project,
    policy: ProjectPolicy,
    signature: Signature,
    products: Iterable[InstalledProduct],
    on: date,
) -> tuple[Project, tuple[InstalledProduct, ...]]:
    """Return the project as accepted by the customer, and its products with their warranty.

    The own warranty of project and products begins. A product that was accepted before keeps its
    day.

    Args:
        project: With the gate of its last stage passed.
        policy: Tells the months of warranty.
        signature: Who signed which document.
        products: What was installed.
        on: The branch's day of acceptance.

    Raises:
        AcceptanceNotSigned: Nobody signed.
        NotTheCustomersProduct: A product is another customer's.
        AcceptedBeforeDelivery: A product was delivered later.

    Source: rulebook I-10, I-25.
    """
    if not (signature.signed_by.strip() and signature.signature.strip()):
        raise AcceptanceNotSigned(
            "the customer signs the acceptance", rule="I-25", field="signed_by"
        )
    ends_on = months_after(on, policy.warranty_months)
    dated = tuple(_dated(each, project, on, ends_on) for each in products)
    acceptance = Acceptance(
        on=on,
        signed_by=signature.signed_by,
        signature=signature.signature,
        warranty_ends_on=ends_on,
        products=tuple(each.id for each in dated),
    )
    return replace(project, state=ProjectState.ACCEPTED, acceptance=acceptance), dated


def _dated(
    product: InstalledProduct, project: Project, on: date, ends_on: date
) -> InstalledProduct:
    if product.customer_id != project.customer_id:
        raise NotTheCustomersProduct(
            "the installed product belongs to another customer",
            rule="I-25",
            field="installed_product_ids",
            installed_product_id=product.id,
        )
    return replace(
        product,
        accepted_on=product.accepted_on or on,
        installation_ends_on=ends_on,
        installation_policy_ref=project.policy_ref,
    )


def _open_stage(project: Project, name: str) -> Stage:
    project.needs_to_run()
    stage = project.stage(name)
    if stage.passed_at is not None:
        raise GatePassed(
            f"the gate of {name} was passed", rule="I-25", passed_at=stage.passed_at.isoformat()
        )
    return stage
