"""Customer files, parts and readings as the resources that answers carry (I-05, I-06, I-08)."""

from __future__ import annotations

from collections.abc import Callable

from callout.intake.v1 import customer_files_pb2 as pb
from callout.intake.v1 import resources_pb2
from intake.adapters.wire_resources import masked_customer, unmasked_customer
from intake.adapters.wire_words import FILE_PART, write_day, write_instant
from intake.domain.customer import (
    Customer,
    InstalledPart,
    ReadingLine,
    masked_name,
    masked_phone,
)
from intake.domain.customer_file import FileShown, FileSummary, MaintenancePlan, UpkeepCheck

_Show = Callable[[str], str]


def masked_file(shown: FileShown) -> pb.CustomerFile:
    """Write a file whose persons and phones stay hidden (I-08)."""
    return _file(shown, masked_customer, masked_name, masked_phone)


def unmasked_file(shown: FileShown) -> pb.CustomerFile:
    """Write a file for a reading that was logged (I-08)."""
    return _file(shown, unmasked_customer, str, str)


def summary(value: FileSummary) -> pb.FileSummary:
    return pb.FileSummary(
        customer_id=value.customer_id,
        customer_code=value.customer_code,
        customer_name=value.customer_name,
        branch_code=value.branch,
        begun_on=write_day(value.begun_on),
        due_on=write_day(value.due_on),
        completed_on=write_day(value.completed_on),
    )


def check(value: UpkeepCheck) -> pb.UpkeepCheck:
    return pb.UpkeepCheck(
        customer_id=value.customer_id,
        checked_on=write_day(value.checked_on),
        checked_by=value.checked_by,
        note=value.note,
        recorded_time=write_instant(value.recorded_at),
    )


def part(value: InstalledPart) -> pb.InstalledPart:
    return pb.InstalledPart(
        bar_code=value.bar_code,
        installed_product_id=value.installed_product_id,
        part_number=value.part_number,
        installed_on=write_day(value.installed_on),
        replaces_bar_code=value.replaces,
        replaced_in_warranty=value.replaced_in_warranty,
    )


def reading(line: ReadingLine) -> pb.ContactReading:
    return pb.ContactReading(
        customer_id=line.reading.customer_id,
        branch_code=line.branch,
        reader=line.reading.reader,
        reason=line.reading.reason,
        what=line.reading.what.value,
        read_time=write_instant(line.reading.read_at),
    )


def _file(
    shown: FileShown,
    customer: Callable[[Customer], resources_pb2.Customer],
    name: _Show,
    phone: _Show,
) -> pb.CustomerFile:
    file, content = shown.file, shown.file.content
    return pb.CustomerFile(
        customer=customer(shown.customer),
        customer_code=shown.customer.code,
        phones=map(phone, content.phones),
        contacts=(
            pb.ContactPerson(
                name=name(person.name), role=person.role, phones=map(phone, person.phones)
            )
            for person in content.contacts
        ),
        environment=content.environment,
        configuration=content.configuration,
        maintenance=_plan(content.maintenance),
        services_wanted=content.services,
        begun_on=write_day(file.begun_on),
        due_on=write_day(file.due_on),
        completed_on=write_day(file.completed_on),
        missing=map(FILE_PART.write, shown.missing),
        upkeep_due_on=write_day(file.upkeep_due_on),
        version=file.version,
    )


def _plan(plan: MaintenancePlan | None) -> pb.MaintenancePlan | None:
    if plan is None:
        return None
    return pb.MaintenancePlan(
        items=plan.items, every_months=plan.every_months, next_on=write_day(plan.next_on)
    )
