"""Who asks: tokens signed with Ed25519, checked against a file of public keys.

A token names its key (`kid`). The file may hold several keys, so that a new one is published before
it signs and an old one goes when its last token has expired; a changed file takes effect within
seconds, also for tokens that were accepted before.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

import jwt
import structlog
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwt.algorithms import OKPAlgorithm

from chassis.unit_of_work import ALL, Principal

ALGORITHM: Final = "EdDSA"
_LEEWAY_S: Final = 5.0
_REMEMBERED: Final = 2048
_LOOK_EVERY_S: Final = 2.0
_BEARER: Final = "bearer "
_log = structlog.get_logger("chassis.auth")


class Unauthenticated(Exception):  # noqa: N818 - named after the broken rule, as in the domain
    """Nobody knows who asks; `reason` says what is wrong with the token."""

    def __init__(self, reason: str, message: str, **metadata: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.rule = ""
        self.field = ""
        self.metadata = metadata


class KeysUnusable(Exception):  # noqa: N818
    """The file of public keys is missing or holds no Ed25519 key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair:
    """A signing key and its public half."""

    kid: str
    private_pem: bytes
    public_jwk: Mapping[str, str]


def create_key_pair(kid: str) -> KeyPair:
    """Make a new Ed25519 key under a name."""
    private = Ed25519PrivateKey.generate()
    public: dict[str, str] = OKPAlgorithm.to_jwk(private.public_key(), as_dict=True)
    return KeyPair(
        kid=kid,
        private_pem=private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        public_jwk={**public, "kid": kid, "alg": ALGORITHM, "use": "sig"},
    )


def jwks(*keys: KeyPair) -> str:
    """Write the public halves as a JWKS document."""
    return json.dumps({"keys": [dict(key.public_jwk) for key in keys]}, indent=2) + "\n"


def mint_token(  # noqa: PLR0913 - one argument per claim
    private_pem: bytes,
    kid: str,
    principal: Principal,
    *,
    now: datetime,
    lifetime: timedelta,
    issuer: str = "callout",
    audience: str = "callout",
) -> str:
    """Sign a token.

    Args:
        private_pem: Ed25519 key, PKCS8 in PEM.
        kid: Name of the key in the file of public keys.
        principal: Who the bearer is.
        now: Instant of issue (UTC).
        lifetime: How long the token is good, above zero.
        issuer: Expected by the services' setting `jwt_issuer`.
        audience: Expected by the services' setting `jwt_audience`.
    """
    claims = {
        "sub": principal.subject,
        "role": principal.role,
        "branches": ALL if principal.branches == ALL else sorted(principal.branches),
        "iss": issuer,
        "aud": audience,
        "iat": int(now.timestamp()),
        "exp": int((now + lifetime).timestamp()),
    }
    return jwt.encode(claims, private_pem, algorithm=ALGORITHM, headers={"kid": kid})


class _Known(NamedTuple):
    """A token that was verified before."""

    principal: Principal
    until: float
    generation: int


class TokenVerifier:
    """Turns an `authorization` header into a principal.

    Args:
        keys: JWKS file.
        issuer: Expected `iss`.
        audience: Expected `aud`.

    Raises:
        KeysUnusable: The file holds no usable key.
    """

    def __init__(self, keys: Path, *, issuer: str, audience: str) -> None:
        self._keys = _KeyFile(keys)
        self._issuer = issuer
        self._audience = audience
        # Checking a signature costs as much as a query; a caller sends the same token many times.
        self._known: dict[str, _Known] = {}

    def principal_of(self, authorization: str | None) -> Principal:
        """Return who the bearer of a token is.

        Raises:
            Unauthenticated: Says which of the token's promises does not hold.
        """
        if not authorization or not authorization.lower().startswith(_BEARER):
            raise Unauthenticated(
                "AUTH_TOKEN_MISSING", "send metadata 'authorization: Bearer <token>'"
            )
        token = authorization[len(_BEARER) :].strip()
        self._keys.refresh()
        generation = self._keys.generation
        known = self._known.get(token)
        if known is not None and known.generation == generation and time.time() < known.until:
            return known.principal
        claims = self._verified(token)
        principal = _principal(claims)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[token] = _Known(principal, float(claims["exp"]) + _LEEWAY_S, generation)
        return principal

    def _verified(self, token: str) -> dict[str, Any]:
        try:
            kid = str(jwt.get_unverified_header(token).get("kid", ""))
        except jwt.InvalidTokenError as error:
            raise Unauthenticated("AUTH_TOKEN_MALFORMED", "the token is not a JWT") from error
        key = self._keys.find(kid)
        if key is None:
            raise Unauthenticated(
                "AUTH_KEY_UNKNOWN",
                f"the token is signed by an unknown key {kid[:64]!r}",
                kid=kid[:64],
            )
        try:
            return jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                issuer=self._issuer,
                audience=self._audience,
                leeway=_LEEWAY_S,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.InvalidTokenError as error:
            raise _refusal(error) from error


