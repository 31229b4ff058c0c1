"""Query: which open requests would move if a version of a policy counted for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.preview import Move, moves
from intake.domain.request import ServiceRequest
from intake.handlers.promising import promise_of
from intake.ports import PolicyDraft, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPolicy:
    """Which version, for whose requests, and behind which number to go on.

    `as_of` is the instant of the first page, None there.
    """

    policy_text: str
    file_name: str
    branch: str
    after: str
    as_of: datetime | None
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The moves of some open requests; `open_requests` is None behind the first page."""

    draft: PolicyDraft
    moves: tuple[tuple[ServiceRequest, Move], ...]
    examined: int
    last_number: str
    has_more: bool
    open_requests: int | None
    as_of: datetime


def preview_policy(cmd: PreviewPolicy, tx: Tx, now: datetime) -> Preview:
    """Judge open requests by their promises and by those of a version that is not in force.

    Args:
        cmd: The version, and which open requests.
        tx: Open transaction that only reads.
        now: Time of the query (UTC).

    Raises:
        PolicyInvalid: The version could not be loaded.
        PolicyNotPreviewable: It is not about what is promised.
        SlaPackUnknown: It chooses a pack that was not in force on the day of a call.
        CalendarUnknown: It needs a calendar that was not in force then.

    Source: rulebook I-16, I-17, I-19.
    """
    draft = tx.promises.draft(cmd.policy_text, cmd.file_name or "policy")
    as_of = cmd.as_of or now
    page = tx.service_requests.open_page(cmd.branch, cmd.after, cmd.limit)
    found = []
    for request in page.rows:
        zone = tx.branches.require(request.call.registered_branch).time_zone
        before, after = promise_of(request, tx), draft.promise(request, zone)
        found += [(request, move) for move in moves(request, before, after, as_of)]
    return Preview(
        draft=draft,
        moves=tuple(found),
        examined=len(page.rows),
        last_number=page.rows[-1].call.number if page.rows else "",
        has_more=page.has_more,
        open_requests=None if cmd.after else tx.service_requests.count_open(cmd.branch),
        as_of=as_of,
    )
