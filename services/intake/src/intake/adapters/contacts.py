"""Contacts that joined a request, in PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Connection, select

from intake.adapters.register_words import keep_words
from intake.adapters.scope import as_uuid
from intake.adapters.statements import ADD_CONTACT
from intake.adapters.tables import contacts
from intake.domain.contact import Contact
from intake.domain.listing import Page
from intake.domain.vocabulary import Channel


class StoredContacts:
    """`intake.ports.Contacts`; whoever asks was found to see the request."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, contact: Contact) -> None:
        values = {
            "request_id": contact.service_request_id,
            "number": contact.number,
            "channel": contact.channel.value,
            "received_at": contact.received_at,
            "taken_at": contact.taken_at,
            "taken_by": contact.taken_by,
            "symptom_code": contact.symptom_code,
            "symptom": contact.symptom,
        }
        self._connection.exec_driver_sql(ADD_CONTACT, values)
        keep_words(self._connection, contact.service_request_id, contact.symptom)

    def page(self, request_id: str, after: int, limit: int) -> Page[Contact]:
        statement = (
            select(contacts)
            .where(contacts.c.request_id == as_uuid(request_id), contacts.c.number > after)
            .order_by(contacts.c.number)
            .limit(limit + 1)
        )
        rows = self._connection.execute(statement).all()
        found = (
            Contact(
                service_request_id=row.request_id,
                number=row.number,
                channel=Channel(row.channel),
                received_at=row.received_at,
                taken_at=row.taken_at,
                taken_by=row.taken_by,
                symptom_code=row.symptom_code,
                symptom=row.symptom,
            )
            for row in rows[:limit]
        )
        return Page(tuple(found), len(rows) > limit)
