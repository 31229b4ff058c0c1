"""The platform's own keys: one that signs tokens, one that encrypts fields."""

from __future__ import annotations

import base64
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder, write_private
from chassis.auth import create_key_pair, jwks, mint_token
from chassis.unit_of_work import Principal

KEY_NAME: Final = "local"
LIFETIME: Final = timedelta(hours=12)
_CONTACT_KEY_BYTES: Final = 32


def signing_key(folder: PlatformFolder) -> Path:
    """Return the file with the private key."""
    return folder.keys / "signing.pem"


def public_keys(folder: PlatformFolder) -> Path:
    """Return the JWKS file that services check tokens with."""
    return folder.keys / "jwks.json"


def contact_keys(folder: PlatformFolder) -> str:
    """Return the keys that customers' contacts are encrypted with: `name:base64 of 32 bytes`."""
    return (folder.keys / "contacts.key").read_text("ascii").strip()


def make_keys(folder: PlatformFolder) -> None:
    """Make the keys that are missing; those that are there stay."""
    if not signing_key(folder).exists() or not public_keys(folder).exists():
        pair = create_key_pair(KEY_NAME)
        write_private(public_keys(folder), jwks(pair))
        write_private(signing_key(folder), pair.private_pem.decode("ascii"))
    path = folder.keys / "contacts.key"
    if not path.exists():
        key = base64.urlsafe_b64encode(os.urandom(_CONTACT_KEY_BYTES)).decode("ascii")
        write_private(path, f"{KEY_NAME}:{key}\n")


def sign_token(
    folder: PlatformFolder, principal: Principal, now: datetime, lifetime: timedelta = LIFETIME
) -> str:
    """Sign a token with the platform's local key.

    Raises:
        UserError: The folder holds no key.
    """
    try:
        pem = signing_key(folder).read_bytes()
    except OSError as error:
        raise UserError("error.no_platform", folder=folder.root) from error
    return mint_token(pem, KEY_NAME, principal, now=now, lifetime=lifetime)
