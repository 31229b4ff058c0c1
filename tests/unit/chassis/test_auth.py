"""Tokens: who asks, and which promise of a token does not hold."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from chassis import auth
from chassis.auth import (
    KeyPair,
    KeysUnusable,
    TokenVerifier,
    Unauthenticated,
    create_key_pair,
    jwks,
    mint_token,
)
from chassis.unit_of_work import Principal

NOW = datetime.now(UTC)
CLERK = Principal(subject="li.wei", role="call_taker", branches=frozenset({"SZ", "GZ"}))


@pytest.fixture(scope="module")
def key() -> KeyPair:
    return create_key_pair("2026-a")


@pytest.fixture
def keys(tmp_path: Path, key: KeyPair) -> Path:
    path = tmp_path / "jwks.json"
    path.write_text(jwks(key))
    return path


@pytest.fixture
def verifier(keys: Path) -> TokenVerifier:
    return TokenVerifier(keys, issuer="callout", audience="callout")


def token(key: KeyPair, principal: Principal = CLERK, **changed: Any) -> str:
    options: dict[str, Any] = {"now": NOW, "lifetime": timedelta(hours=1), **changed}
    return mint_token(key.private_pem, key.kid, principal, **options)


def claims(key: KeyPair, **changed: Any) -> str:
    given = {
        "sub": "x",
        "role": "hr",
        "branches": [],
        "iss": "callout",
        "aud": "callout",
        "exp": NOW + timedelta(hours=1),
        **changed,
    }
    present = {name: value for name, value in given.items() if value is not None}
    return jwt.encode(present, key.private_pem, algorithm="EdDSA", headers={"kid": key.kid})


def reason(verifier: TokenVerifier, authorization: str | None) -> str:
    with pytest.raises(Unauthenticated) as raised:
        verifier.principal_of(authorization)
    return raised.value.reason


def test_a_token_names_subject_role_and_branches(verifier: TokenVerifier, key: KeyPair) -> None:
    assert verifier.principal_of(f"Bearer {token(key)}") == CLERK
    assert verifier.principal_of(f"bearer {token(key)}") == CLERK  # the second time from memory


def test_a_star_stands_for_all_branches(verifier: TokenVerifier, key: KeyPair) -> None:
    everywhere = Principal(subject="x", role="admin", branches="*")
    found = verifier.principal_of(f"Bearer {token(key, everywhere)}")
    assert found.may_act_for("anywhere")


@pytest.mark.parametrize("authorization", [None, "", "Basic abc", "token"])
def test_without_a_bearer_token_nobody_asks(
    verifier: TokenVerifier, authorization: str | None
) -> None:
    assert reason(verifier, authorization) == "AUTH_TOKEN_MISSING"


def test_each_broken_promise_has_its_own_reason(verifier: TokenVerifier, key: KeyPair) -> None:
    stranger = create_key_pair("2026-a")  # the same name, another key
    unknown = create_key_pair("2026-b")
    given = {
        "AUTH_TOKEN_EXPIRED": token(key, now=NOW - timedelta(hours=2)),
        "AUTH_TOKEN_NOT_YET_VALID": token(key, now=NOW + timedelta(hours=2)),
        "AUTH_SIGNATURE_INVALID": token(stranger),
        "AUTH_KEY_UNKNOWN": token(unknown),
        "AUTH_ISSUER_UNKNOWN": token(key, issuer="elsewhere"),
        "AUTH_AUDIENCE_WRONG": token(key, audience="console"),
        "AUTH_TOKEN_MALFORMED": "abc",
    }
    assert {reason(verifier, f"Bearer {each}"): each for each in given.values()} == given


@pytest.mark.parametrize(
    "missing",
    [{"exp": None}, {"sub": None}, {"role": None}, {"role": ""}, {"branches": None},
     {"branches": "SZ"}, {"branches": [1]}, {"iss": None}, {"aud": None}],
)  # fmt: skip
def test_a_missing_claim_is_named(
    verifier: TokenVerifier, key: KeyPair, missing: dict[str, Any]
) -> None:
    with pytest.raises(Unauthenticated) as raised:
        verifier.principal_of(f"Bearer {claims(key, **missing)}")
    assert raised.value.reason == "AUTH_CLAIM_MISSING"
    assert raised.value.metadata == {"claim": next(iter(missing))}


def test_a_token_signed_otherwise_is_refused(verifier: TokenVerifier, key: KeyPair) -> None:
    # The classic attack: the public key, taken for a shared secret.
    forged = jwt.encode(
        {"sub": "x", "role": "admin", "branches": "*", "iss": "callout", "aud": "callout"},
        key.public_jwk["x"] * 2,
        algorithm="HS256",
        headers={"kid": key.kid},
    )
    assert reason(verifier, f"Bearer {forged}") == "AUTH_ALGORITHM_REFUSED"


def test_a_remembered_token_expires_as_well(
    verifier: TokenVerifier, key: KeyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    short = f"Bearer {token(key, now=now - timedelta(minutes=1), lifetime=timedelta(seconds=58))}"
    verifier.principal_of(short)  # expired two seconds ago: clocks differ, five are allowed
    monkeypatch.setattr("time.time", lambda: now.timestamp() + 60)
    monkeypatch.setattr(auth, "_LEEWAY_S", 0.0)
    assert reason(verifier, short) == "AUTH_TOKEN_EXPIRED"


class TestRotation:
    @pytest.fixture(autouse=True)
    def _look_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(auth, "_LOOK_EVERY_S", 0.0)

    def replace(self, path: Path, content: str) -> None:
        before = path.stat().st_mtime_ns
        path.write_text(content)
        os.utime(path, ns=(before + 1_000_000, before + 1_000_000))

    def test_a_new_key_is_good_beside_the_old_one(
        self, verifier: TokenVerifier, key: KeyPair, keys: Path
    ) -> None:
        fresh = create_key_pair("2026-b")
        assert reason(verifier, f"Bearer {token(fresh)}") == "AUTH_KEY_UNKNOWN"
        self.replace(keys, jwks(key, fresh))
        assert verifier.principal_of(f"Bearer {token(fresh)}") == CLERK
        assert verifier.principal_of(f"Bearer {token(key)}") == CLERK

    def test_a_key_that_was_taken_out_is_no_longer_good(
        self, verifier: TokenVerifier, key: KeyPair, keys: Path
    ) -> None:
        old = f"Bearer {token(key)}"
        verifier.principal_of(old)
        self.replace(keys, jwks(create_key_pair("2026-b")))
        assert reason(verifier, old) == "AUTH_KEY_UNKNOWN"

    @pytest.mark.parametrize("content", ["{", "{}", '{"keys": []}', '{"keys": [{"kid": 1}]}'])
    def test_a_broken_file_locks_nobody_out(
        self, verifier: TokenVerifier, key: KeyPair, keys: Path, content: str
    ) -> None:
        self.replace(keys, content)
        assert verifier.principal_of(f"Bearer {token(key)}") == CLERK
        keys.unlink()
        assert verifier.principal_of(f"Bearer {token(key)}") == CLERK


@pytest.mark.parametrize("content", ["{", "{}", '{"keys": []}', None])
def test_a_server_does_not_start_without_keys(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "jwks.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(KeysUnusable, match=r"jwks\.json"):
        TokenVerifier(path, issuer="callout", audience="callout")


def test_the_private_key_is_not_in_the_public_file(key: KeyPair) -> None:
    assert '"d"' not in jwks(key)
