"""Customer files, their upkeep, and the log of unmasked readings in PostgreSQL (I-05, I-08)."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Select,
    cast,
    func,
    insert,
    select,
    tuple_,
    update,
)

from chassis.unit_of_work import Principal
from intake.adapters import people_field
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.file_tables import customer_files, upkeep_checks
from intake.adapters.files import tail_marks
from intake.adapters.register_words import KEEP_NEW_MARKS
from intake.adapters.scope import as_uuid, own_customers, within
from intake.adapters.tables import branches, contact_readings, customers
from intake.domain.customer import ContactReading, ReadingFilter, ReadingLine, Revealed
from intake.domain.customer_file import (
    CustomerFile,
    FileContent,
    FileDuty,
    FileSummary,
    MaintenancePlan,
    StaleCustomerFile,
    UpkeepCheck,
)
from intake.domain.errors import CustomerNotFound
from intake.domain.listing import Page

_f = customer_files.c
_DUE: Final[dict[FileDuty, Column[Any]]] = {
    FileDuty.COMPLETION: _f.due_on,
    FileDuty.UPKEEP: _f.upkeep_due_on,
    FileDuty.MAINTENANCE: _f.next_maintenance_on,
}


class StoredCustomerFiles:
    """Files; without a cipher (in the worker) persons stay closed."""

    def __init__(
        self, connection: Connection, principal: Principal, cipher: ContactCipher | None
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._cipher = cipher

    def add(self, file: CustomerFile) -> None:
        self._connection.execute(
            insert(customer_files),
            {**self._columns(file), "customer_id": file.customer_id, "version": 1},
        )

    def get(self, customer_id: str) -> CustomerFile:
        return self._read(select(customer_files), customer_id)

    def lock(self, customer_id: str) -> CustomerFile:
        statement = select(customer_files).with_for_update(key_share=True, of=customer_files)
        return self._read(statement, customer_id)

    def save(self, file: CustomerFile) -> CustomerFile:
        columns = self._columns(file)
        # Requests of earlier days are found by the new numbers as well.
        marks = {"customer_id": file.customer_id, "marks": columns["phone_marks"]}
        self._connection.exec_driver_sql(KEEP_NEW_MARKS, marks)
        done = self._connection.execute(
            update(customer_files)
            .where(_f.customer_id == file.customer_id, _f.version == file.version)
            .values(**columns, version=file.version + 1)
        )
        if done.rowcount == 0:
            raise StaleCustomerFile(
                "the file changed meanwhile", rule="I-05", customer_id=file.customer_id
            )
        return replace(file, version=file.version + 1)

    def due(
        self, duty: FileDuty, branch: str, now: datetime, after: tuple[str, str], limit: int
    ) -> Page[FileSummary]:
        day = _DUE[duty]
        today = cast(func.timezone(branches.c.time_zone, now), Date)
        statement = (
            select(
                _f.customer_id,
                _f.branch_code,
                _f.begun_on,
                _f.completed_on,
                day.label("day"),
                customers.c.code,
                customers.c.name,
            )
            .join(customers, customers.c.id == _f.customer_id)
            .join(branches, branches.c.code == _f.branch_code)
            .order_by(day, _f.customer_id)
            .limit(limit + 1)
        )
        if duty is FileDuty.COMPLETION:
            statement = statement.where(day < today, _f.completed_on.is_(None))
        else:
            statement = statement.where(day <= today)
        if branch:
            statement = statement.where(_f.branch_code == branch)
        if after[0]:
            place = tuple_(date.fromisoformat(after[0]), as_uuid(after[1]))
            statement = statement.where(tuple_(day, _f.customer_id) > place)
        rows = self._connection.execute(within(statement, _f.branch_code, self._principal)).all()
        return Page(tuple(map(_summary, rows[:limit])), len(rows) > limit)

    def add_check(self, check: UpkeepCheck) -> None:
        self._connection.execute(insert(upkeep_checks), asdict(check))

    def checks(self, customer_id: str, after: int, limit: int) -> Page[tuple[int, UpkeepCheck]]:
        columns = upkeep_checks.c
        rows = self._connection.execute(
            select(upkeep_checks)
            .where(columns.customer_id == as_uuid(customer_id), columns.id > after)
            .order_by(columns.id)
            .limit(limit + 1)
        ).all()
        found = tuple(
            (
                row.id,
                UpkeepCheck(
                    customer_id=row.customer_id,
                    checked_on=row.checked_on,
                    checked_by=row.checked_by,
                    note=row.note,
                    recorded_at=row.recorded_at,
                ),
            )
            for row in rows[:limit]
        )
        return Page(found, len(rows) > limit)

    def _read(self, statement: Select[Any], customer_id: str) -> CustomerFile:
        statement = statement.join(customers, customers.c.id == _f.customer_id).where(
            _f.customer_id == as_uuid(customer_id)
        )
        row = self._connection.execute(own_customers(statement, self._principal)).first()
        if row is None:
            raise CustomerNotFound(
                f"there is no customer {customer_id}", rule="I-08", customer_id=customer_id
            )
        return file_of(row, self._cipher)

    def _columns(self, file: CustomerFile) -> dict[str, Any]:
        return file_columns(file, self._cipher)


def file_of(row: Any, cipher: ContactCipher | None) -> CustomerFile:
    """Read a file; persons are decrypted. Beside a customer the key is called `file_key_id`."""
    key = getattr(row, "file_key_id", row.key_id)
    phones, contacts = people_field.unseal(row.people, key, row.customer_id, cipher)
    plan = None
    if row.maintenance_months:
        plan = MaintenancePlan(
            items=tuple(row.maintenance_items),
            every_months=row.maintenance_months,
            next_on=row.next_maintenance_on,
        )
    return CustomerFile(
        customer_id=row.customer_id,
        branch=row.branch_code,
        begun_on=row.begun_on,
        due_on=row.due_on,
        upkeep_due_on=row.upkeep_due_on,
        completed_on=row.completed_on,
        content=FileContent(
            phones=phones,
            contacts=contacts,
            environment=row.environment,
            configuration=row.configuration,
            maintenance=plan,
            services=tuple(row.services),
        ),
        version=row.version,
    )


def file_columns(file: CustomerFile, cipher: ContactCipher | None) -> dict[str, Any]:
    """Write a file without its id and version; persons need a cipher."""
    content = file.content
    sealed, marks = None, list[str]()
    if content.phones or content.contacts:
        if cipher is None:
            raise RuntimeError("this process has no key for customers' contacts")
        sealed = people_field.seal(content, file.customer_id, cipher)
        marks = tail_marks(content.every_phone, cipher)
    people, key = sealed or (None, None)
    plan = content.maintenance
    return {
        "branch_code": file.branch,
        "begun_on": file.begun_on,
        "due_on": file.due_on,
        "completed_on": file.completed_on,
        "upkeep_due_on": file.upkeep_due_on,
        "people": people,
        "key_id": key,
        "environment": content.environment,
        "configuration": content.configuration,
        "maintenance_items": list(plan.items) if plan else [],
        "maintenance_months": plan.every_months if plan else 0,
        "next_maintenance_on": plan.next_on if plan else None,
        "services": list(content.services),
        "phone_marks": marks,
    }


class StoredContactReadings:
    """The log of unmasked readings."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, reading: ContactReading) -> None:
        self._connection.execute(
            insert(contact_readings), {**asdict(reading), "what": reading.what.value}
        )

    def page(self, wanted: ReadingFilter, after: int, limit: int) -> Page[ReadingLine]:
        columns = contact_readings.c
        statement = (
            select(contact_readings, customers.c.branch_code)
            .join(customers, customers.c.id == columns.customer_id)
            .where(columns.id > after)
            .order_by(columns.id)
            .limit(limit + 1)
        )
        if wanted.customer_id:
            statement = statement.where(columns.customer_id == as_uuid(wanted.customer_id))
        if wanted.reader:
            statement = statement.where(columns.reader == wanted.reader)
        if wanted.branch:
            statement = statement.where(customers.c.branch_code == wanted.branch)
        rows = self._connection.execute(
            within(statement, customers.c.branch_code, self._principal)
        ).all()
        found = tuple(
            ReadingLine(
                id=row.id,
                branch=row.branch_code,
                reading=ContactReading(
                    customer_id=row.customer_id,
                    reader=row.reader,
                    reason=row.reason,
                    read_at=row.read_at,
                    what=Revealed(row.what),
                ),
            )
            for row in rows[:limit]
        )
        return Page(found, len(rows) > limit)


def _summary(row: Any) -> FileSummary:
    return FileSummary(
        customer_id=row.customer_id,
        customer_code=row.code or "",
        customer_name=row.name,
        branch=row.branch_code,
        begun_on=row.begun_on,
        due_on=row.day,
        completed_on=row.completed_on,
    )
