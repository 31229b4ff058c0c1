"""A toy service behind the real door, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import pytest

from chassis.config import ServiceSettings
from fakes.notes import NotesStub, WriteNoteRequest, notes_api
from testkit.api import channel_to, running_api
from testkit.identity import Identities


@pytest.fixture
def settings(plumbing_database: str, identities: Identities) -> ServiceSettings:
    return ServiceSettings(
        service="notes",
        database_url=plumbing_database,
        jwt_public_keys=identities.public_keys,
        drain_s=2,
        ready_every_s=0.1,
    )


@pytest.fixture
def serve(settings: ServiceSettings) -> Iterator[Callable[..., str]]:
    """Start the toy service, perhaps with other use cases or settings; returns its address."""
    with ExitStack() as stack:

        def start(changed: dict[str, Any] | None = None, **use_cases: Any) -> str:
            chosen = settings.model_copy(update=changed or {})
            return stack.enter_context(running_api(notes_api(chosen, **use_cases)))

        yield start


@pytest.fixture
def stub_as(identities: Identities) -> Iterator[Callable[..., NotesStub]]:
    """Return a client that calls in some role, for some branches (none: all)."""
    with ExitStack() as stack:

        def make(address: str, role: str = "writer", *branches: str, **more: Any) -> NotesStub:
            token = more.pop("token", identities.token(role, *branches))
            return NotesStub(stack.enter_context(channel_to(address, token, **more)))

        yield make


@pytest.fixture
def note() -> Callable[..., Any]:
    """Make a request to write a note."""

    def make(text: str = "hello", branch: str = "SZ", request_id: str = "", phone: str = "") -> Any:
        return WriteNoteRequest(
            request_id=request_id or str(uuid4()), branch_code=branch, text=text, phone=phone
        )

    return make