_REASONS: Final[tuple[tuple[type[jwt.InvalidTokenError], str, str], ...]] = (
    (jwt.ExpiredSignatureError, "AUTH_TOKEN_EXPIRED", "the token has expired"),
    (jwt.ImmatureSignatureError, "AUTH_TOKEN_NOT_YET_VALID", "the token is not valid yet"),
    (jwt.InvalidSignatureError, "AUTH_SIGNATURE_INVALID", "the signature does not fit the key"),
    (jwt.InvalidIssuerError, "AUTH_ISSUER_UNKNOWN", "the token comes from another issuer"),
    (jwt.InvalidAudienceError, "AUTH_AUDIENCE_WRONG", "the token is meant for another audience"),
    (jwt.MissingRequiredClaimError, "AUTH_CLAIM_MISSING", "the token lacks a claim"),
    (jwt.InvalidAlgorithmError, "AUTH_ALGORITHM_REFUSED", f"tokens are signed with {ALGORITHM}"),
)


def _refusal(error: jwt.InvalidTokenError) -> Unauthenticated:
    for kind, reason, message in _REASONS:
        if isinstance(error, kind):
            claim = getattr(error, "claim", None)
            return Unauthenticated(reason, message, **({"claim": str(claim)} if claim else {}))
    return Unauthenticated("AUTH_TOKEN_MALFORMED", "the token cannot be read")


def _principal(claims: Mapping[str, Any]) -> Principal:
    role, branches = claims.get("role"), claims.get("branches")
    if not isinstance(role, str) or not role:
        raise Unauthenticated("AUTH_CLAIM_MISSING", "the token names no role", claim="role")
    if branches == ALL:
        return Principal(subject=str(claims["sub"]), role=role, branches=ALL)
    if not isinstance(branches, list) or not all(isinstance(each, str) for each in branches):
        raise Unauthenticated("AUTH_CLAIM_MISSING", "the token names no branches", claim="branches")
    return Principal(subject=str(claims["sub"]), role=role, branches=frozenset(branches))


class _KeyFile:
    """Public keys by name; a changed file is noticed within seconds.

    Once keys are known, a file that is missing or broken changes nothing but a line in the log: a
    half-written file must not lock everybody out.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._by_kid, self._stamp = self._read()
        self._looked_at = time.monotonic()
        self.generation = 0
        """Grows when the keys change; what was verified before may no longer hold."""

    def find(self, kid: str) -> Ed25519PublicKey | None:
        """Return a key by its name."""
        return self._by_kid.get(kid)

    def refresh(self) -> None:
        """Look at the file, at most every few seconds."""
        if time.monotonic() - self._looked_at < _LOOK_EVERY_S:
            return
        with self._lock:
            self._looked_at = time.monotonic()
            try:
                if self._path.stat().st_mtime_ns == self._stamp:
                    return
                self._by_kid, self._stamp = self._read()
            except (KeysUnusable, OSError) as error:
                _log.warning("public keys are not renewed", error=str(error))
                return
            self.generation += 1
            _log.info("public keys renewed", kids=sorted(self._by_kid))

    def _read(self) -> tuple[dict[str, Ed25519PublicKey], int]:
        try:
            stamp = self._path.stat().st_mtime_ns
            document = json.loads(self._path.read_text("utf-8"))
            keys = {
                str(entry["kid"]): OKPAlgorithm.from_jwk(entry)
                for entry in document["keys"]
                if entry.get("kty") == "OKP" and entry.get("crv") == "Ed25519"
            }
        except (OSError, ValueError, KeyError, TypeError, jwt.PyJWTError) as error:
            raise KeysUnusable(f"public keys {self._path} cannot be read: {error}") from error
        usable = {kid: key for kid, key in keys.items() if isinstance(key, Ed25519PublicKey)}
        if not usable:
            raise KeysUnusable(f"public keys {self._path} hold no Ed25519 key")
        return usable, stamp
