"""Persons and phones of a customer file as one encrypted field (I-08)."""

from __future__ import annotations

import json

from intake.adapters.contact_cipher import ContactCipher
from intake.domain.customer_file import ContactPerson, FileContent

People = tuple[tuple[str, ...], tuple[ContactPerson, ...]]


def seal(content: FileContent, customer_id: str, cipher: ContactCipher) -> tuple[bytes, str] | None:
    """Return the encrypted field and the name of its key, None where there is nobody in it."""
    if not content.phones and not content.contacts:
        return None
    told = [
        list(content.phones),
        [[person.name, person.role, list(person.phones)] for person in content.contacts],
    ]
    plain = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return cipher.encrypt(plain, belongs_to=_place(customer_id)), cipher.current


def unseal(
    stored: bytes | None, key: str | None, customer_id: str, cipher: ContactCipher | None
) -> People:
    """Return phones and persons of a stored field.

    Raises:
        ContactUnreadable: The key is unknown or the field was altered or moved.
    """
    if stored is None or key is None:
        return (), ()
    if cipher is None:
        raise RuntimeError("this process has no key for customers' contacts")
    phones, persons = json.loads(
        cipher.decrypt(bytes(stored), key=key, belongs_to=_place(customer_id))
    )
    return tuple(phones), tuple(
        ContactPerson(name=name, role=role, phones=tuple(numbers))
        for name, role, numbers in persons
    )


def _place(customer_id: str) -> str:
    return f"customer_files/{customer_id}/people"
