"""Calls to the public API: deadlines, retries where they help, errors a person can read.

The method of a request follows from its type: the contracts say which RPC takes which message.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Self, TypeVar, cast

import grpc
from google.protobuf.message import Message

from callout.dispatch.v1 import dispatch_service_pb2
from callout.feedback.v1 import feedback_service_pb2
from callout.headquarters.v1 import headquarters_service_pb2
from callout.hr_appraisal.v1 import hr_appraisal_service_pb2
from callout.intake.v1 import (
    coverage_service_pb2,
    custody_service_pb2,
    customer_files_service_pb2,
    explanation_service_pb2,
    file_transfer_service_pb2,
    follow_up_service_pb2,
    hotline_service_pb2,
    intake_service_pb2,
    knowledge_service_pb2,
    planned_work_service_pb2,
    projects_service_pb2,
    quote_service_pb2,
    recalls_service_pb2,
    return_case_service_pb2,
)
from callout.inventory.v1 import (
    count_service_pb2,
    device_service_pb2,
    document_service_pb2,
    green_channel_service_pb2,
    internal_use_service_pb2,
    inventory_service_pb2,
    loan_service_pb2,
    old_parts_service_pb2,
    part_list_service_pb2,
    replenishment_service_pb2,
    scan_service_pb2,
    sourcing_service_pb2,
    special_order_service_pb2,
    stock_report_service_pb2,
    supplement_service_pb2,
    supplier_claims_service_pb2,
    trace_service_pb2,
    transfer_service_pb2,
)
from callout_cli import keys
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.process import is_alive
from callout_cli.refusal import Refusal, read_refusal
from chassis.unit_of_work import Principal

R = TypeVar("R", bound=Message)
P = TypeVar("P", bound=Message)

# A service may have several proto services, each in a file of its own.
_CONTRACTS: Final = (
    ("intake", intake_service_pb2),
    ("intake", customer_files_service_pb2),
    ("intake", coverage_service_pb2),
    ("intake", file_transfer_service_pb2),
    ("intake", follow_up_service_pb2),
    ("intake", hotline_service_pb2),
    ("intake", quote_service_pb2),
    ("intake", return_case_service_pb2),
    ("intake", knowledge_service_pb2),
    ("intake", planned_work_service_pb2),
    ("intake", recalls_service_pb2),
    ("intake", custody_service_pb2),
    ("intake", projects_service_pb2),
    ("intake", explanation_service_pb2),
    ("dispatch", dispatch_service_pb2),
    ("inventory", inventory_service_pb2),
    ("inventory", document_service_pb2),
    ("inventory", part_list_service_pb2),
    ("inventory", scan_service_pb2),
    ("inventory", old_parts_service_pb2),
    ("inventory", replenishment_service_pb2),
    ("inventory", sourcing_service_pb2),
    ("inventory", transfer_service_pb2),
    ("inventory", supplier_claims_service_pb2),
    ("inventory", internal_use_service_pb2),
    ("inventory", count_service_pb2),
    ("inventory", stock_report_service_pb2),
    ("inventory", loan_service_pb2),
    ("inventory", device_service_pb2),
    ("inventory", trace_service_pb2),
    ("inventory", supplement_service_pb2),
    ("inventory", green_channel_service_pb2),
    ("inventory", special_order_service_pb2),
    ("feedback", feedback_service_pb2),
    ("hr-appraisal", hr_appraisal_service_pb2),
    ("headquarters", headquarters_service_pb2),
)
_AGAIN: Final = frozenset({grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.ABORTED})
_CHANNEL_OPTIONS: Final = (
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 1000),
    ("grpc.max_receive_message_length", 16 * 1024 * 1024),
    ("grpc.enable_http_proxy", 0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One RPC: whose it is, its path, and what it takes and gives."""

    service: str
    path: str
    takes: str
    gives: str


def _methods() -> Mapping[str, Method]:
    found = {}
    for service, contract in _CONTRACTS:
        for described in contract.DESCRIPTOR.services_by_name.values():
            for method in described.methods:
                found[method.input_type.full_name] = Method(
                    service=service,
                    path=f"/{described.full_name}/{method.name}",
                    takes=method.input_type.full_name,
                    gives=method.output_type.full_name,
                )
    return found


