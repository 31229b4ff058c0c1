"""What a platform's folder keeps, and who may read it."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from callout_cli import keys
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder, ProcessState, ServiceState, State, write_private
from chassis.auth import TokenVerifier
from chassis.unit_of_work import Principal

STATE = State(
    cell="main",
    supervisor=ProcessState(pid=1, created=2.5),
    started_at="2026-01-01T00:00:00+00:00",
    amqp_url="memory://localhost/",
    services={"intake": ServiceState(api="127.0.0.1:1", database_url="postgresql://x")},
    processes={"worker": ProcessState(pid=3, created=4.0, restarts=5)},
)


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    made = PlatformFolder(tmp_path / "platform")
    made.prepare()
    return made


def mode(path: Any) -> Any:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_state_comes_back_as_it_was(folder: Any) -> None:
    folder.write_state(STATE)
    assert folder.needed_state() == STATE


def test_the_state_holds_secrets_and_is_private(folder: Any) -> None:
    folder.write_state(STATE)
    assert mode(folder.state_file) == 0o600


def test_a_folder_without_a_state_says_so(folder: Any) -> None:
    assert folder.read_state() is None
    with pytest.raises(UserError, match=r"error\.no_platform"):
        folder.needed_state()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99}', '{"version": 1}'])
def test_a_damaged_state_is_named(folder: Any, text: str) -> None:
    folder.state_file.write_text(text)
    with pytest.raises(UserError, match=r"error\.state"):
        folder.read_state()


def test_a_newer_state_is_not_misread(folder: Any) -> None:
    folder.write_state(replace(STATE, version=2))
    with pytest.raises(UserError, match="version"):
        folder.read_state()


def test_secrets_last_and_are_private(folder: Any) -> None:
    first = folder.secret("postgres")
    assert folder.secret("postgres") == first
    assert folder.secret("other") != first
    assert mode(folder.secrets_file) == 0o600
    assert folder.has_secret("postgres")
    assert not folder.has_secret("third")


def test_a_failed_write_leaves_the_old_content(
    folder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder.root / "x"
    write_private(path, "old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_private(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in folder.root.iterdir() if each.name.startswith(".x")] == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"error\.folder"):
        PlatformFolder(tmp_path / "file" / "below").prepare()


def test_keys_are_made_once_and_are_private(folder: Any) -> None:
    keys.make_keys(folder)
    before = keys.signing_key(folder).read_bytes()
    keys.make_keys(folder)
    assert keys.signing_key(folder).read_bytes() == before
    assert mode(folder.keys) == 0o700
    assert {mode(path) for path in folder.keys.iterdir()} == {0o600}


def test_a_token_is_believed_by_a_service(folder: Any) -> None:
    keys.make_keys(folder)
    who = Principal(subject="BJ01-T01", role="technician", branches=frozenset({"BJ01"}))
    token = keys.sign_token(folder, who, datetime.now(UTC))
    verifier = TokenVerifier(keys.public_keys(folder), issuer="callout", audience="callout")
    assert verifier.principal_of(f"Bearer {token}") == who


def test_a_folder_without_a_key_signs_nothing(folder: Any) -> None:
    who = Principal(subject="x", role="admin", branches="*")
    with pytest.raises(UserError, match=r"error\.no_platform"):
        keys.sign_token(folder, who, datetime.now(UTC))
