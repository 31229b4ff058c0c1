"""Customers' contacts at rest (I-08)."""

from __future__ import annotations

import base64

import pytest

from intake.adapters.contact_cipher import ContactCipher, ContactUnreadable

OLD, NEW = b"1" * 32, b"2" * 32
FIELD = "customers/c-1/phone"


def test_a_field_comes_back_as_it_was_and_looks_different_every_time() -> None:
    cipher = ContactCipher({"new": NEW})
    first, second = (cipher.encrypt("13812345678", belongs_to=FIELD) for _ in range(2))
    assert first != second
    assert b"138" not in first
    assert cipher.decrypt(first, key="new", belongs_to=FIELD) == "13812345678"


def test_an_older_key_still_reads_but_the_first_one_writes() -> None:
    stored = ContactCipher({"old": OLD}).encrypt("杭州市", belongs_to=FIELD)
    cipher = ContactCipher({"new": NEW, "old": OLD})
    assert cipher.current == "new"
    assert cipher.decrypt(stored, key="old", belongs_to=FIELD) == "杭州市"


@pytest.mark.parametrize(
    ("key", "belongs_to"),
    [("gone", FIELD), ("new", "customers/c-2/phone"), ("new", "customers/c-1/address")],
)
def test_a_field_fits_its_own_key_row_and_column_only(key: str, belongs_to: str) -> None:
    cipher = ContactCipher({"new": NEW})
    stored = cipher.encrypt("13812345678", belongs_to=FIELD)
    with pytest.raises(ContactUnreadable):
        cipher.decrypt(stored, key=key, belongs_to=belongs_to)


def test_an_altered_field_is_noticed() -> None:
    cipher = ContactCipher({"new": NEW})
    stored = bytearray(cipher.encrypt("13812345678", belongs_to=FIELD))
    stored[-1] ^= 1
    with pytest.raises(ContactUnreadable):
        cipher.decrypt(bytes(stored), key="new", belongs_to=FIELD)


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("is_padded", [True, False])
def test_keys_are_read_in_every_usual_spelling(encode: object, *, is_padded: bool) -> None:
    key = bytes(range(224, 256))
    text = encode(key).decode()  # type: ignore[operator]
    cipher = ContactCipher.from_text(f"k:{text if is_padded else text.rstrip('=')},o:{'A' * 43}=")
    stored = ContactCipher({"k": key}).encrypt("x", belongs_to=FIELD)
    assert cipher.decrypt(stored, key="k", belongs_to=FIELD) == "x"
