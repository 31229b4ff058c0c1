"""Which facts a request takes at which point of its life; one rule per function."""

from __future__ import annotations

from datetime import datetime, timedelta

from intake.domain.errors import Invalid, Refused
from intake.domain.register import BeforeTheCall
from intake.domain.request import Call, ServiceRequest
from intake.domain.standing import Standing
from intake.domain.vocabulary import (
    DONE_OUTCOMES,
    Handling,
    Outcome,
    PhaseKind,
    Purpose,
    Severity,
)

PROGRESS_PHASES = frozenset(
    {
        PhaseKind.WAITING_FOR_ANSWER,
        PhaseKind.REMOTE_WORK,
        PhaseKind.WAITING_FOR_PARTS,
        PhaseKind.WAITING_FOR_VENDOR,
        PhaseKind.WAITING_FOR_PROBLEM,
        PhaseKind.WAITING_FOR_EVIDENCE,
    }
)
"""Phases that somebody tells; all others follow from facts of their own."""


class NotAProgress(Invalid):
    """The phase cannot be told, it follows from what happens."""

    reason = "NOT_A_PROGRESS"


class RequestClosed(Refused):
    """The entry is closed; only reopening brings it back."""

    reason = "REQUEST_CLOSED"


class AlreadySolved(Refused):
    """A solution stands; reopen before work or waiting goes on."""

    reason = "REQUEST_ALREADY_SOLVED"


class AlreadyPaused(Refused):
    """The customer has the time already."""

    reason = "CLOCKS_ALREADY_PAUSED"


class NotPaused(Refused):
    """There is no pause to end."""

    reason = "CLOCKS_NOT_PAUSED"


class SeverityUnchanged(Refused):
    """The request has that severity already."""

    reason = "SEVERITY_UNCHANGED"


class SameBranch(Refused):
    """The branch has the request already."""

    reason = "TRANSFER_TO_SAME_BRANCH"


class NotRestored(Refused):
    """A call cannot be done while its fault is still there."""

    reason = "REQUEST_NOT_RESTORED"


class SignatureNeeded(Refused):
    """Work done on site closes with the customer's signature."""

    reason = "SIGNATURE_NEEDED"


class ReasonNeeded(Invalid):
    """A call that ends without being done needs a reason."""

    reason = "CLOSING_REASON_NEEDED"


class NothingToReopen(Refused):
    """The request is open and nothing is solved."""

    reason = "NOTHING_TO_REOPEN"


class ReopenWindowOver(Refused):
    """Too long closed: a new call begins a new request."""

    reason = "REOPEN_WINDOW_OVER"


class NotReopenable(Refused):
    """A call that was rejected or withdrawn does not come back; a new one is registered."""

    reason = "NOT_REOPENABLE"


def needs_to_follow_call(call: Call, occurred_at: datetime) -> None:
    """Refuse a fact from before the call.

    Raises:
        BeforeTheCall: It happened earlier than the call was received.

    Source: rulebook I-19.
    """
    if occurred_at < call.received_at:
        raise BeforeTheCall(
            f"request {call.number} was received at {call.received_at.isoformat()}",
            rule="I-19",
            field="occurred_time",
            received_at=call.received_at.isoformat(),
            occurred_at=occurred_at.isoformat(),
        )


def needs_to_be_open(call: Call, standing: Standing) -> None:
    """Refuse a fact from after closing.

    Raises:
        RequestClosed: The entry was closed by then.

    Source: rulebook I-02.
    """
    if standing.closed_at is not None:
        raise RequestClosed(
            f"request {call.number} is closed",
            rule="I-02",
            closed_at=standing.closed_at.isoformat(),
            outcome=standing.outcome or "",
        )


def needs_to_be_unsolved(call: Call, standing: Standing) -> None:
    """Refuse work and waiting while a solution stands.

    Raises:
        RequestClosed: The entry was closed by then.
        AlreadySolved: A solution was proposed, or the fault was gone.

    Source: rulebook I-19.
    """
    needs_to_be_open(call, standing)
    if standing.solved_at is not None:
        raise AlreadySolved(
            f"request {call.number} is solved since {standing.solved_at.isoformat()}",
            rule="I-19",
            solved_at=standing.solved_at.isoformat(),
        )


def needs_to_run(call: Call, standing: Standing) -> None:
    """Refuse a pause where the clocks do not run.

    Raises:
        RequestClosed: The entry was closed by then.
        AlreadySolved: A solution stands.
        AlreadyPaused: The clocks were paused by then.

    Source: rulebook I-19.
    """
    needs_to_be_unsolved(call, standing)
    if standing.paused:
        raise AlreadyPaused(f"the clocks of {call.number} are paused", rule="I-19")


def needs_to_be_paused(call: Call, standing: Standing) -> None:
    """Refuse to resume what was not paused.

    Raises:
        NotPaused: The clocks ran.

    Source: rulebook I-19.
    """
    needs_to_be_open(call, standing)
    if not standing.paused:
        raise NotPaused(f"the clocks of {call.number} are not paused", rule="I-19")


