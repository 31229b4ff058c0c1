"""Keys and tokens for tests that go through the gRPC door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from chassis.auth import KeyPair, create_key_pair, jwks, mint_token
from chassis.unit_of_work import ALL, Principal


class Identities:
    """A signing key of the test session and tokens made with it.

    Args:
        folder: Receives the file of public keys.
    """

    def __init__(self, folder: Path) -> None:
        self.key: KeyPair = create_key_pair("test")
        self.public_keys = folder / "jwks.json"
        self.public_keys.write_text(jwks(self.key), "utf-8")

    def token(
        self,
        role: str = "admin",
        *branches: str,
        subject: str = "tester",
        lifetime: timedelta = timedelta(hours=1),
        now: datetime | None = None,
    ) -> str:
        """Return a token; without branches it is good for all of them."""
        return mint_token(
            self.key.private_pem,
            self.key.kid,
            Principal(subject=subject, role=role, branches=frozenset(branches) or ALL),
            now=now or datetime.now(UTC),
            lifetime=lifetime,
        )
