"""The store of custody in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.custody.access import (
    Access,
    AccessNotFound,
    AccessReading,
    AccessStale,
    Secret,
)
from intake.domain.listing import Page

if TYPE_CHECKING:
    from fakes.intake import FakeTx


class FakeCustody:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _accesses(self) -> dict[str, Access]:
        return self._tx.state.accesses

    def add(self, access: Access, secret: Secret) -> Access:
        self._accesses[access.id] = replace(access, version=1)
        self._tx.state.secrets[access.id] = secret
        return self._accesses[access.id]

    def get(self, access_id: str) -> Access:
        access = self._accesses.get(access_id)
        if access is None or not self._tx.may(access.branch):
            raise AccessNotFound(f"no access {access_id}", rule="I-28", access_id=access_id)
        return access

    lock = get

    def secret_of(self, access: Access) -> Secret:
        return self._tx.state.secrets[access.id]

    def save(self, access: Access, secret: Secret | None) -> Access:
        if self._accesses[access.id].version != access.version:
            raise AccessStale(f"access {access.id} changed", access_id=access.id)
        self._accesses[access.id] = replace(access, version=access.version + 1)
        if secret is None:
            del self._tx.state.secrets[access.id]
        else:
            self._tx.state.secrets[access.id] = secret
        return self._accesses[access.id]

    def log(self, reading: AccessReading) -> None:
        self._tx.state.access_readings.append(reading)

    def readings(self, access_id: str) -> tuple[AccessReading, ...]:
        return tuple(r for r in self._tx.state.access_readings if r.access_id == access_id)

    def page(self, customer_id: str, after: str, limit: int) -> Page[Access]:
        rows = [
            access
            for access_id, access in sorted(self._accesses.items())
            if access_id > after
            and self._tx.may(access.branch)
            and customer_id in {"", access.customer_id}
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)