def needs_to_be_unrestored(call: Call, standing: Standing) -> None:
    """Refuse a second restoration.

    Raises:
        RequestClosed: The entry was closed by then.
        AlreadySolved: The fault was gone by then.

    Source: rulebook I-16.
    """
    needs_to_be_open(call, standing)
    if standing.restored_at is not None:
        raise AlreadySolved(
            f"request {call.number} is restored since {standing.restored_at.isoformat()}",
            rule="I-16",
            solved_at=standing.restored_at.isoformat(),
        )


def needs_to_be_closable(
    call: Call, standing: Standing, outcome: Outcome, reason: str, *, is_signed: bool
) -> None:
    """Refuse an outcome that the facts do not bear.

    Args:
        call: The register entry.
        standing: Where it stood when it is said to have been closed.
        outcome: How it is said to have ended.
        reason: Why, for a call that was not done.
        is_signed: The customer signed the voucher, or the life is a past one.

    Raises:
        RequestClosed: It was closed by then.
        ReasonNeeded: Rejected or withdrawn without a reason.
        NotRestored: Done, but the fault was not gone.
        SignatureNeeded: Done on site, but nobody signed.

    Source: rulebook I-02, D-14.
    """
    needs_to_be_open(call, standing)
    if outcome not in DONE_OUTCOMES:
        if not reason.strip():
            raise ReasonNeeded(f"{outcome} needs a reason", rule="I-02", field="reason")
        return
    if standing.restored_at is None:
        raise NotRestored(f"the fault of {call.number} is not gone", rule="I-02", outcome=outcome)
    on_site = outcome is Outcome.DONE_ON_SITE and call.handling is Handling.ON_SITE
    if on_site and not is_signed:
        raise SignatureNeeded(
            f"request {call.number} closes when its voucher is signed", rule="D-14"
        )


def needs_to_be_reopenable(
    request: ServiceRequest, standing: Standing, occurred_at: datetime, window: timedelta
) -> None:
    """Refuse to bring back what is not solved, was never done, or is closed for too long.

    Args:
        request: The register entry.
        standing: Where it stood when the customer came back.
        occurred_at: When the customer came back (UTC).
        window: Longest time since closing; equal is in time.

    Raises:
        NothingToReopen: Neither solved nor closed.
        NotReopenable: Rejected or withdrawn.
        ReopenWindowOver: Closed longer than the window.

    Source: rulebook I-02, I-03.
    """
    number = request.call.number
    if standing.closed_at is None:
        if standing.solved_at is None:
            raise NothingToReopen(f"request {number} is open", rule="I-02")
        return
    if standing.outcome not in DONE_OUTCOMES:
        raise NotReopenable(f"request {number} was {standing.outcome}", rule="I-02")
    if occurred_at - standing.closed_at > window:
        raise ReopenWindowOver(
            f"request {number} was closed at {standing.closed_at.isoformat()}",
            rule="I-03",
            closed_at=standing.closed_at.isoformat(),
            window_hours=str(window // timedelta(hours=1)),
        )


def is_solved_by(request: ServiceRequest, occurred_at: datetime) -> bool:
    """Say whether the solution that stands was there when the customer called again.

    Args:
        request: The register entry, open.
        occurred_at: When the customer called (UTC).

    Source: rulebook I-03, I-19.
    """
    solved_at = request.standing.solved_at
    return solved_at is not None and solved_at <= occurred_at


def brings_back(request: ServiceRequest, purpose: Purpose, occurred_at: datetime) -> bool:
    """Say whether a contact tells that the fault of a request is there though it was solved.

    Args:
        request: The register entry, open.
        purpose: What the contact is for.
        occurred_at: When the customer called (UTC).

    Source: rulebook I-03, I-19.
    """
    is_fault = purpose is request.call.purpose is Purpose.FAULT
    return is_fault and is_solved_by(request, occurred_at)


def needs_to_be_progress(phase: PhaseKind) -> None:
    """Refuse to tell a phase that other facts decide, such as travelling or a pause.

    Raises:
        NotAProgress: It is not remote work, nor waiting for somebody.

    Source: rulebook I-21, Q-02.
    """
    if phase not in PROGRESS_PHASES:
        raise NotAProgress(f"{phase} follows from other facts", rule="I-21", field="phase")


def needs_another_severity(call: Call, standing: Standing, severity: Severity) -> None:
    """Refuse a change that changes nothing.

    Raises:
        SeverityUnchanged: The request had that severity by then.

    Source: rulebook I-15.
    """
    if standing.severity is severity:
        raise SeverityUnchanged(f"request {call.number} is {severity} already", rule="I-15")


def needs_another_branch(call: Call, standing: Standing, branch: str) -> None:
    """Refuse a transfer to where the request is.

    Raises:
        SameBranch: The branch had the request by then.

    Source: rulebook I-02.
    """
    if standing.branch == branch:
        raise SameBranch(f"request {call.number} is at {branch} already", rule="I-02")
