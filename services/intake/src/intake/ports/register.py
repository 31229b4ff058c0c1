"""The call register: numbers, requests, contacts, hotlines and what was learned."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from intake.domain.contact import Contact
from intake.domain.hotline.coverage import UnansweredCall, UnansweredFilter
from intake.domain.hotline.hotline import Duty, Hotline
from intake.domain.knowledge.case import CasePart, CaseState, KnowledgeCase
from intake.domain.knowledge.ranking import RankingPolicy, Search, Spread, Suggestion
from intake.domain.line import LineEntry, LinePlace
from intake.domain.listing import (
    ClockFilter,
    Page,
    PromisePlace,
    Reference,
    RequestFilter,
    RequestSummary,
)
from intake.domain.register import EarlierCall
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.searching import EntrySearch, Found


class CallRegister(Protocol):
    def next_serial(self, branch: str, day: date) -> int:
        """Take the next number of a branch's day; a rolled back transaction gives it back."""
        ...


class ServiceRequests(Protocol):
    def add(self, request: ServiceRequest) -> ServiceRequest:
        """Store a new request; raise ExternalRefTaken if another one has its reference."""
        ...

    def get(self, reference: Reference) -> ServiceRequest:
        """Raise ServiceRequestNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, request_id: str) -> ServiceRequest:
        """Get a request for changing; others wait until the transaction ends.

        Raise ServiceRequestNotFound if there is none, or none the caller may see.
        """
        ...

    def lock_if_known(self, request_id: str) -> ServiceRequest | None:
        """As `lock`, but None instead of the error."""
        ...

    def lock_of_product(self, request_id: str, product_id: str) -> ServiceRequest:
        """As `lock`, for whoever may see the product: whichever branch has the request now."""
        ...

    def save(self, request: ServiceRequest) -> ServiceRequest:
        """Store new facts and the projections of all; raise StaleServiceRequest on a clash."""
        ...

    def keep_category(self, request: ServiceRequest) -> None:
        """Store who pays for a locked request, as decided anew; `save` leaves that as it was."""
        ...

    def earlier(self, product_id: str, symptom_code: str) -> tuple[EarlierCall, ...]:
        """Return the open requests about a product and those about the same symptom.

        The open ones come first, then the latest.
        """
        ...

    def lock_due(self, now: datetime, limit: int) -> tuple[ServiceRequest, ...]:
        """Get requests whose clocks time alone changes by now; skip locked and set aside."""
        ...

    def page(self, wanted: RequestFilter, after: str, limit: int) -> Page[RequestSummary]:
        """Return requests after a number, in order of number."""
        ...

    def by_promise(
        self, wanted: RequestFilter, after: PromisePlace | None, limit: int
    ) -> Page[RequestSummary]:
        """Return open requests after a place, the oldest promise first, as it was judged last.

        The filter names a branch or a customer.
        """
        ...

    def found(self, wanted: EntrySearch, before: int, limit: int) -> Found:
        """Return what is found before an entry, the newest first; zero begins with the newest."""
        ...

    def index(self, after: int, limit: int) -> int:
        """Keep the words of requests after an entry; return the last one, zero at the end.

        Their oldest promise is set anew as well.
        """
        ...

    def first_in_line(
        self, branch: str, today: date, after: LinePlace | None, limit: int
    ) -> Page[LineEntry]:
        """Return entries of a branch that wait for somebody after a place, in order of place."""
        ...

    def open_page(self, branch: str, after: str, limit: int) -> Page[ServiceRequest]:
        """Return whole open requests after a number, in order of number.

        An empty branch means every one the caller may see.
        """
        ...

    def count_open(self, branch: str) -> int:
        """Return how many `open_page` has in all."""
        ...

    def clock_lines(
        self, wanted: ClockFilter, after: tuple[str, str], limit: int
    ) -> Page[ClockLine]:
        """Return clocks after (number, milestone), in that order, as they were judged last."""
        ...


class Contacts(Protocol):
    """Contacts that joined a request; the first one is the request's own call (I-03)."""

    def add(self, contact: Contact) -> None: ...

    def page(self, request_id: str, after: int, limit: int) -> Page[Contact]:
        """Return the contacts of a request after a number, in order of number."""
        ...


class Hotlines(Protocol):
    """Hotlines of the caller's branches, their rota and the calls that nobody answered (I-04)."""

    def add(self, hotline: Hotline) -> Hotline:
        """Raise HotlineTaken if another one has the code."""
        ...

    def get(self, code: str) -> Hotline:
        """Raise HotlineNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, code: str) -> Hotline:
        """As `get`, for changing it or its rota; others wait until the transaction ends."""
        ...

    def save(self, hotline: Hotline) -> Hotline:
        """Store numbers and hours; raise StaleHotline on a clash."""
        ...

    def page(self, branch: str, after: str, limit: int) -> Page[Hotline]:
        """Return the hotlines after a code, in order of code."""
        ...

    def add_duty(self, duty: Duty) -> None: ...

    def duties(self, code: str, start: datetime, end: datetime) -> tuple[Duty, ...]:
        """Return duties that share an instant with a span, in the order in which they begin."""
        ...

    def on_duty(self, code: str, at: datetime) -> Duty | None:
        """Return the duty at an instant."""
        ...

    def lock_duty(self, duty_id: str) -> Duty:
        """Raise DutyNotFound if there is none, it was cancelled, or the caller may not see it."""
        ...

    def cancel_duty(self, duty: Duty, now: datetime) -> None: ...

    def add_unanswered(self, call: UnansweredCall) -> None:
        """Raise CallRefTaken if the hotline has a call of that reference."""
        ...

    def unanswered(
        self, wanted: UnansweredFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[UnansweredCall]:
        """Return unanswered calls after (instant, id), in that order."""
        ...


class Knowledge(Protocol):
    """Cases that were learned from requests (I-24); drafts and retired ones as their request."""

    def add(self, case: KnowledgeCase) -> KnowledgeCase: ...

    def get(self, case_id: str) -> KnowledgeCase:
        """Raise CaseNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, case_id: str) -> KnowledgeCase:
        """As `get`, for changing; others wait until the transaction ends."""
        ...

    def lock_of_request(self, request_id: str) -> KnowledgeCase | None:
        """Return the case of a request for changing, None if there is none."""
        ...

    def save(self, case: KnowledgeCase) -> KnowledgeCase:
        """Store a case; raise StaleCase on a clash."""
        ...

    def page(
        self, state: CaseState | None, branch: str, after: tuple[datetime, str] | None, limit: int
    ) -> Page[KnowledgeCase]:
        """Return cases after (written, id) that the caller may see, in that order."""
        ...

    def note_parts(self, request_id: str, parts: tuple[CasePart, ...]) -> None:
        """Add to what was replaced for a request."""
        ...

    def parts_of(self, request_id: str) -> tuple[CasePart, ...]:
        """Return what was replaced for a request, in order of part number."""
        ...

    def spread(self, words: tuple[str, ...]) -> Spread:
        """Return how many published cases there are, and how many have each word."""
        ...

    def best(self, search: Search, policy: RankingPolicy, limit: int) -> tuple[Suggestion, ...]:
        """Return the published cases of the highest score, the later written first among equals."""
        ...
