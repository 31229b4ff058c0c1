"""Requests about files and the installed base on the wire as commands and queries."""

from __future__ import annotations

from callout.intake.v1 import customer_files_service_pb2 as pb
from intake.adapters.wire_words import read_day, read_optional_day
from intake.domain.customer import InstalledPart, ReadingFilter, Revealed
from intake.domain.customer_file import (
    ContactPerson,
    FileContent,
    MaintenancePlan,
    maintenance_incomplete,
)
from intake.domain.listing import ProductKey
from intake.handlers.read_customer_contact import ReadCustomerContact
from intake.handlers.record_product_dates import RecordProductDates
from intake.handlers.record_upkeep_check import RecordUpkeepCheck
from intake.handlers.register_installed_part import RegisterInstalledPart
from intake.handlers.write_customer_file import WriteCustomerFile


def file(message: pb.WriteCustomerFileRequest) -> WriteCustomerFile:
    """Read the whole content of a file.

    Raises:
        MaintenanceIncomplete: Maintenance lacks items, period or next day.
    """
    return WriteCustomerFile(
        customer_id=message.customer_id,
        version=message.version,
        content=FileContent(
            phones=tuple(message.phones),
            contacts=tuple(
                ContactPerson(name=each.name, role=each.role, phones=tuple(each.phones))
                for each in message.contacts
            ),
            environment=message.environment,
            configuration=message.configuration,
            maintenance=_plan(message),
            services=tuple(message.services_wanted),
        ),
    )


def reading(message: pb.ReadCustomerFileRequest) -> ReadCustomerContact:
    return ReadCustomerContact(
        customer_id=message.customer_id, reason=message.reason, what=Revealed.FILE
    )


def upkeep_check(message: pb.RecordUpkeepCheckRequest) -> RecordUpkeepCheck:
    return RecordUpkeepCheck(
        customer_id=message.customer_id,
        note=message.note,
        checked_on=read_optional_day(message, "checked_on"),
    )


def product_dates(message: pb.RecordProductDatesRequest) -> RecordProductDates:
    return RecordProductDates(
        installed_product_id=message.installed_product_id,
        delivered_on=read_optional_day(message, "delivered_on"),
        accepted_on=read_optional_day(message, "accepted_on"),
    )


def part(message: pb.RegisterInstalledPartRequest) -> RegisterInstalledPart:
    return RegisterInstalledPart(
        part=InstalledPart(
            bar_code=message.bar_code,
            installed_product_id=message.installed_product_id,
            part_number=message.part_number,
            installed_on=read_day(message, "installed_on"),
            replaces=message.replaces_bar_code,
        ),
        caused_by_people=message.caused_by_people,
    )


def product_key(message: pb.FindInstalledProductsRequest) -> ProductKey:
    return ProductKey(
        serial_number=message.serial_number,
        bar_code=message.bar_code,
        contract_number=message.contract_number,
        customer_id=message.customer_id,
    )


def reading_filter(message: pb.ListContactReadingsRequest) -> ReadingFilter:
    return ReadingFilter(
        customer_id=message.customer_id, reader=message.reader, branch=message.branch_code
    )


def _plan(message: pb.WriteCustomerFileRequest) -> MaintenancePlan | None:
    following = read_optional_day(message, "next_maintenance_on")
    if following:
        return MaintenancePlan(
            items=tuple(message.maintenance_items),
            every_months=message.maintenance_months,
            next_on=following,
        )
    if message.maintenance_items or message.maintenance_months:
        raise maintenance_incomplete()
    return None
