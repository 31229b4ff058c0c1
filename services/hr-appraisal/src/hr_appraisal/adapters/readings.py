"""The log of readings in PostgreSQL (H-13)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert

from hr_appraisal.adapters.tables import reading
from hr_appraisal.domain.privacy import Reading


class StoredReadings:
    """`hr_appraisal.ports.Readings` in PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, readings: Sequence[Reading]) -> None:
        rows = [
            {
                "reader": each.reader,
                "role": each.role,
                "kind": each.kind,
                "employee_code": each.employee_code,
                "month": each.month,
                "read_at": each.read_at,
            }
            for each in readings
        ]
        if rows:
            self._connection.execute(insert(reading), rows)
