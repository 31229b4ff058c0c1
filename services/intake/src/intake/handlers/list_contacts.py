"""Use case: read the contacts of a customer about one request."""

from __future__ import annotations

from datetime import datetime

from intake.domain.contact import Contact, first_contact
from intake.domain.listing import Page, Reference
from intake.ports import Tx


def list_contacts(request_id: str, after: int, limit: int, tx: Tx, now: datetime) -> Page[Contact]:
    """Return the contacts after a number, in the order in which they were taken.

    Args:
        request_id: The request.
        after: Number of the last contact seen; 0 begins with the call itself.
        limit: Most contacts to return, at least 1.
        tx: Open transaction.
        now: Time of the query (UTC).

    Raises:
        ServiceRequestNotFound: The caller knows no such request.

    Source: rulebook I-03.
    """
    request = tx.service_requests.get(Reference(request_id=request_id))
    first = (first_contact(request.call),) if after < 1 else ()
    later = tx.contacts.page(request_id, max(after, 1), limit)
    rows = (*first, *later.rows)
    return Page(rows[:limit], later.has_more or len(rows) > limit)
