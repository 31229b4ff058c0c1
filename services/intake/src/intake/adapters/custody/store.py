"""Custody in PostgreSQL; what opens a system is encrypted like customers' contacts (I-28)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.unit_of_work import Principal
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.custody.tables import access_holdings, access_readings, accesses
from intake.adapters.scope import as_uuid, within
from intake.domain.custody.access import (
    Access,
    AccessNotFound,
    AccessReading,
    AccessStale,
    Holding,
    Secret,
)
from intake.domain.listing import Page

_a = accesses.c


class StoredCustody:
    """Accesses of the branches that one principal acts for; the worker has no key to open them."""

    def __init__(
        self, connection: Connection, principal: Principal, cipher: ContactCipher | None
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._cipher = cipher

    def add(self, access: Access, secret: Secret) -> Access:
        stored = replace(access, version=1)
        self._connection.execute(
            insert(accesses), {**_columns(stored), **self._sealed(access.id, secret)}
        )
        self._write_holdings(stored)
        return stored

    def get(self, access_id: str) -> Access:
        return self._one(self._select().where(_a.id == as_uuid(access_id)), access_id)

    def lock(self, access_id: str) -> Access:
        wanted = self._select().where(_a.id == as_uuid(access_id))
        return self._one(wanted.with_for_update(), access_id)

    def secret_of(self, access: Access) -> Secret:
        row = self._connection.execute(
            select(_a.account, _a.secret, _a.key_id).where(_a.id == access.id)
        ).one()
        cipher = self._open_cipher()
        return Secret(
            account=cipher.decrypt(
                bytes(row.account), key=row.key_id, belongs_to=_field(access.id, "account")
            ),
            secret=cipher.decrypt(
                bytes(row.secret), key=row.key_id, belongs_to=_field(access.id, "secret")
            ),
        )

    def save(self, access: Access, secret: Secret | None) -> Access:
        saved = replace(access, version=access.version + 1)
        sealed = self._sealed(access.id, secret) if secret else _ERASED
        statement = update(accesses).where(_a.id == access.id, _a.version == access.version)
        values = {**_columns(saved), **sealed}
        if self._connection.execute(statement.values(values)).rowcount == 0:
            raise AccessStale(f"access {access.id} changed", access_id=access.id)
        self._write_holdings(saved)
        return saved

    def log(self, reading: AccessReading) -> None:
        self._connection.execute(
            insert(access_readings),
            {
                "access_id": reading.access_id,
                "reader": reading.reader,
                "reason": reading.reason,
                "read_at": reading.read_at,
            },
        )

    def readings(self, access_id: str) -> tuple[AccessReading, ...]:
        wanted = (
            select(access_readings)
            .where(access_readings.c.access_id == as_uuid(access_id))
            .order_by(access_readings.c.id)
        )
        return tuple(
            AccessReading(
                access_id=row.access_id, reader=row.reader, reason=row.reason, read_at=row.read_at
            )
            for row in self._connection.execute(wanted)
        )

    def page(self, customer_id: str, after: str, limit: int) -> Page[Access]:
        statement = self._select().order_by(_a.id).limit(limit + 1)
        if after:
            statement = statement.where(_a.id > as_uuid(after))
        if customer_id:
            statement = statement.where(_a.customer_id == as_uuid(customer_id))
        found = self._accesses(self._connection.execute(statement).all())
        return Page(found[:limit], len(found) > limit)

    def _select(self) -> Select[Any]:
        columns = [column for column in _a if column.name not in _ERASED]
        return within(select(*columns), _a.branch_code, self._principal)

    def _one(self, statement: Select[Any], access_id: str) -> Access:
        found = self._accesses(self._connection.execute(statement).all())
        if not found:
            raise AccessNotFound(
                f"there is no access {access_id} in custody", rule="I-28", access_id=access_id
            )
        return found[0]

    def _accesses(self, rows: Sequence[Row[Any]]) -> tuple[Access, ...]:
        if not rows:
            return ()
        holdings: dict[str, list[Holding]] = defaultdict(list)
        wanted = (
            select(access_holdings)
            .where(access_holdings.c.access_id.in_([row.id for row in rows]))
            .order_by(access_holdings.c.access_id, access_holdings.c.position)
        )
        for row in self._connection.execute(wanted):
            holdings[row.access_id].append(
                Holding(
                    holder=row.holder,
                    since=row.since,
                    until=row.until,
                    given_by=row.given_by,
                    reason=row.reason,
                )
            )
        return tuple(
            Access(
                id=row.id,
                customer_id=row.customer_id,
                branch=row.branch_code,
                system=row.system,
                changed_at=row.changed_at,
                holdings=tuple(holdings[row.id]),
                ended_at=row.ended_at,
                end_reason=row.end_reason,
                version=row.version,
            )
            for row in rows
        )

    def _write_holdings(self, access: Access) -> None:
        statement = upsert(access_holdings)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["access_id", "position"],
                set_={"until": statement.excluded.until},
                where=access_holdings.c.until.is_(None),
            ),
            [
                {
                    "access_id": access.id,
                    "position": position,
                    "holder": holding.holder,
                    "since": holding.since,
                    "until": holding.until,
                    "given_by": holding.given_by,
                    "reason": holding.reason,
                }
                for position, holding in enumerate(access.holdings, 1)
            ],
        )

    def _sealed(self, access_id: str, secret: Secret) -> dict[str, Any]:
        cipher = self._open_cipher()
        return {
            "account": cipher.encrypt(secret.account, belongs_to=_field(access_id, "account")),
            "secret": cipher.encrypt(secret.secret, belongs_to=_field(access_id, "secret")),
            "key_id": cipher.current,
        }

    def _open_cipher(self) -> ContactCipher:
        if self._cipher is None:
            raise RuntimeError("this process has no key for access in custody")
        return self._cipher


_ERASED: dict[str, Any] = {"account": None, "secret": None, "key_id": None}


def _columns(access: Access) -> dict[str, Any]:
    return {
        "id": access.id,
        "customer_id": access.customer_id,
        "branch_code": access.branch,
        "system": access.system,
        "changed_at": access.changed_at,
        "ended_at": access.ended_at,
        "end_reason": access.end_reason,
        "version": access.version,
    }


def _field(access_id: str, column: str) -> str:
    return f"accesses/{access_id}/{column}"
