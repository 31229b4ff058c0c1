"""Intake's own door in memory: requests in, answers out, without sockets or a database."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime
from itertools import count
from typing import Any, cast

from callout.intake.v1 import intake_service_pb2 as api
from callout_cli.client import METHODS, Tally
from callout_cli.refusal import Details, Refusal
from callout_cli.reports.sla import SlaRow, sla_row
from chassis.api import Commands
from fakes.intake import FakeTx
from intake.api import ERROR_CODES
from intake.api.servicer import IntakeServicer
from intake.domain.errors import IntakeError
from intake.ports import Tx

NOW = datetime(2026, 6, 1, tzinfo=UTC)


class InMemoryCommands:
    """Runs use cases one after the other; a command that was answered is not run again."""

    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx
        self._answers: dict[str, Any] = {}

    def run(self, request: Any, use_case: Callable[[Any, datetime], Any]) -> Any:
        if request.request_id not in self._answers:
            self._answers[request.request_id] = use_case(self._tx, NOW)
        return copy(self._answers[request.request_id])

    def read(self, use_case: Callable[[Any, datetime], Any]) -> Any:
        return use_case(self._tx, NOW)


class Desk:
    """What the replay takes for the platform."""

    def __init__(self, policies: Any) -> None:
        self.tx = FakeTx(policies)
        self.tally = Tally()
        numbers = count(1)
        commands = cast("Commands[Tx]", InMemoryCommands(self.tx))
        self._servicer = IntakeServicer(commands, lambda: f"r-{next(numbers)}", str)

    @property
    def client(self) -> Any:
        return self

    def ask(self, request: Any, _answer: Any) -> Any:
        name = METHODS[request.DESCRIPTOR.full_name].path.rpartition("/")[2]
        try:
            return getattr(self._servicer, name)(request, None)
        except IntakeError as error:
            code = next(c for kind, c in ERROR_CODES.items() if isinstance(error, kind))
            raise Refusal(
                Details(
                    method=name, code=code, message=str(error), reason=error.reason, rule=error.rule
                )
            ) from error

    def ask_pages(self, request: Any, answer: Any) -> Any:
        while True:
            page = self.ask(request, answer)
            yield page
            if not page.next_page_token:
                return
            request.page_token = page.next_page_token

    def report(self) -> list[SlaRow]:
        pages = self.ask_pages(api.ListClocksRequest(page_size=500), api.ListClocksResponse)
        return [sla_row(clock) for page in pages for clock in page.clocks]
