"""Work that nobody called for: plans, recalls, custody, projects."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from intake.domain.branch import Branch
from intake.domain.custody.access import Access, AccessReading, Secret
from intake.domain.customer import (
    InstalledProduct,
)
from intake.domain.listing import (
    Page,
)
from intake.domain.planned_work.listing import PlanFilter, WorkFilter
from intake.domain.planned_work.plan import WorkPlan
from intake.domain.planned_work.work import PlannedWork
from intake.domain.projects.project import Project
from intake.domain.recalls.recall import (
    ProductionBatch,
    Progress,
    Recall,
    RecalledProduct,
)


class WorkingDays(Protocol):
    """Which days are worked at a branch."""

    def after(self, branch: Branch, day: date, count: int) -> date:
        """Return the day that is some working days after another one."""
        ...


class WorkPlans(Protocol):
    """Plans of the branches that the caller acts for."""

    def add(self, plan: WorkPlan) -> WorkPlan: ...

    def get(self, plan_id: str) -> WorkPlan:
        """Raise PlanNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, plan_id: str) -> WorkPlan:
        """As `get`, and hold others back until the transaction ends."""
        ...

    def save(self, plan: WorkPlan) -> WorkPlan:
        """Raise PlanStale if the plan changed since it was read."""
        ...

    def lock_due(self, now: datetime, limit: int) -> tuple[WorkPlan, ...]:
        """Get plans whose next request is to be created by now; skip locked and set aside."""
        ...

    def page(self, wanted: PlanFilter, after: str, limit: int) -> Page[WorkPlan]:
        """Return plans after an id, in order of id."""
        ...


class PlannedWorks(Protocol):
    """Planned work of the branches that the caller acts for; a technician's is his own."""

    def add(self, work: PlannedWork) -> PlannedWork: ...

    def get(self, work_id: str) -> PlannedWork:
        """Raise PlannedWorkNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, work_id: str) -> PlannedWork:
        """As `get`, and hold others back until the transaction ends."""
        ...

    def save(self, work: PlannedWork) -> PlannedWork:
        """Raise PlannedWorkStale if the work changed since it was read."""
        ...

    def lock_visited(self, now: datetime, limit: int) -> tuple[tuple[PlannedWork, datetime], ...]:
        """Get open work whose first arrival is not noted yet, with that arrival.

        Skip what is locked, and what is set aside now.
        """
        ...

    def of_plan(self, plan_id: str, since: date) -> tuple[PlannedWork, ...]:
        """Return a plan's work due since a day, by due day."""
        ...

    def like(self, plan: WorkPlan, kind: str, since: date) -> tuple[PlannedWork, ...]:
        """Return work of a kind about the same product or contract, due since a day."""
        ...

    def page(self, wanted: WorkFilter, after: tuple[str, str], limit: int) -> Page[PlannedWork]:
        """Return work after (due day, id), in that order."""
        ...


class Recalls(Protocol):
    """Recalls are seen by all; their products by those who act for the product's branch."""

    def add(self, recall: Recall) -> Recall:
        """Raise RecallCodeTaken if another recall has the code."""
        ...

    def get(self, recall_id: str) -> Recall:
        """Raise RecallNotFound if there is none."""
        ...

    def lock(self, recall_id: str) -> Recall:
        """As `get`, and hold others back until the transaction ends."""
        ...

    def save(self, recall: Recall) -> Recall:
        """Raise RecallStale if the recall changed since it was read."""
        ...

    def lock_running(self) -> tuple[Recall, ...]:
        """Get all recalls that have not ended, the oldest first; skip those locked by others."""
        ...

    def page(self, after: str, limit: int, *, running_only: bool) -> Page[Recall]:
        """Return recalls after a code, in order of code."""
        ...

    def add_batch(self, made: ProductionBatch) -> None: ...

    def knows_batch(self, product_model: str, batch: str) -> bool: ...

    def uncaught(
        self, recall: Recall, limit: int, now: datetime | None = None
    ) -> tuple[InstalledProduct, ...]:
        """Return affected products of all branches that have no request yet.

        With `now`, without those that are set aside then.
        """
        ...

    def add_product(self, caught: RecalledProduct) -> None: ...

    def renew_product(self, renewed: RecalledProduct) -> None:
        """Store another attempt and its request."""
        ...

    def product(self, recall_id: str, product_id: str) -> RecalledProduct:
        """Raise RecallNotFound if the recall has no such product, or none the caller may see."""
        ...

    def products(
        self, recall_id: str, after: str, limit: int, *, not_done_only: bool
    ) -> Page[RecalledProduct]:
        """Return a recall's products after a product's id, in order of id."""
        ...

    def progress(self, recall_id: str, *, everywhere: bool = False) -> Progress:
        """Count the products the caller may see, or those of all branches."""
        ...


class Custody(Protocol):
    """Accesses of the branches that the caller acts for; stored encrypted (I-28)."""

    def add(self, access: Access, secret: Secret) -> Access: ...

    def get(self, access_id: str) -> Access:
        """Raise AccessNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, access_id: str) -> Access:
        """As `get`, and hold others back until the transaction ends."""
        ...

    def secret_of(self, access: Access) -> Secret:
        """Decrypt what opens a system that is in custody."""
        ...

    def save(self, access: Access, secret: Secret | None) -> Access:
        """Raise AccessStale on a clash; None erases what opens the system."""
        ...

    def log(self, reading: AccessReading) -> None: ...

    def readings(self, access_id: str) -> tuple[AccessReading, ...]:
        """Return who read an access, the oldest first."""
        ...

    def page(self, customer_id: str, after: str, limit: int) -> Page[Access]:
        """Return accesses after an id, in order of id; an empty customer means all."""
        ...


class Projects(Protocol):
    """Projects of the branches that the caller acts for."""

    def add(self, project: Project) -> Project:
        """Raise ProjectCodeTaken if another project has the code."""
        ...

    def get(self, project_id: str) -> Project:
        """Raise ProjectNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, project_id: str) -> Project:
        """As `get`, and hold others back until the transaction ends."""
        ...

    def save(self, project: Project) -> Project:
        """Raise ProjectStale if the project changed since it was read."""
        ...

    def page(
        self, branch: str, overdue_at: datetime | None, after: str, limit: int
    ) -> Page[Project]:
        """Return projects after a code; with an instant, those late on that day at their branch."""
