"""The customer file: complete within two days, looked through every month (I-05)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from intake.domain.customer import Customer
from intake.domain.errors import ConcurrentUpdate, Invalid
from intake.domain.months import months_after


class MaintenanceIncomplete(Invalid):
    """Maintenance needs what is kept up, how often, and when next; all three or none."""

    reason = "MAINTENANCE_INCOMPLETE"


class StaleCustomerFile(ConcurrentUpdate):
    """The file changed between reading and writing."""

    reason = "CUSTOMER_FILE_STALE"


class CheckedBeforeTheFile(Invalid):
    """An upkeep check is dated before the file began."""

    reason = "CHECKED_BEFORE_THE_FILE"


class FilePart(StrEnum):
    """What policy may ask of a file besides the name and the first phone."""

    ADDRESS = "address"
    CONTACTS = "contacts"
    ENVIRONMENT = "environment"
    CONFIGURATION = "configuration"
    MAINTENANCE = "maintenance"
    SERVICES = "services"


class FileDuty(StrEnum):
    """What may be due on a file."""

    COMPLETION = "completion"
    UPKEEP = "upkeep"
    MAINTENANCE = "maintenance"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePolicy:
    """Days until a file is complete, months between upkeep checks, and what is needed."""

    due_within_days: int
    upkeep_every_months: int
    needed: tuple[FilePart, ...]

    def __post_init__(self) -> None:
        if self.due_within_days < 0 or self.upkeep_every_months < 1:
            raise ValueError("a file is due in days from 0 and looked through in months from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson:
    """Somebody to speak to at a customer's."""

    name: str = field(repr=False)
    role: str = ""
    phones: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenancePlan:
    """What is kept up at the customer's, every how many months, and when next.

    Raises:
        MaintenanceIncomplete: Items without a period, or a period without items.
    """

    items: tuple[str, ...]
    every_months: int
    next_on: date

    def __post_init__(self) -> None:
        if not self.items or self.every_months < 1:
            raise maintenance_incomplete()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What people write into a file; `phones` come besides the customer's first one."""

    phones: tuple[str, ...] = field(default=(), repr=False)
    contacts: tuple[ContactPerson, ...] = ()
    environment: str = ""
    configuration: str = ""
    maintenance: MaintenancePlan | None = None
    services: tuple[str, ...] = ()

    @property
    def every_phone(self) -> tuple[str, ...]:
        """Numbers of the customer and of everybody to speak to there."""
        return (*self.phones, *(phone for person in self.contacts for phone in person.phones))


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFile:
    """A file with its duties; days are those of the customer's branch.

    Args:
        begun_on: First delivery or contact.
        due_on: Last day on which completing it is in time.
        completed_on: None while a part is missing.
        upkeep_due_on: Day from which the next look through it is due.
    """

    customer_id: str
    branch: str
    begun_on: date
    due_on: date
    upkeep_due_on: date
    content: FileContent = FileContent()
    completed_on: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSummary:
    """A file in a list of what is due; `due_on` is of the duty asked for."""

    customer_id: str
    customer_code: str
    customer_name: str = field(repr=False)
    branch: str
    begun_on: date
    due_on: date
    completed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepCheck:
    """Somebody looked through a file and wrote down what he found."""

    customer_id: str
    checked_on: date
    checked_by: str
    note: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FileShown:
    """A file beside its customer, and what it lacks by the policy of the day."""

    customer: Customer
    file: CustomerFile
    missing: tuple[FilePart, ...]


def open_file(customer: Customer, begun_on: date, policy: FilePolicy) -> CustomerFile:
    """Open the file of a customer; its days run from the first delivery or contact.

    Source: rulebook I-05.
    """
    return CustomerFile(
        customer_id=customer.id,
        branch=customer.branch,
        begun_on=begun_on,
        due_on=begun_on + timedelta(days=policy.due_within_days),
        upkeep_due_on=months_after(begun_on, policy.upkeep_every_months),
    )


def begun_by(file: CustomerFile, day: date, policy: FilePolicy) -> CustomerFile:
    """Return the file as it stands once a delivery on a day is known; only an earlier one counts.

    Source: rulebook I-05.
    """
    if day >= file.begun_on:
        return file
    return replace(file, begun_on=day, due_on=day + timedelta(days=policy.due_within_days))


def missing_parts(
    customer: Customer, content: FileContent, policy: FilePolicy
) -> tuple[FilePart, ...]:
    """Return what a file still lacks, in the order of the policy.

    Source: rulebook I-05.
    """
    there = {
        FilePart.ADDRESS: bool(customer.address),
        FilePart.CONTACTS: bool(content.contacts),
        FilePart.ENVIRONMENT: bool(content.environment),
        FilePart.CONFIGURATION: bool(content.configuration),
        FilePart.MAINTENANCE: content.maintenance is not None,
        FilePart.SERVICES: bool(content.services),
    }
    return tuple(part for part in policy.needed if not there[part])


def written(
    file: CustomerFile, customer: Customer, content: FileContent, today: date, policy: FilePolicy
) -> CustomerFile:
    """Return the file with new content; what lacks a part again is not complete any more.

    Source: rulebook I-05.
    """
    lacks = missing_parts(customer, content, policy)
    completed_on = None if lacks else file.completed_on or today
    return replace(file, content=content, completed_on=completed_on)


def checked(file: CustomerFile, on: date, policy: FilePolicy) -> CustomerFile:
    """Return the file after a look through it; a check told late does not bring the next forward.

    Raises:
        CheckedBeforeTheFile: There was no file yet on that day.

    Source: rulebook I-05.
    """
    if on < file.begun_on:
        raise CheckedBeforeTheFile(
            f"the file began on {file.begun_on}, after {on}",
            rule="I-05",
            field="checked_on",
            begun_on=file.begun_on.isoformat(),
        )
    following = months_after(on, policy.upkeep_every_months)
    return replace(file, upkeep_due_on=max(following, file.upkeep_due_on))


def maintenance_incomplete() -> MaintenanceIncomplete:
    """Return the refusal of a plan with a gap."""
    return MaintenanceIncomplete(
        "maintenance needs items, a period in months and the next day; all three or none",
        rule="I-05",
        field="maintenance_items",
    )
