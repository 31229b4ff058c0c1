"""Lists of the register on the wire: what is asked for, in which order, and where it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from callout.intake.v1 import intake_service_pb2 as pb
from chassis.page_tokens import plain_text
from chassis.page_tokens import read_token as read_key
from intake.adapters import wire_resources
from intake.adapters.paging import (
    page_size,
    read_bound,
    read_key_instant,
    whole_number,
    write_token,
)
from intake.domain.listing import PromisePlace, RequestFilter, RequestSummary
from intake.domain.searching import BranchNeeded, EntrySearch, OrderNotOffered
from intake.handlers.index_register import IndexPlace
from intake.ports import Tx

Fingerprint = Callable[[str], str]
Listing = Callable[[Tx], pb.ListServiceRequestsResponse]

_BY_PROMISE: Final = pb.ListServiceRequestsRequest.ORDER_OLDEST_PROMISE_FIRST
_MARK_DIGITS: Final = 16


def listing(request: pb.ListServiceRequestsRequest, fingerprint: Fingerprint) -> Listing:
    """Return what reads the page that is asked for.

    Args:
        request: The filter and the page.
        fingerprint: Stands for the filter in the page's token; it may hold digits of a number.

    Raises:
        PageTokenUnreadable: The token is not one of ours, or of another list.
        BranchNeeded: A text or an order that is kept branch by branch.
        NothingToLookFor: The text has no word.
        OrderNotOffered: By promise what was looked for.
    """
    mark = _mark_of(request, fingerprint)
    is_by_promise = request.order == _BY_PROMISE
    if request.WhichOneof("key") in {"phone_tail", "text"}:
        if is_by_promise:
            raise OrderNotOffered(
                "what is found comes the newest first", rule="I-02", field="order"
            )
        return _found(request, mark)
    if not is_by_promise:
        return _by_number(request, mark)
    if not (request.branch_code or request.customer_id):
        raise BranchNeeded(
            "name the branch or the customer whose promises are listed",
            rule="I-02",
            field="branch_code",
        )
    return _by_promise(request, mark)


def _by_number(request: pb.ListServiceRequestsRequest, mark: str) -> Listing:
    (after,) = read_bound(request.page_token, mark, plain_text) or ("",)
    wanted, limit = _filter(request), page_size(request.page_size)

    def read(tx: Tx) -> pb.ListServiceRequestsResponse:
        page = tx.service_requests.page(wanted, after, limit)
        return _response(page.rows, mark, (page.rows[-1].call.number,) if page.has_more else ())

    return read


def _by_promise(request: pb.ListServiceRequestsRequest, mark: str) -> Listing:
    key = read_bound(request.page_token, mark, plain_text, plain_text)
    after = None
    if key:
        due, number = key
        after = PromisePlace(due_at=read_key_instant(due) if due else None, number=number)
    wanted, limit = _filter(request), page_size(request.page_size)

    def read(tx: Tx) -> pb.ListServiceRequestsResponse:
        page = tx.service_requests.by_promise(wanted, after, limit)
        if not page.has_more:
            return _response(page.rows, mark, ())
        last = page.rows[-1]
        due = last.next_due_at.isoformat() if last.next_due_at else ""
        return _response(page.rows, mark, (due, last.call.number))

    return read


def _found(request: pb.ListServiceRequestsRequest, mark: str) -> Listing:
    (before,) = read_bound(request.page_token, mark, whole_number) or (0,)
    wanted = EntrySearch(
        branch=request.branch_code,
        open_only=request.open_only,
        text=request.text,
        phone_tail=request.phone_tail,
    )
    limit = page_size(request.page_size)

    def read(tx: Tx) -> pb.ListServiceRequestsResponse:
        found = tx.service_requests.found(wanted, before, limit)
        return _response(found.rows, mark, (str(found.before),) if found.before else ())

    return read


def _filter(request: pb.ListServiceRequestsRequest) -> RequestFilter:
    return RequestFilter(
        branch=request.branch_code,
        open_only=request.open_only,
        customer_id=request.customer_id,
    )


def _mark_of(request: pb.ListServiceRequestsRequest, fingerprint: Fingerprint) -> str:
    of_list = pb.ListServiceRequestsRequest()
    of_list.CopyFrom(request)
    of_list.ClearField("page_size")
    of_list.ClearField("page_token")
    return fingerprint(of_list.SerializeToString(deterministic=True).hex())[:_MARK_DIGITS]


def _response(
    rows: Iterable[RequestSummary], mark: str, key: tuple[str, ...]
) -> pb.ListServiceRequestsResponse:
    return pb.ListServiceRequestsResponse(
        service_requests=map(wire_resources.summary, rows),
        next_page_token=write_token(mark, *key) if key else "",
    )


def read_index_place(token: str) -> IndexPlace:
    """Read how far the walk through the register has come.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    if not token:
        return IndexPlace()
    customer_id, entry = read_key(token, plain_text, whole_number)
    return IndexPlace(customer_id=customer_id, entry=entry)


def index_response(place: IndexPlace | None) -> pb.IndexRegisterResponse:
    """Write where the walk goes on."""
    token = write_token(place.customer_id, str(place.entry)) if place else ""
    return pb.IndexRegisterResponse(next_page_token=token)
