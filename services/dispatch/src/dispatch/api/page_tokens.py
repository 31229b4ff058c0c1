"""Where a list goes on, as opaque text: the key of the last row, never an offset."""

from __future__ import annotations

from datetime import date, datetime

from chassis.page_tokens import plain_text, read_token, write_token
from dispatch.domain.identity import TechnicianCode, WorkOrderId
from dispatch.domain.work_order import Severity
from dispatch.domain.work_queue import QueueKey, Turn
from dispatch.handlers.list_work_orders import QueuePlace


def technician_token(code: TechnicianCode | None) -> str:
    """Return the token of the page behind a technician; empty behind the last page."""
    return write_token(code) if code else ""


def read_technician_token(token: str) -> TechnicianCode | None:
    """Return the technician behind whom a page begins; None for the first page.

    Raises:
        PageTokenUnreadable: PAGE_TOKEN_UNREADABLE.
    """
    return TechnicianCode(*read_token(token, plain_text)) if token else None


def queue_token(place: QueuePlace | None) -> str:
    """Return the token of the page behind a place in the queue; empty behind the last page."""
    if place is None:
        return ""
    key = place.key
    return write_token(
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
    if not token:
        return None
    today, turn, severity, due_at, work_order_id = read_token(
        token, date.fromisoformat, Turn, Severity, _instant, plain_text
    )
    return QueuePlace(
        today=today,
        key=QueueKey(
            turn=turn,
            severity=severity,
            due_at=due_at,
            work_order_id=WorkOrderId(work_order_id),
        ),
    )


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant
