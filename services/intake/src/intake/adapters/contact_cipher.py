"""Customers' phones and addresses at rest: AES-256-GCM, one nonce per field, key named (I-08)."""

from __future__ import annotations

import base64
import hmac
import os
from collections.abc import Callable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12
_MARK_DIGITS = 16


class ContactUnreadable(Exception):  # noqa: N818 - named after what is wrong, as in the domain
    """A stored field cannot be decrypted: its key is not among the settings, or it was altered."""


class ContactCipher:
    """Encrypts single fields; a field is bound to its row and column and fits nowhere else.

    Args:
        keys: 32 bytes by key name; the first one encrypts.
    """

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self._keys = {name: AESGCM(key) for name, key in keys.items()}
        self._marking = tuple(keys.values())
        self.current = next(iter(self._keys))

    @classmethod
    def from_text(cls, text: str) -> ContactCipher:
        """Read `name:base64,…` as the setting has it."""
        pairs = (each.partition(":") for each in text.split(","))
        return cls({name: _decode(key) for name, _, key in pairs})

    @classmethod
    def fingerprints_from_text(cls, text: str) -> Callable[[str], str]:
        """Return what tells two texts apart without telling them, keyed by the current key.

        Args:
            text: `name:base64,…` as the setting has it.
        """
        key = _decode(text.split(",", maxsplit=1)[0].partition(":")[2])
        return lambda plain: hmac.new(key, b"fingerprint:" + plain.encode(), "sha256").hexdigest()

    def encrypt(self, plain: str, *, belongs_to: str) -> bytes:
        """Encrypt a field with the current key.

        Args:
            plain: The field's text.
            belongs_to: Row and column, e.g. `customers/<id>/phone`.
        """
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._keys[self.current].encrypt(nonce, plain.encode(), belongs_to.encode())
        return nonce + sealed

    def mark(self, plain: str) -> str:
        """Return what stands for a text where rows are looked for by it, under the current key.

        Equal texts have equal marks, and nobody without the key can make or read one.
        """
        return _mark(self._marking[0], plain)

    def marks(self, plain: str) -> list[str]:
        """Return the marks of a text under every key, to find what an older one marked."""
        return [_mark(key, plain) for key in self._marking]

    def decrypt(self, stored: bytes, *, key: str, belongs_to: str) -> str:
        """Decrypt a field with the key it names.

        Raises:
            ContactUnreadable: The key is unknown or the field was altered or moved.
        """
        if key not in self._keys:
            raise ContactUnreadable(f"{belongs_to} is encrypted with the unknown key {key!r}")
        try:
            plain = self._keys[key].decrypt(
                stored[:_NONCE_BYTES], stored[_NONCE_BYTES:], belongs_to.encode()
            )
        except InvalidTag as error:
            raise ContactUnreadable(f"{belongs_to} was altered") from error
        return plain.decode()


def _mark(key: bytes, plain: str) -> str:
    digest = hmac.new(key, b"mark:" + plain.encode(), "sha256").hexdigest()
    return f"#{digest[:_MARK_DIGITS]}"


def _decode(key: str) -> bytes:
    return base64.urlsafe_b64decode(key.rstrip("=").replace("+", "-").replace("/", "_") + "=")
