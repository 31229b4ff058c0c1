"""A case: symptom, cause, remedy and parts of a request that is done (I-24)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from unicodedata import normalize

from intake.domain.errors import ConcurrentUpdate, Invalid, NotFound, Refused
from intake.domain.facts import FactKind
from intake.domain.knowledge.tokens import tokens
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import DONE_OUTCOMES


class CaseNotFound(NotFound):
    """There is no such case."""

    reason = "KNOWLEDGE_CASE_NOT_FOUND"


class StaleCase(ConcurrentUpdate):
    """The case changed between reading and writing."""

    reason = "KNOWLEDGE_CASE_STALE"


class RequestNotDone(Refused):
    """Only what was done teaches something."""

    reason = "REQUEST_NOT_DONE"


class NotPublished(Refused):
    """Only a published case can be retired."""

    reason = "KNOWLEDGE_CASE_NOT_PUBLISHED"


class ContactInCase(Invalid):
    """A case is everybody's; a customer's telephone number is not."""

    reason = "CONTACT_IN_CASE"


class CaseState(StrEnum):
    """A draft waits for its cause; what is published is suggested; what is retired is kept."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePart:
    part_number: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeCase:
    """What was learned from one request; there is at most one per request."""

    id: str
    service_request_id: str
    branch: str
    product_line: str
    product_model: str
    symptom_code: str
    symptom: str
    cause: str
    remedy: str
    parts: tuple[CasePart, ...]
    state: CaseState
    written_by: str
    written_at: datetime
    retired_reason: str = ""
    version: int = 0

    @property
    def symptom_tokens(self) -> tuple[str, ...]:
        """Words of the symptom, with the code and the model."""
        return tokens(f"{self.symptom} {self.symptom_code} {self.product_model}")

    @property
    def all_tokens(self) -> tuple[str, ...]:
        """Every word under which the case is found."""
        parts = " ".join(part.part_number for part in self.parts)
        return tuple(
            dict.fromkeys((*self.symptom_tokens, *tokens(f"{self.cause} {self.remedy} {parts}")))
        )


def needs_to_be_done(request: ServiceRequest) -> None:
    """Refuse to learn from what is open, rejected or withdrawn.

    Raises:
        RequestNotDone: The fault is not gone, or the request not closed.

    Source: rulebook I-24.
    """
    if request.standing.outcome not in DONE_OUTCOMES:
        raise RequestNotDone(
            f"request {request.call.number} is not done",
            rule="I-24",
            state=request.standing.state,
            outcome=request.standing.outcome or "",
        )


# Eleven digits, however they are grouped; with the country's code or without.
_MOBILE = r"(?:\+?86[ -]?)?1[3-9](?:[ -]?[0-9]){9}"
# Three or four digits of an area, in brackets or not, and seven or eight behind them.
_LAND_LINE = r"\(?(?:\+?86[ -]?)?0(?:10|2[0-9]|[3-9][0-9]{2})(?:\) ?|[ -])?[0-9]{3,4}[ -]?[0-9]{4}"
_NUMBER = re.compile(rf"(?<![0-9])(?:{_MOBILE}|{_LAND_LINE})(?![0-9])")
# Dashes and minus as people type them; full-width digits and brackets fold to plain ones.
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")


def needs_no_contact(text: str, field: str) -> str:
    """Return a text unless it tells a telephone number, mobile or with the code of its area (I-08).

    Raises:
        ContactInCase: It does.

    Source: rulebook I-08, I-24.
    """
    if _NUMBER.search(normalize("NFKC", text).translate(_DASHES)):
        raise ContactInCase(f"{field} tells a telephone number", rule="I-08", field=field)
    return text


def told_remedy(request: ServiceRequest) -> str:
    """Return what was said to have helped, the last word counts.

    Source: rulebook I-24.
    """
    helping = {FactKind.RESTORED, FactKind.SOLUTION_PROPOSED}
    told = [fact.note for fact in request.timeline.facts if fact.kind in helping and fact.note]
    return told[-1] if told else ""


def drafted(
    request: ServiceRequest, parts: tuple[CasePart, ...], case_id: str, now: datetime
) -> KnowledgeCase | None:
    """Return the draft that a request yields, None where nothing was learned.

    Args:
        request: The request with all its facts.
        parts: What was replaced.
        case_id: Id of the draft.
        now: Time of drafting (UTC).

    Source: rulebook I-24.
    """
    remedy = told_remedy(request)
    if request.standing.outcome not in DONE_OUTCOMES or not (remedy or parts):
        return None
    call = request.call
    return KnowledgeCase(
        id=case_id,
        service_request_id=request.id,
        branch=request.standing.branch,
        product_line=call.product_line,
        product_model=call.product_model,
        symptom_code=call.symptom_code,
        symptom=call.symptom,
        cause="",
        remedy=remedy,
        parts=parts,
        state=CaseState.DRAFT,
        written_by="",
        written_at=now,
    )


def retired(case: KnowledgeCase, reason: str) -> KnowledgeCase:
    """Return a case that is no longer suggested.

    Raises:
        NotPublished: It is a draft, or retired already.

    Source: rulebook I-24.
    """
    if case.state is not CaseState.PUBLISHED:
        raise NotPublished(f"case {case.id} is {case.state}", rule="I-24", state=case.state)
    return replace(case, state=CaseState.RETIRED, retired_reason=reason)
