"""Where a list goes on, as opaque text: the key of the last row, never an offset."""

from __future__ import annotations

import base64
import json
from datetime import date, datetime
from typing import Any

from dispatch.domain.errors import Invalid
from dispatch.domain.identity import TechnicianCode, WorkOrderId
from dispatch.domain.work_order import Severity
from dispatch.domain.work_queue import QueueKey, Turn
from dispatch.handlers.list_work_orders import QueuePlace


class PageTokenUnreadable(Invalid):
    """A page token is none that this service has made."""

    reason = "PAGE_TOKEN_UNREADABLE"

    def __init__(self) -> None:
        super().__init__("page_token is not one of ours", rule="D-05", field="page_token")


def technician_token(code: TechnicianCode | None) -> str:
    """Return the token of the page behind a technician; empty behind the last page."""
    return _write(code) if code else ""


def read_technician_token(token: str) -> TechnicianCode | None:
    """Return the technician behind whom a page begins; None for the first page.

    Raises:
        PageTokenUnreadable: PAGE_TOKEN_UNREADABLE.
    """
    match _read(token):
        case None:
            return None
        case [str(code)]:
            return TechnicianCode(code)
        case _:
            raise PageTokenUnreadable


def queue_token(place: QueuePlace | None) -> str:
    """Return the token of the page behind a place in the queue; empty behind the last page."""
    if place is None:
        return ""
    key = place.key
    return _write(
        place.today.isoformat(),
        int(key.turn),
        key.severity.value,
        key.due_at.isoformat(),
        key.work_order_id,
    )


def read_queue_token(token: str) -> QueuePlace | None:
    """Return the place in the queue behind which a page begins; None for the first page.

    Raises:
        PageTokenUnreadable: PAGE_TOKEN_UNREADABLE.
    """
    parts = _read(token)
    if parts is None:
        return None
    try:
        today, turn, severity, due_at, work_order_id = parts
        place = QueuePlace(
            today=date.fromisoformat(today),
            key=QueueKey(
                turn=Turn(turn),
                severity=Severity(severity),
                due_at=datetime.fromisoformat(due_at),
                work_order_id=WorkOrderId(str(work_order_id)),
            ),
        )
    except (ValueError, TypeError) as error:
        raise PageTokenUnreadable from error
    if place.key.due_at.tzinfo is None:
        raise PageTokenUnreadable
    return place


def _write(*key: str | int) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def _read(token: str) -> list[Any] | None:
    if not token:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(token.encode()))
    except ValueError as error:
        raise PageTokenUnreadable from error
    if not isinstance(parts, list):
        raise PageTokenUnreadable
    return parts