METHODS: Final = _methods()


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a call is tried.

    Args:
        deadline_s: Of each attempt.
        total_s: Of all attempts together; none starts later.
        first_s: Longest first pause; each later one may be twice as long, up to `longest_s`.
        longest_s: Cap of a pause. Every pause is drawn at random between half of it and all.
    """

    deadline_s: float = 15.0
    total_s: float = 60.0
    first_s: float = 0.1
    longest_s: float = 3.0

    def pause(self, attempt: int, draw: Callable[[], float]) -> float:
        """Return the pause after an attempt, the first being 0, in seconds."""
        full = min(self.longest_s, self.first_s * 2.0 ** min(attempt, 30))
        return full * (0.5 + draw() / 2)


@dataclass(slots=True)
class Tally:
    """What the client had to do besides calling."""

    calls: int = 0
    retries: int = 0


# Where a service is now, `host:port` by its name; asked for every call: a restart may move it.
Addresses = Callable[[str], str]


@dataclass(slots=True)
class Client:
    """Channels to all services of one platform.

    Threads may share a client; the channels are thread-safe.
    """

    addresses: Addresses
    patience: Patience = field(default_factory=Patience)
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[], float] = random.SystemRandom().random
    tally: Tally = field(default_factory=Tally)
    _channels: dict[str, grpc.Channel] = field(default_factory=dict)

    def call(self, token: str, request: Message, answer: type[R]) -> R:
        """Send a request and return its answer.

        Args:
            token: Bearer token of who asks.
            request: Any request of the contracts.
            answer: Type of the response; wrong ones are a defect and raise TypeError.

        Raises:
            Refusal: The platform said no, or stayed away for longer than patience allows.
        """
        method = METHODS[request.DESCRIPTOR.full_name]
        if method.gives != answer.DESCRIPTOR.full_name:
            raise TypeError(
                f"{method.path} gives {method.gives}, not {answer.DESCRIPTOR.full_name}"
            )
        until = time.monotonic() + self.patience.total_s
        attempt = 0
        while True:
            self.tally.calls += 1
            try:
                return self._once(method, token, request, answer)
            except grpc.RpcError as error:
                failed = cast("grpc.Call", error)
                pause = self.patience.pause(attempt, self.draw)
                if failed.code() not in _AGAIN or time.monotonic() + pause > until:
                    raise read_refusal(method.path, failed) from error
            self.tally.retries += 1
            attempt += 1
            self.sleep(pause)

    def close(self) -> None:
        """Close every channel."""
        while self._channels:
            self._channels.popitem()[1].close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _once(self, method: Method, token: str, request: Message, answer: type[R]) -> R:
        address = self.addresses(method.service)
        channel = self._channels.get(address)
        if channel is None:
            fresh = grpc.insecure_channel(address, options=_CHANNEL_OPTIONS)
            channel = self._channels.setdefault(address, fresh)
        invoke: Any = channel.unary_unary(
            method.path,
            request_serializer=type(request).SerializeToString,
            response_deserializer=answer.FromString,
        )
        response: R = invoke(
            request,
            timeout=self.patience.deadline_s,
            metadata=(("authorization", f"Bearer {token}"),),
        )
        return response


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody with a token; every person of a played day is one."""

    client: Client
    token: str
    subject: str = ""

    def ask(self, request: Message, answer: type[R]) -> R:
        """Send a request under this actor's name."""
        return self.client.call(self.token, request, answer)

    def ask_pages(self, request: Message, answer: type[P]) -> list[P]:
        """Read all pages of a list; the request is not changed."""
        page = type(request)()
        page.CopyFrom(request)
        pages: list[P] = []
        while True:
            got = self.ask(page, answer)
            pages.append(got)
            token = cast("Any", got).next_page_token
            if not token:
                return pages
            cast("Any", page).page_token = token


def open_client(folder: PlatformFolder, patience: Patience | None = None) -> Client:
    """Open a client for the platform of a folder; addresses are read again for every call.

    Raises:
        UserError: No platform was started there, or it is not up.
    """
    if not is_alive(folder.needed_state().supervisor):
        raise UserError("error.not_up", exit_code=3, folder=folder.root)
    return Client(addresses=_FromState(folder), patience=patience or Patience())


def actor(folder: PlatformFolder, client: Client, principal: Principal) -> Actor:
    """Give somebody a token of the local key."""
    token = keys.sign_token(folder, principal, datetime.now(UTC))
    return Actor(client=client, token=token, subject=principal.subject)


class _FromState:
    """Addresses out of `state.json`, read again when the file changed."""

    def __init__(self, folder: PlatformFolder) -> None:
        self._folder = folder
        self._stamp = -1
        self._known: dict[str, str] = {}

    def __call__(self, service: str) -> str:
        stamp = self._folder.state_file.stat().st_mtime_ns
        if stamp != self._stamp:
            state = self._folder.needed_state()
            self._known = {name: each.api for name, each in state.services.items()}
            self._stamp = stamp
        if service not in self._known:
            raise UserError("error.no_service", service=service)
        return self._known[service]


__all__ = ["METHODS", "Actor", "Client", "Method", "Patience", "Refusal", "actor", "open_client"]
